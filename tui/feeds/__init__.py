"""Feeds: bytes from the web become shows and episodes."""
