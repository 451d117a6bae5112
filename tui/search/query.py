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
from tui.library.passages import is_spaceless
from tui.model.hit import HitKind
from tui.model.query import Query, Term
from tui.text import plain_line

MOST_WORDS = 50
LONGEST = 1000
"""Characters. SQLite has bounds for expressions; nobody types such queries."""

_TOKEN = re.compile(
    r"""
    (?P<minus>-?)
    (?:(?P<field>[a-z]+):(?=\S))?
    (?:"(?P<phrase>[^"]*)(?:"|$) | (?P<word>\S+))
    (?P<star>(?<=")\*)?
    """,
    re.VERBOSE,
)
_DATE = re.compile(r"(\d{4})(?:-(\d{1,2}))?(?:-(\d{1,2}))?", re.ASCII)


@dataclass(frozen=True, slots=True)
class _Token:
    text: str
    field: str | None
    minus: bool
    quoted: bool
    star: bool

    @property
    def joins(self) -> bool:
        """Whether it is the word ``OR``."""
        return self.text == "OR" and not (self.quoted or self.field or self.minus)


def parse_query(query: str, *, last_goes_on: bool = False) -> Query:
    """Understand a query; with ``last_goes_on`` its last word may be unfinished.

    Raises:
        UsageError: a filter's value makes no sense, or there is nothing to look for.
    """
    tokens = list(_tokens(plain_line(query)))
    if len(query) > LONGEST or len(tokens) > MOST_WORDS:
        raise UsageError(f"That is too long; look for at most {MOST_WORDS} words.")
    unfinished = last_goes_on and bool(tokens) and not query[-1:].isspace()
    found = _understood(tokens, unfinished)
    if found.unwanted and not found.wanted:
        raise UsageError("Say what to look for as well as what to leave out.")
    return found


def _understood(tokens: Sequence[_Token], last_is_unfinished: bool) -> Query:
    found = Query()
    either = False
    for place, token in enumerate(tokens, start=1):
        is_last = place == len(tokens)
        if token.joins:
            either = bool(found.wanted) and not is_last
            continue
        if is_last and last_is_unfinished:
            return _with_unfinished(found, token, either)
        found = _with(found, token, either)
        either = False
    return found


def _tokens(line: str) -> Iterator[_Token]:
    for match in _TOKEN.finditer(line):
        quoted = match["phrase"] is not None
        text = match["phrase"].strip() if quoted else match["word"]
        star = bool(match["star"]) or (not quoted and text.endswith("*"))
        if star and not quoted:
            text = text.rstrip("*")
        field = match["field"] if match["field"] in _FILTERS else None
        if match["field"] and not field:
            text = f"{match['field']}:{text}"
        if text:
            yield _Token(text, field, bool(match["minus"]) and not field, quoted, star)


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


def _with_unfinished(query: Query, token: _Token, either: bool) -> Query:
    """The last word may be the beginning of one, of a filter, of an exclusion.

    A single letter begins too many words to say anything.
    """
    if token.text == "-" or (token.field and not _makes_sense(token)):
        return query
    says_little = len(token.text) == 1 and not is_spaceless(token.text)
    if says_little and query.wanted:
        return query
    goes_on = not (token.minus or says_little)
    return _with(query, replace(token, star=goes_on), either)


def _makes_sense(token: _Token) -> bool:
    try:
        _with(Query(), token, either=False)
    except UsageError:
        return False
    return True


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
    match = _DATE.fullmatch(value)
    year, month, day = match.groups(default="1") if match else ("0", "0", "0")
    try:
        return datetime(int(year), int(month), int(day), tzinfo=UTC)
    except ValueError as error:
        raise UsageError(
            f"{field}:{value} is no date; write it as 2025, 2025-03 or 2025-03-31."
        ) from error
