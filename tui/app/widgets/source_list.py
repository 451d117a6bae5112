"""The list of where an episode's words could come from."""

from collections.abc import Hashable, Sequence
from typing import TYPE_CHECKING

from tui.app.drawing import Line, Piece, spread
from tui.app.provenance import SOURCE_WORDS, TIMING_WORDS
from tui.app.widgets.line_list import LineList

if TYPE_CHECKING:
    from tui.sync.word_sources import WordSource


class SourceList(LineList["WordSource"]):
    """Sources, two lines each: what it is and how its times were made; where it is."""

    def row_height(self, width: int) -> int:
        """What, and where."""
        return 2

    def key(self, row: "WordSource") -> Hashable:
        """A source is known by its kind and its place."""
        return row.source, row.origin

    def draw(self, row: "WordSource", width: int) -> Sequence[Line]:
        """The one in use is marked; one that must be fetched says so."""
        mark = Piece(" ● " if row.in_use else "   ", "mark")
        name = SOURCE_WORDS[row.source].capitalize()
        kind = "  ".join(filter(None, (row.language, row.kind)))
        times = f"times: {TIMING_WORDS[row.timing]} " if row.timing else "not read yet "
        what = [mark, Piece(name, "strong"), Piece(f"  {kind}", "muted")]
        gone = ", gone from disk" if row.gone else ""
        where = [Piece(f"   {row.origin or _NO_ORIGIN[row.is_here]}{gone}", "muted")]
        return [
            spread(what, [Piece(times, "muted")], width),
            spread(where, (), width),
        ]


_NO_ORIGIN = {True: "on this machine", False: ""}
