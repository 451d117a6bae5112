"""JSON Feed, versions 1.0 and 1.1 (jsonfeed.org), as shows and episodes."""

import json
from collections.abc import Iterator, Mapping
from typing import Any

from tui.feeds.addresses import absolute, with_whole_links
from tui.feeds.dates import parse_date
from tui.feeds.encoding import decoded
from tui.feeds.markup import as_html, escaped, fullest, visible_text
from tui.feeds.nature import not_a_feed
from tui.feeds.sound import is_sound
from tui.model.episode import Enclosure, EpisodeDetails
from tui.model.show import ShowDetails
from tui.text import plain_line, public_url
from tui.web import host_of

_SUMMARY_LENGTH = 1_000


def read_json_feed(
    body: bytes, url: str, content_type: str = ""
) -> tuple[ShowDetails, tuple[EpisodeDetails, ...]]:
    """The show and its episodes.

    Raises:
        FeedError: the bytes are JSON of another kind, or none.
    """
    try:
        feed = json.loads(decoded(body, content_type).strip("\ufeff\x00 \r\n\t"))
    except (ValueError, RecursionError):
        feed = None
    if not isinstance(feed, dict) or not isinstance(feed.get("items"), list):
        raise not_a_feed(body, url)
    show = _show(feed, url)
    items = (item for item in feed["items"] if isinstance(item, dict))
    return show, tuple(_episode(item, url, show) for item in items)


def _show(feed: Mapping[str, Any], url: str) -> ShowDetails:
    return ShowDetails(
        title=_line(feed, "title") or host_of(url),
        author=_author(feed),
        description_html=escaped(_text(feed, "description")),
        link=absolute(_text(feed, "home_page_url"), url),
        language=_line(feed, "language"),
        image_url=absolute(_text(feed, "icon") or _text(feed, "favicon"), url),
        complete=feed.get("expired") is True,
        next_page_url=absolute(_text(feed, "next_url"), url),
    )


def _episode(item: Mapping[str, Any], url: str, show: ShowDetails) -> EpisodeDetails:
    link = absolute(_text(item, "url") or _text(item, "external_url"), url)
    sounds = list(_sounds(item, url))
    title = _line(item, "title") or visible_text(_text(item, "content_text"))[:80]
    published = parse_date(
        _text(item, "date_published") or _text(item, "date_modified")
    )
    html = as_html(_text(item, "content_html"))
    notes = fullest(html, [escaped(_text(item, "content_text"))])
    enclosure = sounds[0][0] if sounds else None
    made_up = link or f"{title} {published or ''}".strip()
    return EpisodeDetails(
        guid=_identifier(item) or (public_url(enclosure.url) if enclosure else made_up),
        title=title or "Untitled",
        published=published,
        duration=sounds[0][1] if sounds else None,
        link=link,
        notes_html=with_whole_links(notes, link or url),
        summary=(_line(item, "summary") or visible_text(notes))[:_SUMMARY_LENGTH],
        author=_author(item),
        enclosure=enclosure,
        alternates=tuple(sound for sound, _ in sounds[1:]),
        image_url=absolute(_text(item, "image") or _text(item, "banner_image"), url),
        language=_line(item, "language") or show.language,
    )


def _sounds(
    item: Mapping[str, Any], url: str
) -> Iterator[tuple[Enclosure, float | None]]:
    attachments = item.get("attachments")
    for attachment in attachments if isinstance(attachments, list) else []:
        if not isinstance(attachment, dict):
            continue
        address = absolute(_text(attachment, "url"), url)
        kind = plain_line(_text(attachment, "mime_type")).lower()
        if address and is_sound(address, kind):
            size = _number(attachment, "size_in_bytes")
            length = int(size) if size else None
            yield (
                Enclosure(address, kind, length, title=_line(attachment, "title")),
                _number(attachment, "duration_in_seconds"),
            )


def _identifier(item: Mapping[str, Any]) -> str:
    """The specification wants text, publishers also write numbers."""
    given = item.get("id")
    return plain_line(str(given)) if isinstance(given, str | int) else ""


def _author(thing: Mapping[str, Any]) -> str | None:
    authors = thing.get("authors")
    listed = authors if isinstance(authors, list) else [thing.get("author")]
    names = [_line(author, "name") for author in listed if isinstance(author, dict)]
    return ", ".join(name for name in names if name) or None


def _text(thing: Mapping[str, Any], name: str) -> str:
    value = thing.get(name)
    return value if isinstance(value, str) else ""


def _line(thing: Mapping[str, Any], name: str) -> str | None:
    return plain_line(_text(thing, name)) or None


def _number(thing: Mapping[str, Any], name: str) -> float | None:
    value = thing.get(name)
    if isinstance(value, bool) or not isinstance(value, int | float):
        return None
    return float(value) if 0 < value < 1e12 else None
