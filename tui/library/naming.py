"""Naming: what the listener types becomes one show or episode, or a plain refusal."""

import sqlite3
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass

from tui.errors import Ambiguous, NotFound

CANDIDATES_SHOWN = 5
LONGEST_TITLE = 2000
"""Characters; SQLite refuses patterns that are very much longer."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """Something that may be meant."""

    id: int
    title: str
    label: str


def folded(text: str) -> str:
    """A text as it is compared: without case and accents."""
    if text.isascii():
        return text.lower()
    decomposed = unicodedata.normalize("NFKD", text.casefold())
    return "".join(c for c in decomposed if not unicodedata.combining(c))


def like_pattern(part: str) -> str:
    """A ``LIKE … ESCAPE '\\'`` pattern for texts that contain a part."""
    for special in ("\\", "%", "_"):
        part = part.replace(special, "\\" + special)
    return f"%{part}%"


def as_id(words: str) -> int | None:
    """The number the words are, where they can be a row's id."""
    digits = words.strip()
    if not (digits.isascii() and digits.isdecimal() and len(digits) < 19):
        return None
    return int(digits)


def candidates(
    db: sqlite3.Connection, select: str, title: str, words: str
) -> list[Candidate]:
    """Rows of ``select`` (id, title, label) whose ``title`` column has the words."""
    if len(words) > LONGEST_TITLE:
        return []
    pattern = like_pattern(folded(words.strip()))
    sql = f"{select} WHERE folded({title}) LIKE ? ESCAPE '\\'"
    return [Candidate(*row) for row in db.execute(sql, (pattern,))]


def chosen(kind: str, words: str, found: Sequence[Candidate]) -> int:
    """The id of the one that is meant: the exact title first, else the only one.

    Raises:
        NotFound, Ambiguous
    """
    wanted = folded(words.strip())
    exact = [each for each in found if folded(each.title.strip()) == wanted]
    if not found or not wanted:
        raise NotFound(f"No {kind} is called {_shown(words)}; see `earmark {kind}s`.")
    best = exact or found
    if len(best) > 1:
        raise Ambiguous(_which(kind, words, best))
    return best[0].id


def _which(kind: str, words: str, found: Sequence[Candidate]) -> str:
    first = "; ".join(f"{c.id} {c.label}" for c in found[:CANDIDATES_SHOWN])
    more = len(found) - CANDIDATES_SHOWN
    rest = f"; and {more} more" if more > 0 else ""
    fits = f"{_shown(words)} fits {len(found)} {kind}s"
    return f"{fits}, say which by its number: {first}{rest}."


def _shown(words: str) -> str:
    return f"“{words if len(words) <= 60 else words[:59] + '…'}”"
