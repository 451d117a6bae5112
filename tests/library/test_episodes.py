"""Lists of episodes, and each whole."""

from dataclasses import replace

import pytest

from tests.library.making import episode, subscribe, update
from tui.errors import Ambiguous, NotFound
from tui.library.documents import details_hash
from tui.library.library import Library
from tui.model.episode import Enclosure, EpisodeIdentity
from tui.model.episode_key import episode_key

OTHER = "https://other.example.org/feed"


def test_lists_can_be_narrowed_and_paged(library: Library) -> None:
    show, (three, two, one) = subscribe(
        library, episode(3), episode(2, audio=False), episode(1)
    )
    _, (other,) = subscribe(library, episode(4), url=OTHER)
    library.places.mark_played(three)
    rows = library.episodes.rows
    assert [row.id for row in rows()] == [other, three, two, one]
    assert [row.id for row in rows(show.id, playable=True)] == [three, one]
    assert [row.id for row in rows(unplayed=True)] == [other, one]
    assert [row.id for row in rows(limit=2, offset=1)] == [three, two]


def test_started_episodes_come_last_heard_first(library: Library) -> None:
    _, (three, two, one) = subscribe(library, episode(3), episode(2), episode(1))
    for heard in (three, one, two):
        library.places.keep_place(heard, 10.0, 600.0)
    library.places.mark_played(three)
    assert [row.id for row in library.episodes.rows(started=True)] == [two, one]


def test_episodes_without_a_date_come_last_in_the_order_of_the_feed(
    library: Library,
) -> None:
    undated = [replace(episode(n), published=None) for n in (2, 1)]
    _, (two, one, dated) = subscribe(library, *undated, episode(3))
    assert [row.id for row in library.episodes.rows()] == [dated, two, one]


def test_an_episode_is_whole(library: Library) -> None:
    _, (one,) = subscribe(library, episode(1))
    library.episodes.star(one, True)
    library.episodes.set_download(one, "A Show/one.mp3")
    found = library.episodes.get(one)
    assert found.details == episode(1)
    assert found.download_path == "A Show/one.mp3"
    assert (found.row.starred, found.row.downloaded) == (True, True)
    assert (found.row.published, found.row.show_title) == (
        episode(1).published,
        "A Show",
    )


def test_identities_know_when_nothing_changed(library: Library) -> None:
    show, (one,) = subscribe(library, episode(1))
    known = episode(1)
    assert known.enclosure is not None
    assert library.episodes.identities(show.id) == [
        EpisodeIdentity(
            one,
            known.guid,
            known.enclosure.url,
            known.title,
            known.published,
            details_hash(known),
        )
    ]


@pytest.mark.parametrize("garbage", [0.0, -1.0, float("nan"), float("inf")])
def test_an_impossible_length_is_passed_over(library: Library, garbage: float) -> None:
    _, (one,) = subscribe(library, episode(1))
    library.episodes.set_duration(one, 599.5)
    library.episodes.set_duration(one, garbage)
    assert library.episodes.row(one).duration == 599.5


def test_the_measured_length_goes_with_the_audio(library: Library) -> None:
    show, (one,) = subscribe(library, episode(1))
    library.episodes.set_duration(one, 599.5)
    other_file = replace(episode(1), enclosure=Enclosure("https://example.org/new.mp3"))
    for details, expected in ((episode(1, "New"), 599.5), (other_file, 600.0)):
        library.shows.apply(show.id, update(changed=((one, details),)))
        assert library.episodes.row(one).duration == expected


def test_the_next_is_the_following_one_that_can_be_heard(library: Library) -> None:
    _, (four, _, two, one) = subscribe(
        library, episode(4), episode(3, audio=False), episode(2), episode(1)
    )
    subscribe(library, episode(2), url=OTHER)
    following = library.episodes.next_after(one)
    assert following is not None and following.id == two
    library.places.mark_played(two)
    following = library.episodes.next_after(one)
    assert following is not None and following.id == four
    assert library.episodes.next_after(four) is None


def test_an_episode_is_found_by_number_title_or_part(library: Library) -> None:
    _, (two, one) = subscribe(
        library, episode(2, "The chips of Nvidia"), episode(1, "Nvidia")
    )
    assert library.episodes.find(str(two)).id == two
    assert library.episodes.find("nvidia").id == one
    assert library.episodes.find("CHIPS of").id == two
    with pytest.raises(Ambiguous, match=r"The chips of Nvidia \(A Show\)"):
        library.episodes.find("vidia")
    for words in ("nobody", "10_", "99", "²"):
        with pytest.raises(NotFound):
            library.episodes.find(words)
    with pytest.raises(NotFound):
        library.episodes.get(99)


def test_a_key_means_what_can_be_heard_wherever_it_is_subscribed(
    library: Library,
) -> None:
    subscribe(library, episode(1, audio=False), title="Letters", url=OTHER)
    show, (heard, _other) = subscribe(library, episode(1), episode(2))
    key = episode_key("guid-1")
    assert library.episodes.find(key).id == heard
    library.shows.remove(show.id)
    assert library.episodes.find(key).row.show_title == "Letters"
    _show, (again,) = subscribe(library, episode(1), url="https://moved.example.org")
    assert library.episodes.find(key).id == again
    title = "ep-0123456789ab"
    _show, (named,) = subscribe(library, episode(3, title), url=f"{OTHER}/3")
    assert library.episodes.find(title).id == named
