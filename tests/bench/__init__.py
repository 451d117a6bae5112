"""Measurements: figures for people to read, never for tests to judge."""
