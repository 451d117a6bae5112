"""Entries: an item of a feed, as feedparser and our own pass read it, as an episode."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from datetime import datetime
from typing import Any

from tui.feeds import namespace, show_namespace
from tui.feeds.addresses import absolute, with_whole_links
from tui.feeds.dates import parse_date
from tui.feeds.durations import parse_duration
from tui.feeds.markup import (
    as_html,
    escaped,
    fullest,
    is_yes,
    title_text,
    visible_text,
)
from tui.feeds.sound import is_sound, is_video
from tui.feeds.tags import Tag
from tui.model.episode import Enclosure, EpisodeDetails
from tui.model.show import Person
from tui.text import plain_line, public_url

Entry = Mapping[str, Any]
"""What feedparser made of an item."""

_SUMMARY_LENGTH = 1_000
_TITLE_LENGTH = 80
"""Of a title that had to be made from the text."""
_TEXTS = ("description", "itunes:summary", "media:description")
_KINDS = ("full", "trailer", "bonus")


def episode(
    entry: Entry, item: Tag, base: str, people: tuple[Person, ...], language: str | None
) -> EpisodeDetails:
    """The episode that an item of the feed at ``base`` describes.

    ``people`` and ``language`` are the channel's: they hold where the item has none.
    """
    link = absolute(item.first("link").text, base) or _link(entry, base)
    sounds = _sounds(entry, item, base)
    published = parse_date(item.first("pubdate").text) or _published(entry)
    notes = _notes(entry, item)
    summary = _summary(entry, item, notes)
    title = _title(entry, item) or summary[:_TITLE_LENGTH] or "Untitled"
    language = _language(item) or language
    number = item.first("podcast:episode")
    season = item.first("podcast:season")
    return EpisodeDetails(
        guid=_guid(entry, item, sounds, link, title, published),
        title=title,
        published=published,
        duration=_duration(entry, item),
        link=link,
        notes_html=with_whole_links(notes, link or base),
        summary=summary,
        author=_author(entry, item),
        enclosure=sounds[0] if sounds else None,
        alternates=tuple(sounds[1:]),
        season=namespace.whole_number(season.text or item.first("itunes:season").text),
        season_name=plain_line(season.get("name")) or None,
        number=namespace.decimal(number.text or item.first("itunes:episode").text),
        number_text=plain_line(number.get("display"))[:32] or None,
        kind=_kind(item),
        explicit=is_yes(item.first("itunes:explicit").text),
        image_url=_image(entry, item, base),
        language=language,
        location=show_namespace.location_of(item),
        license=show_namespace.license_of(item),
        transcripts=namespace.transcripts(item, base, language),
        chapters_url=namespace.chapters_url(item, base),
        chapters=namespace.simple_chapters(item, base),
        people=namespace.people(item, base) or people,
        soundbites=namespace.soundbites(item),
        discussion_url=namespace.discussion_url(item, base),
        funding=show_namespace.funding(item, base),
        chats=show_namespace.chats(item),
        remarks=show_namespace.remarks(item),
    )


def _title(entry: Entry, item: Tag) -> str:
    given = entry.get("title", "") or item.first("title").text
    own = title_text(given, is_html=_is_atom_html(entry))
    return own or plain_line(item.first("itunes:title").text)


def _is_atom_html(entry: Entry) -> bool:
    detail = entry.get("title_detail", {})
    return bool(entry.get("is_atom")) and detail.get("type") != "text/plain"


def _link(entry: Entry, base: str) -> str | None:
    links = [
        link.get("href", "")
        for link in entry.get("links", [])
        if link.get("rel", "alternate") == "alternate"
    ]
    link = entry.get("link", "")
    # RSS calls a guid a permalink unless told otherwise; one without a scheme is none.
    if link != entry.get("id") or "://" in link:
        links.append(link)
    found = (absolute(address, base) for address in links)
    return next((address for address in found if address), None)


def _guid(
    entry: Entry,
    item: Tag,
    sounds: list[Enclosure],
    link: str | None,
    title: str,
    published: datetime | None,
) -> str:
    given = plain_line(entry.get("id", "") or item.first("guid").text)
    if given:
        return given
    if sounds:
        return public_url(sounds[0].url)
    return link or f"{title} {published.isoformat() if published else ''}".strip()


def _published(entry: Entry) -> datetime | None:
    """Never what feedparser guesses: it takes a month's digit for half of November."""
    for name in ("published", "created", "updated"):
        text = plain_line(entry.get(name) or "")
        if found := parse_date(text) if text else None:
            return found
    return None


