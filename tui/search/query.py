"""The query language: what a listener types becomes a ``Query``.

``nvidia chips``         both words             ``"open model"``   next to each other
``cat OR dog``           either                 ``-sponsor``       not this one
``align*``               words that begin so    ``show:inter``     in these shows
``speaker:"Ann Lee"``    said by                ``in:notes``       title, notes,
``after:2025-01``        published since        ``before:2026``    transcript, chapter

Anything else is text. ``OR`` binds tighter than the space: ``a b OR c`` wants ``a`` and
one of ``b`` and ``c``.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime

from tui.errors import UsageError
from tui.model.hit import HitKind
from tui.model.query import Query, Term
from tui.text import plain_line

_TOKEN = re.compile(
    r"""
    (?P<minus>-?)
    (?:(?P<field>[a-z]+):(?=\S))?
    (?:"(?P<phrase>[^"]*)(?:"|$) | (?P<word>\S+))
    (?P<star>(?<=")\*)?
    """,
    re.VERBOSE,
)
_DATE = re.compile(r"(\d{4})(?:-(\d{1,2}))?(?:-(\d{1,2}))?")


@dataclass(frozen=True, slots=True)
class _Token:
    text: str
    field: str | None
    minus: bool
    quoted: bool
    star: bool
    written: str
    """As typed, for a field nobody knows."""


def parse_query(query: str, *, last_goes_on: bool = False) -> Query:
    """Understand a query; with ``last_goes_on`` its last word may be unfinished.

    Raises:
        UsageError: a filter's value makes no sense, or there is nothing to look for.
    """
    tokens = list(_tokens(plain_line(query)))
    found = Query()
    either = False
    for place, token in enumerate(tokens):
        if token.text == "OR" and not (token.quoted or token.field or token.minus):
            either = bool(found.wanted) and place + 1 < len(tokens)
            continue
        found = _with(found, token, either)
        either = False
    if found.unwanted and not found.wanted:
        raise UsageError("Say what to look for as well as what to leave out.")
    if last_goes_on and tokens and not query[-1:].isspace():
        found = _unfinished(found, tokens[-1])
    return found


def _tokens(line: str) -> Iterator[_Token]:
    for match in _TOKEN.finditer(line):
        quoted = match["phrase"] is not None
        text = match["phrase"] if quoted else match["word"]
        star = bool(match["star"]) or (not quoted and text.endswith("*"))
        text = text.strip() if quoted else text.rstrip("*") if star else text
        known = match["field"] in _FILTERS
        if match["field"] and not known:
            text = f"{match['field']}:{text}"
        if text:
            field = match["field"] if known else None
            minus = bool(match["minus"]) and not known
            yield _Token(text, field, minus, quoted, star, match.group())


def _with(query: Query, token: _Token, either: bool) -> Query:
    if token.field:
        return _FILTERS[token.field](query, token.text)
    term = Term(token.text, prefix=token.star)
    if token.minus:
        return replace(query, unwanted=(*query.unwanted, term))
    if either:
        *before, last = query.wanted
        return replace(query, wanted=(*before, (*last, term)))
    return replace(query, wanted=(*query.wanted, (term,)))


def _unfinished(query: Query, last: _Token) -> Query:
    if last.field or last.minus or not query.wanted:
        return query
    *groups, group = query.wanted
    *terms, term = group
    return replace(query, wanted=(*groups, (*terms, replace(term, prefix=True))))


def _in_show(query: Query, value: str) -> Query:
    return replace(query, shows=(*query.shows, value))


def _by_speaker(query: Query, value: str) -> Query:
    return replace(query, speaker=value)


def _in_kind(query: Query, value: str) -> Query:
    wanted = value.lower().removesuffix("s")
    kinds = [kind for kind in HitKind if kind.value.removesuffix("s") == wanted]
    if not kinds:
        names = ", ".join(kind.value for kind in HitKind)
        raise UsageError(f"in:{value} is not known; it can be {names}.")
    return replace(query, kinds=(*query.kinds, *kinds))


def _after(query: Query, value: str) -> Query:
    return replace(query, after=_date("after", value))


def _before(query: Query, value: str) -> Query:
    return replace(query, before=_date("before", value))


_FILTERS: dict[str, Callable[[Query, str], Query]] = {
    "show": _in_show,
    "speaker": _by_speaker,
    "in": _in_kind,
    "after": _after,
    "before": _before,
}


def _date(field: str, value: str) -> datetime:
    try:
        parts = _parts(value)
        return datetime(*parts, tzinfo=UTC)
    except ValueError as error:
        raise UsageError(
            f"{field}:{value} is no date; write it as 2025, 2025-03 or 2025-03-31."
        ) from error


def _parts(value: str) -> tuple[int, int, int]:
    match = _DATE.fullmatch(value)
    if match is None:
        raise ValueError(value)
    given: Sequence[str | None] = match.groups()
    year, month, day = (int(part or 1) for part in given)
    return year, month, day
