"""Deciding: what is new, what changed, what is the same under another guid."""

from dataclasses import replace
from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.sync.feeds import NOTHING_KNOWN, NOW, episode, feed, identity, show
from tui.errors import EarmarkError, FetchError
from tui.model.episode import EpisodeDetails, EpisodeIdentity
from tui.model.show import ShowDetails, Validators
from tui.sync.decide import Look, decide, decide_failed, decide_unchanged
from tui.sync.recognize import recognized

LOOK = Look(NOW, Validators("etag"))


def test_everything_is_new_at_first() -> None:
    old, new = episode("1", day=9), episode("2", day=1)
    update = decide(show(), [], feed(old, new), LOOK)
    assert update.new == (new, old)
    assert update.changed == () and update.validators == Validators("etag")
    assert update.checked == NOW and update.details is None


def test_what_is_the_same_needs_no_write() -> None:
    known = episode("1")
    update = decide(show(), [identity(7, known)], feed(known), LOOK)
    assert update.new == () and update.changed == ()


def test_what_changed_is_written_to_the_same_episode() -> None:
    known = episode("1")
    now = replace(known, title="Another title")
    update = decide(show(), [identity(7, known)], feed(now), LOOK)
    assert update.new == () and update.changed == ((7, now),)


def test_what_left_the_feed_stays() -> None:
    gone = identity(7, episode("1"))
    update = decide(show(), [gone], feed(), LOOK)
    assert update.new == () and update.changed == ()


def test_a_show_that_changed_its_title_is_written() -> None:
    update = decide(show(), [], feed(title="New name"), LOOK)
    assert update.details == ShowDetails("New name")


def same(known: EpisodeDetails, now: EpisodeDetails) -> bool:
    """Whether an episode is recognized."""
    ((_, found),) = recognized([identity(7, known)], [now])
    return found is not None


@pytest.mark.parametrize(
    ("now", "recognized_again"),
    [
        (episode("new", audio="https://other.host/audio/old.mp3", title="A"), True),
        (episode("new", audio="https://x/t.mp3/cdn/audio/old.mp3", title="A"), True),
        (episode("new", audio="https://h/audio/old.mp3?token=2", title="B"), True),
        (episode("new", audio="https://h/audio/old.mp3", title="B", day=8), False),
        (episode("new", audio="https://h/else.mp3", title="A"), True),
        (episode("new", audio="https://h/else.mp3", title="a!"), True),
        (episode("new", audio="https://h/else.mp3", title="A", day=1), False),
        (episode("new", audio="https://h/else.mp3", title="B"), False),
    ],
)
def test_a_changed_guid(now: EpisodeDetails, recognized_again: bool) -> None:
    known = episode("old", title="A", audio="https://h/audio/old.mp3?token=1")
    assert same(known, now) == recognized_again


def test_a_changed_guid_carries_over_but_once() -> None:
    known = episode("old", title="A", audio="https://h/1.mp3")
    twins = [
        episode("new 1", title="A", audio="https://h/2.mp3"),
        episode("new 2", title="A", audio="https://h/3.mp3"),
    ]
    assert [found for _, found in recognized([identity(7, known)], twins)] == [None] * 2


def test_an_episode_that_kept_its_guid_is_not_taken_for_another() -> None:
    kept = episode("kept", title="A", audio="https://h/audio.mp3")
    other = episode("other", title="A", audio="https://h/audio.mp3")
    pairs = recognized([identity(7, kept)], [other, kept])
    assert [found.id if found else None for _, found in pairs] == [None, 7]


titles = st.sampled_from(["A", "B", "C"])
files = st.sampled_from(["https://h/x/1.mp3", "https://h/x/2.mp3", "https://i/x/1.mp3"])
episodes = st.lists(
    st.builds(
        episode,
        st.sampled_from("abcdef"),
        title=titles,
        day=st.integers(0, 2),
        audio=files,
    ),
    unique_by=lambda details: details.guid,
    max_size=6,
)


@given(episodes, episodes)
def test_no_identity_is_given_twice(
    before: list[EpisodeDetails], now: list[EpisodeDetails]
) -> None:
    known = [identity(number, details) for number, details in enumerate(before)]
    pairs = recognized(known, now)
    assert [details for details, _ in pairs] == now
    given_away: list[EpisodeIdentity] = [found for _, found in pairs if found]
    assert len({found.id for found in given_away}) == len(given_away)
    by_guid = {found.guid: found for found in known}
    for details, found in pairs:
        if details.guid in by_guid:
            assert found == by_guid[details.guid]


def test_a_move_is_written_and_staying_is_not() -> None:
    there = replace(LOOK, url="https://new.example.com/feed")
    assert decide(show(), [], feed(), there).url == "https://new.example.com/feed"
    assert decide_unchanged(show(), [], there).url == "https://new.example.com/feed"
    assert decide(show(), [], feed(), replace(LOOK, url=show().url)).url is None


def test_an_unchanged_feed_writes_no_episode() -> None:
    update = decide_unchanged(show(), [NOW - timedelta(days=1)], LOOK)
    assert update.new == () and update.changed == () and update.details is None
    assert update.next_check is not None and update.next_check > NOW


def test_a_failure_waits_longer_each_time() -> None:
    waits = []
    for failures in range(12):
        failing = replace(show(), failures=failures)
        failure = decide_failed(failing, FetchError("No."), NOW)
        assert failure.next_check is not None and not failure.ended
        waits.append(failure.next_check - NOW)
    assert waits[0] == timedelta(minutes=15) and waits[1] == timedelta(minutes=30)
    assert waits[-1] == timedelta(hours=24) and waits == sorted(waits)


def test_a_server_that_says_when_is_obeyed() -> None:
    error = FetchError("Later.", status=429, retry_after=7200)
    assert decide_failed(show(), error, NOW).next_check == NOW + timedelta(hours=2)


def test_a_feed_that_is_gone_has_ended() -> None:
    failure = decide_failed(show(), FetchError("Gone.", status=410), NOW)
    assert failure.ended and failure.next_check is None
    assert not decide_failed(show(), EarmarkError("Odd."), NOW).ended
    assert show().validators == NOTHING_KNOWN
