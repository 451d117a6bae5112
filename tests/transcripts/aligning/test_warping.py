"""Aligning by warping: what espeak-ng reads is found in what another voice says."""

import shutil
from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tui.errors import AlignmentError
from tui.transcripts.aligning import align
from tui.transcripts.aligning.sound import SAMPLE_RATE
from tui.transcripts.aligning.warping import reading
from tui.transcripts.aligning.warping.chaining import Candidate, chain
from tui.transcripts.aligning.warping.features import HOP
from tui.transcripts.aligning.warping.joining import join
from tui.transcripts.aligning.warping.reading import read_aloud, voice_for
from tui.transcripts.aligning.warping.unit import sentences, units
from tui.transcripts.aligning.warping.warp import warp

SENTENCES = [
    "Am Morgen stand der Bäcker vor seiner Tür und wunderte sich über den Schnee.",
    "Niemand hatte ihm gesagt, dass der Winter in diesem Jahr so früh beginnt.",
    "Er holte einen Besen aus dem Keller und fegte den Weg bis zur Straße.",
    "Später kamen die Kinder und bauten daneben einen Mann mit einer roten Mütze.",
]
UNSPOKEN = (
    "Alle Rechte vorbehalten, Abdruck nur mit schriftlicher Genehmigung des Hauses."
)

needs_espeak = pytest.mark.skipif(
    shutil.which("espeak-ng") is None, reason="espeak-ng is not installed"
)


def said(pause: float = 0.6) -> tuple[list[np.ndarray], list[float]]:
    """The sentences in a voice other than the one that reads, and their starts."""
    silence = np.zeros(round(pause * SAMPLE_RATE), np.int16)
    parts: list[np.ndarray] = []
    starts = []
    for sentence in SENTENCES:
        parts.append(silence)
        starts.append(sum(map(len, parts)) / SAMPLE_RATE)
        parts.append(read_aloud(sentence, "de+f3"))
    return parts, starts


@needs_espeak
def test_sentences_start_where_they_are_said() -> None:
    parts, starts = said()
    found = align([SENTENCES[0], UNSPOKEN, *SENTENCES[1:]], parts, "de-DE")
    assert [p.spoken for p in found.passages] == [True, False, True, True, True]
    words = [p.words for p in found.passages if p.spoken]
    assert [w[0].start for w in words] == pytest.approx(starts, abs=0.3)
    assert [w.text for w in words[0]] == SENTENCES[0].split()
    assert not found.inserted
    every = [word for passage in words for word in passage]
    assert all(a.start <= b.start for a, b in pairwise(every))


@needs_espeak
def test_sound_without_the_text_is_refused() -> None:
    noise = np.random.default_rng(1).normal(0, 3000, 20 * SAMPLE_RATE)
    with pytest.raises(AlignmentError, match="not what is heard"):
        align(SENTENCES, [noise.astype(np.int16)], "de")


@needs_espeak
@pytest.mark.parametrize("language", ["xx", "-w", "de+f3", "../de"])
def test_a_language_nobody_reads_is_named(language: str) -> None:
    with pytest.raises(AlignmentError, match="does not read"):
        voice_for(language)


@needs_espeak
@pytest.mark.parametrize(
    ("language", "voice"), [("pt_BR", "pt-br"), ("de-AT", "de"), ("en-NZ", "en-us")]
)
def test_a_language_has_the_nearest_voice(language: str, voice: str) -> None:
    assert voice_for(language) == voice


@needs_espeak
def test_text_that_looks_like_an_option_is_read() -> None:
    assert len(read_aloud("--help -w /etc/passwd", "de")) > SAMPLE_RATE / 2


def test_without_espeak_one_sentence_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shutil, "which", lambda name: None)
    reading._voices.cache_clear()
    with pytest.raises(AlignmentError, match="needs espeak-ng"):
        align(SENTENCES, [np.zeros(16_000, np.int16)], "de")


def test_a_sound_is_found_in_a_longer_one() -> None:
    rows = np.random.default_rng(1).normal(0, 1, (60, 8)).astype(np.float32)
    long = np.random.default_rng(2).normal(0, 1, (400, 8)).astype(np.float32)
    slower = np.repeat(rows, 2, axis=0)[: 60 + 45]
    long[200 : 200 + len(slower)] = slower
    found = warp(rows[:52], long)
    path = found.path(int(found.costs.argmin()))
    assert path[0] in (200, 201)
    assert path[-1] == pytest.approx(200 + 2 * 51, abs=2)
    assert (np.diff(path) >= 0).all()


