"""A stretch heard again and again, or sentence by sentence."""

from collections.abc import Iterator
from dataclasses import dataclass, field

import pytest

from tui.app.drill import Drill
from tui.model.reading import Block, BlockKind, Reading, Sentence
from tui.playback.player import Sound, State
from tui.playback.session import NowPlaying, Track

READING = Reading(
    (
        Block(
            BlockKind.PARAGRAPH,
            tuple(
                Sentence(n, f"Sentence {n}.", n * 5.0, n * 5.0 + 4.5, None)
                for n in range(4)
            ),
        ),
    )
)


@dataclass
class FakeSession:
    """A session whose sound is where the test says."""

    position: float = 0.0
    episode_id: int = 1
    state: State = State.PLAYING
    did: list[object] = field(default_factory=list)

    def now(self) -> NowPlaying:
        sound = Sound()
        track = Track(self.episode_id, "An episode", "A show", sound)
        return NowPlaying(track, self.state, self.position, 20.0, 1.0, 100)

    def seek_to(self, seconds: float) -> None:
        self.did.append(seconds)
        self.position = seconds

    def pause(self) -> None:
        self.did.append("pause")
        self.state = State.PAUSED


@pytest.fixture
def session() -> FakeSession:
    return FakeSession()


@pytest.fixture
def drill(session: FakeSession) -> Drill:
    return Drill(session)  # type: ignore[arg-type]


def run_on(session: FakeSession, until: float) -> Iterator[float]:
    while session.position < until and session.state is State.PLAYING:
        session.position = round(session.position + 0.1, 3)
        yield session.position


def test_a_loop_goes_back_at_its_end_each_time(
    drill: Drill, session: FakeSession
) -> None:
    session.position = 6.0
    assert drill.mark_loop(READING) == "Loop from 0:05; press again at its end."
    session.position = 11.0
    assert drill.mark_loop(READING) == "Loop from 0:05 to 0:14."
    for _ in range(2):
        for _ in run_on(session, 14.5):
            drill.watch(READING)
            if session.did:
                break
        assert session.did == [5.0]
        session.did.clear()
    assert drill.mark_loop(READING) == "No loop any more."
    session.position = 14.6
    drill.watch(READING)
    assert session.did == []


def test_a_pause_after_every_sentence_and_only_there(
    drill: Drill, session: FakeSession
) -> None:
    assert drill.toggle_by_sentence(READING) == "Pausing after every sentence."
    pauses = []
    for _ in range(3):
        session.state = State.PLAYING
        for _ in run_on(session, 20.0):
            drill.watch(READING)
        pauses.append(session.position)
    assert pauses == [4.5, 9.5, 14.5]


def test_a_leap_over_an_end_is_no_end(drill: Drill, session: FakeSession) -> None:
    drill.toggle_by_sentence(READING)
    session.position = 12.0
    drill.watch(READING)
    assert session.did == []


def test_another_episode_ends_the_drill(drill: Drill, session: FakeSession) -> None:
    drill.mark_loop(READING)
    session.position = 3.0
    drill.mark_loop(READING)
    session.episode_id = 2
    session.position = 10.0
    drill.watch(READING)
    assert session.did == []


def test_without_timed_words_there_is_nothing_to_pause_after(drill: Drill) -> None:
    assert drill.toggle_by_sentence(None) == "There are no timed words to pause after."
