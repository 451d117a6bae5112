"""Tokens: the words of a text as a speaker says them, each with the word as written.

"$3.5M" is four of them, a dash is none. Where a word may be said in several ways, the
likeliest one makes the tokens and the others are kept beside it.
"""

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from tui.model.transcript import Cue
from tui.transcripts.aligning import number_words

_SIGNS = {
    "&": "and",
    "%": "percent",
    "@": "at",
    "+": "plus",
    "=": "equals",
    "°": "degrees",
}
_APOSTROPHES = str.maketrans({"’": "'", "‘": "'", "ʼ": "'", "`": "'"})
_ADDRESS = re.compile(
    r"(?:https?://)?(?:www\.)?[\w-]+(?:[.@][\w-]+)*\.[a-z]{2,}(?:/[\w./#?&=%-]*)?", re.I
)
_PART = re.compile(
    r"[$€£¥₹]?\d[\d,]*(?:[.:]\d+)*(?:%|°|[a-z']+)?|[A-Za-z]+(?:'[A-Za-z]+)*'?|[&%@+=°]",
    re.IGNORECASE,
)
_DOTTED = re.compile(r"(?:[A-Za-z]\.){2,}[A-Za-z]?\.?")
_LETTERS_AND_DIGITS = re.compile(r"([A-Za-z]+)(?=\d)")
_CAMEL = re.compile(r"[A-Z]+(?![a-z])s?|[A-Z]?[a-z]+")


@dataclass(frozen=True, slots=True)
class Written:
    """A written word: whose it is, and the ways it is said, likeliest first."""

    passage: int
    text: str
    ways: tuple[number_words.Reading, ...]


@dataclass(frozen=True, slots=True)
class Token:
    """One word as it is said; ``written`` is the place of its word as written."""

    text: str
    written: int


@dataclass(frozen=True, slots=True)
class Tokens:
    """A text in both forms, and the spellings from which pronunciations are made."""

    written: tuple[Written, ...]
    tokens: tuple[Token, ...]
    spellings: dict[str, str]
    """How a token was written where that tells how it is said: capitals, camel case."""
    passages: int

    def part(self, passages: range) -> "Tokens":
        """The same text with the words of some of its passages alone."""
        written = tuple(word for word in self.written if word.passage in passages)
        return replace(self, written=written, tokens=_said(written))


def tokens_of(passages: Sequence[str | Cue]) -> Tokens:
    """The words of a text."""
    spellings: dict[str, str] = {}
    written = tuple(
        Written(index, word, tuple(_ways(word, spellings)))
        for index, passage in enumerate(passages)
        for word in (passage if isinstance(passage, str) else passage.text).split()
    )
    return Tokens(written, _said(written), spellings, len(passages))


def _said(written: Sequence[Written]) -> tuple[Token, ...]:
    return tuple(
        Token(said, place)
        for place, word in enumerate(written)
        for said in (word.ways[0] if word.ways else ())
    )


def sentences(text: Tokens) -> Iterator[list[str]]:
    """Every passage in every way of saying it, for a language model to learn from."""
    most = max((len(word.ways) for word in text.written), default=0)
    for way in range(most):
        sentence: list[str] = []
        passage, others = -1, False
        for word in text.written:
            if word.passage != passage:
                if sentence and (others or way == 0):
                    yield sentence
                sentence, passage, others = [], word.passage, False
            others = others or len(word.ways) > way
            if word.ways:
                sentence.extend(word.ways[min(way, len(word.ways) - 1)])
        if sentence and (others or way == 0):
            yield sentence


def _ways(word: str, spellings: dict[str, str]) -> list[number_words.Reading]:
    plain = unicodedata.normalize("NFKD", word.translate(_APOSTROPHES))
    plain = "".join(c for c in plain if not unicodedata.combining(c))
    ways: list[number_words.Reading] = [()]
    for part in _parts(plain):
        more = _part_ways(part, spellings)
        ways = [way + other for way in ways for other in more][:8]
    return [way for way in dict.fromkeys(ways) if way]


def _parts(word: str) -> Iterator[str]:
    core = word.strip(".,;:!?\"'()[]{}<>*_…“”«»")
    if _DOTTED.fullmatch(core + "."):
        yield core.replace(".", "").upper()
        return
    if _ADDRESS.fullmatch(core) and not core.isupper():
        core = re.sub(r"^https?://(?:www\.)?|/$", "", core)
        core = core.replace(".", " dot ").replace("/", " slash ")
    core = _LETTERS_AND_DIGITS.sub(r"\1 ", core)
    yield from _PART.findall(core)


def _part_ways(part: str, spellings: dict[str, str]) -> list[number_words.Reading]:
    if part in _SIGNS:
        return [(_SIGNS[part],)]
    if any(map(str.isdigit, part)):
        ways = number_words.readings(part.strip(",."))
        return ways or [_digits(part)]
    said = part.lower().strip("'")
    if part[1:] != part[1:].lower():
        spellings.setdefault(said, part.strip("'"))
    return [(said,)] if said else [()]


def _digits(part: str) -> number_words.Reading:
    """Each number in something that is none as a whole: a version, a date."""
    found = (number_words.readings(digits) for digits in re.findall(r"\d+", part))
    return tuple(word for ways in found if ways for word in ways[0])


def spelled_parts(spelling: str) -> list[str]:
    """The parts of a word in camel case: ``OpenAI`` is ``Open`` and ``AI``."""
    return _CAMEL.findall(spelling)
