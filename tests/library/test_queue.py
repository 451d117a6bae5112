"""The queue does what a list would do."""

from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.library.making import episode, subscribe
from tui.library.library import Library

GONE = 6
"""An episode that is not there."""
EPISODES = st.integers(1, GONE)
STEPS = st.one_of(
    st.tuples(st.just("add_last"), EPISODES),
    st.tuples(st.just("add_next"), EPISODES),
    st.tuples(st.just("remove"), EPISODES),
    st.tuples(st.just("move"), EPISODES, st.integers(-2, 7)),
    st.tuples(st.just("replace"), st.lists(EPISODES, max_size=5)),
    st.tuples(st.just("pop")),
)


@pytest.fixture(scope="module")
def five_episodes(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Library]:
    library = Library(tmp_path_factory.mktemp("queue") / "library.db")
    subscribe(library, *(episode(number) for number in range(GONE - 1)))
    yield library
    library.close()


def carried_out(ids: list[int], step: str, *values: object) -> list[int]:
    """What a step makes of a list."""
    if step == "pop":
        return ids[1:]
    if step == "replace":
        (wanted,) = values
        assert isinstance(wanted, list)
        return [i for i in dict.fromkeys(wanted) if i != GONE]
    one, *place = values
    assert isinstance(one, int)
    rest = [i for i in ids if i != one]
    if step == "remove" or one == GONE or (step == "move" and one not in ids):
        return rest if step == "remove" else ids
    last = len(rest)
    at = {"add_last": last, "add_next": 0}.get(step, place[0] if place else 0)
    assert isinstance(at, int)
    rest.insert(max(0, at), one)
    return rest


@given(st.lists(STEPS, max_size=8))
def test_the_queue_does_what_a_list_would_do(
    five_episodes: Library, steps: list[tuple[object, ...]]
) -> None:
    queue = five_episodes.queue
    queue.replace([])
    expected: list[int] = []
    for name, *values in steps:
        assert isinstance(name, str)
        getattr(queue, name)(*values)
        expected = carried_out(expected, name, *values)
        items = queue.items()
        assert [item.episode.id for item in items] == expected
        assert [item.position for item in items] == list(range(len(items)))


def test_the_first_is_taken_out(library: Library) -> None:
    _, (two, one) = subscribe(library, episode(2), episode(1))
    library.queue.replace([one, two])
    assert [row and row.id for row in (library.queue.pop(), library.queue.pop())] == [
        one,
        two,
    ]
    assert library.queue.pop() is None
    assert library.queue.items() == []
