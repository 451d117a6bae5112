"""Sounds: which file is heard, by what the listener prefers."""

from dataclasses import replace

import pytest

from tui.model.episode import Enclosure, EpisodeDetails
from tui.model.sounds import preferred

OWN = Enclosure("https://a.example/own.mp3", "audio/mpeg", 60_000_000)
LOW = Enclosure("https://a.example/low.opus", "audio/opus; codecs=opus", None, 32_000.0)
AAC = Enclosure("https://a.example/a.m4a", "audio/x-m4a", None, 96_000.0)
HLS = Enclosure("https://a.example/h.m3u8", "application/x-mpegurl", None, 16_000.0)
FILM = Enclosure("https://a.example/f.mp4", "video/mp4", None, 8_000.0)
GERMAN = replace(LOW, url="https://a.example/de.opus", bitrate=24_000.0, language="de")
EPISODE = EpisodeDetails(
    "1",
    "One",
    duration=3600.0,
    language="en",
    enclosure=OWN,
    alternates=(HLS, FILM, GERMAN, AAC, LOW),
)


@pytest.mark.parametrize(
    ("wish", "sound"),
    [("published", OWN), ("small", LOW), ("mp3", OWN), ("aac", AAC), ("opus", LOW)],
)
def test_what_is_preferred_is_heard(wish: str, sound: Enclosure) -> None:
    assert preferred(EPISODE, wish) == sound


def test_the_enclosure_is_heard_where_nothing_is_as_wished() -> None:
    plain = replace(EPISODE, alternates=(HLS, FILM, GERMAN))
    assert preferred(plain, "opus") == preferred(plain, "small") == OWN
    small = replace(EPISODE, enclosure=replace(OWN, length_bytes=9_000_000))
    assert preferred(small, "small") == small.enclosure
    assert preferred(replace(EPISODE, enclosure=None), "small") is None
