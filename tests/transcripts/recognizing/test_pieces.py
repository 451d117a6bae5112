"""Sound heard piece by piece: every word once, whole, and at its time."""

import wave
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tui.errors import UsageError
from tui.model.transcript import Source, Timing, Word
from tui.transcripts.recognizing import Heard, recognize, transcript_of
from tui.transcripts.recognizing.models import SIZES_MB, find_model

if TYPE_CHECKING:
    from tui.transcripts.aligning.sound import Samples

np = pytest.importorskip("numpy")
pytest.importorskip("av", reason="the extra transcribe is not installed")

RATE = 16_000
SECONDS = 47


@pytest.fixture(scope="module")
def file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A sound that says in every second which second it is."""
    path = tmp_path_factory.mktemp("sound") / "seconds.wav"
    samples = np.repeat(np.arange(1, SECONDS + 1, dtype="<i2"), RATE)
    with wave.open(str(path), "wb") as written:
        written.setnchannels(1)
        written.setsampwidth(2)
        written.setframerate(RATE)
        written.writeframes(samples.tobytes())
    return path


class Counting:
    """Hears the seconds, each from a tenth after it begins until a tenth before."""

    def __init__(self) -> None:
        self.lengths: list[float] = []

    def hear(
        self,
        samples: "Samples",
        language: str | None,
        reached: Callable[[float], None],
    ) -> Heard:
        reached(len(samples) / RATE / 2)
        self.lengths.append(len(samples) / RATE)
        words = []
        for number in sorted({int(n) for n in samples}):
            places = np.flatnonzero(samples == number)
            first, last = places[0] / RATE, (places[-1] + 1) / RATE
            if last - first > 0.85:
                words.append(Word(str(number), first + 0.1, last - 0.1))
        return Heard(tuple(words), language or "en", len(samples) / RATE)


@pytest.mark.parametrize("piece_seconds", [5.0, 7.3, 20.0, 46.5, 47.0, 200.0])
@pytest.mark.parametrize("start", [0.0, 12.0])
def test_every_word_is_heard_once_at_its_time(
    file: Path, piece_seconds: float, start: float
) -> None:
    recognizer = Counting()
    heard = list(recognize(file, recognizer, None, start, piece_seconds))
    words = [word for piece in heard for word in piece.words]
    assert [int(w.text) for w in words] == list(range(int(start) + 1, SECONDS + 1))
    for word in words:
        assert word.start == pytest.approx(int(word.text) - 0.9, abs=0.2)
    assert [p.until for p in heard] == sorted({p.until for p in heard})
    assert heard[-1].until == pytest.approx(SECONDS, abs=0.01)
    assert max(recognizer.lengths) <= piece_seconds + 0.01
    assert {piece.language for piece in heard} == {"en"}


def test_how_far_it_is_shows_within_a_piece(file: Path) -> None:
    told: list[float] = []
    heard = list(recognize(file, Counting(), None, 12.0, 20.0, reached=told.append))
    starts = [12.0, *(piece.until for piece in heard[:-1])]
    assert told == pytest.approx([22.0, starts[1] + (SECONDS - starts[1]) / 2])


def test_a_silent_file_and_a_start_past_the_end(file: Path) -> None:
    assert list(recognize(file, Counting(), None, 100.0)) == []


def test_what_was_heard_becomes_sentences() -> None:
    words = [
        Word("It", 1.0, 1.2),
        Word("rains.", 1.2, 1.8),
        Word("Still.", 2.0, 2.5),
    ]
    made = transcript_of(words, "en", "base")
    assert (made.source, made.timing) == (Source.RECOGNIZED, Timing.WORD)
    assert [cue.text for cue in made.cues] == ["It rains.", "Still."]
    assert made.cues[0].words == tuple(words[:2])
    assert (made.language, made.origin) == ("en", "base")


def test_models_by_name_and_by_folder(tmp_path: Path) -> None:
    named = find_model("base", tmp_path)
    assert not named.is_here and named.size_mb == SIZES_MB["base"]
    with pytest.raises(UsageError, match="neither a model"):
        find_model("enormous", tmp_path)
    folder = tmp_path / "mine"
    folder.mkdir()
    for name in ("model.bin", "config.json", "tokenizer.json"):
        (folder / name).touch()
        with pytest.raises(UsageError, match="lacks one of"):
            find_model(str(folder), tmp_path)
    (folder / "vocabulary.txt").touch()
    assert find_model(str(folder), tmp_path).is_here
