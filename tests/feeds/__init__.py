"""Tests of ``tui.feeds``."""
