"""The command about an episode's words: printed, and taken from another source."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TYPE_CHECKING, Any

from tui.cli.arguments import Commands, command, episode_argument
from tui.cli.output import print_json, print_table, print_text, remark
from tui.cli.shows import on_the_web
from tui.errors import EarmarkError, NotFound, UsageError
from tui.home import Home

if TYPE_CHECKING:
    from tui.sync.word_sources import WordSource

_FORMATS = ("txt", "md", "vtt", "srt", "lrc", "json")


def register(commands: Commands) -> None:
    """Add the commands of this family."""
    words = command(commands, "transcript", _transcript, "print an episode's words")
    episode_argument(words)
    words.add_argument("--format", choices=_FORMATS, default="txt", help="default: txt")
    which = words.add_mutually_exclusive_group()
    which.add_argument(
        "--sources", action="store_true", help="list where words could come from"
    )
    which.add_argument(
        "--source",
        metavar="SOURCE",
        help="use these words from now on: feed, embedded, notes, page, file, "
        "recognized, or a number of --sources",
    )
    which.add_argument(
        "--file", type=Path, metavar="PATH", help="use a file's words from now on"
    )


_IS_SILENT = (
    "An {} file cannot say how its times were made, and they will pass for"
    " exact ones; --format vtt and json can."
)


def _transcript(options: argparse.Namespace) -> None:
    with Home.open() as home:
        episode = home.library.episodes.find(options.episode)
        if options.file:
            home.word_sources.take_file(episode.id, options.file)
        words = on_the_web(home, home.words.find(episode.id))
        if options.sources:
            _list(home.word_sources.all(episode.id), json=options.json)
            return
        if options.source:
            wanted = _wanted(home.word_sources.all(episode.id), options.source)
            on_the_web(home, home.word_sources.take(episode.id, wanted))
            if wanted.gone:
                remark(f"{wanted.origin} is gone from disk: this is the copy kept.")
            words = home.words.at_hand(episode.id)
    if words.transcript is None:
        raise _no_words(episode.title, words.problem)
    from tui.app.provenance import words_note
    from tui.model.episode import TranscriptNote
    from tui.model.transcript import Timing
    from tui.transcripts.formats import Format, write

    format = Format.JSON if options.json else Format(options.format)
    if format is not Format.JSON or words.gap is not None:
        used = words.transcript
        note = TranscriptNote(used.source, used.timing, used.language)
        remark(words_note(note, words.gap))
        for repaired in used.notes:
            remark(repaired)
        silent = format in (Format.SRT, Format.LRC)
        if silent and used.timing not in (Timing.WORD, Timing.CUE):
            remark(_IS_SILENT.format(format.upper()))
    print_text(write(words.transcript, format, title=episode.title))


def _wanted(sources: list[WordSource], name: str) -> WordSource:
    """The source of a number, or the first of a kind, one in use before others.

    What is gone from disk comes last.
    """
    if name.isdecimal():
        if 1 <= int(name) <= len(sources):
            return sources[int(name) - 1]
        raise NotFound(f"there is no source {name}: transcript --sources lists them.")
    from tui.model.transcript import Source

    if name not in list(Source):
        known = ", ".join(Source)
        raise UsageError(f"“{name}” is no source: it is one of {known}, or a number.")
    found = [source for source in sources if source.source == name]
    if not found:
        raise NotFound(
            f"this episode has no words from {name}: transcript --sources lists"
            " what it has."
        )
    return max(found, key=lambda s: (not s.gone, s.in_use, s.is_here))


def _list(sources: list[WordSource], *, json: bool) -> None:
    if json:
        print_json([_source_document(source) for source in sources])
        return
    print_table(
        [">#", "", "Source", "Times", "Language", "Kind", "Where"],
        (
            [
                str(number),
                "●" if source.in_use else "",
                source.source.value,
                source.timing.value if source.timing else "",
                source.language or "",
                source.kind,
                f"{source.origin or ''}{', gone from disk' if source.gone else ''}",
            ]
            for number, source in enumerate(sources, 1)
        ),
    )


def _source_document(source: WordSource) -> dict[str, Any]:
    return {
        "source": source.source.value,
        "timing": source.timing.value if source.timing else None,
        "language": source.language,
        "type": source.type or None,
        "rel": source.rel,
        "origin": source.origin,
        "in_use": source.in_use,
        "gone": source.gone,
    }


def _no_words(title: str, problem: str | None) -> EarmarkError:
    if problem:
        return EarmarkError(f"the words of “{title}” could not be had: {problem}")
    return EarmarkError(
        f"“{title}” has no transcript, and its notes are not the words spoken;"
        " --file takes the words of a file of yours."
    )
