"""Feeds and stored things for tests of the sync, made in a line."""

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta

from tui.feeds.parse import ParsedFeed
from tui.library.documents import details_hash
from tui.model.episode import Enclosure, EpisodeDetails, EpisodeIdentity
from tui.model.show import Show, ShowDetails, Validators

NOW = datetime(2026, 3, 1, 12, tzinfo=UTC)
NOTHING_KNOWN = Validators()


def episode(
    guid: str, *, title: str = "", day: int = 0, audio: str | None = None
) -> EpisodeDetails:
    """An episode of so many days ago; its audio is named after its guid."""
    url = audio or f"https://cdn.example.com/audio/{guid}.mp3"
    return EpisodeDetails(
        guid,
        title or f"Episode {guid}",
        NOW - timedelta(days=day),
        enclosure=Enclosure(url, "audio/mpeg"),
    )


def identity(number: int, details: EpisodeDetails) -> EpisodeIdentity:
    """What the library knows an episode by."""
    return EpisodeIdentity(
        number,
        details.guid,
        details.enclosure.url if details.enclosure else None,
        details.title,
        details.published,
        details_hash(details),
    )


def show(url: str = "https://example.com/feed", title: str = "A show") -> Show:
    """A stored show."""
    return Show(1, url, ShowDetails(title), NOW)


def feed(*episodes: EpisodeDetails, title: str = "A show") -> ParsedFeed:
    """A feed as it was parsed."""
    return ParsedFeed(ShowDetails(title), episodes)


def rss(
    guids: Sequence[str] = ("1",), *, title: str = "A show", head: str = ""
) -> bytes:
    """A feed as it is sent: an episode for each guid."""
    items = "".join(
        f"<item><title>Episode {guid}</title><guid>{guid}</guid>"
        f"<pubDate>Mon, {number + 1:02} Jan 2024 10:00:00 GMT</pubDate>"
        f"<description>Notes of {guid}</description>"
        f'<enclosure url="https://cdn.example.com/{guid}.mp3" type="audio/mpeg"/>'
        "</item>"
        for number, guid in enumerate(guids)
    )
    return (
        '<?xml version="1.0"?><rss version="2.0"'
        ' xmlns:itunes="http://www.itunes.com/dtds/podcast-1.0.dtd"><channel>'
        f"<title>{title}</title>{head}{items}</channel></rss>"
    ).encode()
