"""The choices of the show settings dialog: what each can be, and in which words. Pure.

A setting more is a row more in ``CHOICES``.
"""

from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import partial
from typing import Any

from tui.app.phrases import count, speed
from tui.config import Settings
from tui.model.equalizer import Equalizer
from tui.model.show_settings import ShowSettings

Value = float | int | bool | str | None


@dataclass(frozen=True, slots=True)
class Choice:
    """One setting of a show. Values go from ``steps[0]`` up; None: as for all shows."""

    name: str
    """The field of ``ShowSettings``."""
    label: str
    steps: tuple[Value, ...]
    words: Callable[[Any], str]
    default: Callable[[Settings], Value] | None = None
    """What all shows have; None where there is no such thing."""

    def value(self, settings: ShowSettings) -> Value:
        """What is set."""
        chosen: Value = getattr(settings, self.name)
        return chosen

    def shown(self, settings: ShowSettings, everywhere: Settings) -> str:
        """What is set, in words; what all shows have is said to be that."""
        value = self.value(settings)
        if value is None and self.default is not None:
            return f"{self.words(self.default(everywhere))}, as for all shows"
        return self.words(value)

    def stepped(self, settings: ShowSettings, step: int) -> ShowSettings:
        """With the next value in a direction."""
        value = self.value(settings)
        if value in self.steps:
            place = self.steps.index(value) + step
        else:
            below = [v for v in self.steps if _is_below(v, value)]
            place = self.steps.index(below[-1]) + max(step, 0) if below else 0
        place = max(0, min(len(self.steps) - 1, place))
        return self._set(settings, self.steps[place])

    def cleared(self, settings: ShowSettings) -> ShowSettings:
        """With what it is unless set."""
        return self._set(settings, self.steps[0])

    def _set(self, settings: ShowSettings, value: Any) -> ShowSettings:
        change: dict[str, Any] = {self.name: value}
        return replace(settings, **change)


def _is_below(step: Value, value: Value) -> bool:
    if not isinstance(step, int | float) or isinstance(value, str):
        return False
    return step < (value or 0)


def _speed_words(rate: float) -> str:
    return speed(rate)


def _seconds_words(seconds: float) -> str:
    return f"{seconds:g} s" if seconds else "none"


def _newest_words(number: int) -> str:
    if not number:
        return "none"
    return "the newest unplayed" if number == 1 else f"the newest {number} unplayed"


def _flag_words(yes: str, no: str, flag: bool) -> str:
    return yes if flag else no


def _days_words(days: int) -> str:
    return f"after {count(days, 'day')}" if days else "never"


_TENTHS = tuple(tenths / 10 for tenths in range(5, 31))
_SECONDS = (*range(0, 60, 5), *range(60, 181, 15))
_DAYS = (0, 1, 2, 3, 7, 14, 30, 60, 90, 180, 365)
_NEWEST = (0, 1, 2, 3, 4, 5, 6, 8, 10, 15, 20, 50)

CHOICES = (
    Choice("speed", "Speed", (None, *_TENTHS), _speed_words, lambda s: s.speed),
    Choice("skip_intro", "Leave out at the beginning", _SECONDS, _seconds_words),
    Choice("skip_outro", "Leave out at the end", _SECONDS, _seconds_words),
    Choice(
        "skip_silence",
        "Leave out long pauses",
        (None, False, True),
        partial(_flag_words, "yes", "no"),
        lambda s: s.skip_silence,
    ),
    Choice(
        "equalizer",
        "Sound",
        (None, *Equalizer),
        str,
        lambda s: s.equalizer,
    ),
    Choice(
        "auto_download",
        "Download unasked",
        (None, *_NEWEST),
        _newest_words,
        lambda s: s.auto_download,
    ),
    Choice(
        "remove_played",
        "Remove downloads once played",
        (None, False, True),
        partial(_flag_words, "yes", "no"),
        lambda s: s.remove_played,
    ),
    Choice(
        "remove_after_days",
        "Remove downloads by age",
        (None, *_DAYS),
        _days_words,
        lambda s: s.remove_after_days,
    ),
    Choice(
        "keep_starred",
        "Keep starred episodes",
        (None, True, False),
        partial(_flag_words, "always", "like any other"),
        lambda s: s.keep_starred,
    ),
)
"""In the order they are listed."""
