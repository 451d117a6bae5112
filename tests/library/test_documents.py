"""Documents: dataclasses as JSON and back."""

from datetime import UTC, datetime, timedelta, timezone

from hypothesis import given
from hypothesis import strategies as st

from tests.library.making import episode
from tui.library.documents import details_hash, from_json, pack, to_json, unpack
from tui.model.episode import EpisodeDetails
from tui.model.show import ShowDetails


@given(st.from_type(EpisodeDetails))
def test_an_episode_comes_back_as_it_was(details: EpisodeDetails) -> None:
    """Compared as written, since no NaN equals another."""
    assert to_json(unpack(EpisodeDetails, pack(details))) == to_json(details)


@given(st.from_type(ShowDetails))
def test_a_show_comes_back_as_it_was(details: ShowDetails) -> None:
    written = to_json(details)
    assert to_json(from_json(ShowDetails, written)) == written


def test_what_another_version_wrote_is_read() -> None:
    text = '{"title": "A Show", "people": [{"name": "Ann"}], "invented_later": [1]}'
    show = from_json(ShowDetails, text)
    assert (show.title, show.medium) == ("A Show", "podcast")
    assert (show.people[0].name, show.people[0].role) == ("Ann", "host")


def test_defaults_are_not_written() -> None:
    assert to_json(ShowDetails("A Show")) == '{"title":"A Show"}'


def test_equal_details_have_equal_hashes() -> None:
    noon = datetime(2024, 1, 1, 12, tzinfo=UTC)
    elsewhere = noon.astimezone(timezone(timedelta(hours=5)))
    here, there = (EpisodeDetails("g", "t", date) for date in (noon, elsewhere))
    assert here == there
    assert details_hash(here) == details_hash(there) != details_hash(episode(1))
