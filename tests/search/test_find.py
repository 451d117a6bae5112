"""From what is typed to hits."""

from collections.abc import Iterator

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from tests.library.making import episode, said, subscribe, transcript
from tui.errors import NotFound, UsageError
from tui.library.library import Library
from tui.search.find import find

OTHER = "https://other.example.org/feed"
SYNTAX = st.sampled_from(
    [*"\"-*^{+):'\\%\0\ud800\ufdd0\u200bİß猫  ", "OR", "AND", "NOT", "NEAR(", "talk",
     "show:", "speaker:", "in:", "after:", "2025", "使用", "人工智能"]
)  # fmt: skip


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Library]:
    library = Library(tmp_path_factory.mktemp("find") / "library.db")
    _, (one,) = subscribe(library, episode(1, "Open talk"), title="Small Talk")
    library.words.keep_transcript(
        one,
        transcript("…"),
        [
            said("we talk about reward models", 5.0),
            said("我们使用人工智能和猫", 9.0, "Bob"),
        ],
    )
    subscribe(library, episode(2, "Talking heads"), title="Big Talk", url=OTHER)
    yield library
    library.close()


def titles(library: Library, query: str, **options: bool) -> set[str]:
    """Titles of the episodes that are found."""
    return {hit.title for hit in find(library, query, **options)}


def test_shows_are_named_by_part_of_their_title(library: Library) -> None:
    assert titles(library, "talk* show:small") == {"Open talk"}
    assert titles(library, "talk* show:small show:big") == {
        "Open talk",
        "Talking heads",
    }
    with pytest.raises(NotFound, match="'nobody'"):
        find(library, "talk show:nobody")


def test_a_show_may_be_given_twice_over(library: Library) -> None:
    big = library.shows.find("big")
    found = find(library, "talk*", show_id=big.id)
    assert {hit.show for hit in found} == {"Big Talk"}
    assert find(library, "talk* show:small", show_id=big.id) == []


def test_filters_alone_list_what_they_let_through(library: Library) -> None:
    assert [hit.start for hit in find(library, "speaker:bob")] == [9.0]
    assert titles(library, "in:title show:big") == {"Talking heads"}


def test_nothing_asked_finds_nothing(library: Library) -> None:
    assert find(library, "") == find(library, ' "" ') == []


def test_results_come_while_typing(library: Library) -> None:
    assert titles(library, "rewa", as_typed=True) == {"Open talk"}
    assert titles(library, "rewa ", as_typed=True) == set()
    assert titles(library, "rewa", as_typed=False) == set()
    for unfinished in ("in:tit", "after:20", "show:nob", "-", "-talk"):
        assert find(library, unfinished, as_typed=True) == []
    for unfinished in ("open in:tit", "open after:20", "open -"):
        assert titles(library, unfinished, as_typed=True) == {"Open talk"}


@given(st.text() | st.lists(SYNTAX, max_size=8).map("".join))
@example('"')
@example("a AND")
@example("猫 " * 400)
@example("a OR " * 400 + "b")
@example("show:" + "x" * 100_000)
@example("x" * 100_000)
def test_any_input_gives_hits_or_a_plain_refusal(library: Library, typed: str) -> None:
    try:
        for hit in find(library, typed):
            assert all(0 <= a < b <= len(hit.snippet) for a, b in hit.marks)
    except UsageError as error:
        assert str(error)
    find(library, typed, as_typed=True)
