"""Earmark: read your podcasts while you hear them."""

__version__ = "0.1.0"
