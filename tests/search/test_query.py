"""The query language: what was typed becomes what is looked for."""

from datetime import UTC, datetime

import pytest

from tui.errors import UsageError
from tui.model.hit import HitKind
from tui.model.query import Query, Term
from tui.search.query import parse_query


def every(*texts: str) -> tuple[tuple[Term, ...], ...]:
    """Groups of one word each."""
    return tuple((Term(text),) for text in texts)


OPEN, MODEL, CHIP = Term("open"), Term("model"), Term("chip")


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("", Query()),
        ("  open   model ", Query(every("open", "model"))),
        ('"open model" chip', Query(every("open model", "chip"))),
        ('"open model', Query(every("open model"))),
        ('""', Query()),
        ("open OR model chip", Query(((OPEN, MODEL), (CHIP,)))),
        ("open OR model OR chip", Query(((OPEN, MODEL, CHIP),))),
        ("OR open OR", Query(((OPEN,),))),
        ('open or "OR"', Query(every("open", "or", "OR"))),
        ("open -model", Query(every("open"), (MODEL,))),
        ('open -"a model"', Query(every("open"), (Term("a model"),))),
        ("open - model", Query(every("open", "-", "model"))),
        ("open -show:inter", Query(every("open"), shows=("inter",))),
        ("op*", Query(((Term("op", prefix=True),),))),
        ('"open mod"*', Query(((Term("open mod", prefix=True),),))),
        ("*", Query()),
        ("well-known", Query(every("well-known"))),
        ("show:inter open", Query(every("open"), shows=("inter",))),
        ('show:"Inter connects"', Query(shows=("Inter connects",))),
        ('speaker:"Ann Lee"', Query(speaker="Ann Lee")),
        ("in:notes in:titles", Query(kinds=(HitKind.NOTES, HitKind.TITLE))),
        ("in:Chapters", Query(kinds=(HitKind.CHAPTER,))),
        ("after:2025-01", Query(after=datetime(2025, 1, 1, tzinfo=UTC))),
        ("before:2025-3-9", Query(before=datetime(2025, 3, 9, tzinfo=UTC))),
        ("after:2025", Query(after=datetime(2025, 1, 1, tzinfo=UTC))),
        ("https://example.org", Query(every("https://example.org"))),
        ("show: open", Query(every("show:", "open"))),
        ("\x1b[31mopen\x00", Query(every("[31mopen"))),
    ],
)
def test_a_query_is_understood(typed: str, meant: Query) -> None:
    assert parse_query(typed) == meant


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ("-open", "as well as what to leave out"),
        ("open in:audio", "in:audio is not known.*title, notes, transcript, chapter"),
        ("after:soon", "after:soon is no date; write it as 2025"),
        ("before:2025-13", "before:2025-13 is no date"),
        ("after:0000", "no date"),
        ("a " * 51, "at most 50 words"),
        ("a" * 1001, "too long"),
    ],
)
def test_what_makes_no_sense_is_said(typed: str, sentence: str) -> None:
    with pytest.raises(UsageError, match=sentence):
        parse_query(typed)


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("open mod", Query(((OPEN,), (Term("mod", prefix=True),)))),
        ("open mod ", Query(every("open", "mod"))),
        ("open OR mod", Query(((OPEN, Term("mod", prefix=True)),))),
        ("open show:mod", Query(every("open"), shows=("mod",))),
        ("open -mod", Query(every("open"), (Term("mod"),))),
        ('"open mod', Query(((Term("open mod", prefix=True),),))),
        ("open after:2", Query(every("open"))),
        ("open in:", Query(((OPEN,), (Term("in:", prefix=True),)))),
        ("open -", Query(every("open"))),
        ("open m", Query(every("open"))),
        ("o", Query(every("o"))),
        ("猫", Query(((Term("猫", prefix=True),),))),
        ("open OR", Query(every("open"))),
        ("OR", Query()),
    ],
)
def test_the_last_word_may_go_on(typed: str, meant: Query) -> None:
    assert parse_query(typed, last_goes_on=True) == meant
