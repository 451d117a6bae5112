"""Told: orders with a number, as they come through the control socket."""

import time
from dataclasses import dataclass

from tui.errors import UsageError
from tui.playback.session import FASTEST, LOUDEST, SLOWEST, Session
from tui.playback.sleep_timer import in_minutes


@dataclass(frozen=True, slots=True)
class Seek:
    """To a moment, or by so much."""

    seconds: float
    relative: bool


def obey_number(session: Session, words: str) -> bool:
    """Set volume or the sleep timer as told; whether it was understood.

    Raises:
        UsageError: it was, and cannot be.
    """
    match words.split():
        case ["sleep", "off"]:
            session.use_sleep_timer(None)
        case ["sleep", number] if is_number(number):
            timer = in_minutes(float(number), time.monotonic())
            session.use_sleep_timer(timer)
        case ["sleep", text]:
            raise UsageError(
                "sleep takes minutes, sentence, chapter, episode or off, "
                f"and “{text}” is none of these"
            )
        case ["volume", text]:
            session.set_volume(_volume_told(text))
        case _:
            return False
    return True


def speed_told(text: str) -> float:
    """A speed in words of a person.

    Raises:
        UsageError: there is no such speed.
    """
    speed = float(text) if is_number(text) else 0.0
    if not SLOWEST <= speed <= FASTEST or round(speed, 1) != speed:
        raise UsageError(
            f"a speed is {SLOWEST} to {FASTEST}, in steps of 0.1, and “{text}” is none"
        )
    return speed


def _volume_told(text: str) -> int:
    volume = round(float(text)) if is_number(text) else -1
    if not 0 <= volume <= LOUDEST:
        raise UsageError(f"a volume is 0 to {LOUDEST} percent, and “{text}” is none")
    return volume


def seek_told(words: str) -> Seek | None:
    """Where ``seek 90``, ``seek +30`` and ``seek -15`` lead."""
    match words.split():
        case ["seek", text] if is_number(text.lstrip("+-")):
            return Seek(float(text), text[0] in "+-")
        case _:
            return None


def is_number(text: str) -> bool:
    """Whether a text is a plain number of nothing or more."""
    return text.isascii() and text.replace(".", "", 1).isdecimal()
