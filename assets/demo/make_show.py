"""Make the built-in show: the texts beside this script become ``tui/demo``.

Needs espeak-ng, ffmpeg and numpy. The same versions make the same files.
"""

import json
import re
import subprocess
import uuid
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from html import escape
from pathlib import Path
from string import Template

import numpy as np
from speech import SAMPLE_RATE, Speaker, SpokenWord

HERE = Path(__file__).resolve().parent
SHOW = HERE.parents[1] / "tui" / "demo"
FEED_URL = "https://demo.earmark.invalid/feed.xml"
PODCAST_GUID_NAMESPACE = uuid.UUID("ead4c236-bf58-58c6-a2c6-a6b28d128cb6")

LEAD_IN = 0.4
AFTER_SENTENCE = 0.3
AFTER_PARAGRAPH = 0.75
NOISE = 0.001
"""Recordings are never digitally silent, and aligners rely on that."""

VOICES = {"Reader": "en-gb-x-rp", "Listener": "en-us+f3", "Essay": "en-gb-scotland+m3"}

SUBSCRIBE = (
    "<p>This is a public episode. If you would like to get every new one, visit "
    '<a href="https://demo.earmark.invalid/subscribe">demo.earmark.invalid/subscribe'
    "</a></p>"
)


@dataclass(frozen=True, slots=True)
class Sentence:
    """A spoken sentence and when it sounds."""

    text: str
    speaker: str
    words: tuple[SpokenWord, ...]
    ends_paragraph: bool

    @property
    def start(self) -> float:
        """When its first word begins."""
        return self.words[0].start

    @property
    def end(self) -> float:
        """When its last word is over."""
        return self.words[-1].end


@dataclass
class Recording:
    """An episode while it is being spoken."""

    speaker: Speaker
    sentences: list[Sentence] = field(default_factory=list)
    parts: list[np.ndarray] = field(default_factory=list)
    length: float = 0.0

    def pause(self, seconds: float) -> None:
        """Say nothing for a while."""
        self._add(np.zeros(round(seconds * SAMPLE_RATE)))

    def paragraph(self, text: str, voice: str) -> None:
        """Say a paragraph."""
        sentences = re.split(r"(?<=[.?!])\s+", text.strip())
        for number, sentence in enumerate(sentences, 1):
            speech = self.speaker.speak(sentence, VOICES[voice])
            words = tuple(word.later(self.length) for word in speech.words)
            last = number == len(sentences)
            self.sentences.append(Sentence(sentence, voice, words, last))
            self._add(speech.samples)
            self.pause(AFTER_PARAGRAPH if last else AFTER_SENTENCE)

    def save(self, file: Path, *codec: str) -> None:
        """Encode it, with a floor of noise."""
        samples = np.concatenate(self.parts)
        noise = np.random.default_rng(0).normal(0, NOISE, len(samples))
        pcm = (np.clip(samples * 0.8 + noise, -1, 1) * 32767).astype("<i2").tobytes()
        source = ["-f", "s16le", "-ar", str(SAMPLE_RATE), "-ac", "1", "-i", "-"]
        exact = ["-fflags", "+bitexact", "-flags:a", "+bitexact", "-map_metadata", "-1"]
        subprocess.run(
            ["ffmpeg", "-v", "error", "-y", *source, *codec, *exact, str(file)],
            input=pcm,
            check=True,
        )

    def _add(self, samples: np.ndarray) -> None:
        self.parts.append(samples)
        self.length += len(samples) / SAMPLE_RATE


def main() -> None:
    """Make every file of the show."""
    speaker = Speaker()
    facts: dict[str, object] = {
        "guid": uuid.uuid5(PODCAST_GUID_NAMESPACE, FEED_URL.partition("://")[2]),
        "essay_html": essay_html((HERE / "essay.md").read_text("utf-8")),
    }
    for name, make in {"words": words, "interview": interview, "essay": essay}.items():
        recording = Recording(speaker)
        recording.pause(LEAD_IN)
        file = make(recording)
        facts[f"{name}_seconds"] = round(recording.length)
        facts[f"{name}_bytes"] = file.stat().st_size
        print(f"{file.name}: {recording.length:.1f} s, {file.stat().st_size} bytes")
    template = Template((HERE / "feed.template.xml").read_text("utf-8"))
    (SHOW / "feed.xml").write_text(template.substitute(facts), "utf-8")


