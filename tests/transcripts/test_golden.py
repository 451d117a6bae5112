"""Each file in ``golden`` is read as the ``.expected`` beside it tells."""

from pathlib import Path

import pytest

from tui.model.transcript import Cue, Source, Transcript
from tui.transcripts.formats import read

GOLDEN = Path(__file__).parent / "golden"
FILES = sorted(path.name for path in GOLDEN.iterdir() if path.suffix != ".expected")


@pytest.mark.parametrize("name", FILES)
def test_a_file_is_read_as_expected(name: str) -> None:
    transcript = read((GOLDEN / name).read_bytes(), source=Source.FILE)
    expected = (GOLDEN / f"{name}.expected").read_text(encoding="utf-8")
    assert described(transcript) == expected


def described(transcript: Transcript) -> str:
    """A transcript as lines: how it is timed, each cue, each word that has a time."""
    lines = [f"{transcript.timing} {transcript.language or '-'}"]
    lines += [f"! {note}" for note in transcript.notes]
    for cue in transcript.cues:
        lines += _cue_lines(cue)
    return "\n".join(lines) + "\n"


def _cue_lines(cue: Cue) -> list[str]:
    marks = "#" * cue.heading + "¶" * (cue.starts_paragraph and not cue.heading)
    who = f"{cue.speaker}: " if cue.speaker else ""
    lines = [f"{_time(cue.start)} {_time(cue.end)} {marks}{who}{cue.text}"]
    return lines + [f"    {_time(w.start)} {_time(w.end)} {w.text}" for w in cue.words]


def _time(seconds: float | None) -> str:
    return "-" if seconds is None else f"{seconds:.3f}"
