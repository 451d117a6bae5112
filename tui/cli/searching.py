"""The search command: everything cached."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING, Any

from tui.cli.arguments import Commands, command, count_argument
from tui.cli.output import clock_time, console, day, iso, print_json, print_text
from tui.home import Home

if TYPE_CHECKING:
    from tui.model.hit import Hit

_DEFAULT_LIMIT = 50
INDEXING_SECONDS = 0.5
"""How long to look for words that no search could find yet."""


def register(commands: Commands) -> None:
    """Add the commands of this family."""
    search = command(commands, "search", _search, "search everything cached")
    search.add_argument("query", metavar="QUERY", nargs="+", help="what to look for")
    search.add_argument("--show", metavar="SHOW", help="in one show only")
    search.add_argument(
        "--limit",
        type=count_argument,
        default=_DEFAULT_LIMIT,
        metavar="N",
        help=f"at most so many hits (default {_DEFAULT_LIMIT})",
    )


def _search(options: argparse.Namespace) -> None:
    from tui.search.find import find
    from tui.sync.indexing import index_for

    with Home.open() as home:
        index_for(home.library, INDEXING_SECONDS)
        show = home.library.shows.find(options.show) if options.show else None
        hits = find(
            home.library,
            " ".join(options.query),
            show_id=show.id if show else None,
            limit=options.limit,
        )
    if options.json:
        print_json([_document(hit) for hit in hits])
    elif not hits:
        print_text("Nothing found.")
    else:
        _print_hits(hits)


def _document(hit: Hit) -> dict[str, Any]:
    return {
        "episode_id": hit.episode_id,
        "show": hit.show,
        "title": hit.title,
        "published": iso(hit.published),
        "start": hit.start,
        "speaker": hit.speaker,
        "snippet": hit.snippet,
        "kind": hit.kind.value,
    }


def _print_hits(hits: list[Hit]) -> None:
    from rich.text import Text

    out = console()
    for hit in hits:
        place = clock_time(hit.start) if hit.start is not None else hit.kind.value
        head = f"{hit.episode_id}  {hit.title} · {hit.show} · {day(hit.published)}"
        out.print(Text(head, style="bold"))
        line = Text(f"    {place}  ")
        if hit.speaker:
            line.append(f"{hit.speaker}: ", style="italic")
        snippet = Text(hit.snippet)
        for first, last in hit.marks:
            snippet.stylize("reverse", first, last)
        out.print(line + snippet)
