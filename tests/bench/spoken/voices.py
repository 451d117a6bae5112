"""A voice: a program that speaks, and tells when each word, or the first one, sounds.

espeak-ng and festival tell it of every word, flite of the first sound of a sentence.
"""

import re
import shutil
import subprocess
import sys
import tempfile
import wave
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path
from typing import Any, Protocol

import numpy as np
import numpy.typing as npt

SAMPLE_RATE = 16_000
Samples = npt.NDArray[np.floating]

_DEMO = Path(__file__).resolve().parents[3] / "assets" / "demo"


@dataclass(frozen=True, slots=True)
class Spoken:
    """A sentence as spoken: samples from -1 to 1, and each written word's start.

    A start is None where the voice does not tell it; the first word's is always told.
    """

    samples: Samples
    starts: tuple[float | None, ...]


class Voice(Protocol):
    """Something that speaks."""

    name: str

    def say(self, sentences: Sequence[str]) -> list[Spoken]:
        """Every sentence spoken by itself."""


class Espeak:
    """espeak-ng in one of its languages and variants."""

    _speaker: Any = None

    def __init__(self, voice: str) -> None:
        self.name = f"espeak {voice}"
        self._voice = voice

    def say(self, sentences: Sequence[str]) -> list[Spoken]:
        return [self._say(sentence) for sentence in sentences]

    def _say(self, sentence: str) -> Spoken:
        speaker = type(self)._speaker or _lenient_speaker()
        type(self)._speaker = speaker
        speech = speaker.speak(sentence, self._voice)
        samples = resample(np.asarray(speech.samples, np.float32), 22_050)
        return Spoken(samples, tuple(speech.words))


def _lenient_speaker() -> Any:
    sys.path.insert(0, str(_DEMO))
    speech = import_module("speech")
    speaker: Any = speech.Speaker
    rate = speech.SAMPLE_RATE

    class Lenient(speaker):  # type: ignore[misc]
        """Tells None of words whose moment espeak-ng does not say."""

        def _words(self, text: str, length: int) -> list[float | None]:
            starts: list[float | None] = []
            position, last = 0, -1.0
            for written in text.split(" "):
                places = range(position, position + len(written))
                said = [self._word_starts[p] for p in places if p in self._word_starts]
                start = said[0] / rate if said else None
                known = start is not None and start > last
                starts.append(start if known else None)
                last = start if known and start is not None else last
                position += len(written) + 1
            starts[0] = starts[0] or 0.0
            return starts

    return Lenient()


class Flite:
    """flite, the small synthesizer of Carnegie Mellon University."""

    def __init__(self, voice: str) -> None:
        self.name = f"flite {voice}"
        self._voice = voice

    def say(self, sentences: Sequence[str]) -> list[Spoken]:
        return [self._say(sentence) for sentence in sentences]

    def _say(self, sentence: str) -> Spoken:
        with tempfile.TemporaryDirectory() as folder:
            file = Path(folder) / "said.wav"
            command = ["flite", "-voice", self._voice, "-psdur", "-t", sentence]
            told = subprocess.run(
                [*command, "-o", str(file)], capture_output=True, check=True, text=True
            ).stdout
            samples = read_wave(file)
        silence = re.match(r"pau:([\d.]+)", told)
        first = float(silence[1]) if silence else 0.0
        return Spoken(samples, (first, *[None] * (len(sentence.split()) - 1)))


class Festival:
    """festival, with a voice of units or of hidden Markov models."""

    _SCRIPT = """
    (define (start word)
      (item.feat word "R:SylStructure.daughter1.daughter1.R:Segment.segment_start"))
    (define (tell utterance)
      (mapcar
        (lambda (token)
          (if (and (not (item.parent token)) (item.daughters token))
            (format t "%s\\t%s\\n" (item.name token)
                    (start (car (item.daughters token))))))
        (utt.relation.items utterance 'Token)))
    """

    def __init__(self, voice: str) -> None:
        self.name = f"festival {voice}"
        self._voice = voice

    def say(self, sentences: Sequence[str]) -> list[Spoken]:
        with tempfile.TemporaryDirectory() as folder:
            script = Path(folder) / "say.scm"
            script.write_text(self._script(sentences, Path(folder)), "latin-1")
            told = subprocess.run(
                ["festival", "-b", str(script)],
                capture_output=True,
                check=True,
                text=True,
            ).stdout
            blocks = told.split("---\n")[:-1]
            return [
                Spoken(read_wave(Path(folder) / f"{n}.wav"), _festival_starts(s, block))
                for n, (s, block) in enumerate(zip(sentences, blocks, strict=True))
            ]

    def _script(self, sentences: Sequence[str], folder: Path) -> str:
        lines = [self._SCRIPT, f"(voice_{self._voice})"]
        for number, sentence in enumerate(sentences):
            text = re.sub(r'["\\]', "", sentence)
            lines += [
                f'(set! said (utt.synth (Utterance Text "{text}")))',
                f'(utt.save.wave said "{folder / str(number)}.wav" \'riff)',
                "(tell said)",
                '(format t "---\\n")',
            ]
        return "\n".join(lines)


def _festival_starts(sentence: str, told: str) -> tuple[float | None, ...]:
    """Tokens are written words without their punctuation, in order."""
    tokens = [line.split("\t") for line in told.splitlines() if "\t" in line]
    starts: list[float | None] = []
    at = 0
    for word in sentence.split():
        bare = re.sub(r"\W", "", word)
        found = None
        for ahead in range(at, min(at + 4, len(tokens))):
            if re.sub(r"\W", "", tokens[ahead][0]) == bare:
                found, at = float(tokens[ahead][1]), ahead + 1
                break
        starts.append(found)
    starts[0] = starts[0] or 0.0
    return tuple(starts)


def available() -> tuple[list[Voice], list[str]]:
    """The English voices of this machine, and why others are not among them."""
    voices: list[Voice] = []
    missing = ["pico: not in Debian's main archive"]
    if shutil.which("espeak-ng"):
        voices += [Espeak("en-us"), Espeak("en-gb+f3")]
    if shutil.which("flite"):
        voices += [Flite("slt"), Flite("rms")]
    else:
        missing.append("flite: not installed")
    if shutil.which("festival"):
        voices += [Festival("cmu_us_slt_arctic_hts"), Festival("ked_diphone")]
    else:
        missing.append("festival: not installed")
    return voices, missing


def read_wave(file: Path) -> Samples:
    with wave.open(str(file)) as sound:
        data = sound.readframes(sound.getnframes())
        rate = sound.getframerate()
    return resample(np.frombuffer(data, "<i2").astype(np.float32) / 32_768, rate)


def resample(samples: Samples, rate: int) -> Samples:
    """The same sound at ``SAMPLE_RATE``."""
    if rate == SAMPLE_RATE or not len(samples):
        return samples
    import av

    whole = (np.clip(samples, -1, 1) * 32_767).astype(np.int16).reshape(1, -1)
    frame = av.AudioFrame.from_ndarray(whole, format="s16", layout="mono")
    frame.sample_rate = rate
    resampler = av.AudioResampler("s16", "mono", SAMPLE_RATE)
    parts: Iterable[Any] = [*resampler.resample(frame), *resampler.resample(None)]
    flat = [part.to_ndarray().reshape(-1) for part in parts]
    return np.concatenate(flat).astype(np.float32) / 32_768
