"""The ``podcast:`` namespace of a channel: what it says, as the model.

Funding, chats, remarks, license and location stand in items as well.
"""

from collections.abc import Iterator

from tui.feeds.addresses import absolute
from tui.feeds.dates import parse_date
from tui.feeds.namespace import whole_number
from tui.feeds.tags import Tag
from tui.model.show import Chat, Funding, LiveItem, Remark, RemoteShow, Trailer
from tui.text import plain_line

_MEDIUM = "podcast"
_LONGEST_REMARK = 4_000
"""As the namespace says."""
_FOR_MACHINES = ("verify", "applepodcastsverify")


def medium(channel: Tag) -> str:
    """What the feed is made of: ``podcast``, ``music``, ``audiobook`` …"""
    return plain_line(channel.first("podcast:medium").text).lower() or _MEDIUM


def funding(parent: Tag, base: str) -> tuple[Funding, ...]:
    """Every ``podcast:funding``."""
    found = (
        Funding(url, plain_line(tag.text))
        for tag in parent.all("podcast:funding")
        if (url := absolute(tag.get("url"), base))
    )
    return tuple(dict.fromkeys(found))


def podroll(channel: Tag, base: str) -> tuple[RemoteShow, ...]:
    """The shows that ``podcast:podroll`` recommends."""
    return tuple(dict.fromkeys(_remote_shows(channel, "podcast:podroll", base)))


def publisher(channel: Tag, base: str) -> RemoteShow | None:
    """The feed that ``podcast:publisher`` says the show belongs to."""
    return next(_remote_shows(channel, "podcast:publisher", base), None)


def trailers(channel: Tag, base: str) -> tuple[Trailer, ...]:
    """Every ``podcast:trailer``."""
    found = (
        Trailer(
            plain_line(tag.text) or "Trailer",
            url,
            parse_date(tag.get("pubdate")),
            plain_line(tag.get("type")).lower(),
            whole_number(tag.get("season")),
        )
        for tag in channel.all("podcast:trailer")
        if (url := absolute(tag.get("url"), base))
    )
    return tuple(dict.fromkeys(found))


def chats(parent: Tag) -> tuple[Chat, ...]:
    """Every ``podcast:chat``."""
    found = (
        Chat(
            server,
            plain_line(tag.get("protocol")).lower(),
            plain_line(tag.get("accountid")) or None,
            plain_line(tag.get("space")) or None,
        )
        for tag in parent.all("podcast:chat")
        if (server := plain_line(tag.get("server")))
    )
    return tuple(dict.fromkeys(found))


def remarks(parent: Tag) -> tuple[Remark, ...]:
    """Every ``podcast:txt``, but for those that prove something to other servers."""
    found = (
        Remark(text, purpose or None)
        for tag in parent.all("podcast:txt")
        if (text := plain_line(tag.text)[:_LONGEST_REMARK])
        and (purpose := plain_line(tag.get("purpose")).lower()) not in _FOR_MACHINES
    )
    return tuple(dict.fromkeys(found))


def live_items(channel: Tag, base: str) -> tuple[LiveItem, ...]:
    """Every ``podcast:liveItem``; a new guid is a new stream."""
    return tuple(_live_item(tag, base) for tag in channel.all("podcast:liveitem"))


def update_rule(channel: Tag) -> str | None:
    """The recurrence rule (RFC 5545, 3.3.10) of ``podcast:updateFrequency``."""
    return plain_line(channel.first("podcast:updatefrequency").get("rrule")) or None


def update_text(channel: Tag) -> str | None:
    """How often episodes come, as ``podcast:updateFrequency`` puts it."""
    return plain_line(channel.first("podcast:updatefrequency").text)[:128] or None


def is_complete(channel: Tag) -> bool:
    """Whether the publisher says that nothing more will come."""
    said = channel.first("podcast:updatefrequency").get("complete").lower() == "true"
    return said or plain_line(channel.first("itunes:complete").text).lower() == "yes"


def license_of(parent: Tag) -> str | None:
    """What ``podcast:license`` calls it, with its address where it has its own."""
    tag = parent.first("podcast:license")
    words = (plain_line(tag.text), plain_line(tag.get("url")))
    return " ".join(word for word in words if word) or None


def location_of(parent: Tag) -> str | None:
    """The place that ``podcast:location`` names; what it is about comes first."""
    tags = sorted(
        parent.all("podcast:location"), key=lambda tag: tag.get("rel") == "creator"
    )
    return next((name for tag in tags if (name := plain_line(tag.text))), None)


def _remote_shows(parent: Tag, name: str, base: str) -> Iterator[RemoteShow]:
    for group in parent.all(name):
        for tag in group.all("podcast:remoteitem"):
            url = absolute(tag.get("feedurl"), base)
            guid = plain_line(tag.get("feedguid")) or None
            title = plain_line(tag.get("title") or tag.text) or None
            if url or guid:
                yield RemoteShow(title, url, guid)


def _live_item(tag: Tag, base: str) -> LiveItem:
    title = plain_line(tag.first("title").text)
    start = parse_date(tag.get("start"))
    url = next(_live_urls(tag, base), None)
    fallback = url or f"{title} {tag.get('start')}"
    return LiveItem(
        title,
        plain_line(tag.get("status")).lower() or "pending",
        start,
        parse_date(tag.get("end")),
        url,
        absolute(tag.first("podcast:contentlink").get("href"), base),
        plain_line(tag.first("guid").text) or plain_line(fallback),
    )


def _live_urls(tag: Tag, base: str) -> Iterator[str]:
    sources = (
        source.get("uri")
        for enclosure in tag.all("podcast:alternateenclosure")
        for source in enclosure.all("podcast:source")
    )
    enclosures = (enclosure.get("url") for enclosure in tag.all("enclosure"))
    for address in (*enclosures, *sources):
        if url := absolute(address, base):
            yield url
