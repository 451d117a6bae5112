"""Tests of ``tui.sync``."""