def words(recording: Recording) -> Path:
    """The episode with a time for every word."""
    for paragraph in (HERE / "words.txt").read_text("utf-8").split("\n\n"):
        recording.paragraph(paragraph, "Reader")
    segments = list(word_segments(recording.sentences))
    save_json(SHOW / "words.json", {"version": "1.0.0", "segments": segments})
    audio = SHOW / "words.m4a"
    recording.save(audio, "-c:a", "aac", "-b:a", "32k", "-movflags", "+faststart")
    return audio


def word_segments(sentences: Iterable[Sentence]) -> Iterator[dict[str, object]]:
    """Podcasting 2.0 transcript segments of a single word each."""
    for sentence in sentences:
        for word in sentence.words:
            ends = sentence.ends_paragraph and word is sentence.words[-1]
            yield {
                "speaker": sentence.speaker,
                "startTime": round(word.start, 3),
                "endTime": round(word.end, 3),
                "body": word.text + ("\n" if ends else ""),
            }


def interview(recording: Recording) -> Path:
    """The episode of two voices, with speakers and chapters."""
    chapters = []
    for line in (HERE / "interview.txt").read_text("utf-8").splitlines():
        if line.startswith("# "):
            start = round(recording.length, 3) if chapters else 0
            chapters.append({"startTime": start, "title": line[2:]})
        elif line:
            voice, _, text = line.partition(": ")
            recording.paragraph(text, voice)
    (SHOW / "interview.vtt").write_text(vtt(recording.sentences), "utf-8")
    save_json(
        SHOW / "interview.chapters.json", {"version": "1.2.0", "chapters": chapters}
    )
    audio = SHOW / "interview.mp3"
    recording.save(audio, "-c:a", "libmp3lame", "-b:a", "32k")
    return audio


def vtt(sentences: Iterable[Sentence]) -> str:
    """A WebVTT file with a cue a sentence and voice tags."""
    cues = (
        f"{stamp(sentence.start)} --> {stamp(sentence.end)}\n"
        f"<v {sentence.speaker}>{escape(sentence.text, quote=False)}</v>\n"
        for sentence in sentences
    )
    return "WEBVTT\n\n" + "\n".join(cues)


def stamp(seconds: float) -> str:
    """A time as WebVTT writes it."""
    minutes, rest = divmod(round(seconds * 1000), 60_000)
    return f"00:{minutes:02}:{rest // 1000:02}.{rest % 1000:03}"


def essay(recording: Recording) -> Path:
    """The episode whose text is only in the show notes."""
    for block in (HERE / "essay.md").read_text("utf-8").split("\n\n"):
        spoken = re.sub(r"\[(.+?)\]\(.+?\)", r"\1", block)
        recording.paragraph(spoken.removeprefix("## "), "Essay")
    audio = SHOW / "essay.opus"
    recording.save(audio, "-c:a", "libopus", "-b:a", "24k", "-application", "voip")
    return audio


def essay_html(markdown: str) -> str:
    """The show notes: headings, paragraphs, links, and a line that is not spoken."""
    blocks = []
    for block in markdown.strip().split("\n\n"):
        linked = re.sub(r"\[(.+?)\]\((.+?)\)", r'<a href="\2">\1</a>', block)
        is_heading = linked.startswith("## ")
        name = "h2" if is_heading else "p"
        blocks.append(f"<{name}>{linked.removeprefix('## ')}</{name}>")
    return "\n".join([*blocks, SUBSCRIBE])


def save_json(file: Path, document: object) -> None:
    """Write JSON, one small entry a line."""
    text = json.dumps(document, ensure_ascii=False)
    file.write_text(text.replace('}, {"', '},\n{"') + "\n", "utf-8")


if __name__ == "__main__":
    main()
