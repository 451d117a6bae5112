"""Notes, chapters and words as commands write them, and where a search lands."""

import pytest

from tests.cli.conftest import CommandLine


def test_notes(earmark: CommandLine, show: str) -> None:
    notes = earmark("notes", "never needs", "--json").json
    assert set(notes) == {"text", "links"}
    assert "Every episode is a text" in notes["text"]
    assert {"text", "url"} == set(notes["links"][0])


def test_chapters(earmark: CommandLine, show: str) -> None:
    chapters = earmark("chapters", "Two voices", "--json").json
    assert len(chapters) >= 2
    assert list(chapters[0]) == ["start", "end", "title", "url", "image", "source"]
    assert chapters[0]["start"] == 0
    assert chapters[0]["end"] == chapters[1]["start"]


@pytest.mark.parametrize(
    ("episode", "source", "timing", "words", "speakers"),
    [
        ("Words that keep up", "feed", "word", True, True),
        ("Two voices", "feed", "cue", False, True),
        ("never needs", "notes", "estimated", False, False),
    ],
)
def test_transcript_document(
    earmark: CommandLine,
    show: str,
    episode: str,
    source: str,
    timing: str,
    words: bool,
    speakers: bool,
) -> None:
    document = earmark("transcript", episode, "--format", "json").json
    assert document["version"]
    assert (document["source"], document["timing"]) == (source, timing)
    assert document["language"] == "en"
    segments = document["segments"]
    assert all(s["startTime"] < s["endTime"] for s in segments)
    assert any("words" in s for s in segments) == words
    assert any(s.get("speaker") for s in segments) == speakers
    body = " ".join(s["body"] for s in segments)
    assert "Subscribe at" not in body


@pytest.mark.parametrize("format", ["txt", "md", "vtt", "srt", "lrc", "json"])
def test_every_format_is_written(earmark: CommandLine, show: str, format: str) -> None:
    out = earmark("transcript", "Two voices", "--format", format).out
    assert "Listener" in out
    assert out.startswith("WEBVTT") == (format == "vtt")


def test_search_lands_on_the_second(earmark: CommandLine, show: str) -> None:
    earmark("transcript", "Words that keep up")
    document = earmark("transcript", "Words that keep up", "--json").json
    phrase = document["segments"][2]["body"]
    hits = earmark("search", f'"{phrase}"', "--json").json
    assert list(hits[0]) == [
        "episode_id", "show", "title", "published", "start", "speaker", "snippet",
        "kind",
    ]  # fmt: skip
    hit = next(hit for hit in hits if hit["kind"] == "transcript")
    assert hit["title"] == "Words that keep up"
    assert hit["start"] <= document["segments"][2]["startTime"]


def test_notes_are_searched_without_opening_the_episode(
    earmark: CommandLine, show: str
) -> None:
    hits = earmark("search", "loudspeaker", "--json").json
    assert {hit["title"] for hit in hits} == {"Reading never needs sound"}
