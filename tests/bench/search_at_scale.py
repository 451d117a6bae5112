"""Searching ten million spoken words, against reading them all with ``LIKE``."""

import itertools
import random
import sqlite3
import tempfile
import time
from collections.abc import Callable
from contextlib import closing
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from functools import partial
from pathlib import Path

from tests.bench.figures import figure, median_ms
from tui.library.library import Library
from tui.model.episode import EpisodeDetails
from tui.model.hit import HitKind, Passage
from tui.model.show import ShowDetails, Validators
from tui.model.transcript import Cue, Source, Timing, Transcript
from tui.model.update import FeedUpdate
from tui.search.find import find

SHOWS, EPISODES = 50, 20
PASSAGES, WORDS = 250, 40
VOCABULARY = 60_000
NEWEST = datetime(2026, 1, 1, tzinfo=UTC)


@dataclass(slots=True)
class Speech:
    """Words drawn as they are in speech: a few very often, most hardly ever (Zipf)."""

    random: random.Random
    words: list[str]
    weights: list[float]

    @classmethod
    def invented(cls) -> "Speech":
        dice = random.Random(1)
        syllables = [
            "".join(pair) for pair in itertools.product("bdfgklmnprstv", "aeiou")
        ]
        words: dict[str, None] = {}
        while len(words) < VOCABULARY:
            words["".join(dice.choices(syllables, k=dice.randint(1, 4)))] = None
        weights = itertools.accumulate(1 / rank for rank in range(1, VOCABULARY + 1))
        return cls(dice, list(words), list(weights))

    def text(self, count: int) -> str:
        return " ".join(
            self.random.choices(self.words, cum_weights=self.weights, k=count)
        )


def fill(library: Library, speech: Speech) -> float:
    """Subscribe and keep every transcript; gives the seconds that keeping took."""
    seconds = 0.0
    for number in range(SHOWS):
        details = ShowDetails(f"Show {number}")
        show = library.shows.add(f"https://example.org/{number}", details)
        episodes = tuple(
            EpisodeDetails(f"{number}-{n}", speech.text(5), NEWEST - timedelta(days=n))
            for n in range(EPISODES)
        )
        update = FeedUpdate(NEWEST, Validators(), new=episodes)
        for episode_id in library.shows.apply(show.id, update):
            seconds += keep_transcript(library, episode_id, speech)
    return seconds


def keep_transcript(library: Library, episode_id: int, speech: Speech) -> float:
    """Make a transcript up and keep it; gives the seconds that keeping took."""
    passages = [
        Passage(HitKind.TRANSCRIPT, speech.text(WORDS), 15.0 * number)
        for number in range(PASSAGES)
    ]
    cues = tuple(Cue(passage.text, passage.start) for passage in passages)
    transcript = Transcript(cues, Source.FEED, Timing.CUE)
    began = time.perf_counter()
    library.words.keep_transcript(episode_id, transcript, passages)
    return time.perf_counter() - began


def compare(what: str, ours: Callable[[], object], theirs: float) -> None:
    """Our figure, and how many times quicker than reading everything it is."""
    mine = median_ms(ours)
    figure(what, mine, f"LIKE is {theirs / float(mine.split()[0]):.0f} times slower")


def scan_ms(file: Path, word: str) -> float:
    """Reading every passage for a word, in milliseconds."""
    sql = "SELECT id FROM passage WHERE text LIKE ? ORDER BY id DESC"
    with closing(sqlite3.connect(file)) as db:
        runs = []
        for _ in range(3):
            began = time.perf_counter()
            db.execute(sql, (f"% {word} %",)).fetchall()
            runs.append((time.perf_counter() - began) * 1000)
    return min(runs)


def queries(speech: Speech) -> dict[str, str]:
    """What a listener might ask."""
    commonest, common, other = (speech.words[rank] for rank in (0, 80, 200))
    return {
        "a rare word": speech.words[VOCABULARY // 2],
        "a common word": common,
        "the commonest word": commonest,
        "two words": f"{common} {other}",
        "a phrase": f'"{commonest} {common}"',
        "either of two": f"{common} OR {other}",
    }


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "library.db"
        speech = Speech.invented()
        with closing(Library(file)) as library:
            kept = fill(library, speech) / (SHOWS * EPISODES)
            figure("words", f"{SHOWS * EPISODES * PASSAGES * WORDS / 1e6:.0f} million")
            figure("file size", f"{file.stat().st_size / 1e6:.0f} MB")
            figure("keep a transcript", f"{kept * 1000:.0f} ms", "of 10,000 words")
            scan = scan_ms(file, speech.words[VOCABULARY // 2])
            figure("LIKE, reading everything", f"{scan:.0f} ms", "the rival")
            for what, query in queries(speech).items():
                compare(what, partial(find, library, query), scan)
            for letters in range(1, 5):
                typed = speech.words[80][:letters]
                look = partial(find, library, typed, as_typed=True)
                compare(f"while typing, {letters} letters", look, scan)


if __name__ == "__main__":
    main()
