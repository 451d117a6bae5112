"""The list of shows that directories know, with those subscribed to marked."""

from collections.abc import Collection, Hashable, Sequence

from tui.app.drawing import Line, Piece, fit, spread, width_of
from tui.app.phrases import count
from tui.app.widgets.line_list import LineList
from tui.feeds.directories import FoundShow
from tui.feeds.finding import address_key
from tui.model.show import Show

SUBSCRIBED = "✓ subscribed"


class FoundList(LineList[FoundShow | str]):
    """Shows, two lines each: what it is called and who knows it, then by whom.

    A plain string is a heading.
    """

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._subscribed: dict[str, Show] = {}
        self._by_guid: dict[str, Show] = {}

    @property
    def found(self) -> FoundShow | None:
        """The show under the cursor."""
        return self.current if isinstance(self.current, FoundShow) else None

    def mark_subscribed(self, shows: Collection[Show]) -> None:
        """Mark the shows of the library, by any address they have or had."""
        self._subscribed = {
            address_key(url): show
            for show in shows
            for url in (*show.aliases, show.url)
        }
        self._by_guid = {s.details.guid: s for s in shows if s.details.guid}
        self.refresh()

    def show_of(self, found: FoundShow | None) -> Show | None:
        """The show of the library that a found one is."""
        return self._subscribed.get(address_key(found.feed_url)) if found else None

    def recognize(self, found: FoundShow, url: str, guid: str | None) -> Show | None:
        """The show of the library that a found one is, once its feed was read.

        ``url`` is where its address led, ``guid`` the feed's own.
        """
        known = self.show_of(found) or self._subscribed.get(address_key(url))
        known = known or self._by_guid.get(guid or "")
        if known is not None:
            self._subscribed[address_key(found.feed_url)] = known
            self.refresh()
        return known

    def selectable(self, row: FoundShow | str) -> bool:
        """Headings are not."""
        return isinstance(row, FoundShow)

    def row_height(self, width: int) -> int:
        """Title, and what is beside it."""
        return 2

    def key(self, row: FoundShow | str) -> Hashable:
        """A show is known by its feed."""
        return row.feed_url if isinstance(row, FoundShow) else None

    def draw(self, row: FoundShow | str, width: int) -> Sequence[Line]:
        """Title and source, then author, episodes and language."""
        if isinstance(row, str):
            return _heading(row, width)
        source = [Piece(f"{row.source} ", "muted")]
        if self.show_of(row) is not None:
            source = [Piece(f"{SUBSCRIBED} ", "accent")]
        title = spread([Piece(f" {row.title}", "strong")], source, width)
        episodes = count(row.episodes, "episode") if row.episodes else ""
        facts = (row.author, episodes, row.language)
        words = " · ".join(fact for fact in facts if fact)
        return [title, spread([Piece(f" {words}", "muted")], (), width)]


def _heading(words: str, width: int) -> Sequence[Line]:
    head = Piece(f" ── {fit(words, width - 8)} ", "muted")
    rule = Piece("─" * (width - width_of([head]) - 1), "muted")
    return [spread([], (), width), spread([head, rule], (), width)]
