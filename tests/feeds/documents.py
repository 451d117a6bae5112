"""Documents: small RSS feeds, written and read."""

from tui.feeds.parse import ParsedFeed, parse_feed
from tui.model.episode import EpisodeDetails

URL = "https://example.com/feeds/show.xml"

NAMESPACES = (
    'xmlns:itunes="http://www.itunes.com/dtds/podcast-1.0.dtd"'
    ' xmlns:podcast="https://podcastindex.org/namespace/1.0"'
    ' xmlns:content="http://purl.org/rss/1.0/modules/content/"'
    ' xmlns:media="http://search.yahoo.com/mrss/"'
    ' xmlns:psc="http://podlove.org/simple-chapters"'
    ' xmlns:dc="http://purl.org/dc/elements/1.1/"'
    ' xmlns:atom="http://www.w3.org/2005/Atom"'
)


def rss(items: str = "", head: str = "<title>Show</title>") -> bytes:
    """A feed with these items and this head of its channel."""
    return (
        f'<?xml version="1.0" encoding="UTF-8"?><rss version="2.0" {NAMESPACES}>'
        f"<channel>{head}{items}</channel></rss>"
    ).encode()


def feed(items: str = "", head: str = "<title>Show</title>") -> ParsedFeed:
    """What is read in such a feed."""
    return parse_feed(rss(items, head), URL)


def only(item: str, head: str = "<title>Show</title>") -> EpisodeDetails:
    """What is read in a feed of one item."""
    (episode,) = feed(f"<item><title>One</title>{item}</item>", head).episodes
    return episode


def sound(url: str = "a.mp3", kind: str = "audio/mpeg") -> str:
    """The sound of an item."""
    return f'<enclosure url="{url}" type="{kind}" length="1000"/>'
