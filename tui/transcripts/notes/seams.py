"""Seams: where in a glued text one line ended and the next began."""

import re
from collections.abc import Iterable, Iterator

from tui.transcripts.notes.speaker_names import NAME, real_names
from tui.transcripts.written_times import TIME

_LABELS = (
    "Transcript|Chapters|Timestamps|Time ?stamps|Time ?codes|Outline|Guests?|Links"
    "|Show [Nn]otes|References|Resources|Reading list|Further reading"
)
_LABEL = re.compile(
    rf"(?<=[^\s])(?:{_LABELS})(?=:?[A-Z\d*“\[(])|^(?:{_LABELS})(?=:?[A-Z\d*])"
)
"""A label that sticks to what follows it, and mostly to what is before it."""
_STAR = re.compile(r"(?<!\*)(?<!\b[A-Z])\*\s+(?=[^\s*])")
"""A star that begins an item; not the one in ``Q*``."""
_SENTENCE = re.compile(
    r"(?<=[^\W_][^\W\d_]|[^\W_][)”’\"%])[.!?…]+[”’\")]?(?=[A-Z][a-z’' A-Z]|[“‘\"][A-Z])"
    r"|(?<=[a-z)”’\"])[.!?](?=\d{1,2}\. ?[A-Z“])"
    r"|(?<=[a-z\d]\))(?=[A-Z][a-z])"
    r"|(?<=\d)[.!?]+(?=[A-Z][a-z’' ])"
    r"|(?:(?<=[a-z]{3})|(?<= [a-z]{2})):(?=[A-Z“][a-z’ ])"
)
"""A stop without a space after it; a number of a list, a bracket or a colon likewise.
Initials (``U.S.A``), decimals and names of sites (``Z.ai``) are none."""
_GLUED_TIME = r"(?:\d{1,2}:)?[0-5]?\d:[0-5]\d"
_TIMED_TURN = re.compile(
    rf"[\[(]?{_GLUED_TIME}(?:[.,]\d{{1,3}})?[\])]?[ ]{{1,2}}(?:{NAME}):\s"
)
_NAMED_TIME = re.compile(rf"({NAME}) ?(?:\({TIME}\)|\[{TIME}\]):?")
_NAMED = re.compile(rf"(?:(?<=[^\s(\[,])|^|(?<=[.!?] ))({NAME}):\s")
_TURN_START = re.compile(
    rf"[\[(]?{_GLUED_TIME}[\])]? +{NAME}:|{NAME} ?[\[(]{TIME}|{NAME}: "
)
_CHAPTER = re.compile(
    rf"(?<!\d)(?<!\d[:.,])(?<!\* )({_GLUED_TIME})[ -]+(?=[^\W\d_a-z]|[“\"'‘(])"
)


def starts_turn(text: str) -> bool:
    """Whether a text begins with a speaker."""
    return bool(_TURN_START.match(text))


def sentence_seams(text: str) -> list[int]:
    """After the ends of sentences that no space parts from the next."""
    return [match.end() for match in _SENTENCE.finditer(text)]


def line_seams(text: str) -> set[int]:
    """Around labels, before turns, list items and chapters."""
    return {
        *_label_seams(text),
        *_turn_seams(text),
        *_star_seams(text),
        *_chapter_seams(text),
    }


def _label_seams(text: str) -> Iterator[int]:
    for match in _LABEL.finditer(text):
        yield match.start()
        yield match.end() + (text[match.end() : match.end() + 1] == ":")


def _star_seams(text: str) -> list[int]:
    stars = [match.start() for match in _STAR.finditer(text)]
    return stars if len(stars) > 1 else []


def _chapter_seams(text: str) -> list[int]:
    """Before the times of a list of chapters that lost its lines."""
    found = [
        match.start()
        for match in _CHAPTER.finditer(text)
        if match.start() == 0 or not text[match.start() - 1].isspace()
    ]
    return found if len(found) > 2 else []


def _turn_seams(text: str) -> list[int]:
    timed = [match.start() for match in _TIMED_TURN.finditer(text)]
    if len(timed) > 1:
        return timed
    return _name_seams(text, _NAMED_TIME, 1, 1) or _name_seams(text, _NAMED, 3, 2)


def _name_seams(
    text: str, pattern: re.Pattern[str], least: int, least_names: int
) -> list[int]:
    found = [(match.end(1), match[1]) for match in pattern.finditer(text)]
    real = real_names((name for _, name in found), least)
    if len(found) < 2 or len(real) < least_names:
        return []
    return [seam for end, name in found for seam in _seam(end, name, real)]


def _seam(end: int, name: str, real: Iterable[str]) -> Iterator[int]:
    fitting = [known for known in real if name.endswith(known)]
    if fitting:
        yield end - len(max(fitting, key=len))
