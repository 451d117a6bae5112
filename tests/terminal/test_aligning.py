"""Words find their sound: an essay without times, and captions that an advert shifted.

Both as a listener does it: subscribed, downloaded, aligned and heard in the app.
"""

import re
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from statistics import median

import numpy as np
import pytest

from tests.bench.spoken.voices import SAMPLE_RATE, Espeak, Samples
from tests.servers import LoopbackServer
from tests.terminal import speech
from tests.terminal.test_main_job import Stage, lit_word_and_time
from tests.terminal.tmux import Terminal
from tui.home import Home
from tui.sync.extras import ALIGN

pytestmark = [
    pytest.mark.vlc,
    pytest.mark.terminal,
    pytest.mark.timeout(900),
    pytest.mark.skipif(
        ALIGN.missing is not None, reason="the extra align is not installed"
    ),
]

ESSAY = "Farewell Ai2"
WORDS = 150
ADVERT = (
    "This show is brought to you by nobody at all.",
    "Imagine a mattress made of clouds, and then imagine paying for it twice.",
    "Use the code harbor at the counter for ten percent off your second pillow.",
    "Terms, tides and conditions apply in every lighthouse of the northern coast.",
)
LONG = 240.0
"""Seconds: aligning goes on at the lowest priority, beside whatever else runs."""
_PAUSE = 0.35
_STRIPPED = re.compile(r"\W+")


@dataclass
class Recording:
    """Sound, and the moment each written word begins in it where the voice told."""

    parts: list[Samples] = field(default_factory=list)
    words: list[tuple[str, float | None]] = field(default_factory=list)
    sentences: list[tuple[str, float, float]] = field(default_factory=list)
    seconds: float = 0.0

    def say(self, sentence: str, voice: Espeak, *, written: bool = True) -> None:
        (spoken,) = voice.say([sentence])
        begin = self.seconds
        if written:
            for word, start in zip(sentence.split(), spoken.starts, strict=True):
                self.words.append((word, None if start is None else begin + start))
        self._add(spoken.samples)
        if written:
            self.sentences.append((sentence, begin, self.seconds))
        self._add(np.zeros(round(_PAUSE * SAMPLE_RATE), np.float32))

    def _add(self, samples: Samples) -> None:
        self.parts.append(samples)
        self.seconds += len(samples) / SAMPLE_RATE

    def mp3(self, file: Path) -> bytes:
        samples = np.concatenate(self.parts).astype(np.float64)
        samples += np.random.default_rng(3).normal(0, 0.001, len(samples))
        at = np.arange(0, len(samples), SAMPLE_RATE / speech.SAMPLE_RATE)
        return speech.write_mp3(np.interp(at, np.arange(len(samples)), samples), file)


@pytest.fixture
def environment(earmark_home: Path, tmp_path: Path) -> dict[str, str]:
    return {
        "EARMARK_HOME": str(earmark_home),
        "PATH": "/usr/local/bin:/usr/bin:/bin",
        "HOME": str(tmp_path),
        "LANG": "C.UTF-8",
        "TERM": "tmux-256color",
    }


@pytest.fixture
def server() -> Iterator[LoopbackServer]:
    with LoopbackServer() as running:
        yield running


def essay(feed: str) -> tuple[str, str]:
    """A feed of one essay's first paragraphs, and a link to take its file's place."""
    (item,) = re.findall(rf"<item><title><!\[CDATA\[{ESSAY}.*?</item>", feed, re.DOTALL)
    html = re.search(r"<description><!\[CDATA\[(.*?)\]\]>", item, re.DOTALL)
    assert html is not None
    kept = ""
    for paragraph in re.findall(r"<p>.*?</p>", html.group(1), re.DOTALL):
        kept += paragraph
        if len(kept.split()) >= WORDS:
            break
    seconds = round(len(kept.split()) / 2.5)
    item = item.replace(html.group(1), kept)
    item = re.sub(r"(<itunes:duration>)\d+", rf"\g<1>{seconds}", item)
    head = feed[: feed.index("<item>")]
    path = re.search(r'enclosure url="@BASE@([^"]+)"', item)
    assert path is not None
    return f"{head}{item}</channel></rss>", path.group(1)


def heard_at(words: list[tuple[str, float | None]], word: str, elapsed: int) -> bool:
    """Whether a word is said in the second that the bar shows, give or take."""
    wanted = _STRIPPED.sub("", word).lower()
    starts = [t for _, t in words if t is not None]
    for (written, start), after in zip(words, [*words[1:], ("", None)], strict=True):
        if start is None or _STRIPPED.sub("", written).lower() != wanted:
            continue
        later = [t for t in starts if t > start]
        end = after[1] or (later[0] if later else start + 1)
        if start - 0.3 <= elapsed + 1 and elapsed <= end + 0.3:
            return True
    return False


def errors(stage: Stage, words: list[tuple[str, float | None]]) -> list[float]:
    """How far each word is from its truth, sorted."""
    document = stage.earmark("transcript", "1")
    assert document["timing"] == "aligned"
    found = [w for s in document["segments"] for w in s.get("words", ())]
    assert [w["text"] for w in found] == [text for text, _ in words]
    off = [
        abs(word["startTime"] - start)
        for word, (_, start) in zip(found, words, strict=True)
        if start is not None
    ]
    return sorted(off)