def _duration(entry: Entry, item: Tag) -> float | None:
    own = parse_duration(item.first("itunes:duration").text)
    if own is not None:
        return own
    texts = (str(media.get("duration", "")) for media in entry.get("media_content", []))
    return next((found for text in texts if (found := parse_duration(text))), None)


def _notes(entry: Entry, item: Tag) -> str:
    """The fullest text of the item: never less than its description says."""
    full = as_html(item.first("content:encoded").text)
    own = (as_html(item.first(name).text) for name in _TEXTS)
    notes = fullest(full, dict.fromkeys(own))
    contents = [*entry.get("content", []), entry.get("summary_detail", {})]
    return notes or fullest("", [_atom_html(content) for content in contents])


def _atom_html(content: Mapping[str, Any]) -> str:
    value = content.get("value") or ""
    return escaped(value) if content.get("type") == "text/plain" else as_html(value)


def _summary(entry: Entry, item: Tag, notes: str) -> str:
    """A short text for lists: what is not the notes themselves, else their start."""
    for name in ("itunes:subtitle", "itunes:summary", "description"):
        if words := visible_text(item.first(name).text):
            return words[:_SUMMARY_LENGTH]
    return visible_text(entry.get("summary", "") or notes)[:_SUMMARY_LENGTH]


def _author(entry: Entry, item: Tag) -> str | None:
    own = plain_line(item.first("itunes:author").text)
    return own or plain_line(entry.get("author", "") or "") or None


def _kind(item: Tag) -> str:
    kind = plain_line(item.first("itunes:episodetype").text).lower()
    return kind if kind in _KINDS else "full"


def _language(item: Tag) -> str | None:
    return plain_line(item.first("dc:language").text or item.get("xml:lang")) or None


def _image(entry: Entry, item: Tag, base: str) -> str | None:
    thumbnails = [found.get("url", "") for found in entry.get("media_thumbnail", [])]
    candidates = [
        item.first("itunes:image").get("href"),
        item.first("podcast:image").get("href"),
        *thumbnails,
    ]
    found = (absolute(address, base) for address in candidates)
    return next((address for address in found if address), None)


def _sounds(entry: Entry, item: Tag, base: str) -> list[Enclosure]:
    """What can be heard, best first: sound before film, the enclosure before others."""
    found: dict[str, Enclosure] = {}
    own = _enclosures([tag.attributes for tag in item.all("enclosure")], base)
    links = [{**link} for link in entry.get("links", [])]
    others = [link for link in links if link.get("rel") == "enclosure"]
    media = _enclosures([*others, *entry.get("media_content", [])], base)
    for sound in (*own, *media, *namespace.alternates(item, base)):
        kept = found.setdefault(sound.url, sound)
        if kept.bitrate is None and sound.bitrate is not None:
            length = kept.length_bytes or sound.length_bytes
            found[sound.url] = replace(sound, type=kept.type, length_bytes=length)
        elif kept.integrity is None and sound.integrity is not None:
            found[sound.url] = replace(kept, integrity=sound.integrity)
    return sorted(found.values(), key=lambda sound: is_video(sound.url, sound.type))


def _enclosures(links: Iterable[Entry], base: str) -> Iterator[Enclosure]:
    """RSS enclosures, Atom links, Media RSS: whatever of them is sound."""
    for link in links:
        url = absolute(link.get("href") or link.get("url") or "", base)
        kind = plain_line(link.get("type") or _medium_type(link)).lower()
        if url and is_sound(url, kind):
            length = str(link.get("length") or link.get("filesize") or "")
            yield Enclosure(url, kind, namespace.whole_number(length))


def _medium_type(link: Mapping[str, Any]) -> str:
    """Media RSS may say the medium alone; without either it is no sound of ours."""
    medium = link.get("medium")
    if medium in ("audio", "video"):
        return f"{medium}/*"
    return "image/*" if medium else ""
