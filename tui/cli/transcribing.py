"""The command that makes words from an episode's sound."""

from __future__ import annotations

import argparse
import sys
from threading import Event
from typing import TYPE_CHECKING, Any

from tui.cli.aligning import fetch_audio
from tui.cli.arguments import Commands, command, episode_argument
from tui.cli.output import print_json, print_text
from tui.cli.working import working
from tui.errors import UsageError
from tui.home import Home

if TYPE_CHECKING:
    from tui.model.transcript import Transcript
    from tui.transcripts.recognizing.models import Model

_FETCHED = "what came of the model is kept, and the same command goes on there."
_HEARD = (
    "what was heard is kept, up to its last two minutes, and the same command goes on "
    "there."
)


def register(commands: Commands) -> None:
    """Add the command."""
    words = command(
        commands, "transcribe", _transcribe, "make an episode's words from its sound"
    )
    episode_argument(words)
    words.add_argument(
        "--model", metavar="MODEL", help="a Whisper model's name, or a folder with one"
    )
    words.add_argument("--language", metavar="TAG", help="what is spoken, such as en")
    words.add_argument(
        "--yes", action="store_true", help="fetch the model without asking"
    )


def _transcribe(options: argparse.Namespace) -> None:
    with Home.open() as home:
        episode = home.library.episodes.find(options.episode)
        recognizing = home.recognizing
        model = recognizing.model(options.model or home.settings.recognizer_model)
        recognizing.check_ready()
        if not model.is_here:
            if not options.yes:
                _ask_for(model)
            with working("", quiet=options.json, kept=_FETCHED) as tell:
                recognizing.fetch(model, tell, Event())
        fetch_audio(home, episode, quiet=options.json)
        with working(episode.title, quiet=options.json, kept=_HEARD) as tell:
            words = recognizing.recognize(
                episode.id, model, tell, Event(), options.language
            )
    if options.json:
        print_json(_document(words))
    else:
        count = f"{_count(words):,} words"
        print_text(f"{count}, by {words.origin}. earmark transcript prints them.")


def _ask_for(model: Model) -> None:
    """Fetch nothing of that size without a yes. Raises UsageError."""
    from tui.transcripts.recognizing.models import HOST

    told = f"The model {model.name} has to be fetched once: {model.size_mb} MB, {HOST}."
    if not sys.stdin.isatty():
        raise UsageError(f"{told} Say --yes to have it fetched.")
    sys.stderr.write(f"{told} Fetch it? [y/N] ")
    sys.stderr.flush()
    if sys.stdin.readline().strip().lower() not in ("y", "yes"):
        raise UsageError("Without a model no words can be made.")


def _document(words: Transcript) -> dict[str, Any]:
    return {
        "source": words.source.value,
        "timing": words.timing.value,
        "language": words.language,
        "model": words.origin,
        "segments": len(words.cues),
        "words": _count(words),
    }


def _count(words: Transcript) -> int:
    return sum(len(cue.words) for cue in words.cues)