def test_the_chain_leaves_out_what_does_not_go_forward() -> None:
    places = [
        Candidate(0, 1.0, 4.0, 2.0),
        Candidate(1, 30.0, 33.0, 2.2),
        Candidate(1, 4.5, 7.5, 2.0),
        Candidate(2, 8.0, 11.0, 2.0),
    ]
    assert [c.start for c in chain(places, [0, 3, 6, 9])] == [1.0, 4.5, 8.0]


@st.composite
def places(draw: st.DrawFn) -> Candidate:
    unit = draw(st.integers(0, 9))
    start = draw(st.floats(0, 100))
    end = start + draw(st.floats(0.5, 5))
    return Candidate(unit, start, end, draw(st.floats(0.01, 4)))


@given(st.lists(places(), max_size=30))
def test_a_chain_goes_forward(candidates: list[Candidate]) -> None:
    chained = chain(candidates, [3.0 * unit for unit in range(11)])
    assert bool(chained) == bool(candidates)
    assert all(a.unit < b.unit for a, b in pairwise(chained))
    assert all(b.start > a.end - 0.5 for a, b in pairwise(chained))


@given(st.lists(st.sampled_from(["so", "end.", "世界。", "—", "Dr.", "long" * 30])))
def test_every_word_is_in_one_sentence_and_every_sentence_in_one_unit(
    words: list[str],
) -> None:
    found = sentences(words, [place // 7 for place in range(len(words))])
    covered = [place for one in found for place in range(one.first, one.last)]
    assert covered == list(range(len(words)))
    assert [n for unit in units(words, found) for n in unit] == list(range(len(found)))


def alike(said: dict[int, int], length: int, moments: int) -> list[np.ndarray]:
    """Likeness of three sentences, those said at their moments."""
    rows = [np.full((length, moments), -1.0, np.float32) for _ in range(3)]
    for sentence, start in said.items():
        at = np.arange(length)
        rows[sentence][at, start + at] = 1.0
    return rows


@pytest.mark.parametrize(
    ("said", "moments"),
    [
        ({0: 5, 1: 105, 2: 205}, 310),
        ({0: 0, 1: 100, 2: 900}, 1000),
        ({0: 700, 1: 800, 2: 900}, 1000),
        ({0: 0, 2: 100}, 200),
        ({0: 0, 2: 800}, 900),
        ({}, 600),
    ],
    ids=["all", "advert", "intro", "left out", "both", "nothing"],
)
def test_sentences_are_joined_around_what_is_left_out(
    said: dict[int, int], moments: int
) -> None:
    found = join([100] * 3, alike(said, 100, moments), moments, 1.0, HOP)
    assert {one.sentence: one.first for one in found} == said
    assert all(one.last == one.first + 99 for one in found)


@needs_espeak
def test_an_advert_is_found_between_two_sentences() -> None:
    parts, starts = said()
    advert = [read_aloud(f"{UNSPOKEN} Niemals!", "de+m3") for _ in range(2)]
    seconds = sum(map(len, advert)) / SAMPLE_RATE
    found = align(SENTENCES, [*parts[:4], *advert, *parts[4:]], "de")
    at = [starts[0], starts[1], starts[2] + seconds, starts[3] + seconds]
    assert [p.words[0].start for p in found.passages] == pytest.approx(at, abs=0.3)
    (insert,) = found.inserted
    # What espeak-ng says ends with a pause of its own.
    assert insert.start == pytest.approx(starts[2] - 0.6, abs=0.6)
    assert insert.end == pytest.approx(at[2] - 0.6, abs=0.6)


@needs_espeak
def test_the_words_in_another_order_are_refused() -> None:
    parts, _ = said()
    turned = [" ".join(reversed(s.rstrip(".").split())) + "." for s in SENTENCES]
    with pytest.raises(AlignmentError, match="not what is heard"):
        align(turned, parts, "de")


@needs_espeak
def test_a_script_without_spaces_begins_where_it_is_said() -> None:
    texts = ["今天天气很好，我们去公园散步。", "孩子们在湖边放风筝，然后喝茶。"]
    parts = [read_aloud(text, "cmn+f3") for text in texts]
    found = align(texts, parts, "zh")
    starts = [p.words[0].start for p in found.passages]
    assert starts == pytest.approx([0.0, len(parts[0]) / SAMPLE_RATE], abs=0.5)
