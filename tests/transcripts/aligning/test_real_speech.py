"""The built-in show is aligned as it was spoken: espeak-ng noted when it said what."""

import json
import threading
from importlib import resources
from itertools import chain, groupby
from pathlib import Path
from statistics import median

import numpy as np
import pytest

from tui.errors import AlignmentError
from tui.model.transcript import Cue
from tui.transcripts.aligning import SAMPLE_RATE, Verdict, align, check, decode
from tui.transcripts.aligning.recognizer import PocketSphinx
from tui.transcripts.aligning.tokens import tokens_of

SHOW = Path(str(resources.files("tui.demo")))
SEGMENTS = json.loads((SHOW / "words.json").read_text("utf-8"))["segments"]

ANOTHER = """
A baker rises while the street is dark, weighs flour, warms milk and leaves the dough
beside an oven. Nobody hurries bread. Cold mornings take longer, summer ones need a
watchful eye, and every loaf remembers how it was folded. By seven the shelves fill, a
bell rings over the door, and neighbors come in with snow on their boots to argue about
football, taxes and whose grandmother made better buns.
"""


def paragraphs() -> list[list[tuple[str, float, float]]]:
    """The words of each paragraph with their true times."""
    number = 0
    numbered = []
    for segment in SEGMENTS:
        word = segment["body"]
        said = (word.strip(), segment["startTime"], segment["endTime"])
        numbered.append((number, said))
        number += word.endswith("\n")
    groups = groupby(numbered, lambda pair: pair[0])
    return [[said for _, said in group] for _, group in groups]


def cues(later: float = 0.0) -> list[Cue]:
    return [
        Cue(" ".join(w for w, _, _ in words), words[0][1] + later, words[-1][2] + later)
        for words in paragraphs()
    ]


@pytest.fixture(scope="module")
def extra() -> None:
    pytest.importorskip("pocketsphinx", reason="the extra align is not installed")


@pytest.mark.usefixtures("extra")
def test_words_are_where_they_are_said() -> None:
    alignment = align(cues(), decode(SHOW / "words.m4a"), "en-GB")
    truth = [start for _, start, _ in chain.from_iterable(paragraphs())]
    found = [word.start for p in alignment.passages for word in p.words]
    off = sorted(abs(a - b) for a, b in zip(truth, found, strict=True))
    assert median(off) < 0.03
    assert off[int(0.95 * len(off))] < 0.2
    assert alignment.coverage == 1.0
    assert alignment.confidence > 0.9
    assert not alignment.inserted


@pytest.mark.usefixtures("extra")
@pytest.mark.parametrize(
    ("later", "verdict"), [(0.0, Verdict.FITS), (-2.5, Verdict.SHIFTED)]
)
def test_given_times_are_checked(later: float, verdict: Verdict) -> None:
    found = check(cues(later), SHOW / "words.m4a", "en")
    assert found.verdict is verdict
    assert found.shift == pytest.approx(-later, abs=0.3)


@pytest.mark.usefixtures("extra")
def test_a_piece_that_ends_inside_a_word_is_heard() -> None:
    sound = np.concatenate(list(decode(SHOW / "words.m4a")))
    recognizer = PocketSphinx(tokens_of(cues()))
    for start, end in ((2.48, 9.3), (9.51, 16.07), (10.99, 18.07), (11.73, 18.16)):
        piece = sound[int(start * SAMPLE_RATE) : int(end * SAMPLE_RATE)]
        assert len(recognizer.hear(piece)) > 5


@pytest.mark.usefixtures("extra")
def test_another_text_is_refused() -> None:
    with pytest.raises(AlignmentError, match="not what is heard"):
        align([ANOTHER], decode(SHOW / "words.m4a"), "en")


def test_it_stops_when_it_is_told_to() -> None:
    stop = threading.Event()
    stop.set()
    with pytest.raises(AlignmentError, match="cancelled"):
        align(cues(), decode(SHOW / "words.m4a"), "en", cancelled=stop.is_set)


@pytest.mark.parametrize("data", [b"", b"<html>not found</html>", b"ID3" + bytes(900)])
def test_what_is_no_sound_is_refused(tmp_path: Path, data: bytes) -> None:
    file = tmp_path / "episode.mp3"
    file.write_bytes(data)
    with pytest.raises(AlignmentError, match=r"episode\.mp3"):
        list(decode(file))
