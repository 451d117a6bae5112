"""Decoding: all of a file, or the part that is asked for, whatever it is made of."""

import subprocess
from collections.abc import Callable
from itertools import pairwise
from pathlib import Path

import numpy as np
import pytest

from tui.transcripts.aligning import decode
from tui.transcripts.aligning.loudness import Loudness, levels_of
from tui.transcripts.aligning.pieces import LONGEST, SHORTEST, pieces
from tui.transcripts.aligning.recording import recorded
from tui.transcripts.aligning.sound import SAMPLE_RATE, length

Make = Callable[..., Path]


@pytest.fixture
def beep(tmp_path: Path) -> Make:
    """A file of six seconds, with a tone from the third to the fourth."""
    pytest.importorskip("av", reason="the extra align is not installed")

    def make(name: str, *form: str) -> Path:
        file = tmp_path / name
        tone = "sine=frequency=500:duration=6,volume='between(t,3,4)':eval=frame"
        command = ["ffmpeg", "-v", "error", "-y", "-f", "lavfi", "-i", tone]
        subprocess.run([*command, *form, str(file)], check=True)
        return file

    return make


def heard(file: Path, start: float = 0.0, end: float | None = None) -> np.ndarray:
    return np.concatenate(list(decode(file, start, end)))


def tone_in(samples: np.ndarray) -> tuple[float, float]:
    levels = levels_of(samples[: len(samples) // 160 * 160])
    found = Loudness(levels).sound_inside(0.0, len(samples) / SAMPLE_RATE)
    assert found is not None
    return found


@pytest.mark.parametrize(
    ("name", "form"),
    [
        ("constant.mp3", ["-b:a", "64k"]),
        ("variable.mp3", ["-q:a", "6", "-write_xing", "0", "-ac", "2"]),
        ("speech.opus", ["-b:a", "24k"]),
        ("film.m4a", ["-b:a", "48k", "-ar", "48000"]),
        ("exact.flac", ["-ar", "8000"]),
    ],
)
def test_every_kind_of_file_is_heard_at_its_times(
    beep: Make, name: str, form: list[str]
) -> None:
    file = beep(name, *form)
    assert len(heard(file)) / SAMPLE_RATE == pytest.approx(6.0, abs=0.1)
    assert tone_in(heard(file)) == pytest.approx((3.0, 4.0), abs=0.08)
    part = heard(file, 2.5, 4.5)
    assert len(part) == 2 * SAMPLE_RATE
    assert tone_in(part) == pytest.approx((0.5, 1.5), abs=0.08)
    assert length(file) == pytest.approx(6.0, abs=0.1)


def test_parts_of_another_form_are_heard_too(beep: Make, tmp_path: Path) -> None:
    one = beep("one.mp3", "-ar", "44100", "-ac", "2").read_bytes()
    other = beep("other.mp3", "-ar", "22050", "-ac", "1").read_bytes()
    joined = tmp_path / "joined.mp3"
    joined.write_bytes(one + other)
    assert len(heard(joined)) / SAMPLE_RATE == pytest.approx(12.0, abs=0.5)


def test_a_file_that_breaks_off_gives_what_can_be_heard(beep: Make) -> None:
    file = beep("whole.mp3", "-b:a", "64k")
    data = bytearray(file.read_bytes()[:30_000])
    data[12_000:12_400] = bytes(400)
    file.write_bytes(data)
    assert 2.5 < len(heard(file)) / SAMPLE_RATE < 4.0


def test_pieces_are_short_cut_in_pauses_and_leave_nothing_out() -> None:
    levels = np.full(6000, -20.0)
    pauses = [700, 1650, 2400, 3300, 4300, 5200]
    for pause in pauses:
        levels[pause : pause + 40] = -80
    found = pieces(levels, 0.0, 60.0)
    assert found[0].start == 0.0
    assert found[-1].end == 60.0
    assert all(a.end == b.start for a, b in pairwise(found))
    assert all(SHORTEST <= p.end - p.start <= LONGEST for p in found[:-1])
    cuts = [round(p.end * 100) for p in found[:-1]]
    assert all(any(p <= cut <= p + 40 for p in pauses) for cut in cuts)


def test_a_recording_can_be_cut_anywhere() -> None:
    samples = np.arange(5 * SAMPLE_RATE, dtype=np.int16)
    parts = [samples[:777], samples[777:50_000], samples[50_000:]]
    with recorded(parts, lambda: None) as recording:
        assert recording.duration == 5.0
        assert len(recording.loudness.levels) == 500
        assert (recording.cut(1.0, 2.0) == samples[16_000:32_000]).all()
        assert len(recording.cut(4.5, 9.0)) == SAMPLE_RATE // 2
        assert len(recording.cut(6.0, 7.0)) == 0
