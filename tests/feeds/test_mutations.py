"""Feeds with a few things wrong: they are read, or refused in a plain sentence."""

from collections.abc import Iterator, Mapping
from dataclasses import fields, is_dataclass

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.feeds.documents import URL
from tests.feeds.mutations import mutated, parts_of
from tests.feeds.seeds import ATOM, FEEDS, JSON, OPML, RDF, RSS
from tui.errors import FeedError, FormatError
from tui.feeds.opml import read_opml
from tui.feeds.parse import ParsedFeed, parse_feed
from tui.library.documents import from_json, pack, to_json, unpack
from tui.model.episode import EpisodeDetails
from tui.model.show import ShowDetails

UNPRINTABLE = {*map(chr, range(32)), "\x7f", *map(chr, range(0x80, 0xA0)), "\u202e"}
ALLOWED = {"\n", "\t"}


def strings_in(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif is_dataclass(value):
        for each in fields(value):
            yield from strings_in(getattr(value, each.name))
    elif isinstance(value, Mapping):
        yield from strings_in((*value, *value.values()))
    elif isinstance(value, tuple):
        for part in value:
            yield from strings_in(part)


def read(body: bytes, known: Mapping[str, str] | None = None) -> ParsedFeed | None:
    try:
        return parse_feed(body, URL, "", known)
    except FeedError as error:
        assert str(error).endswith(".")
        return None


def test_the_seeds_say_all_there_is_to_say() -> None:
    """Else their mutations would not reach what reads it."""
    parsed = [parse_feed(seed.encode(), URL) for seed in FEEDS]
    shows = [feed.show for feed in parsed]
    episodes = [episode for feed in parsed for episode in feed.episodes]
    assert [len(feed.episodes) for feed in parsed] == [2, 2, 1, 2]
    for kind, found in ((ShowDetails, shows), (EpisodeDetails, episodes)):
        said = {
            each.name
            for each in fields(kind)
            if len({str(getattr(one, each.name)) for one in found}) > 1
        }
        assert {each.name for each in fields(kind)} - said == set()


@pytest.mark.parametrize("document", (*FEEDS, OPML))
def test_parts_are_the_whole(document: str) -> None:
    assert "".join(parts_of(document)) == document


@settings(max_examples=150)
@given(mutated(FEEDS))
def test_what_is_read_is_plain_and_can_be_stored(body: bytes) -> None:
    if (parsed := read(body)) is None:
        return
    for text in strings_in((parsed.show, parsed.episodes)):
        assert not UNPRINTABLE & set(text) - ALLOWED
        text.encode()
    assert from_json(ShowDetails, to_json(parsed.show)) == parsed.show
    for episode in parsed.episodes:
        assert unpack(EpisodeDetails, pack(episode)) == episode
    guids = [episode.guid for episode in parsed.episodes]
    assert len(set(guids)) == len(guids)


@settings(max_examples=60)
@given(mutated((RSS, ATOM, RDF)))
def test_what_was_read_before_is_known_again(body: bytes) -> None:
    if (parsed := read(body)) is None:
        return
    again = read(body, parsed.fingerprints)
    assert again is not None and again.show == parsed.show
    there = {*again.kept, *(episode.guid for episode in again.episodes)}
    assert there == {episode.guid for episode in parsed.episodes}


@settings(max_examples=60)
@given(mutated((RSS, ATOM)), st.sampled_from((RSS, ATOM)))
def test_a_change_is_read_as_if_all_were_new(body: bytes, before: str) -> None:
    known = parse_feed(before.encode(), URL).fingerprints
    whole, part = read(body), read(body, known)
    assert (whole is None) == (part is None)
    if whole is None or part is None:
        return
    assert part.show == whole.show
    there = {*part.kept, *(episode.guid for episode in part.episodes)}
    assert there == {episode.guid for episode in whole.episodes}


@settings(max_examples=100)
@given(mutated((OPML,)))
def test_a_list_with_a_few_things_wrong_is_read(body: bytes) -> None:
    try:
        listed = read_opml(body)
    except FormatError as error:
        assert str(error).endswith(".")
        return
    for text in strings_in(listed):
        assert not UNPRINTABLE & set(text) - ALLOWED


def test_json_is_mutated_as_json() -> None:
    assert "1000" in "".join(parts_of(JSON)) and '"attachments"' in parts_of(JSON)
