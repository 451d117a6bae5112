"""Subscribing, updating, unsubscribing."""

from dataclasses import replace
from datetime import timedelta

import pytest

from tests.library.making import (
    FEED,
    FIRST,
    episode,
    said,
    subscribe,
    transcript,
    update,
)
from tui.errors import Ambiguous, NotFound
from tui.library.library import Library
from tui.model.show import ShowDetails
from tui.model.update import FeedFailure
from tui.search.find import find

NEW_FEED = "https://new.example.org/feed"


def test_a_show_has_its_episodes_newest_first(library: Library) -> None:
    show, ids = subscribe(library, episode(3), episode(2, audio=False), episode(1))
    assert [row.id for row in library.episodes.rows(show.id)] == ids
    assert ids == sorted(ids, reverse=True)
    assert (show.episodes, show.unplayed) == (2, 2)


def test_shows_come_by_title_whatever_the_case(library: Library) -> None:
    for title in ("beta", "Émile", "Alpha", "Zeta"):
        library.shows.add(f"https://example.org/{title}", ShowDetails(title))
    titles = [show.title for show in library.shows.all()]
    assert titles == ["Alpha", "beta", "Émile", "Zeta"]


def test_an_address_already_there_gives_its_show(library: Library) -> None:
    show, _ = subscribe(library, episode(1))
    assert library.shows.add(FEED, ShowDetails("Another title")) == show


def test_a_moved_show_is_known_by_both_addresses(library: Library) -> None:
    show, _ = subscribe(library)
    library.shows.apply(show.id, update(url=NEW_FEED))
    moved = library.shows.by_url(FEED)
    assert moved == library.shows.by_url(NEW_FEED)
    assert moved is not None
    assert (moved.url, moved.aliases) == (NEW_FEED, (FEED,))


def test_a_show_that_moves_back_has_one_alias(library: Library) -> None:
    show, _ = subscribe(library)
    for url in (NEW_FEED, FEED):
        library.shows.apply(show.id, update(url=url))
    assert library.shows.get(show.id).aliases == (NEW_FEED,)


def test_an_address_of_another_show_is_left_to_it(library: Library) -> None:
    show, _ = subscribe(library)
    other, _ = subscribe(library, url=NEW_FEED)
    library.shows.apply(show.id, update(url=NEW_FEED))
    assert library.shows.get(show.id).url == FEED
    assert library.shows.by_url(NEW_FEED) == library.shows.get(other.id)


def test_a_change_keeps_the_id_and_the_place(library: Library) -> None:
    show, (one,) = subscribe(library, episode(1))
    library.places.keep_place(one, 30.0, 600.0)
    changed = replace(episode(1, "Mended title"), guid="another")
    library.shows.apply(show.id, update(changed=((one, changed),)))
    found = library.episodes.get(one)
    assert (found.details, found.row.position) == (changed, 30.0)
    assert [hit.title for hit in find(library, "mended")] == ["Mended title"]
    assert find(library, "episode") == []


def test_an_episode_brought_twice_is_there_once(library: Library) -> None:
    show, _ = subscribe(library, episode(1))
    assert library.shows.apply(show.id, update(episode(1))) == []
    assert len(library.episodes.rows()) == 1


def test_a_guid_of_another_episode_is_not_taken(library: Library) -> None:
    show, (two, one) = subscribe(library, episode(2), episode(1))
    wrong = replace(episode(1), guid="guid-2")
    library.shows.apply(show.id, update(changed=((one, wrong),)))
    assert {row.id: row.guid for row in library.episodes.rows()} == {
        one: "guid-1",
        two: "guid-2",
    }


def test_numbers_too_large_for_a_column_do_no_harm(library: Library) -> None:
    huge = replace(episode(1), season=10**30, duration=float("nan"))
    _, (one,) = subscribe(library, huge)
    row = library.episodes.row(one)
    assert (row.season, row.duration) == (None, None)


def test_failures_are_counted_until_one_success(library: Library) -> None:
    show, _ = subscribe(library)
    for _ in range(2):
        library.shows.fail(show.id, FeedFailure(FIRST, "The server is away."))
    failed = library.shows.get(show.id)
    assert (failed.failures, failed.last_error) == (2, "The server is away.")
    library.shows.apply(show.id, update())
    mended = library.shows.get(show.id)
    assert (mended.failures, mended.last_error) == (0, None)


