"""The library: one SQLite file, and ``Library``, the only door to it."""
