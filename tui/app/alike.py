"""Shows like a show, in rows under headings that say where they are from. Pure."""

from collections.abc import Sequence

from tui.feeds.directories import FoundShow
from tui.feeds.similar import charted_category, is_recommended
from tui.model.show import Show


def alike_rows(shows: Sequence[FoundShow], like: Show) -> list[FoundShow | str]:
    """What a show recommends, then what its category's charts name."""
    own = [show for show in shows if is_recommended(show)]
    charts = [show for show in shows if not is_recommended(show)]
    rows: list[FoundShow | str] = []
    if own:
        rows += [f"Recommended by {like.title}", *own]
    if charts:
        rows += [f"Most heard in {charted_category(like)}", *charts]
    return rows


def none_alike(like: Show) -> str:
    """Why no show is like it."""
    category = charted_category(like)
    charts = (
        f"The {category} charts name none"
        if category
        else "It names no category that has charts"
    )
    return f"{like.title} recommends no shows.\n{charts}."
