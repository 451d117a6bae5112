"""Chores: long work on an episode's words, one at a time, on a thread of its own."""

import logging
import queue
import threading
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from textual.message import Message

from tui.errors import EarmarkError
from tui.model.episode import EpisodeRow

if TYPE_CHECKING:
    from tui.sync.steps import Step

_log = logging.getLogger(__name__)

Do = Callable[[Callable[["Step"], None], threading.Event], object]
"""Does it: tells how far it is, and looks whether it is called off."""


@dataclass(eq=False)
class Chore:
    """Something to be done to the words of an episode."""

    kind: str
    row: EpisodeRow
    do: Do
    asked: bool = True
    """Whether the listener asked for it, and waits to hear of it."""
    canceled: threading.Event = field(default_factory=threading.Event)
    seen: bool = False
    """Whether the listener has seen it go on."""


@dataclass
class ChoreMoved(Message):
    """A chore went on."""

    chore: Chore
    step: "Step"

    def can_replace(self, message: Message) -> bool:
        """Only the latest matters."""
        return isinstance(message, ChoreMoved)


@dataclass
class ChoreEnded(Message):
    """A chore is done, or failed: then ``error`` is a sentence."""

    chore: Chore
    result: object = None
    error: str = ""


class Chores:
    """What waits to be done, in the order it was asked for."""

    def __init__(self, tell: Callable[[Message], object]) -> None:
        self._tell = tell
        self._waiting: queue.SimpleQueue[Chore] = queue.SimpleQueue()
        self._wanted: dict[tuple[str, int], Chore] = {}
        self._thread: threading.Thread | None = None

    def add(self, chore: Chore) -> bool:
        """Have it done; False where it is wanted already."""
        if (chore.kind, chore.row.id) in self._wanted:
            return False
        self._wanted[chore.kind, chore.row.id] = chore
        self._waiting.put(chore)
        if self._thread is None:
            self._thread = threading.Thread(
                target=self._run, name="earmark-chores", daemon=True
            )
            self._thread.start()
        return True

    def call_off(self, kind: str, episode_id: int) -> bool:
        """Do it no more; False where nobody wanted it."""
        chore = self._wanted.pop((kind, episode_id), None)
        if chore is not None:
            chore.canceled.set()
        return chore is not None

    def adopt(self, kind: str, episode_id: int) -> bool:
        """The listener asks for what began unasked and unseen; False where none did."""
        chore = self._wanted.get((kind, episode_id))
        if chore is None or chore.asked or chore.seen:
            return False
        chore.asked = True
        return True

    def forget(self, chore: Chore) -> None:
        """One has ended."""
        if self._wanted.get((chore.kind, chore.row.id)) is chore:
            del self._wanted[chore.kind, chore.row.id]

    def close(self) -> None:
        """Call everything off."""
        for chore in self._wanted.values():
            chore.canceled.set()

    def _run(self) -> None:
        while True:
            chore = self._waiting.get()
            if not chore.canceled.is_set():
                self._do(chore)

    def _do(self, chore: Chore) -> None:
        result, error = None, ""
        try:
            result = chore.do(
                lambda step: self._move(ChoreMoved(chore, step)), chore.canceled
            )
        except EarmarkError as known:
            error = str(known)
        except Exception:
            _log.exception("a chore failed")
            error = f"“{chore.row.title}”: that failed; the log has the details."
        if not chore.canceled.is_set():
            self._tell(ChoreEnded(chore, result, error))

    def _move(self, moved: ChoreMoved) -> None:
        if not moved.chore.canceled.is_set():
            self._tell(moved)
