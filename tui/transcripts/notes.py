"""Show notes: HTML from a feed becomes blocks, links, chapters and, often, words."""

from tui.model.notes import Notes


def parse_notes(html: str, *, language: str | None = None, title: str = "") -> Notes:
    """Take show notes apart. ``html`` may be HTML or plain text; it never raises."""
    raise NotImplementedError


def notes_text(notes: Notes) -> str:
    """The notes as Markdown that also reads well as plain text."""
    raise NotImplementedError
