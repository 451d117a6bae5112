"""Commands about shows: add, remove, shows, stats."""

from __future__ import annotations

import argparse
import asyncio
from collections.abc import Callable, Coroutine, Iterator, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any, TypeVar

from tui.cli.arguments import Commands, command, show_argument
from tui.cli.credentials import addresses, wants_user, with_user
from tui.cli.output import (
    complain,
    console,
    day,
    iso,
    print_json,
    print_table,
    print_text,
)
from tui.errors import EarmarkError
from tui.home import Home
from tui.model.lengths import in_hours, in_minutes
from tui.model.listing import group_named
from tui.text import plain_line, public_url

if TYPE_CHECKING:
    from tui.model.show import Show
    from tui.model.statistics import ShowStatistics
    from tui.sync.outcome import SyncProgress
    from tui.sync.subscribe import Subscribed

T = TypeVar("T")

INDEXING_SECONDS = 3.0
"""How long the words of new episodes are looked for; the rest follows later."""


def register(commands: Commands) -> None:
    """Add the commands of this family."""
    add = command(commands, "add", _add, "subscribe to shows by address")
    add.add_argument("url", metavar="URL", nargs="+", help="a feed, or a page with one")
    add.add_argument(
        "--user", metavar="NAME", help="of a private feed; the password is asked for"
    )
    remove = command(commands, "remove", _remove, "unsubscribe from a show", json=False)
    show_argument(remove)
    shows = command(commands, "shows", _shows, "list the shows")
    shows.add_argument(
        "--group", metavar="GROUP", help="only those in a group, as in News/Tech"
    )
    show_argument(command(commands, "stats", _stats, "show a show at a glance"))


def on_the_web(home: Home, work: Coroutine[Any, Any, T]) -> T:
    """Run work that uses the home's fetcher, and let go of its connections."""

    async def all_of_it() -> T:
        try:
            return await work
        finally:
            await home.fetcher.close()

    return asyncio.run(all_of_it())


def _add(options: argparse.Namespace) -> int:
    from tui.sync.indexing import index_for

    urls = addresses(options.url)
    if options.user:
        urls = [with_user(url, options.user) for url in urls]
    with Home.open() as home:
        done, errors = _subscribed(home, urls)
        index_for(home.library, INDEXING_SECONDS)
    if options.json:
        print_json([show_document(each.show) for each in done])
    else:
        for each in done:
            did = "Subscribed" if each.is_new else "Already subscribed"
            episodes = episodes_in_words(each.show.episodes)
            print_text(f"{did} to {each.show.title}: {episodes}.")
    if home.library.secrets.warning:
        complain(home.library.secrets.warning)
    for error in errors:
        complain(str(error))
    return max((error.exit_code for error in errors), default=0)


def _subscribed(
    home: Home, urls: Sequence[str]
) -> tuple[list[Subscribed], list[EarmarkError]]:
    """The shows at the addresses; user and password are asked for where wanted."""
    done, failed = on_the_web(home, _subscribe(home, urls))
    locked = [(url, error) for url, error in failed if wants_user(error, url)]
    others = [error for url, error in failed if not wants_user(error, url)]
    for url, error in locked:
        complain(str(error))
        unlocked = _subscribe(home, [with_user(url, None)])
        more, refused = on_the_web(home, unlocked)
        done += more
        others += [again for _, again in refused]
    return done, others


async def _subscribe(
    home: Home, urls: Sequence[str]
) -> tuple[list[Subscribed], list[tuple[str, EarmarkError]]]:
    done, failed = [], []
    for url in urls:
        try:
            done.append(await home.synchronizer.subscribe(url))
        except EarmarkError as error:
            failed.append((url, error))
    return done, failed


def _remove(options: argparse.Namespace) -> None:
    with Home.open() as home:
        show = home.library.shows.find(options.show)
        home.library.shows.remove(show.id)
    print_text(f"Unsubscribed from {show.title}; its quotes are kept.")


