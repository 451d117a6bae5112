"""Callbacks: libVLC's events, queued and nothing else.

A libVLC call from inside one of its own callbacks deadlocks.
"""

import time
from collections import deque
from collections.abc import Callable
from typing import Any

from tui.playback.events import Event, Kind

_EVENTS = {
    "MediaPlayerOpening": Kind.OPENING,
    "MediaPlayerPlaying": Kind.PLAYING,
    "MediaPlayerPaused": Kind.PAUSED,
    "MediaPlayerBuffering": Kind.FILLED,
    "MediaPlayerTimeChanged": Kind.TIME,
    "MediaPlayerLengthChanged": Kind.LENGTH,
    "MediaPlayerEndReached": Kind.ENDED,
    "MediaPlayerEncounteredError": Kind.FAILED,
}
_FULL = 100.0


def queue_events(player: Any, event_types: Any, queue: deque[Event]) -> None:
    """Have everything a libVLC media player tells put into a queue."""
    manager = player.event_manager()
    for name, kind in _EVENTS.items():
        manager.event_attach(getattr(event_types, name), _callback(kind, queue))


def _callback(kind: Kind, queue: deque[Event]) -> Callable[[Any], None]:
    append, monotonic = queue.append, time.monotonic

    def put(_event: Any) -> None:
        append(Event(kind, monotonic()))

    def put_time(event: Any) -> None:
        append(Event(kind, monotonic(), event.u.new_time / 1000))

    def put_when_full(event: Any) -> None:
        if event.u.new_cache >= _FULL:
            append(Event(kind, monotonic()))

    if kind is Kind.FILLED:
        return put_when_full
    return put_time if kind in (Kind.TIME, Kind.LENGTH) else put
