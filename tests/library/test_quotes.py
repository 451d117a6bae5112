"""Quotes: kept, annotated, let go."""

import pytest

from tests.library.making import episode, subscribe
from tui.errors import NotFound
from tui.library.library import Library
from tui.model.quote import Said


def test_a_quote_copies_where_it_was_said(library: Library) -> None:
    _, (one,) = subscribe(library, episode(1))
    kept = library.quotes.add(one, "To be", speaker="Ann", start=3.5, end=4.5, note="!")
    assert (kept.show_title, kept.episode_title) == ("A Show", "Episode 1")
    assert (kept.speaker, kept.start, kept.end, kept.note) == ("Ann", 3.5, 4.5, "!")
    assert kept.link == episode(1).link
    assert library.quotes.all() == [kept]


def test_quotes_come_newest_first_and_can_be_changed(library: Library) -> None:
    _, (one,) = subscribe(library, episode(1))
    first, second = (library.quotes.add(one, text) for text in ("first", "second"))
    library.quotes.annotate(first.id, "a note")
    assert [(q.text, q.note) for q in library.quotes.all()] == [
        ("second", ""),
        ("first", "a note"),
    ]
    library.quotes.remove(second.id)
    assert [q.id for q in library.quotes.all()] == [first.id]


def test_a_quote_needs_an_episode(library: Library) -> None:
    with pytest.raises(NotFound):
        library.quotes.add(99, "words")


def test_what_was_removed_comes_back_as_it_was(library: Library) -> None:
    show, (one,) = subscribe(library, episode(1))
    first, second = (library.quotes.add(one, text) for text in ("first", "second"))
    removed = library.quotes.remove(first.id)
    assert removed is not None
    assert library.quotes.remove(first.id) is None
    library.quotes.restore(removed)
    library.quotes.restore(removed)
    assert library.quotes.all() == [second, first]
    removed = library.quotes.remove(first.id)
    assert removed is not None
    library.shows.remove(show.id)
    library.quotes.restore(removed)
    assert [quote.episode_id for quote in library.quotes.all()] == [None, None]


def test_who_said_what_is_kept(library: Library) -> None:
    _, (one,) = subscribe(library, episode(1))
    parts = (Said("Ann", "To be", 3.5, 4.5), Said(None, "or not", None, None))
    kept = library.quotes.add(one, "Ann: To be\nor not", parts=parts)
    (found,) = library.quotes.all()
    assert found == kept
    assert found.said == parts and found.speakers == ("Ann",)
    removed = library.quotes.remove(found.id)
    assert removed is not None
    library.quotes.restore(removed)
    assert library.quotes.all() == [kept]
    alone = library.quotes.add(one, "To be", speaker="Ann", parts=parts[:1])
    assert alone.parts == ()
    assert alone.said == (Said("Ann", "To be", None, None),)
