"""Searching everything cached."""

from tui.library.library import Library
from tui.model.hit import Hit


def find(
    library: Library,
    query: str,
    *,
    show_id: int | None = None,
    limit: int = 50,
    as_typed: bool = False,
) -> list[Hit]:
    """Hits for a query in the listener's words.

    ``as_typed`` treats the last word as a beginning and prefers speed to order.

    Raises:
        UsageError: the query cannot be understood.
    """
    raise NotImplementedError
