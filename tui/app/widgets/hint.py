"""A hint: what an empty pane says, wrapped and in its middle."""

from rich.cells import cell_len

from tui.app.widgets.transcript_wrap import Span, Wrappable

MARGIN = 2


def hint_row(words: str, row: int, width: int, height: int) -> str:
    """The text of one row of a pane that shows nothing but a hint."""
    wrapped = [
        paragraph[span.first : span.last]
        for paragraph in words.splitlines()
        for span in Wrappable(paragraph).lines(width - 2 * MARGIN) or [Span(0, 0)]
    ]
    row -= max(height // 3 - len(wrapped) // 2, 0)
    text = wrapped[row] if 0 <= row < len(wrapped) else ""
    return " " * ((width - cell_len(text)) // 2) + text
