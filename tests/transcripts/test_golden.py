"""Each file in ``golden`` is read as the ``.expected`` beside it tells."""

from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from tui.errors import TranscriptError
from tui.model.transcript import Cue, Source, Transcript
from tui.transcripts.formats import read

GOLDEN = Path(__file__).parent / "golden"
FILES = sorted(path.name for path in GOLDEN.iterdir() if path.suffix != ".expected")


@pytest.mark.parametrize("name", FILES)
def test_a_file_is_read_as_expected(name: str) -> None:
    transcript = read((GOLDEN / name).read_bytes(), source=Source.FILE)
    expected = (GOLDEN / f"{name}.expected").read_text(encoding="utf-8")
    assert described(transcript) == expected


PIECES = [
    "-->",
    ">>",
    "null",
    "{}",
    "[]",
    "-1",
    "1e400",
    '"',
    "<",
    "\n\n",
    "\x00",
    "[[",
    "NaN",
    "99:99:99",
    '{"seconds":"x"}',
    "- a\n- b",
    "&x;",
    "",
]
EDITS = st.lists(
    st.tuples(st.floats(0, 1), st.integers(0, 40), st.sampled_from(PIECES)),
    min_size=1,
    max_size=6,
)


@given(st.sampled_from(FILES), EDITS)
@example("events.json", [(0.53125, 0, "-->")])
def test_a_damaged_file_is_read_or_refused(
    name: str, edits: list[tuple[float, int, str]]
) -> None:
    text = (GOLDEN / name).read_text(encoding="utf-8")[:4000]
    for place, lost, piece in edits:
        at = int(place * len(text))
        text = text[:at] + piece + text[at + lost :]
    try:
        transcript = read(text.encode(), source=Source.FILE)
    except TranscriptError:
        return
    starts = [cue.start for cue in transcript.cues if cue.start is not None]
    assert starts == sorted(starts)
    for cue in transcript.cues:
        begins = [cue.start or 0.0, *(word.start for word in cue.words)]
        assert begins == sorted(begins)
        for word in cue.words:
            assert word.start <= word.end <= (cue.end or 0.0)


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
