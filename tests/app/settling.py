"""Settling: a screen is settled when nothing under way can change it any more."""

import time
from asyncio import Future
from collections.abc import Iterable
from typing import Any

from textual.app import App
from textual.message_pump import MessagePump
from textual.pilot import Pilot
from textual.screen import Screen

from tui.app.parts.stepping import SteppingApp

DEADLINE = 60.0
_BETWEEN_LOOKS = 0.005
"""In which threads have the interpreter to themselves: else they hardly get it."""
_LOOKS = 3
"""What one pump hands to another can be between the two at a single look."""


async def settle(pilot: Pilot[Any]) -> None:
    """Wait until the screen, and each that is seen behind it, is settled."""
    app = pilot.app
    deadline = time.monotonic() + DEADLINE
    looks = 0
    while looks < _LOOKS:
        if isinstance(app, SteppingApp):
            app.keep_in_step()
        await pilot.pause(_BETWEEN_LOOKS)
        under_way = what_is_under_way(app)
        assert not under_way or time.monotonic() < deadline, under_way
        looks = 0 if under_way else looks + 1


def what_is_under_way(app: App[Any]) -> str:
    """What may still change the screen; nothing where it is settled."""
    for worker in app.workers:
        if not worker.is_finished:
            return f"the worker {worker.group!r}"
    for pump in (app, *app._registry):
        if pump.is_running and not _waits(pump):
            return f"messages to {pump!r}"
    for screen in app.screen_stack:
        if screen.is_current and _is_to_be_drawn(screen):
            return f"the drawing of {screen!r}"
    return ""


def _waits(pump: MessagePump) -> bool:
    """Whether there is no message to it, neither waiting nor being handled."""
    futures: Iterable[Future[bool]] = pump._message_queue.ready_event._waiters
    return any(not future.done() for future in futures)


def _is_to_be_drawn(screen: Screen[Any]) -> bool:
    """Whether it is to be laid out or, in front, drawn.

    A screen behind another is drawn with it, and its marks may stay for ever.
    """
    laid_out = not (
        screen._layout_required
        or screen._scroll_required
        or screen._recompose_required
        or screen._callbacks
    )
    in_front = screen is screen.app.screen
    drawn = not (screen._repaint_required or screen._dirty_widgets)
    return not laid_out or (in_front and not drawn)
