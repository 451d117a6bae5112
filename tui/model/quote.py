"""A quote: words the listener wanted to keep, with where and when they were said."""

from dataclasses import dataclass
from datetime import datetime

from tui.model.transcript import Timing


@dataclass(frozen=True, slots=True)
class Quote:
    """A kept passage. It outlives its show: titles are copied, not looked up."""

    id: int
    episode_id: int | None
    show_title: str
    episode_title: str
    speaker: str | None
    text: str
    start: float | None
    end: float | None
    note: str
    link: str | None
    """The episode's web page."""
    kept: datetime
    episode_guid: str = ""


@dataclass(frozen=True, slots=True)
class Anchor:
    """The listener's word that a line of text is heard at a time in one audio file.

    From ``text_time`` on, until the next anchor, the words are ``shift`` seconds
    later in the file than the transcript says.
    """

    id: int
    episode_id: int
    audio_key: str
    """Which file: its length in bytes and a hash of its head, else its duration."""
    text_time: float
    audio_time: float
    timing: Timing = Timing.CUE
    """How the times it sets right were made."""

    @property
    def shift(self) -> float:
        """Seconds by which the sound lags behind the transcript."""
        return self.audio_time - self.text_time
