"""The list of an episode's chapters."""

from collections.abc import Sequence

from tui.app.drawing import Line, Piece, spread
from tui.app.phrases import clock
from tui.app.widgets.line_list import LineList
from tui.model.chapter import Chapter


class ChapterList(LineList[Chapter]):
    """Chapters with their times; the one being heard is marked."""

    heard: int | None = None
    """Which chapter is being heard."""

    def mark_heard(self, index: int | None) -> None:
        """Mark the chapter being heard."""
        if index != self.heard:
            self.heard = index
            self.refresh()

    def draw(self, row: Chapter, width: int) -> Sequence[Line]:
        """Time, title, length."""
        now = self.heard is not None and self.rows[self.heard] is row
        look = "accent" if now else "text"
        left = [
            Piece(" ► " if now else "   ", "accent"),
            Piece(f"{clock(row.start):>7}  ", "muted"),
            Piece(row.title, look),
        ]
        length = clock(row.end - row.start) if row.end is not None else ""
        return [spread(left, [Piece(f"{length} ", "muted")] if length else (), width)]


def chapter_at(chapters: Sequence[Chapter], seconds: float) -> int | None:
    """Which chapter a moment is in."""
    started = [i for i, chapter in enumerate(chapters) if chapter.start <= seconds]
    return started[-1] if started else None
