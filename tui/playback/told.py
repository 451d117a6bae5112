"""Told: orders with a number, as they come through the control socket."""

import time
from dataclasses import dataclass

from tui.playback.session import Session
from tui.playback.sleep_timer import in_minutes


@dataclass(frozen=True, slots=True)
class Seek:
    """To a moment, or by so much."""

    seconds: float
    relative: bool


def obey_number(session: Session, words: str) -> bool:
    """Set speed, volume or the sleep timer as told; whether it was understood."""
    match words.split():
        case ["sleep", "off"]:
            session.use_sleep_timer(None)
        case ["sleep", number] if is_number(number):
            timer = in_minutes(float(number), time.monotonic())
            session.use_sleep_timer(timer)
        case ["speed", number] if is_number(number):
            session.set_rate(float(number))
        case ["volume", number] if is_number(number):
            session.set_volume(round(float(number)))
        case _:
            return False
    return True


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
