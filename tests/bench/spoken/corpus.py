"""The corpus: recordings of our texts with the truth about every word and insert."""

import random
import re
import subprocess
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np

from tests.bench.spoken.voices import SAMPLE_RATE, Samples, Spoken, Voice

TEXTS = Path(__file__).resolve().parent / "texts"
_SENTENCE_END = re.compile(r"(?<=[.?!])(?<!Mr\.)(?<!Dr\.)\s+(?=\S)")


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence of the text, and the start of each of its words; none if unspoken."""

    text: str
    starts: tuple[float | None, ...] = ()


@dataclass
class Recording:
    """Sound while it is put together, the text that goes with it, and the truth."""

    rng: random.Random = field(default_factory=lambda: random.Random(1))
    parts: list[Samples] = field(default_factory=list)
    length: float = 0.0
    text: list[Sentence] = field(default_factory=list)
    inserts: list[tuple[float, float]] = field(default_factory=list)

    def add(self, samples: Samples) -> None:
        self.parts.append(samples)
        self.length += len(samples) / SAMPLE_RATE

    def pause(self, least: float, most: float) -> None:
        seconds = self.rng.uniform(least, most)
        self.add(np.zeros(round(seconds * SAMPLE_RATE), np.float32))

    def say(self, paragraph: Sequence[str], said: Sequence[Spoken]) -> None:
        """A paragraph of the text."""
        for text, spoken in zip(paragraph, said, strict=True):
            starts = (None if s is None else s + self.length for s in spoken.starts)
            self.text.append(Sentence(text, tuple(starts)))
            self.add(spoken.samples)
            self.pause(0.15, 0.7)
        self.pause(0.65, 1.0)

    def insert(self, parts: Iterable[Samples]) -> None:
        """Something that is not in the text."""
        start = self.length
        for part in parts:
            self.add(part)
        self.inserts.append((start, self.length))

    @property
    def samples(self) -> Samples:
        return np.concatenate(self.parts)


def sentences(name: str) -> list[list[str]]:
    """The sentences of each paragraph of a text."""
    return split((TEXTS / f"{name}.txt").read_text("utf-8"))


def split(text: str) -> list[list[str]]:
    return [_SENTENCE_END.split(p.strip()) for p in text.split("\n\n") if p.strip()]


def plain(names: Sequence[str], voices: Sequence[Voice]) -> Recording:
    """Texts read aloud; the paragraphs of a dialogue by two voices in turn."""
    made = Recording()
    made.pause(0.3, 0.5)
    for name in names:
        for number, paragraph in enumerate(sentences(name)):
            turn = number % len(voices) if name == "dialogue" else 0
            made.say(paragraph, voices[turn].say(paragraph))
    return made


def podcast(names: Sequence[str], voice: Voice, other: Voice) -> Recording:
    """Texts with an intro of music and two inserts; one paragraph is not read."""
    made = Recording()
    made.insert([music(20.0) * 0.5])
    made.pause(0.5, 0.8)
    paragraphs = [p for name in names for p in sentences(name)]
    places = (len(paragraphs) // 3, len(paragraphs) // 2, 3 * len(paragraphs) // 4)
    for number, paragraph in enumerate(paragraphs):
        if number == places[0]:
            made.insert(_speech("advert", other))
            made.pause(0.6, 1.0)
        if number == places[2]:
            made.insert(_speech("added", voice))
            made.pause(0.6, 1.0)
        if number == places[1]:
            made.text += [Sentence(text) for text in paragraph]
        else:
            made.say(paragraph, voice.say(paragraph))
    return made


def _speech(name: str, voice: Voice) -> list[Samples]:
    said = [s for paragraph in sentences(name) for s in voice.say(paragraph)]
    quiet = np.zeros(round(0.3 * SAMPLE_RATE), np.float32)
    parts = [part for spoken in said for part in (quiet, trimmed(spoken.samples))]
    return parts[1:]


def trimmed(samples: Samples) -> Samples:
    """Speech without the silence around it."""
    loud = np.flatnonzero(np.abs(samples) > 0.01)
    return samples[loud[0] : loud[-1] + 1] if len(loud) else samples


def music(seconds: float) -> Samples:
    """Chords, struck twice a second and dying away."""
    rng = np.random.default_rng(2)
    at = np.arange(round(seconds * SAMPLE_RATE)) / SAMPLE_RATE
    out = np.zeros(len(at))
    for beat in np.arange(0, seconds, 0.5):
        since = np.clip(at - beat, 0, None)
        root = 110 * 2 ** (rng.integers(0, 12) / 12)
        for ratio in (1, 1.26, 1.5, 2, 3):
            ring = np.sin(2 * np.pi * root * ratio * since) * np.exp(-3 * since)
            out += np.where(at >= beat, ring, 0) / ratio
    return np.asarray(out / np.max(np.abs(out)), np.float32)


def dressed(samples: Samples) -> Samples:
    """With music under it and noise all over."""
    bed = np.resize(music(30.0), len(samples)) * 0.04
    noise = np.random.default_rng(3).normal(0, 0.003, len(samples))
    return np.asarray(samples * 0.7 + bed + noise, np.float32)


def save(samples: Samples, file: Path) -> Path:
    """MP3 at 64 kbit/s, or FLAC, by the name of the file."""
    raw = (np.clip(samples, -1, 1) * 32_000).astype("<i2").tobytes()
    form = ["-f", "s16le", "-ar", str(SAMPLE_RATE), "-ac", "1", "-i", "-"]
    codec = ["-b:a", "64k", "-ar", "44100"] if file.suffix == ".mp3" else []
    command = ["ffmpeg", "-v", "error", "-y", *form, *codec, str(file)]
    subprocess.run(command, input=raw, check=True)
    return file


def long_text(words: int) -> list[list[str]]:
    """Paragraphs put together from the clauses of all English texts, and numbers."""
    rng = random.Random(4)
    names = ("essay", "dialogue", "figures", "added", "advert")
    known = [s for name in names for p in sentences(name) for s in p]
    clauses = [c.strip(" .?!") for s in known for c in s.split(",")]
    paragraphs: list[list[str]] = []
    while sum(len(s.split()) for p in paragraphs for s in p) < words:
        paragraph = []
        for _ in range(rng.randint(2, 6)):
            chosen = rng.sample(clauses, rng.randint(1, 3))
            chosen.insert(rng.randint(0, len(chosen)), f"number {rng.randint(3, 9999)}")
            paragraph.append(", ".join(chosen).capitalize() + ".")
        paragraphs.append(paragraph)
    return paragraphs
