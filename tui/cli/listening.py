"""Commands about listening: play, queue, download, quotes."""

from __future__ import annotations

import argparse
import re
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from tui.cli.arguments import Commands, command, episode_argument
from tui.cli.episodes import episode_document
from tui.cli.output import (
    clock_time,
    complain,
    iso,
    print_json,
    print_table,
    print_text,
)
from tui.cli.shows import on_the_web
from tui.cli.terminal import has_terminal, require_terminal
from tui.config import Directories
from tui.errors import EarmarkError, NotFound, UsageError
from tui.home import Home

if TYPE_CHECKING:
    from tui.model.episode import Episode
    from tui.model.quote import Quote

_NEGATIVE = re.compile(r"\s*[-−]\s*\d")


def register(commands: Commands) -> None:
    """Add the commands of this family."""
    play = command(commands, "play", _play, "play an episode", json=False)
    episode_argument(play)
    play.add_argument(
        "--at",
        metavar="TIME|PHRASE",
        help="from a time (12:08), where words are said, or both: the words near it",
    )
    play.add_argument(
        "--headless", action="store_true", help="without the app; a JSON line a second"
    )
    queue = command(commands, "queue", _queue, "show or change what is heard next")
    queue.add_argument(
        "change",
        nargs="?",
        choices=["add", "next", "remove", "clear"],
        help="add at the end, play next, remove, or clear",
    )
    queue.add_argument("episode", metavar="EPISODE", nargs="*")
    download = command(commands, "download", _download, "download episodes")
    episode_argument(download, several=True)
    download.add_argument(
        "--as-it-came",
        action="store_true",
        help="keep what was set aside because its hash is not the feed's",
    )
    quotes = command(commands, "quotes", _quotes, "list kept quotes")
    quotes.add_argument("--format", choices=["txt", "md", "json"], default="txt")


def _play(options: argparse.Namespace) -> int:
    elsewhere = not (options.headless or has_terminal()) and _plays_elsewhere()
    if not (options.headless or elsewhere):
        require_terminal()
    with Home.open() as home:
        episode = home.library.episodes.find(options.episode)
        at = None if options.at is None else _moment(home, episode, options.at)
        if options.headless:
            from tui.cli.headless import play_headless

            return play_headless(home, episode.id, at)
        if elsewhere:
            from tui.cli.handing_over import hand_over

            return hand_over(home, episode.id, at)
        from tui.app.messages import OpenEpisode
        from tui.app.running import run_app

        return run_app(home, OpenEpisode(episode.id, at=at))


def _plays_elsewhere() -> bool:
    from tui.cli.handing_over import plays_elsewhere

    return plays_elsewhere(Directories.here().data)


def _moment(home: Home, episode: Episode, text: str) -> float:
    from tui.transcripts.moment import (
        find_near,
        find_phrase,
        moment_and_words,
        parse_moment,
    )
    from tui.transcripts.reading import make_reading

    if not text.strip():
        raise UsageError("--at needs a time, such as 12:08, or words that are said.")
    if _NEGATIVE.match(text):
        raise UsageError(f"“{text}” is no time: times begin at 0:00.")
    seconds = parse_moment(text)
    if seconds is not None:
        return _inside(episode, seconds)
    near = moment_and_words(text)
    transcript = on_the_web(home, home.words.find(episode.id)).transcript
    reading = make_reading(transcript) if transcript else None
    if near is not None:
        seconds, said = near
        sentence = find_near(reading, said, seconds) if reading else None
        found = sentence.start if sentence else None
        return _inside(episode, seconds) if found is None else found
    sentence = find_phrase(reading, text) if reading else None
    if sentence is None:
        raise NotFound(f"nobody says “{text}” in this episode, and it is no time.")
    if sentence.start is None:
        raise EarmarkError("the words are there, but not when they are said.")
    return sentence.start


def _inside(episode: Episode, seconds: float) -> float:
    duration = episode.row.duration
    if duration and seconds >= duration:
        raise UsageError(
            f"{clock_time(seconds)} is beyond the end of “{episode.title}”, which is "
            f"{clock_time(duration)} long."
        )
    return seconds


def _queue(options: argparse.Namespace) -> None:
    with Home.open() as home:
        if options.change:
            _change_queue(home, options.change, options.episode)
        items = home.library.queue.items()
    if options.json:
        print_json([episode_document(item.episode) for item in items])
    elif not items:
        print_text("The queue is empty: earmark queue add EPISODE.")
    else:
        print_table(
            [">#", ">Id", "Title", "Show"],
            (
                [
                    str(item.position + 1),
                    str(item.episode.id),
                    item.episode.title,
                    item.episode.show_title,
                ]
                for item in items
            ),
        )


def _change_queue(home: Home, change: str, names: list[str]) -> None:
    if change == "clear":
        home.library.queue.replace([])
        return
    if not names:
        raise UsageError(f"queue {change} needs an EPISODE.")
    ids = [home.library.episodes.find(name).id for name in names]
    queue = home.library.queue
    changes: dict[str, Callable[[int], None]] = {
        "add": queue.add_last,
        "next": queue.add_next,
        "remove": queue.remove,
    }
    for episode_id in reversed(ids) if change == "next" else ids:
        changes[change](episode_id)


def _download(options: argparse.Namespace) -> int:
    from tui.cli.downloading import download_episodes

    with Home.open() as home:
        episodes = [home.library.episodes.find(name) for name in options.episode]
        if options.as_it_came:
            for episode in episodes:
                home.files.keep_as_it_came(episode.id)
        done, errors = download_episodes(home, episodes, quiet=options.json)
        rows = [home.library.episodes.get(episode_id).row for episode_id in done]
    if options.json:
        print_json([episode_document(row) for row in rows])
    else:
        for row in rows:
            print_text(f"Downloaded “{row.title}”.")
    for error in errors:
        complain(str(error))
    return max((error.exit_code for error in errors), default=0)


def _quotes(options: argparse.Namespace) -> None:
    with Home.open() as home:
        quotes = home.library.quotes.all()
    if options.json or options.format == "json":
        print_json([quote_document(quote) for quote in quotes])
    elif options.format == "md":
        from tui.model.quote_markdown import quotes_markdown

        print_text(quotes_markdown(quotes))
    elif not quotes:
        print_text("No quotes yet: in the app, s keeps the sentence at the cursor.")
    else:
        for quote in quotes:
            speaker = f"{quote.speaker} · " if quote.speaker else ""
            where = f"{speaker}{quote.episode_title} · {quote.show_title}"
            words = quote.text.replace("\n", "\n    ")
            print_text(f"{where} · {clock_time(quote.start)}\n    {words}")
            if quote.note:
                print_text(f"    ({quote.note})")


def quote_document(quote: Quote) -> dict[str, Any]:
    """A quote as programs see it."""
    from tui.model.quote_markdown import command_of

    return {
        "id": quote.id,
        "episode_id": quote.episode_id,
        "show": quote.show_title,
        "title": quote.episode_title,
        "speaker": quote.speaker,
        "parts": [
            {"speaker": s.speaker, "text": s.text, "start": s.start, "end": s.end}
            for s in quote.said
        ],
        "text": quote.text,
        "start": quote.start,
        "end": quote.end,
        "note": quote.note,
        "link": quote.link,
        "kept": iso(quote.kept),
        "play": command_of(quote),
    }
