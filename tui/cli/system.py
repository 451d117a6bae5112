"""Commands about Earmark itself: the app, demo, paths, doctor."""

from __future__ import annotations

import argparse
import asyncio
import tempfile
from pathlib import Path

from tui.cli.arguments import Commands, command
from tui.cli.output import print_json, print_table
from tui.cli.terminal import require_terminal
from tui.config import Directories
from tui.home import Home


def register(commands: Commands) -> None:
    """Add the commands of this family."""
    demo = command(
        commands, "demo", _demo, "open the app on a built-in show", json=False
    )
    demo.add_argument(
        "--home", type=Path, metavar="DIR", help="keep the profile in DIR"
    )
    command(commands, "paths", _paths, "print where things are kept")
    command(commands, "doctor", _doctor, "say what works here, and what mends the rest")


def open_app(options: argparse.Namespace) -> int:
    """Open the app on the listener's own library."""
    require_terminal()
    from tui.app.running import run_app

    with Home.open() as home:
        return run_app(home)


def _demo(options: argparse.Namespace) -> int:
    require_terminal()
    if options.home is not None:
        return _demo_in(options.home.expanduser().absolute())
    with tempfile.TemporaryDirectory(prefix="earmark-demo-") as folder:
        return _demo_in(Path(folder))


def _demo_in(folder: Path) -> int:
    from tui.app.running import run_app
    from tui.demo import FEED_URL, BuiltInFetcher, stock

    with Home.open(folder) as home:
        home.use_fetcher(BuiltInFetcher(home.fetcher))
        if not home.library.shows.by_url(FEED_URL):
            asyncio.run(stock(home))
        return run_app(home)


def _paths(options: argparse.Namespace) -> None:
    here = Directories.here()
    paths = {
        "config": here.config,
        "data": here.data,
        "cache": here.cache,
        "logs": here.logs,
        "settings": here.settings_file,
        "database": here.database,
        "downloads": here.downloads,
        "log": here.log_file,
    }
    if options.json:
        print_json({name: str(path) for name, path in paths.items()})
    else:
        print_table(["What", "Where"], ((name, str(p)) for name, p in paths.items()))


def _doctor(options: argparse.Namespace) -> int:
    from tui.cli.doctor import examine

    findings = examine()
    if options.json:
        print_json(
            {
                finding.name: {
                    "ok": finding.ok,
                    "found": finding.found,
                    "remedy": finding.remedy,
                }
                for finding in findings
            }
        )
    else:
        print_table(
            ["", "What", "Found"],
            (
                (
                    "✓" if finding.ok else "✗",
                    finding.name,
                    _told(finding.found, finding.remedy),
                )
                for finding in findings
            ),
        )
    return 0 if all(finding.ok for finding in findings) else 1


def _told(found: str, remedy: str | None) -> str:
    return f"{found} {remedy}" if remedy else found
