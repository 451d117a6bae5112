"""What the rules on downloads decide."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from tui.model.keeping import Keepable, Keeping, decide_keeping
from tui.model.show_settings import KeepingRules

NOW = datetime(2026, 11, 20, tzinfo=UTC)
moments = st.none() | st.datetimes(
    datetime(2020, 1, 1), datetime(2026, 11, 20), timezones=st.just(UTC)
)
flags = st.booleans()


@st.composite
def shelves(draw: st.DrawFn) -> list[Keepable]:
    episodes = []
    for number in range(draw(st.integers(0, 12))):
        here = draw(flags)
        downloaded = draw(moments) if here else None
        coming = not here and draw(flags)
        played, starred, declined = draw(flags), draw(flags), draw(flags)
        published = draw(moments)
        episode = Keepable(
            number, played, starred, published, downloaded, here, coming, declined
        )
        episodes.append(episode)
    return episodes


rules_of_all_kinds = st.builds(
    KeepingRules, st.integers(0, 5), flags, st.integers(0, 400), flags
)
in_use = st.sets(st.integers(0, 12))


@given(shelves(), rules_of_all_kinds, in_use)
def test_what_is_decided_is_allowed(
    shelf: list[Keepable], rules: KeepingRules, used: set[int]
) -> None:
    decided = decide_keeping(shelf, rules, NOW, used)
    by_id = {episode.id: episode for episode in shelf}
    assert len(decided.fetch) <= rules.auto_download
    for episode in map(by_id.__getitem__, decided.fetch):
        assert not (episode.here or episode.played or episode.declined)
    assert not used & set(decided.remove)
    for episode in map(by_id.__getitem__, decided.remove):
        assert episode.here
        assert not (episode.starred and rules.keep_starred)
        assert rules.remove_played or rules.remove_after_days
    assert not set(decided.fetch) & set(decided.remove)


@given(shelves(), rules_of_all_kinds, in_use)
def test_once_done_there_is_nothing_to_do(
    shelf: list[Keepable], rules: KeepingRules, used: set[int]
) -> None:
    decided = decide_keeping(shelf, rules, NOW, used)
    after = []
    for episode in shelf:
        if episode.id in decided.fetch:
            episode = replace(episode, here=True, downloaded=NOW)
        if episode.id in decided.remove:
            episode = replace(episode, here=False, downloaded=None, declined=True)
        after.append(episode)
    assert decide_keeping(after, rules, NOW, used) == Keeping()


@given(shelves(), in_use)
def test_unless_set_nothing_is_done(shelf: list[Keepable], used: set[int]) -> None:
    assert decide_keeping(shelf, KeepingRules(), NOW, used) == Keeping()


def test_the_newest_unplayed_are_wanted() -> None:
    shelf = [
        Keepable(n, played=n == 5, starred=False, published=NOW - timedelta(days=9 - n))
        for n in range(6)
    ]
    assert decide_keeping(shelf, KeepingRules(2), NOW).fetch == (4, 3)


def test_what_is_old_goes_by_when_it_came() -> None:
    came = NOW - timedelta(days=8)
    old = Keepable(1, False, False, None, came, here=True)
    new = Keepable(2, False, False, NOW - timedelta(days=900), NOW, here=True)
    starred = replace(old, id=3, starred=True)
    rules = KeepingRules(remove_after_days=7)
    assert decide_keeping([old, new, starred], rules, NOW).remove == (1,)
    both = replace(rules, keep_starred=False)
    assert set(decide_keeping([old, new, starred], both, NOW).remove) == {1, 3}
