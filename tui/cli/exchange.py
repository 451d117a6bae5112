"""Commands that bring things in and take them out: import, export."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import Any

from tui.cli.arguments import Commands, command
from tui.cli.listening import quote_document
from tui.cli.output import complain, print_json, print_text
from tui.cli.shows import on_the_web, show_document
from tui.errors import EarmarkError, UsageError
from tui.home import Home
from tui.text import public_url, safe_url


def register(commands: Commands) -> None:
    """Add the commands of this family."""
    bring = command(
        commands, "import", _import, "subscribe to the shows of an OPML file"
    )
    bring.add_argument("file", metavar="FILE", type=Path, help="an OPML file")
    take = command(commands, "export", _export, "print shows, quotes or everything")
    take.add_argument("what", choices=["opml", "quotes", "library"])
    take.add_argument("--output", type=Path, metavar="FILE", help="write to a file")
    take.add_argument(
        "--with-secrets", action="store_true", help="keep passwords in addresses"
    )


def _import(options: argparse.Namespace) -> int:
    from tui.feeds.opml import read_opml

    try:
        data = options.file.read_bytes()
    except OSError as error:
        raise UsageError(
            f"{options.file} cannot be read: {error.strerror or error}."
        ) from error
    feeds = read_opml(data)
    with Home.open() as home:
        known = [feed for feed in feeds if home.library.shows.by_url(feed.url)]
        new = [feed for feed in feeds if feed not in known]
        failures = on_the_web(home, _subscribe(home, [feed.url for feed in new]))
    counts = {
        "feeds": len(feeds),
        "new": len(new) - len(failures),
        "already_there": len(known),
        "refused": len(failures),
    }
    if options.json:
        refused = [{"url": safe_url(u), "error": str(e)} for u, e in failures]
        print_json({**counts, "failed": refused})
    else:
        print_text(
            f"{counts['feeds']} feeds: {counts['new']} new, "
            f"{counts['already_there']} already there, {counts['refused']} refused."
        )
        for _, failure in failures:
            complain(str(failure))
    return 1 if failures else 0


async def _subscribe(home: Home, urls: list[str]) -> list[tuple[str, EarmarkError]]:
    import asyncio

    slots = asyncio.Semaphore(16)
    failures: list[tuple[str, EarmarkError]] = []

    async def one(url: str) -> None:
        async with slots:
            try:
                await home.synchronizer.add(url)
            except EarmarkError as error:
                failures.append((url, error))

    async with asyncio.TaskGroup() as group:
        for url in urls:
            group.create_task(one(url))
    return failures


def _export(options: argparse.Namespace) -> None:
    with Home.open() as home:
        text, count = _exported(home, options.what, secrets=options.with_secrets)
    if options.output:
        options.output.write_text(text, encoding="utf-8")
    if options.json:
        print_json(count)
    elif not options.output:
        print_text(text)
    else:
        print_text(f"Written to {options.output}.")


def _exported(home: Home, what: str, *, secrets: bool) -> tuple[str, dict[str, int]]:
    if what == "opml":
        return _opml(home, secrets=secrets)
    if what == "quotes":
        from tui.model.quote import quotes_markdown

        quotes = home.library.quotes.all()
        return quotes_markdown(quotes), {"quotes": len(quotes)}
    return _whole_library(home)


def _opml(home: Home, *, secrets: bool) -> tuple[str, dict[str, int]]:
    from dataclasses import replace

    from tui.feeds.opml import write_opml

    shows = home.library.shows.all()
    if not secrets:
        shows = [replace(show, url=public_url(show.url)) for show in shows]
    return write_opml(shows), {"shows": len(shows)}


def _whole_library(home: Home) -> tuple[str, dict[str, int]]:
    import json

    from tui.cli.episodes import episode_document

    shows = home.library.shows.all()
    episodes = home.library.episodes.rows()
    quotes = home.library.quotes.all()
    queue = home.library.queue.items()
    document: dict[str, Any] = {
        "shows": [show_document(show) for show in shows],
        "episodes": [episode_document(row) for row in episodes],
        "queue": [item.episode.id for item in queue],
        "quotes": [quote_document(quote) for quote in quotes],
    }
    counts = {name: len(rows) for name, rows in document.items()}
    return json.dumps(document, ensure_ascii=False, indent=2), counts
