"""The command that makes episodes available without a network, and checks them."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING, Any

from tui.cli.arguments import Commands, command
from tui.cli.output import complain, print_json, print_text
from tui.cli.shows import on_the_web
from tui.errors import UsageError
from tui.home import Home

if TYPE_CHECKING:
    from tui.model.episode import Episode
    from tui.sync.offline import Lack, Part


def register(commands: Commands) -> None:
    """Add the command."""
    offline = command(
        commands, "offline", _offline, "make episodes available without a network"
    )
    offline.add_argument(
        "episode",
        metavar="EPISODE",
        nargs="*",
        help="an episode's number or a part of its title",
    )
    offline.add_argument("--show", metavar="SHOW", help="every episode of a show")
    offline.add_argument(
        "--check",
        action="store_true",
        help="only say what is missing; without EPISODE, of everything downloaded",
    )


def _offline(options: argparse.Namespace) -> int:
    with Home.open() as home:
        episodes = _chosen(home, options)
        if options.check:
            lacks = {e.id: home.offline.check(e.id) for e in episodes}
        else:
            lacks = _bring(home, episodes, quiet=options.json)
        parts = {episode.id: home.offline.parts(episode.id) for episode in episodes}
    if options.json:
        print_json([_document(e, lacks[e.id], parts[e.id]) for e in episodes])
    else:
        _tell(episodes, lacks, parts)
    return 1 if any(lacks.values()) else 0


def _chosen(home: Home, options: argparse.Namespace) -> list[Episode]:
    episodes = home.library.episodes
    if options.show:
        show = home.library.shows.find(options.show)
        return [episodes.get(row.id) for row in episodes.rows(show.id, playable=True)]
    if options.episode:
        return [episodes.find(name) for name in options.episode]
    if not options.check:
        raise UsageError("offline needs an EPISODE, --show SHOW, or --check.")
    return [episodes.get(row.id) for row, _ in home.library.downloads.there()]


def _bring(
    home: Home, episodes: list[Episode], *, quiet: bool
) -> dict[int, list[Lack]]:
    from tui.cli.downloading import download_episodes

    with_sound = [episode for episode in episodes if episode.row.playable]
    _, errors = download_episodes(home, with_sound, quiet=quiet)
    for error in errors:
        complain(str(error))

    async def complete() -> dict[int, list[Lack]]:
        return {e.id: await home.offline.complete(e.id) for e in episodes}

    return on_the_web(home, complete())


def _tell(
    episodes: list[Episode], lacks: dict[int, list[Lack]], parts: dict[int, list[Part]]
) -> None:
    from tui.sync.offline import lacking

    for episode in episodes:
        if lacks[episode.id]:
            complain(str(lacking(episode.title, lacks[episode.id])))
        else:
            here = ", ".join(map(str, parts[episode.id]))
            print_text(f"“{episode.title}” is available offline: {here}.")


def _document(episode: Episode, lacks: list[Lack], parts: list[Part]) -> dict[str, Any]:
    return {
        "id": episode.id,
        "title": episode.title,
        "offline": not lacks,
        "missing": [lack.part for lack in lacks],
        "parts": {
            part.name: {"there": int(part.there), "wanted": int(part.wanted)}
            for part in parts
        },
    }
