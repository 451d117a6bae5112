"""The ``podcast:`` and ``psc:`` namespaces of an item: what they say, as the model.

Sources: the podcast namespace 1.0 (podcastindex.org) and Podlove Simple Chapters 1.2.
"""

from tui.feeds.addresses import absolute
from tui.feeds.durations import clock_seconds
from tui.feeds.sound import is_sound
from tui.feeds.tags import Tag
from tui.model.chapter import Chapter, ChapterSource
from tui.model.episode import Enclosure, Soundbite, TranscriptLink
from tui.model.show import Person
from tui.text import plain_line


def transcripts(
    item: Tag, base: str, language: str | None
) -> tuple[TranscriptLink, ...]:
    """Every ``podcast:transcript``; without a language it has the feed's."""
    links = (
        TranscriptLink(
            url,
            plain_line(tag.get("type")).lower(),
            plain_line(tag.get("language")) or language,
            plain_line(tag.get("rel")).lower() or None,
        )
        for tag in item.all("podcast:transcript")
        if (url := absolute(tag.get("url"), base))
    )
    return tuple(dict.fromkeys(links))


def chapters_url(item: Tag, base: str) -> str | None:
    """Where the ``podcast:chapters`` file is."""
    found = (absolute(tag.get("url"), base) for tag in item.all("podcast:chapters"))
    return next((url for url in found if url), None)


def people(parent: Tag, base: str) -> tuple[Person, ...]:
    """Every ``podcast:person``, with the role and group that go without saying."""
    persons = (
        Person(
            name,
            plain_line(tag.get("role")).lower() or "host",
            plain_line(tag.get("group")).lower() or "cast",
            absolute(tag.get("href"), base),
            absolute(tag.get("img"), base),
        )
        for tag in parent.all("podcast:person")
        if (name := plain_line(tag.text))
    )
    return tuple(dict.fromkeys(persons))


def soundbites(item: Tag) -> tuple[Soundbite, ...]:
    """Every ``podcast:soundbite`` whose times make sense."""
    found = []
    for tag in item.all("podcast:soundbite"):
        start = clock_seconds(tag.get("starttime"))
        duration = clock_seconds(tag.get("duration"))
        if start is not None and duration:
            found.append(Soundbite(start, duration, plain_line(tag.text)))
    return tuple(found)


def simple_chapters(item: Tag, base: str) -> tuple[Chapter, ...]:
    """The item's ``psc:chapters``, sorted."""
    found = (
        Chapter(
            start,
            plain_line(tag.get("title")),
            url=absolute(tag.get("href"), base),
            image_url=absolute(tag.get("image"), base),
            source=ChapterSource.PODLOVE,
        )
        for group in item.all("psc:chapters")
        for tag in group.all("psc:chapter")
        if (start := clock_seconds(tag.get("start"))) is not None
    )
    return tuple(sorted(found, key=lambda chapter: chapter.start))


def alternates(item: Tag, base: str) -> list[Enclosure]:
    """Every ``podcast:alternateEnclosure`` that sounds, the default first."""
    tags = sorted(
        item.all("podcast:alternateenclosure"),
        key=lambda tag: tag.get("default").lower() != "true",
    )
    found = (_alternate(tag, base) for tag in tags)
    return [enclosure for enclosure in found if enclosure]


def discussion_url(item: Tag, base: str) -> str | None:
    """Where the episode is talked about: ``podcast:socialInteract``, least first."""
    tags = list(item.all("podcast:socialinteract"))
    if any(tag.get("protocol").lower() == "disabled" for tag in tags):
        return None
    urls = (absolute(tag.get("uri"), base) for tag in sorted(tags, key=_priority))
    comments = absolute(item.first("comments").text, base)
    return next((url for url in urls if url), comments)


def _alternate(tag: Tag, base: str) -> Enclosure | None:
    for source in tag.all("podcast:source"):
        url = absolute(source.get("uri"), base)
        kind = plain_line(source.get("contenttype") or tag.get("type")).lower()
        if url and is_sound(url, kind):
            return Enclosure(
                url,
                kind,
                whole_number(tag.get("length")),
                decimal(tag.get("bitrate")),
                plain_line(tag.get("title")) or None,
                plain_line(tag.get("lang")) or None,
                plain_line(tag.first("podcast:integrity").get("value")) or None,
            )
    return None


def _priority(tag: Tag) -> float:
    priority = decimal(tag.get("priority"))
    return priority if priority is not None else 999.0


def whole_number(text: str) -> int | None:
    """A positive whole number; None for anything else."""
    text = text.strip().replace(",", "")
    return int(text) or None if text.isdecimal() and len(text) < 16 else None


def decimal(text: str) -> float | None:
    """A number of ordinary size; None for anything else."""
    try:
        number = float(text.strip())
    except ValueError:
        return None
    return number if abs(number) < 1e12 else None
