"""Subscribing, updating, unsubscribing."""

from tests.library.making import FEED, episode, subscribe
from tui.library.library import Library
from tui.model.show import ShowDetails


def test_a_show_has_its_episodes_newest_first(library: Library) -> None:
    show, ids = subscribe(library, episode(3), episode(2, audio=False), episode(1))
    assert [row.id for row in library.episodes.rows(show.id)] == ids
    assert (show.episodes, show.unplayed) == (2, 2)


def test_an_address_already_there_gives_its_show(library: Library) -> None:
    show, _ = subscribe(library, episode(1))
    assert library.shows.add(FEED, ShowDetails("Another title")) == show
