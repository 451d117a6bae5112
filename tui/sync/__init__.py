"""Sync: bring the library up to date."""
