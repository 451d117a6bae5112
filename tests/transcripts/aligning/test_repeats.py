"""A text that says the same again is matched to a sound that does, or does not."""

import random
from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.transcripts.aligning.test_heard import loudness
from tui.model.alignment import Alignment
from tui.transcripts.aligning.loudness import FRAME
from tui.transcripts.aligning.recognized import align_heard
from tui.transcripts.aligning.recognizer import Heard
from tui.transcripts.aligning.tokens import tokens_of

WORD = 0.4
LETTERS = random.Random(1)
WORDS = ["".join(LETTERS.choices("bdfgklmnprstvz", k=5)) for _ in range(180)]
VERSES = [" ".join(LETTERS.choices(WORDS, k=12)) for _ in range(25)]
"""Said once they are more words than are aligned word by word without anchors."""


def aligned(texts: list[str], said: list[str], misheard: set[int]) -> Alignment:
    words = " ".join(said).split()
    heard = [
        Heard("uh" if at in misheard else word, at * WORD, (at + 0.9) * WORD)
        for at, word in enumerate(words)
    ]
    sound = loudness((len(words) + 1) * WORD)
    return align_heard(tokens_of(texts), heard, sound, len(sound.levels) * FRAME)


@settings(max_examples=30)
@given(st.integers(1, 5), st.booleans(), st.sets(st.integers(0, 1499), max_size=120))
def test_a_text_repeated_is_spoken_as_often_as_it_is_said(
    times: int, once: bool, misheard: set[int]
) -> None:
    found = aligned(VERSES * times, VERSES * (1 if once else times), misheard)
    spoken = [passage for passage in found.passages if passage.spoken]
    share = len(spoken) / len(found.passages)
    assert abs(share - (1 / times if once else 1)) <= 0.05
    starts = [word.start for passage in spoken for word in passage.words]
    assert all(a <= b for a, b in pairwise(starts))


@settings(max_examples=30)
@given(st.integers(2, 4), st.sets(st.integers(0, 1199), max_size=90))
def test_a_text_said_again_is_spoken_once_and_the_rest_inserted(
    times: int, misheard: set[int]
) -> None:
    found = aligned(VERSES, VERSES * times, misheard)
    words = [word for passage in found.passages for word in passage.words]
    assert words[-1].end - words[0].start < 1.2 * len(words) * WORD
    assert sum(stretch.length for stretch in found.inserted) > found.duration / 3


def test_a_refrain_is_heard_each_time() -> None:
    song = [line for verse in VERSES for line in (verse, *VERSES[:4])]
    found = aligned(song, song, set(range(7, 1400, 31)))
    starts = [passage.words[0].start for passage in found.passages]
    words = [len(line.split()) for line in song]
    expected = [sum(words[:number]) * WORD for number in range(len(song))]
    off = [abs(a - b) for a, b in zip(starts, expected, strict=True)]
    assert max(off) < 3 * WORD
