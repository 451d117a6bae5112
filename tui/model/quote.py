"""A quote: words the listener wanted to keep, with where and when they were said."""

from collections.abc import Iterable
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
    kept: datetime


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


def quotes_markdown(quotes: Iterable[Quote]) -> str:
    """Quotes as Markdown: an episode a heading, a passage a block quote."""
    parts: list[str] = []
    heading = None
    for quote in quotes:
        if (quote.show_title, quote.episode_title) != heading:
            heading = (quote.show_title, quote.episode_title)
            parts.append(f"## {quote.episode_title}\n\n*{quote.show_title}*")
        parts.append(_quote_markdown(quote))
    return "\n\n".join(parts) + "\n" if parts else ""


def _quote_markdown(quote: Quote) -> str:
    lines = [f"> {line}" for line in quote.text.splitlines()]
    source = [quote.speaker or "", _moment(quote.start)]
    if quote.link:
        source.append(f"<{quote.link}>")
    lines += [">", "> — " + ", ".join(filter(None, source))] if any(source) else []
    return "\n".join(lines) + (f"\n\n{quote.note}" if quote.note else "")


def _moment(seconds: float | None) -> str:
    if seconds is None:
        return ""
    minutes, second = divmod(int(seconds), 60)
    return f"{minutes // 60}:{minutes % 60:02}:{second:02}"
