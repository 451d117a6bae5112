"""Searching everything cached."""

from collections.abc import Sequence

from tui.errors import NotFound, UsageError
from tui.library.library import Library
from tui.model.hit import Hit
from tui.model.query import Query
from tui.search.query import parse_query


def find(
    library: Library,
    query: str,
    *,
    show_id: int | None = None,
    limit: int = 50,
    as_typed: bool = False,
) -> list[Hit]:
    """Hits for a query in the listener's words.

    ``as_typed`` treats the last word as a beginning and prefers speed to order; what
    cannot be understood yet finds nothing.

    Raises:
        UsageError: the query cannot be understood.
    """
    try:
        wanted = parse_query(query, last_goes_on=as_typed)
        show_ids = _show_ids(library, wanted, show_id)
    except UsageError:
        if as_typed:
            return []
        raise
    if wanted == Query():
        return []
    return library.index.search(
        wanted, show_ids=show_ids, newest_first=as_typed, limit=limit
    )


def _show_ids(
    library: Library, query: Query, show_id: int | None
) -> Sequence[int] | None:
    """The shows to look in; None for all."""
    if not query.shows:
        return None if show_id is None else [show_id]
    named = {each for words in query.shows for each in library.shows.titled(words)}
    if not named:
        raise NotFound(f"No show is called {query.shows[0]!r}; see `earmark shows`.")
    return sorted(named if show_id is None else named & {show_id})
