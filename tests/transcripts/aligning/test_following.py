"""Following: a long text is heard part by part, and nobody is lost on the way."""

import random
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cache

from hypothesis import given
from hypothesis import strategies as st

from tui.transcripts.aligning.following import BLOCK_WORDS, Follower
from tui.transcripts.aligning.recognizer import Heard, Recognizer
from tui.transcripts.aligning.tokens import Tokens, tokens_of

SENTENCE_WORDS = 12
SENTENCES = 5 * BLOCK_WORDS // SENTENCE_WORDS
SYLLABLES = random.Random(1)
BOOK = [
    " ".join(
        "".join(SYLLABLES.choices("bdfgklmnprstvz", k=5)) for _ in range(SENTENCE_WORDS)
    )
    for _ in range(SENTENCES)
]
ADVERT = ["buy", "one", "get", "one", "free", "this", "week", "only"]


@dataclass
class Ears:
    """Hears what is said where it is expected, and otherwise nothing."""

    text: Tokens
    expected: list[range | None] = field(default_factory=list)

    def expect(self, passages: range | None) -> None:
        self.expected.append(passages)

    def hear(self, samples: object) -> list[Heard]:
        raise NotImplementedError

    def listen(self, said: Sequence[str]) -> list[Heard]:
        part = self.expected[-1]
        words = [word for word in said if word in known(part)]
        return [Heard(word, at, at + 0.5) for at, word in enumerate(words)]


@cache
def known(part: range | None) -> set[str]:
    text = book() if part is None else book().part(part)
    return {token.text for token in text.tokens}


@cache
def book(sentences: int = SENTENCES) -> Tokens:
    return tokens_of(BOOK[:sentences])


def followed(
    order: Sequence[int | None], sentences: int = SENTENCES
) -> tuple[Ears, list[list[str]]]:
    """Sentences of the book said in some order, None for an advert."""
    ears = Ears(book(sentences))
    follower = Follower(ears.text, ears)
    heard = []
    for number in order:
        said = ADVERT if number is None else BOOK[number].split()

        def listen(recognizer: Recognizer, said: Sequence[str] = said) -> list[Heard]:
            assert recognizer is ears
            return ears.listen(said)

        heard.append([word.text for word in follower.hear(listen)])
    return ears, heard


def test_a_text_read_from_end_to_end_is_expected_part_by_part() -> None:
    ears, heard = followed(range(SENTENCES))
    assert heard == [text.split() for text in BOOK]
    assert ears.expected.count(None) == 1
    parts = [part for part in ears.expected if part is not None]
    assert max(len(part) for part in parts) < SENTENCES * 2 / 3


def test_an_advert_is_heard_as_any_part_and_the_speaker_found_again() -> None:
    ears, heard = followed([3, 4, None, None, 5, 6])
    assert heard[2:4] == [[], []]
    assert heard[4:] == [BOOK[5].split(), BOOK[6].split()]
    assert ears.expected[-1] is not None


def test_a_short_text_is_expected_whole() -> None:
    ears, _ = followed(range(9), sentences=9)
    assert set(ears.expected) == {None}


@given(st.lists(st.none() | st.integers(0, SENTENCES - 1), max_size=8))
def test_nothing_is_lost_in_whatever_order_it_is_said(order: list[int | None]) -> None:
    _, heard = followed(order)
    expected = [[] if number is None else BOOK[number].split() for number in order]
    assert heard == expected
