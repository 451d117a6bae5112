"""The reading pane's first line: the episode's title, and when and how long it is."""

from rich.cells import cell_len
from textual.content import Content
from textual.widget import Widget

from tui.app.drawing import Piece, spread
from tui.app.phrases import clock, day
from tui.model.episode import EpisodeRow


class TitleLine(Widget):
    """Title on the left; date and length on the right, where there is room."""

    row: EpisodeRow | None = None

    def show_row(self, row: EpisodeRow) -> None:
        """Show another episode."""
        if row != self.row:
            self.row = row
            self.refresh()

    def render(self) -> Content:
        """One line of exactly the width there is."""
        if self.row is None:
            return Content("")
        facts = " ".join(f for f in (day(self.row.published), self._length) if f)
        right = [Piece(facts, "$text-muted")] if self._fits(facts) else []
        line = spread([Piece(self.row.title, "bold")], right, self.size.width)
        return Content.assemble(
            *(
                (piece.text, "" if piece.look == "text" else piece.look)
                for piece in line
            )
        )

    @property
    def _length(self) -> str:
        length = clock(self.row.duration) if self.row else ""
        return f"· {length}" if length else ""

    def _fits(self, facts: str) -> bool:
        title = self.row.title if self.row else ""
        return cell_len(title) + len(facts) + 2 <= self.size.width
