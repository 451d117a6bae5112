"""The list of shows that directories know."""

from collections.abc import Hashable, Sequence

from tui.app.drawing import Line, Piece, spread
from tui.app.phrases import count
from tui.app.widgets.line_list import LineList
from tui.feeds.directories import FoundShow


class FoundList(LineList[FoundShow]):
    """Shows, two lines each: what it is called and who knows it, then by whom."""

    def row_height(self, width: int) -> int:
        """Title, and what is beside it."""
        return 2

    def key(self, row: FoundShow) -> Hashable:
        """A show is known by its feed."""
        return row.feed_url

    def draw(self, row: FoundShow, width: int) -> Sequence[Line]:
        """Title and source, then author, episodes and language."""
        source = [Piece(f"{row.source} ", "muted")]
        title = spread([Piece(f" {row.title}", "strong")], source, width)
        episodes = count(row.episodes, "episode") if row.episodes else ""
        facts = (row.author, episodes, row.language)
        words = " · ".join(fact for fact in facts if fact)
        return [title, spread([Piece(f" {words}", "muted")], (), width)]
