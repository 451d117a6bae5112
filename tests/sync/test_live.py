"""Live events of a feed: listed while they are live or to come, gone after that."""

from dataclasses import replace

from tests.sync.feeds import NOW, episode, feed, identity, show
from tui.feeds.parse import ParsedFeed
from tui.model.episode import EpisodeDetails, EpisodeIdentity
from tui.model.show import LiveItem, Validators
from tui.sync.decide import Look, decide

LOOK = Look(NOW, Validators())
ON_AIR = LiveItem(
    "On air", "live", NOW, None, "https://example.com/live.mp3", guid="live1"
)


def announcing(
    *items: LiveItem, episodes: tuple[EpisodeDetails, ...] = ()
) -> ParsedFeed:
    told = feed(*episodes)
    return replace(told, show=replace(told.show, live_items=items))


def listed(item: LiveItem = ON_AIR) -> tuple[EpisodeDetails, EpisodeIdentity]:
    """What a look at a feed lists of an event, and what it is known by then."""
    (details,) = decide(show(), [], announcing(item), LOOK).new
    return details, replace(identity(7, details), live=True)


def test_what_is_live_or_to_come_is_listed_and_what_has_ended_is_not() -> None:
    items = [
        replace(ON_AIR, status=status, guid=status)
        for status in ("live", "pending", "ended")
    ]

    update = decide(show(), [], announcing(*items), LOOK)

    assert {each.kind for each in update.new} == {"live", "pending"}
    assert all(each.enclosure is not None for each in update.new)
    assert {each.duration for each in update.new} == {None}


def test_what_is_as_it_was_needs_no_write() -> None:
    _, known = listed()
    update = decide(show(), [known], announcing(ON_AIR), LOOK)
    assert (update.new, update.changed, update.over) == ((), (), ())


def test_what_was_to_come_begins() -> None:
    _, known = listed(replace(ON_AIR, status="pending"))
    update = decide(show(), [known], announcing(ON_AIR), LOOK)
    assert [(key, each.kind) for key, each in update.changed] == [(7, "live")]


def test_what_is_over_goes() -> None:
    _, known = listed()
    ended = replace(ON_AIR, status="ended")
    for now in (announcing(), announcing(ended)):
        assert decide(show(), [known], now, LOOK).over == (7,)


def test_what_is_over_becomes_the_episode_of_its_guid() -> None:
    _, known = listed()
    published = episode("live1")
    for items in ((), (ON_AIR,)):
        now = announcing(*items, episodes=(published,))
        update = decide(show(), [known], now, LOOK)
        assert (update.new, update.over) == ((), ())
        assert update.changed == ((7, published),)


def test_an_event_takes_no_episode_s_place() -> None:
    before = identity(3, episode("live1"))
    update = decide(show(), [before], announcing(ON_AIR), LOOK)
    assert (update.new, update.changed, update.over) == ((), (), ())
