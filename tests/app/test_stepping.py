"""When the screen is looked at again, and what that makes of the words."""

import asyncio
from dataclasses import replace

import pytest

from tui.app.stepping import CALM, LIVELY, Ticker, next_step
from tui.playback.heard import NowPlaying, Track
from tui.playback.player import Sound, State

NOW = NowPlaying(Track(1, "A", "B", Sound()), State.PLAYING, 10.5, 60.0, 1.0, 100)


def test_the_next_look_is_at_the_next_word_or_second() -> None:
    assert next_step(NOW, 10.53) == pytest.approx(0.03)
    assert next_step(NOW, None) == LIVELY
    assert next_step(replace(NOW, position=10.95), 12.0) == pytest.approx(0.05)
    assert next_step(replace(NOW, rate=2.0), 10.6) == pytest.approx(0.05)


@pytest.mark.parametrize("state", [State.PAUSED, State.IDLE, State.ENDED])
def test_what_rests_is_hardly_looked_at(state: State) -> None:
    assert next_step(replace(NOW, state=state), 10.53) == CALM


async def test_a_ticker_goes_on_until_it_is_stopped_or_fails() -> None:
    calls: list[int] = []
    failures: list[Exception] = []
    failed = asyncio.Event()

    def tick() -> float:
        calls.append(1)
        if len(calls) == 3:
            raise ValueError
        return 0.0

    def take(error: Exception) -> None:
        failures.append(error)
        failed.set()

    Ticker(tick, take).tick()
    await asyncio.wait_for(failed.wait(), 10.0)
    await asyncio.sleep(0)

    assert len(calls) == 3
    assert [type(error) for error in failures] == [ValueError]
