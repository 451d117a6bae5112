"""Terms for the index: a query as FTS5 understands it, whatever was typed."""

import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass

from tui.library.naming import like_pattern
from tui.library.passages import indexable, is_spaceless
from tui.model.query import Query, Term

TRIGRAM = 3


@dataclass(frozen=True, slots=True)
class Condition:
    """A piece of SQL and the values of its question marks."""

    sql: str
    values: tuple[object, ...]

    def __and__(self, other: "Condition") -> "Condition":
        """Both."""
        return Condition(f"{self.sql} AND {other.sql}", self.values + other.values)


def one_of(column: str, values: Sequence[object]) -> str:
    """SQL that says that a column has one of the values."""
    return f"{column} IN ({', '.join('?' * len(values))})"


def words_expression(query: Query) -> str | None:
    """The query for the word index; None where that cannot know the answer.

    Every term is a quoted FTS5 string, so nothing in it is syntax. Terms without a
    letter or digit have no token and say nothing.
    """
    groups = []
    for group in query.wanted:
        words = [term for term in group if not is_spaceless(term.text)]
        quoted = [_quoted(term) for term in words if _has_token(term.text)]
        if not words:
            return None
        if quoted:
            groups.append(f"({' OR '.join(quoted)})")
    if not groups:
        return None
    wanted = " AND ".join(groups)
    unwanted = [_quoted(t) for t in query.unwanted if _has_token(t.text)]
    return f"({wanted}) NOT ({' OR '.join(unwanted)})" if unwanted else wanted


def runs_condition(query: Query) -> Condition | None:
    """The query for passages in scripts without spaces; None when it names none."""
    groups = [[_run(term) for term in group] for group in query.wanted]
    terms = [term for group in query.wanted for term in group]
    if not any(is_spaceless(term.text) for term in terms):
        return None
    unwanted = [_run(term) for term in query.unwanted]
    parts = [f"({' OR '.join(c.sql for c in group)})" for group in groups]
    parts += [f"NOT {c.sql}" for c in unwanted]
    ordered = [condition for group in groups for condition in group] + unwanted
    return Condition(
        " AND ".join(parts), tuple(value for c in ordered for value in c.values)
    )


def _run(term: Term) -> Condition:
    text = indexable(term.text)
    if len(text) >= TRIGRAM:
        return Condition(
            "passage.id IN (SELECT rowid FROM passage_runs WHERE passage_runs MATCH ?)",
            (f'"{_escaped(text)}"',),
        )
    return Condition("passage.text LIKE ? ESCAPE '\\'", (like_pattern(text),))


def _quoted(term: Term) -> str:
    return f'"{_escaped(indexable(term.text))}"{" *" if term.prefix else ""}'


def _escaped(text: str) -> str:
    return text.replace('"', '""').replace("\0", " ")


def _has_token(text: str) -> bool:
    return any(unicodedata.category(c)[0] in "LN" for c in text)
