"""Commands that bring things in and take them out: import, export."""

from __future__ import annotations

import argparse
from collections.abc import Mapping
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from tui.cli.arguments import Commands, command
from tui.cli.listening import quote_document
from tui.cli.output import complain, print_json, print_text
from tui.cli.shows import on_the_web, progress_bar, show_document
from tui.errors import UsageError
from tui.home import Home
from tui.text import safe_url

if TYPE_CHECKING:
    from tui.sync.importing import Refusal


def register(commands: Commands) -> None:
    """Add the commands of this family."""
    bring = command(
        commands, "import", _import, "subscribe to the shows of an OPML file"
    )
    bring.add_argument("file", metavar="FILE", type=Path, help="an OPML file")
    bring.add_argument(
        "--with-files",
        action="store_true",
        help="feeds in files of this machine, too: only from a list you trust",
    )
    take = command(commands, "export", _export, "print shows, quotes or everything")
    take.add_argument("what", choices=["opml", "quotes", "library"])
    take.add_argument(
        "--output",
        type=Path,
        metavar="PATH",
        help="write to a file; quotes are added to a folder of files, one an episode",
    )
    take.add_argument(
        "--with-secrets", action="store_true", help="keep passwords in addresses"
    )


def _import(options: argparse.Namespace) -> int:
    from tui.sync.importing import OFFLINE, import_all, read_opml_file

    listed = read_opml_file(options.file)
    with Home.open() as home, progress_bar(quiet=options.json) as progress:
        work = import_all(
            home.library,
            home.synchronizer,
            listed,
            progress,
            with_files=options.with_files,
        )
        imported = on_the_web(home, work)
    counts = {
        "feeds": len(listed.feeds) + len(listed.unusable) + len(listed.files),
        "new": len(imported.new),
        "already_there": len(imported.already_there),
        "refused": len(imported.refused),
        "repeated": imported.repeated,
    }
    if options.json:
        failed = [
            {"url": safe_url(refusal.url), "error": str(refusal.error)}
            for refusal in imported.refused
        ]
        print_json({**counts, "failed": failed})
    else:
        print_text(_imported_sentence(counts))
        told = [refusal for refusal in imported.refused if not _is_offline(refusal)]
        for refusal in told if imported.offline else imported.refused:
            complain(refusal.sentence)
        if imported.offline:
            complain(OFFLINE)
    return 1 if imported.refused else 0


def _imported_sentence(counts: Mapping[str, int]) -> str:
    feeds = "1 feed" if counts["feeds"] == 1 else f"{counts['feeds']} feeds"
    repeated = f"; {counts['repeated']} named more than once" * bool(counts["repeated"])
    return (
        f"{feeds}: {counts['new']} new, {counts['already_there']} already there, "
        f"{counts['refused']} refused{repeated}."
    )


def _is_offline(refusal: Refusal) -> bool:
    return bool(getattr(refusal.error, "unreached", None))


def _export(options: argparse.Namespace) -> None:
    if options.what == "quotes" and options.output:
        _add_quotes(options)
        return
    with Home.open() as home:
        text, count = _exported(home, options.what, secrets=options.with_secrets)
    if options.output:
        if options.with_secrets:
            options.output.touch(mode=0o600)
        options.output.write_text(text, encoding="utf-8")
    if options.json:
        print_json(count)
    elif not options.output:
        print_text(text)
    else:
        print_text(f"Written to {options.output}.")


def _add_quotes(options: argparse.Namespace) -> None:
    """Add the quotes that are not there yet; what was edited in the files stays."""
    from tui.sync.quote_files import write_quotes

    if options.output.is_file():
        raise UsageError(
            f"{options.output} is a file; quotes are exported to a folder."
        )
    with Home.open() as home:
        quotes = home.library.quotes.all()
    written = write_quotes(quotes, options.output, datetime.now().date())
    new = {"new": written.quotes, "notes": written.notes, "files": written.files}
    if options.json:
        print_json({"quotes": len(quotes), **new})
    else:
        notes = f", {written.notes} notes to others" if written.notes else ""
        print_text(
            f"{written.quotes} of {len(quotes)} quotes{notes} are new"
            f" in {written.folder}."
        )


def _exported(home: Home, what: str, *, secrets: bool) -> tuple[str, dict[str, int]]:
    if what == "opml":
        return _opml(home, secrets=secrets)
    if what == "quotes":
        from tui.model.quote_markdown import quotes_markdown

        quotes = home.library.quotes.all()
        return quotes_markdown(quotes), {"quotes": len(quotes)}
    return _whole_library(home)


def _opml(home: Home, *, secrets: bool) -> tuple[str, dict[str, int]]:
    from tui.feeds.opml import write_opml

    shows = home.library.shows.all()
    return write_opml(shows, with_secrets=secrets), {"shows": len(shows)}


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
