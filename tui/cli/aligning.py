"""The command that matches an episode's words to its sound."""

from __future__ import annotations

import argparse
from threading import Event
from typing import TYPE_CHECKING, Any

from tui.cli.arguments import Commands, command, episode_argument
from tui.cli.downloading import download_episodes
from tui.cli.output import print_json, print_text, remark
from tui.cli.shows import on_the_web
from tui.cli.working import working
from tui.home import Home

if TYPE_CHECKING:
    from tui.model.alignment import Alignment
    from tui.model.episode import Episode

_NOTHING = "the times are as they were, and aligning begins anew the next time."


def register(commands: Commands) -> None:
    """Add the command."""
    align = command(
        commands, "align", _align, "match an episode's words to its sound, word by word"
    )
    episode_argument(align)
    align.add_argument(
        "--undo", action="store_true", help="go back to the times as they were given"
    )


def _align(options: argparse.Namespace) -> None:
    with Home.open() as home:
        episode = home.library.episodes.find(options.episode)
        words = on_the_web(home, home.words.find(episode.id))
        if options.undo:
            _undo(home, episode.id, json=options.json)
            return
        home.aligning.check_ready(episode.id)
        fetch_audio(home, episode, quiet=options.json)
        with working(episode.title, quiet=options.json, kept=_NOTHING) as tell:
            found = home.aligning.align(episode.id, tell, Event())
    if options.json:
        print_json(_document(found))
        return
    from tui.app.provenance import alignment_note

    assert words.transcript is not None
    print_text(alignment_note(words.transcript.source, found, retimed=False))


def _undo(home: Home, episode_id: int, *, json: bool) -> None:
    home.aligning.undo(episode_id)
    given = home.words.at_hand(episode_id).transcript
    assert given is not None
    if json:
        document: dict[str, Any] = dict.fromkeys(("coverage", "confidence"))
        document["inserted"] = []
        print_json({"timing": given.timing.value, **document})
    else:
        print_text("The times are again as they were given.")


def fetch_audio(home: Home, episode: Episode, *, quiet: bool) -> None:
    """Have an episode's audio on this machine; say so where that takes a while."""
    if episode.row.downloaded:
        return
    if not quiet:
        remark(f"Downloading the audio of “{episode.title}” first.")
    _, errors = download_episodes(home, [episode], quiet=quiet)
    if errors:
        raise errors[0]


def _document(found: Alignment) -> dict[str, Any]:
    from tui.model.transcript import Timing

    return {
        "timing": Timing.ALIGNED.value,
        "coverage": round(found.coverage, 4),
        "confidence": round(found.confidence, 4),
        "inserted": [
            {"start": round(s.start, 3), "end": round(s.end, 3)} for s in found.inserted
        ],
    }
