"""Spoken length: how long words take to say, and where in a stretch they fall.

The unit is about one spoken letter of English. Numbers are longer than they look,
letters of an acronym are said one by one, a stop is a pause.
"""

import re
from functools import lru_cache

from tui.model.transcript import Word

SECONDS_PER_UNIT = 0.064
"""Unhurried English: about 160 words a minute."""

SLOWEST_SECONDS_PER_UNIT = 2.5 * SECONDS_PER_UNIT
"""Slower than this nobody speaks: the rest of the stretch is silence."""

_WIDE = (
    "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3005-\u3007\u3040-\u30ff\u31f0-\u31ff"
    "\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\uff66-\uff9f\U00020000-\U0003ffff"
)
"""Scripts written without spaces: Thai, Lao, Burmese, Khmer, kana, Chinese."""

_MARKS = (
    "\u0300-\u036f\u0e31\u0e34-\u0e3a\u0e47-\u0e4e\u102b-\u103e\u17b4-\u17d3"
    "\u3099\u309a\u200c\u200d\ufe00-\ufe0f"
)
_OPENERS = "\"'“‘«‹([{「『【（〈《〔［¿¡"
_CLOSERS = "\"'”’»›)\\]}」』】）〉》〕］"
_WIDE_STOPS = "。！？｡．"
_WORD = re.compile(
    rf"[{_OPENERS}]*(?:[\u30a0-\u30ff\u31f0-\u31ff\uff66-\uff9f]+|[{_WIDE}])"
    rf"[{_MARKS}]*[^\s\w{_OPENERS}]*"
    rf"|[^\s{_WIDE}{_WIDE_STOPS}]+[{_WIDE_STOPS}{_CLOSERS}]*|[{_WIDE_STOPS}]+"
)
_VOWELS = re.compile("[aeiouyáàâäãåæéèêëíìîïóòôöõøœúùûüýÿąęıőű]+")
_SILENT_END = re.compile(r"[^aeiouy][e]$|[^td]ed$")
_DIGITS = re.compile(r"\d")
_HAN = re.compile("[\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]")
_KANA_AND_OTHERS = re.compile("[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff]")
_HANGUL = re.compile("[\uac00-\ud7a3]")
_UNITS_PER_LETTER = 0.7
_UNITS_PER_SYLLABLE = 0.9
_UNITS_PER_DIGIT = 5.0
_UNITS_PER_SPELLED_LETTER = 2.4
_UNITS_PER_HAN = 3.4
_UNITS_PER_KANA = 2.0
_UNITS_PER_HANGUL = 2.8
_LONG_PAUSE = 7.0
_SHORT_PAUSE = 4.0


@lru_cache(maxsize=65_536)
def measure(word: str) -> tuple[float, float]:
    """The length of a word and of the pause after it, in units."""
    return _length(word), _pause(word)


def _length(word: str) -> float:
    digits = len(_DIGITS.findall(word))
    han = len(_HAN.findall(word))
    kana = len(_KANA_AND_OTHERS.findall(word))
    hangul = len(_HANGUL.findall(word))
    letters = sum(map(str.isalpha, word)) - han - kana - hangul
    length = digits * _UNITS_PER_DIGIT + han * _UNITS_PER_HAN
    length += kana * _UNITS_PER_KANA + hangul * _UNITS_PER_HANGUL
    if 1 < letters <= 5 and word.isupper():
        length += letters * _UNITS_PER_SPELLED_LETTER
    elif letters > 0:
        length += letters * _UNITS_PER_LETTER + _syllables(word) * _UNITS_PER_SYLLABLE
    return max(length, 0.2)


def _syllables(word: str) -> int:
    lower = word.lower().strip(".,;:!?…\"'”’)")
    groups = len(_VOWELS.findall(lower))
    if groups > 1 and _SILENT_END.search(lower):
        groups -= 1
    return max(groups, 1)


def _pause(word: str) -> float:
    end = word.rstrip("\"'”’»)]}」』】）")[-1:]
    if end and end in ".!?…。！？؟۔।":
        return _LONG_PAUSE
    if end and end in ",;:—–-，、；：،":
        return _SHORT_PAUSE
    return 0.0


def spoken_length(text: str) -> float:
    """The length of a text with its pauses, in units."""
    return sum(length + pause for length, pause in map(measure, _WORD.findall(text)))


def count_words(text: str) -> int:
    """How many words, or characters of scripts without spaces, a text has."""
    return len(_WORD.findall(text))


Place = tuple[int, int, float, float]
"""A word's first and last offset in a text, its start and its end."""


def place(text: str, start: float, end: float, offset: int = 0) -> list[Place]:
    """The words of a text between two times, by spoken length, none outside them.

    ``offset`` is added to the places of the words in the text.
    """
    found: list[tuple[int, int, float, float]] = []
    total = pause = 0.0
    for match in _WORD.finditer(text):
        length, pause = measure(match.group())
        found.append((match.start() + offset, match.end() + offset, length, pause))
        total += length + pause
    if not found:
        return []
    scale = min((end - start) / (total - pause), SLOWEST_SECONDS_PER_UNIT)
    places = []
    at = start
    for first, last, length, pause in found:
        stop = at + length * scale
        stop = stop if stop < end else end
        places.append((first, last, at, stop))
        at = stop + pause * scale
        at = at if at < end else end
    return places


def words_between(text: str, start: float, end: float | None) -> list[Word]:
    """Words from a start to an end, or for as long as it takes to say them."""
    if end is None:
        end = start + spoken_length(text) * SECONDS_PER_UNIT
    places = place(text, start, max(start, end))
    return [Word(text[first:last], at, stop) for first, last, at, stop in places]
