"""Widgets: each shows a noun, none defines one."""