@contextmanager
def progress_bar(*, quiet: bool) -> Iterator[Callable[[SyncProgress], None]]:
    """A bar on standard error while shows are gone through; only in a terminal."""
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn

    name = TextColumn("{task.fields[show]}", markup=False)
    columns = (BarColumn(), MofNCompleteColumn(), name)
    err = console(stderr=True)
    hidden = quiet or not err.is_terminal
    with Progress(*columns, console=err, transient=True, disable=hidden) as bar:
        task = bar.add_task("", total=None, show="")
        yield lambda at: bar.update(
            task, completed=at.done, total=at.total, show=at.show
        )


def episodes_in_words(number: int, kind: str = "") -> str:
    """As in “3 new episodes”."""
    return f"{number} {kind}episode{'' if number == 1 else 's'}"


def _shows(options: argparse.Namespace) -> None:
    with Home.open() as home:
        shows = home.library.shows.all()
    if options.group is not None:
        wanted = group_named(plain_line(options.group))
        shows = [show for show in shows if show.listing.is_within(wanted)]
    if options.json:
        print_json([show_document(show) for show in shows])
        return
    if not shows and options.group is not None:
        print_text(f"No show is in the group “{plain_line(options.group)}”.")
        return
    if not shows:
        print_text("No shows yet: subscribe with earmark add URL.")
        return
    print_table(
        [">Id", "Title", "Author", ">Episodes", ">Unplayed", "Last checked", "Problem"],
        (
            [
                str(show.id),
                show.title,
                show.details.author or "",
                str(show.episodes),
                str(show.unplayed),
                day(show.last_checked),
                "ended" if show.ended else show.last_error or "",
            ]
            for show in shows
        ),
    )


def show_document(show: Show) -> dict[str, Any]:
    """A show as programs see it."""
    return {
        "id": show.id,
        "title": show.title,
        "author": show.details.author,
        "url": public_url(show.url),
        "link": public_url(show.details.link) if show.details.link else None,
        "language": show.details.language,
        "categories": list(show.details.categories),
        "groups": [list(group) for group in show.listing.groups],
        "episodes": show.episodes,
        "unplayed": show.unplayed,
        "last_checked": iso(show.last_checked),
        "last_error": show.last_error,
    }


def _stats(options: argparse.Namespace) -> None:
    from datetime import UTC, datetime

    with Home.open() as home:
        show = home.library.shows.find(options.show)
        statistics = home.library.shows.statistics(show.id, datetime.now(UTC))
    if options.json:
        print_json(_statistics_document(statistics))
    else:
        print_text(show.title)
        print_table(["", ""], _statistics_rows(statistics))


def _statistics_document(statistics: ShowStatistics) -> dict[str, Any]:
    return {
        "first_year": statistics.first_year,
        "years": statistics.years,
        "episodes": statistics.episodes,
        "hours": statistics.hours,
        "median_minutes": statistics.median_minutes,
        "typical_minutes": statistics.typical_minutes,
        "cadence": statistics.cadence,
        "this_year": statistics.this_year,
        "busiest_year": statistics.busiest_year,
        "explicit": statistics.explicit,
        "language": statistics.language,
        "categories": list(statistics.categories),
        "last_published": iso(statistics.last_published),
    }


def _statistics_rows(statistics: ShowStatistics) -> list[tuple[str, str]]:
    typical = statistics.typical_minutes
    busiest = statistics.busiest_year
    median = statistics.median_minutes
    rows = [
        ("Publishing since", str(statistics.first_year or "—")),
        ("Episodes", str(statistics.episodes)),
        ("In all", in_hours(statistics.hours)),
        ("Median length", "—" if median is None else f"{median:.0f} min"),
        ("Most are", in_minutes(*typical) if typical else "—"),
        ("Cadence", statistics.cadence or "—"),
        ("This year", str(statistics.this_year)),
        ("Busiest year", "—" if not busiest else f"{busiest[0]} ({busiest[1]})"),
        ("Flagged explicit", str(statistics.explicit)),
        ("Language", statistics.language or "—"),
        ("Categories", ", ".join(statistics.categories) or "—"),
        ("Last published", day(statistics.last_published)),
    ]
    return rows
