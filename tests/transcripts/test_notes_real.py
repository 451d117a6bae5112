"""The notes of the real feeds come out as their readers see them."""

from collections import Counter
from functools import lru_cache
from pathlib import Path

import pytest
from lxml import etree

from tui.model.notes import Notes, Section
from tui.model.transcript import Source, Timing
from tui.transcripts.notes import parse_notes

_DURATION = "{http://www.itunes.com/dtds/podcast-1.0.dtd}duration"
_CONTENT = "{http://purl.org/rss/1.0/modules/content/}encoded"
_INTRODUCTIONS = ("Nathan sits down", "It’s finally here", "This talk covers")
"""Notes that only introduce what is heard."""


@lru_cache
def items(feed: Path) -> dict[str, tuple[str, float | None]]:
    tree = etree.parse(str(feed), etree.XMLParser(recover=True, huge_tree=True))
    found: dict[str, tuple[str, float | None]] = {}
    for item in tree.findall(".//item"):
        texts = [item.findtext("description") or "", item.findtext(_CONTENT) or ""]
        seconds = item.findtext(_DURATION)
        notes = max(texts, key=len)
        found[item.findtext("title") or ""] = (
            notes,
            float(seconds) if seconds else None,
        )
    return found


def notes_of(feed: Path, beginning: str) -> Notes:
    for title, (html, duration) in items(feed).items():
        if title.startswith(beginning):
            return parse_notes(html, language="en", title=title, duration=duration)
    raise AssertionError(beginning)


@pytest.mark.parametrize(
    ("feed", "beginning", "turns", "chapters", "speakers"),
    [
        ("podcast", "Frontier post-training", 152, 5, 2),
        ("newsletter", "Frontier post-training", 152, 5, 2),
        ("newsletter", "Open models recap", 47, 11, 2),
        ("podcast", "Dean Ball", 55, 5, 2),
        ("podcast", "Why Nvidia builds", 62, 9, 2),
        ("podcast", "Arcee AI", 231, 12, 4),
        ("podcast", "This is the first of a handful", 90, 9, 4),
    ],
)
def test_timed_interviews(
    real_feeds: Path,
    feed: str,
    beginning: str,
    turns: int,
    chapters: int,
    speakers: int,
) -> None:
    notes = notes_of(real_feeds / f"interconnects-{feed}.xml", beginning)
    transcript = notes.transcript
    assert transcript is not None
    assert (transcript.source, transcript.timing) == (Source.NOTES, Timing.TURN)
    assert len(notes.chapters) == chapters
    assert len(transcript.speakers) == speakers
    told = Counter((cue.start, cue.speaker) for cue in transcript.cues)
    assert len(told) >= turns - 2
    assert "public episode" not in transcript.text
    assert "00:0" not in transcript.text


def test_every_essay_is_spoken_text_without_boilerplate(real_feeds: Path) -> None:
    feed = real_feeds / "interconnects-podcast.xml"
    for title, (html, duration) in items(feed).items():
        notes = parse_notes(html, language="en", title=title, duration=duration)
        if title.startswith(_INTRODUCTIONS):
            assert notes.transcript is None, title
            continue
        assert notes.transcript is not None, title
        text = notes.transcript.text
        assert "This is a public episode" not in text, title
        assert "/subscribe" not in text, title
        assert "reader-supported publication" not in text, title
        assert "https://" not in text, title
        assert any(b.section is Section.BOILERPLATE for b in notes.blocks), title
