"""The list of kept quotes."""

from collections.abc import Hashable, Sequence
from typing import ClassVar

from textual.binding import BindingType

from tui.app.commands import Scope, bindings
from tui.app.drawing import Line, Piece, spread
from tui.app.phrases import clock, day
from tui.app.widgets.line_list import LineList
from tui.model.quote import Quote


class QuoteList(LineList[Quote]):
    """Quotes, two lines each: what was said, and where."""

    BINDINGS: ClassVar[list[BindingType]] = [*bindings(Scope.QUOTES)]

    def row_height(self, width: int) -> int:
        """What, and where."""
        return 2

    def key(self, row: Quote) -> Hashable:
        """A quote is known by its number."""
        return row.id

    def go_to_neighbor(self, quote_id: int) -> None:
        """Leave a quote that is about to go for the one after it, or before."""
        if self.current is not None and self.current.id == quote_id:
            last = self.cursor == len(self.rows) - 1
            self.action_move(-1 if last else 1)

    def draw(self, row: Quote, width: int) -> Sequence[Line]:
        """The words, a mark where there is a note; then speaker, time, episode."""
        said = [Piece(f" {' '.join(row.text.split())}")]
        mark = [Piece("✎ ", "accent")] if row.note else []
        where = [Piece(f" {clock(row.start)}  ", "accent")]
        if row.speakers:
            where.append(Piece(f"{', '.join(row.speakers)}  ", "strong"))
        where.append(Piece(f"{row.episode_title} · {row.show_title}", "muted"))
        kept = [Piece(f"{day(row.kept)} ", "muted")]
        return [spread(said, mark, width), spread(where, kept, width)]


def fitting(quotes: Sequence[Quote], words: str) -> list[Quote]:
    """The quotes that have all these words somewhere: said, noted or in a title."""
    wanted = words.casefold().split()
    return [quote for quote in quotes if all(w in _searched(quote) for w in wanted)]


def _searched(quote: Quote) -> str:
    parts = (quote.text, quote.note, *quote.speakers, quote.episode_title)
    return " ".join((*parts, quote.show_title)).casefold()
