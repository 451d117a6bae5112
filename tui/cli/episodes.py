"""Commands about episodes: episodes, notes, chapters."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING, Any

from tui.cli.arguments import (
    Commands,
    command,
    count_argument,
    episode_argument,
    show_argument,
)
from tui.cli.output import clock_time, day, iso, print_json, print_table, print_text
from tui.cli.shows import on_the_web
from tui.home import Home
from tui.text import public_url

if TYPE_CHECKING:
    from tui.model.chapter import Chapter
    from tui.model.episode import EpisodeRow
    from tui.sync.words import EpisodeWords

INDEXING_SECONDS = 1.0
"""How long the words that episodes carry themselves are looked for at a time."""

_PROMISED = "promised"
"""Stands for words that the feed has in a file nobody has fetched yet."""


def register(commands: Commands) -> None:
    """Add the commands of this family."""
    listing = command(commands, "episodes", _episodes, "list episodes, newest first")
    show_argument(listing, optional=True)
    listing.add_argument("--unplayed", action="store_true", help="only unplayed ones")
    listing.add_argument(
        "--limit", type=count_argument, metavar="N", help="at most so many"
    )
    episode_argument(command(commands, "notes", _notes, "print an episode's notes"))
    episode_argument(
        command(commands, "chapters", _chapters, "list an episode's chapters")
    )


def _episodes(options: argparse.Namespace) -> None:
    from tui.sync.indexing import index_for

    with Home.open() as home:
        index_for(home.library, INDEXING_SECONDS)
        show = home.library.shows.find(options.show) if options.show else None
        rows = home.library.episodes.rows(
            show.id if show else None, unplayed=options.unplayed, limit=options.limit
        )
        wordless = (row.id for row in rows if row.transcript is None)
        promising = set() if options.json else home.library.episodes.promising(wordless)
    if options.json:
        print_json([episode_document(row) for row in rows])
        return
    columns = [">Id", "", "Published", ">Length", "Words", "Show", "Title"]
    cells = [_cells(row, row.id in promising) for row in rows]
    if show is not None:
        columns.remove("Show")
        cells = [[*row[:-2], row[-1]] for row in cells]
    print_table(columns, cells, empty="No episodes.")


def _cells(row: EpisodeRow, promised: bool) -> list[str]:
    return [
        str(row.id),
        _mark(row),
        day(row.published),
        clock_time(row.duration) if not row.live else row.kind,
        row.transcript.timing.value if row.transcript else _PROMISED * promised,
        row.show_title,
        row.title,
    ]


def _mark(row: EpisodeRow) -> str:
    if row.played:
        return "✓"
    if row.started:
        return "◐"
    return "●" if row.playable else "¶"


def episode_document(row: EpisodeRow) -> dict[str, Any]:
    """An episode as programs see it."""
    words = row.transcript
    return {
        "id": row.id,
        "show_id": row.show_id,
        "guid": row.guid,
        "title": row.title,
        "published": iso(row.published),
        "duration": row.duration,
        "season": row.season,
        "number": row.number,
        "kind": row.kind,
        "audio_url": public_url(row.audio_url) if row.audio_url else None,
        "audio_type": row.audio_type,
        "link": public_url(row.link) if row.link else None,
        "position": row.position,
        "played": row.played,
        "starred": row.starred,
        "downloaded": row.downloaded,
        "offline": row.offline,
        "transcript": words
        and {
            "source": words.source.value,
            "timing": words.timing.value,
            "language": words.language,
        },
        "chapters": row.chapters,
    }


def _words_of(home: Home, name: str) -> EpisodeWords:
    episode = home.library.episodes.find(name)
    return on_the_web(home, home.words.find(episode.id))


def _notes(options: argparse.Namespace) -> None:
    from tui.transcripts.notes import notes_text

    with Home.open() as home:
        episode = home.library.episodes.find(options.episode)
        notes = home.words.at_hand(episode.id).notes
    text = notes_text(notes)
    if options.json:
        links = [{"text": link.text, "url": link.url} for link in notes.links]
        print_json({"text": text, "links": links})
    else:
        print_text(text)


def _chapters(options: argparse.Namespace) -> None:
    with Home.open() as home:
        found = _words_of(home, options.episode).chapters
    chapters = [chapter for chapter in found if not chapter.hidden]
    if options.json:
        print_json([_chapter_document(chapter) for chapter in chapters])
    else:
        print_table(
            [">Start", "Title", "From"],
            (
                [clock_time(chapter.start), chapter.title, chapter.source.value]
                for chapter in chapters
                if not chapter.hidden
            ),
            empty="No chapters.",
        )


def _chapter_document(chapter: Chapter) -> dict[str, Any]:
    from tui.model.chapter import PICTURE_INSIDE

    address = chapter.image_url
    inside = address is not None and address.startswith(PICTURE_INSIDE)
    return {
        "start": chapter.start,
        "end": chapter.end,
        "title": chapter.title,
        "url": chapter.url,
        "image": None if inside else address,
        "source": chapter.source.value,
    }