def test_a_show_that_is_gone_for_good_has_ended(library: Library) -> None:
    show, _ = subscribe(library)
    library.shows.fail(show.id, FeedFailure(FIRST, "Gone.", ended=True))
    library.shows.fail(show.id, FeedFailure(FIRST, "Away."))
    assert library.shows.get(show.id).ended


def test_removing_a_show_leaves_nothing_but_quotes(library: Library) -> None:
    show, (one,) = subscribe(library, episode(1))
    library.words.keep_transcript(one, transcript("Words"), [said("Words")])
    library.queue.add_last(one)
    library.places.keep_place(one, 5.0, None)
    library.quotes.add(one, "Words")
    library.shows.remove(show.id)
    assert not library.shows.all()
    assert not library.episodes.rows()
    assert not library.queue.items()
    assert find(library, "words") == find(library, "episode") == []
    assert [quote.show_title for quote in library.quotes.all()] == ["A Show"]


def test_a_show_subscribed_again_starts_anew_and_finds_its_quotes(
    library: Library,
) -> None:
    show, (one,) = subscribe(library, episode(1))
    library.places.mark_played(one)
    library.quotes.add(one, "Words")
    library.shows.remove(show.id)
    again, (new,) = subscribe(library, episode(1))
    assert (again.unplayed, library.places.place(new)) == (1, 0.0)
    assert {show.id, one}.isdisjoint({again.id, new})
    assert [quote.episode_id for quote in library.quotes.all()] == [new]


def test_what_comes_for_a_removed_show_is_dropped(library: Library) -> None:
    show, _ = subscribe(library)
    library.shows.remove(show.id)
    assert library.shows.apply(show.id, update(episode(1))) == []
    library.shows.fail(show.id, FeedFailure(FIRST, "Away."))
    assert library.episodes.rows() == []


def test_due_shows_are_those_whose_time_has_come(library: Library) -> None:
    never, _ = subscribe(library)
    later = library.shows.add(NEW_FEED, ShowDetails("Later"))
    hour = timedelta(hours=1)
    library.shows.apply(later.id, update(next_check=FIRST + hour))
    assert [show.id for show in library.shows.due(FIRST)] == [never.id]
    due = [show.id for show in library.shows.due(FIRST + hour)]
    assert due == [never.id, later.id]


def test_a_show_is_found_by_number_title_or_part(library: Library) -> None:
    talk, _ = subscribe(library, title="Talk")
    long, _ = subscribe(library, title="Talk about Café", url=NEW_FEED)
    assert library.shows.find(str(long.id)) == long
    assert library.shows.find(" tALK ") == talk
    assert library.shows.find("cafe") == long


def test_what_is_not_found_or_fits_several_is_said(library: Library) -> None:
    for number in range(7):
        library.shows.add(
            f"https://example.org/{number}", ShowDetails(f"Show {number}")
        )
    with pytest.raises(Ambiguous, match=r"“show” fits 7 shows.*1 Show 0;.*and 2 more"):
        library.shows.find("show")
    for words in ("nothing", "", "%", "99", "\udcff", "x" * 100_000):
        with pytest.raises(NotFound):
            library.shows.find(words)
    with pytest.raises(NotFound):
        library.shows.get(99)


def test_statistics_count_what_can_be_heard(library: Library) -> None:
    show, (post, heard) = subscribe(library, episode(2, audio=False), episode(1))
    library.episodes.set_duration(heard, 1200.0)
    figures = library.shows.statistics(show.id, FIRST)
    assert (figures.episodes, figures.median_minutes) == (1, 20.0)
    assert library.episodes.row(post).playable is False


def test_a_large_show_comes_and_goes_in_pieces(library: Library) -> None:
    many = [episode(number) for number in range(120, 0, -1)]
    show, ids = subscribe(library, *many)
    assert ids == sorted(ids, reverse=True)
    assert [row.title for row in library.episodes.rows()] == [e.title for e in many]
    changed = tuple(
        (key, replace(e, title="New")) for key, e in zip(ids, many, strict=True)
    )
    assert library.shows.apply(show.id, update(episode(121), changed=changed)) == [
        max(ids) + 1
    ]
    assert len(find(library, "new", limit=500)) == 120
    library.shows.remove(show.id)
    assert library.episodes.rows() == []
