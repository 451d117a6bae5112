"""A home stocked with the built-in show: everything is there without a network."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from tui.demo import FEED_URL, BuiltInFetcher, stock
from tui.home import Home
from tui.model.episode import EpisodeRow
from tui.model.transcript import Source, Timing


@pytest.fixture
async def home(earmark_home: Path) -> AsyncIterator[Home]:
    with Home.open(earmark_home) as opened:
        opened.use_fetcher(BuiltInFetcher())
        await stock(opened)
        yield opened


def episode(home: Home, words: str) -> EpisodeRow:
    return home.library.episodes.find(words).row


async def test_the_show_is_subscribed(home: Home) -> None:
    show = home.library.shows.by_url(FEED_URL)
    assert show is not None
    assert show.title == "Earmark on Earmark"
    assert show.episodes == 3
    assert show.last_error is None


@pytest.mark.parametrize(
    ("title", "source", "timing"),
    [
        ("Words that keep up", Source.FEED, Timing.WORD),
        ("Two voices", Source.FEED, Timing.CUE),
        ("Reading never needs sound", Source.NOTES, Timing.ESTIMATED),
    ],
)
async def test_each_episode_has_words_of_its_kind(
    home: Home, title: str, source: Source, timing: Timing
) -> None:
    words = home.words.at_hand(episode(home, title).id)
    assert words.problem is None
    assert words.transcript is not None
    assert (words.transcript.source, words.transcript.timing) == (source, timing)


async def test_every_word_has_its_own_time(home: Home) -> None:
    transcript = home.words.at_hand(episode(home, "Words that keep up").id).transcript
    assert transcript is not None
    first = transcript.cues[0]
    assert first.text == "This is Earmark, speaking about itself."
    assert [word.start for word in first.words][:3] == [0.4, 0.597, 0.736]


async def test_the_interview_has_voices_and_chapters(home: Home) -> None:
    words = home.words.at_hand(episode(home, "Two voices").id)
    assert words.transcript is not None
    assert words.transcript.speakers == ("Listener", "Reader")
    assert [chapter.title for chapter in words.chapters] == [
        "What it is",
        "Finding a sentence again",
        "Chapters",
        "Whose data it is",
    ]


async def test_the_subscribe_line_is_not_spoken(home: Home) -> None:
    transcript = home.words.at_hand(episode(home, "never needs sound").id).transcript
    assert transcript is not None
    assert transcript.cues[0].text == "A podcast is made to be heard."
    assert "public episode" not in transcript.text


async def test_every_sound_is_downloaded(home: Home) -> None:
    for row in home.library.episodes.rows():
        path = home.library.episodes.get(row.id).download_path
        assert path is not None
        assert (home.directories.downloads / path).stat().st_size > 100_000


async def test_what_is_said_can_be_found(home: Home) -> None:
    from tui.search.find import find

    hits = find(home.library, "compilers")
    assert [hit.episode_id for hit in hits] == [episode(home, "Two voices").id]


async def test_stocking_twice_changes_nothing(home: Home) -> None:
    await stock(home)
    assert len(home.library.shows.all()) == 1
    assert len(home.library.episodes.rows()) == 3
