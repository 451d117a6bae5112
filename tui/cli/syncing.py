"""The command that brings shows up to date: sync."""

from __future__ import annotations

import argparse
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from tui.cli.arguments import Commands, command, show_argument
from tui.cli.output import complain, iso, minute, print_json, print_text
from tui.cli.shows import INDEXING_SECONDS, episodes_in_words, on_the_web, progress_bar
from tui.errors import UsageError
from tui.home import Home

if TYPE_CHECKING:
    from tui.sync.outcome import SyncProgress, SyncResult, Waiting

INTERRUPTED = 130


def register(commands: Commands) -> None:
    """Add the command."""
    sync = command(commands, "sync", _sync, "bring shows up to date")
    show_argument(sync, optional=True)
    sync.add_argument("--due", action="store_true", help="only shows whose time it is")
    sync.add_argument(
        "--archive", action="store_true", help="every page of SHOW's feed, to its end"
    )


def _sync(options: argparse.Namespace) -> int:
    from tui.cli.downloading import tidy_downloads
    from tui.sync.indexing import index_for

    if options.archive and not options.show:
        raise UsageError(
            "An archive is one show's: name it, as in earmark sync SHOW --archive."
        )
    with Home.open() as home:
        result = _synced(home, options)
        if result is None:
            return INTERRUPTED
        index_for(home.library, INDEXING_SECONDS)
        if not result.offline:
            tidy_downloads(home, quiet=options.json)
    _tell(result, json=options.json)
    return 1 if result.failed and not (options.due and result.offline) else 0


def _synced(home: Home, options: argparse.Namespace) -> SyncResult | None:
    """What a sync did; None where it was interrupted, which is told."""
    so_far: list[SyncProgress] = []
    try:
        with progress_bar(quiet=options.json) as progress:

            def tell(at: SyncProgress) -> None:
                so_far[:] = [at]
                progress(at)

            return _run(home, options, tell)
    except KeyboardInterrupt:
        complain(_stopped(so_far[0] if so_far else None))
        return None


def _run(
    home: Home, options: argparse.Namespace, tell: Callable[[SyncProgress], None]
) -> SyncResult:
    synchronizer = home.synchronizer
    show = home.library.shows.find(options.show) if options.show else None
    if show and options.archive:
        return on_the_web(home, synchronizer.sync_archive(show))
    if options.due and not show:
        return on_the_web(home, synchronizer.sync_due(tell))
    return on_the_web(home, synchronizer.sync([show] if show else None, tell))


def _tell(result: SyncResult, *, json: bool) -> None:
    if json:
        print_json(_document(result))
        return
    print_text(_sentence(result))
    for waiting in result.waiting:
        print_text(_left_alone(waiting))
    for sentence in _failure_sentences(result):
        complain(sentence)


def _sentence(result: SyncResult) -> str:
    shows = "1 show" if result.checked == 1 else f"{result.checked} shows"
    ended = f", {result.ended} ended and not asked" if result.ended else ""
    return (
        f"Checked {shows} in {result.seconds:.1f} s: "
        f"{episodes_in_words(result.new_episodes, 'new ')}, "
        f"{result.updated} updated, {result.unchanged} unchanged, "
        f"{len(result.failed)} failed{ended}."
    )


def _stopped(at: SyncProgress | None) -> str:
    if at is None:
        return "Stopped before any show was looked at."
    new = episodes_in_words(at.new_episodes, "new ")
    return f"Stopped: {at.done} of {at.total} looked at, {new} kept."


def _left_alone(waiting: Waiting) -> str:
    shows = "1 show waits" if waiting.shows == 1 else f"{waiting.shows} shows wait"
    return (
        f"{waiting.host} wants to be left alone until {minute(waiting.until)}: {shows};"
        " earmark sync SHOW asks all the same."
    )


def _failure_sentences(result: SyncResult) -> list[str]:
    if result.offline:
        from tui.sync.network import OFFLINE

        return [OFFLINE]
    return [f"{failure.show}: {failure.error}" for failure in result.failed]


def _document(result: SyncResult) -> dict[str, Any]:
    return {
        "checked": result.checked,
        "updated": result.updated,
        "unchanged": result.unchanged,
        "failed": [
            {"show": failure.show, "url": failure.url, "error": failure.error}
            for failure in result.failed
        ],
        "new_episodes": result.new_episodes,
        "seconds": round(result.seconds, 3),
        "ended": result.ended,
        "waiting": [
            {"host": each.host, "until": iso(each.until), "shows": each.shows}
            for each in result.waiting
        ],
    }