def test_an_essay_is_aligned_by_a_key_and_followed_word_by_word(
    real_feeds: Path,
    environment: dict[str, str],
    server: LoopbackServer,
    tmp_path: Path,
) -> None:
    feed, path = essay((real_feeds / "interconnects-podcast.xml").read_text("utf-8"))
    body = feed.replace("@BASE@", server.url(""))
    url = server.put("/feed.xml", body.encode(), "application/rss+xml")
    stage = Stage(environment, [], speech.speak([], 1))
    stage.earmark("add", url)
    before = stage.earmark("transcript", "1")
    assert before["timing"] == "estimated"
    recording, voice = Recording(), Espeak("en-us")
    for segment in before["segments"]:
        recording.say(segment["body"], voice)
    server.put(path, recording.mp3(tmp_path / "essay.mp3"), "audio/mpeg")

    terminal = stage.open(tmp_path / "heard.wav")
    try:
        terminal.wait_for_text("Interconnects")
        terminal.press("Enter")
        terminal.wait_for_text(" Read ")
        terminal.press("d")
        terminal.wait_for_text("Downloaded: Farewell")
        terminal.press("o")
        terminal.wait_for_text("estimated")
        terminal.press("A")
        terminal.wait_for_text("Aligned with the sound", LONG)
        terminal.press("Enter")
        _watch(terminal, lambda word, at: heard_at(recording.words, word, at))
    finally:
        terminal.close()
    off = errors(stage, recording.words)
    assert median(off) < 0.05
    assert off[int(0.95 * len(off))] < 0.3


def _watch(terminal: Terminal, right: Callable[[str, int], bool]) -> None:
    """Wait for lit words in six different seconds, each while it is being said."""
    seen: dict[int, str] = {}
    deadline = time.monotonic() + LONG
    while len(seen) < 6:
        assert time.monotonic() < deadline, f"only {seen} were lit"
        word, elapsed = terminal.wait_for_style(lit_word_and_time, "a lit word")
        assert right(word, int(elapsed)), f"{word!r} is lit at {elapsed} s"
        seen[int(elapsed)] = word


def test_captions_that_an_advert_shifted_are_set_right_unasked(
    real_feeds: Path,
    environment: dict[str, str],
    server: LoopbackServer,
    earmark_home: Path,
    tmp_path: Path,
) -> None:
    feed, path = essay((real_feeds / "interconnects-podcast.xml").read_text("utf-8"))
    sentences = re.findall(r"[A-Z][^.!?<>]{30,}[.!?]", re.sub("<[^>]+>", " ", feed))
    sentences = [s for s in sentences if s.isascii()][-14:]
    clean, served = Recording(), Recording()
    voice, other = Espeak("en-us"), Espeak("en-gb+f3")
    for number, sentence in enumerate(sentences):
        clean.say(sentence, voice)
        if number == 6:
            began = served.seconds
            for told in ADVERT:
                served.say(told, other, written=False)
            advert = served.seconds - began
        served.say(sentence, voice)
    server.put(path, served.mp3(tmp_path / "served.mp3"), "audio/mpeg")
    captions = server.put("/words.vtt", _vtt(clean).encode(), "text/vtt")
    tag = (
        '<podcast:transcript xmlns:podcast="https://podcastindex.org/namespace/1.0"'
        f' url="{captions}" type="text/vtt"/></item>'
    )
    body = feed.replace("@BASE@", server.url("")).replace("</item>", tag)
    url = server.put("/feed.xml", body.encode(), "application/rss+xml")
    stage = Stage(environment, [], speech.speak([], 1))
    stage.earmark("add", url)
    assert stage.earmark("transcript", "1")["timing"] == "cue"

    terminal = stage.open(tmp_path / "heard.wav")
    try:
        terminal.wait_for_text("Interconnects")
        terminal.press("Enter")
        terminal.wait_for_text(" Read ")
        terminal.press("d")
        said = f"Aligned with the sound: 1 insert, {round(advert)} s."
        terminal.wait_for_text(said, LONG)
        terminal.press("o")
        terminal.wait_for_text("text re-timed")
    finally:
        terminal.close()
    off = errors(stage, served.words)
    assert median(off) < 0.05
    assert off[int(0.95 * len(off))] < 0.3
    with Home.open(earmark_home) as home:
        words = home.words.at_hand(1).transcript
    assert words is not None
    (inserted,) = words.inserted
    assert abs(inserted.start - began) < 1.0
    assert abs(inserted.end - began - advert) < 1.0


def _vtt(clean: Recording) -> str:
    cues = [
        f"00:{start // 60:02.0f}:{start % 60:06.3f} --> "
        f"00:{end // 60:02.0f}:{end % 60:06.3f}\n{sentence}"
        for sentence, start, end in clean.sentences
    ]
    return "\n\n".join(["WEBVTT", *cues]) + "\n"
