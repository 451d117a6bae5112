"""Parsing: the bytes of a feed become a ``ParsedFeed``."""

from dataclasses import dataclass

from tui.model.episode import EpisodeDetails
from tui.model.show import ShowDetails


@dataclass(frozen=True, slots=True)
class ParsedFeed:
    """A feed read whole: newest first, as most feeds are, but in the feed's order."""

    show: ShowDetails
    episodes: tuple[EpisodeDetails, ...]


def parse_feed(body: bytes, url: str, content_type: str = "") -> ParsedFeed:
    """Read RSS, Atom or JSON Feed bytes found at ``url``.

    Raises:
        FeedError: the bytes are no feed; the message says what they are.
    """
    raise NotImplementedError
