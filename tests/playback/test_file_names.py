"""File names of downloads: readable where they can be, safe whatever the feed says."""

import re
from datetime import UTC, datetime

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from tui.playback.file_names import LONGEST, download_name, safe_name

DATE = datetime(2026, 6, 16, 9, 30, tzinfo=UTC)


def test_a_name_reads_like_the_episode() -> None:
    name = download_name("The Show", "A Title", DATE, "https://x.example/a.mp3?t=1")

    assert str(name) == "The Show/2026-06-16 A Title.mp3"


@pytest.mark.parametrize(
    ("url", "type", "ending"),
    [
        ("https://x.example/a.M4A", "audio/mpeg", ".m4a"),
        ("https://x.example/play/1234", "audio/mp4; x=1", ".m4a"),
        ("https://x.example/play.php?f=a.ogg", "audio/ogg", ".ogg"),
        ("https://x.example/a.exe", "", ".mp3"),
        ("https://x.example/%2e%2e%2fa.opus", "", ".opus"),
    ],
)
def test_the_ending_is_one_of_sound(url: str, type: str, ending: str) -> None:
    assert download_name("S", "T", None, url, type).suffix == ending


@pytest.mark.parametrize(
    ("foreign", "name"),
    [
        ("../../etc/passwd", "etc-passwd"),
        ("AC/DC: live?", "AC-DC- live-"),
        ("con", "_con"),
        ("LPT1.txt", "_LPT1.txt"),
        ("...", "Show"),
        ("-rf", "rf"),
        ("e\u0301te\u0301", "été"),
    ],
)
def test_what_is_not_safe_is_replaced(foreign: str, name: str) -> None:
    assert safe_name(foreign, "Show") == name


@given(st.text(max_size=300), st.text(max_size=300), st.none() | st.just(DATE))
@example("\x1b[2J", "nul.", None)
@example("a" * 119 + "é", "." * 300, DATE)
def test_any_name_is_safe_everywhere(show: str, title: str, date: datetime) -> None:
    name = download_name(show, title, date, "https://x.example/a.mp3")

    assert len(name.parts) == 2
    for part in name.parts:
        assert 0 < len(part.encode("utf-8")) <= LONGEST
        assert not re.search(r'[<>:"/\\|?*\x00-\x1f\x7f-\x9f]', part)
        assert part[0] not in " .-~"
        assert part[-1] not in " ."
        assert not re.match(r"(?i)(con|prn|aux|nul|com\d|lpt\d)(\.|$)", part)
