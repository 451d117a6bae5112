"""The built-in show's files: small, complete, and true to the texts and the sound."""

import json
import re
import subprocess
from collections.abc import Iterator
from importlib import resources
from itertools import pairwise
from pathlib import Path

import numpy as np
import pytest
from lxml import etree

from tui.demo import FEED_URL, BuiltInFetcher, audio_file
from tui.errors import FetchError
from tui.feeds.fetch import Fetched

TEXTS = Path(__file__).resolve().parents[2] / "assets" / "demo"
SAMPLE_RATE = 16_000
FRAME = SAMPLE_RATE // 200
SPEECH = 0.006
"""Above the noise floor, as a root mean square of a frame."""


async def fetched(name: str) -> bytes:
    answer = await BuiltInFetcher().get(f"https://demo.earmark.invalid/{name}")
    assert answer.body is not None
    return answer.body


def squeezed(text: str) -> str:
    return " ".join(text.split())


def vtt_cues(vtt: str) -> Iterator[tuple[float, str]]:
    for minutes, seconds, text in re.findall(r"(?m)^00:(..):(\S+) --> .*\n(.+)", vtt):
        yield int(minutes) * 60 + float(seconds), text


def sound(name: str) -> np.ndarray:
    command = ["ffmpeg", "-v", "error", "-i", "-", "-f", "s16le", "-ac", "1"]
    audio = audio_file(f"https://demo.earmark.invalid/{name}").read_bytes()
    pcm = subprocess.run(
        [*command, "-ar", str(SAMPLE_RATE), "-"],
        input=audio,
        capture_output=True,
        check=True,
    ).stdout
    samples: np.ndarray = np.frombuffer(pcm, "<i2").astype(np.float64) / 32768
    return samples


def heard_from(samples: np.ndarray, expected: float) -> float:
    """When speech is first heard, looking from a little before ``expected``."""
    first = int((expected - 0.15) * SAMPLE_RATE)
    window = samples[first : first + int(0.5 * SAMPLE_RATE)]
    frames = window[: len(window) // FRAME * FRAME].reshape(-1, FRAME)
    loud = np.sqrt((frames**2).mean(axis=1)) > SPEECH
    return first / SAMPLE_RATE + int(loud.argmax()) * FRAME / SAMPLE_RATE


async def test_every_address_in_the_feed_is_there() -> None:
    feed = etree.fromstring(await fetched("feed.xml"))
    urls = [url for tag in feed.iter("{*}*") if (url := tag.get("url"))]
    assert len(urls) == 6
    for url in urls:
        answer = await BuiltInFetcher().get(url)
        assert answer.body


async def test_lengths_in_the_feed_are_those_of_the_files() -> None:
    feed = etree.fromstring(await fetched("feed.xml"))
    for enclosure in feed.iter("enclosure"):
        audio = audio_file(str(enclosure.attrib["url"])).read_bytes()
        assert int(enclosure.attrib["length"]) == len(audio)


async def test_the_content_type_is_known() -> None:
    answer = await BuiltInFetcher().get(FEED_URL)
    assert answer.content_type == "application/rss+xml"


@pytest.mark.parametrize(
    "url",
    [
        "https://demo.earmark.invalid/none.mp3",
        "https://demo.earmark.invalid/__init__.py",
        "https://demo.earmark.invalid/../errors.py",
        "https://demo.earmark.invalid/",
        "https://example.org/feed.xml",
    ],
)
async def test_nothing_else_can_be_read(url: str) -> None:
    with pytest.raises(FetchError, match="is not part of the built-in show"):
        await BuiltInFetcher().get(url)


async def test_other_addresses_go_elsewhere() -> None:
    class Elsewhere:
        async def get(self, url: str, *_: object, **__: object) -> Fetched:
            return Fetched(url, b"from elsewhere")

        async def close(self) -> None: ...

    answer = await BuiltInFetcher(Elsewhere()).get("https://example.org/feed.xml")
    assert answer.body == b"from elsewhere"


async def test_the_words_are_those_of_the_text() -> None:
    segments = json.loads(await fetched("words.json"))["segments"]
    written = (TEXTS / "words.txt").read_text("utf-8")
    assert [segment["body"].strip() for segment in segments] == written.split()
    starts = [segment["startTime"] for segment in segments]
    assert starts == sorted(set(starts))
    assert all(s["startTime"] < s["endTime"] for s in segments)


async def test_the_captions_are_those_of_the_text() -> None:
    vtt = (await fetched("interview.vtt")).decode()
    spoken = [re.sub(r"</?v[^>]*>", "", text) for _, text in vtt_cues(vtt)]
    written = (TEXTS / "interview.txt").read_text("utf-8")
    lines = [line for line in written.splitlines() if line and not line.startswith("#")]
    without_names = " ".join(line.partition(": ")[2] for line in lines)
    assert " ".join(spoken) == squeezed(without_names)


async def test_chapters_begin_with_a_sentence() -> None:
    chapters = json.loads(await fetched("interview.chapters.json"))["chapters"]
    starts = [start for start, _ in vtt_cues((await fetched("interview.vtt")).decode())]
    assert len(chapters) == 4
    assert all(c["startTime"] in starts for c in chapters[1:])


async def test_words_are_where_the_sound_is() -> None:
    segments = json.loads(await fetched("words.json"))["segments"]
    samples = sound("words.m4a")
    after_pauses = [
        word["startTime"]
        for before, word in pairwise(segments)
        if word["startTime"] - before["endTime"] > 0.2
    ]
    assert len(after_pauses) > 10
    for start in after_pauses:
        assert heard_from(samples, start) == pytest.approx(start, abs=0.08)


async def test_captions_are_where_the_sound_is() -> None:
    samples = sound("interview.mp3")
    for start, _ in vtt_cues((await fetched("interview.vtt")).decode()):
        assert heard_from(samples, start) == pytest.approx(start, abs=0.08)


@pytest.mark.parametrize("name", ["words.m4a", "interview.mp3", "essay.opus"])
def test_no_stretch_is_digitally_silent(name: str) -> None:
    samples = sound(name)
    seconds = samples[: len(samples) // SAMPLE_RATE * SAMPLE_RATE]
    assert seconds.reshape(-1, SAMPLE_RATE).std(axis=1).min() > 0


def test_the_show_is_small() -> None:
    files = resources.files("tui.demo").iterdir()
    sizes = [len(file.read_bytes()) for file in files if file.is_file()]
    assert sum(sizes) < 1_000_000
