"""Facts: what a feed says of a show or an episode beside its texts, a line each."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime

from tui.model.episode import Enclosure, EpisodeDetails, Soundbite
from tui.model.show import (
    Chat,
    Funding,
    LiveItem,
    Person,
    Remark,
    RemoteShow,
    ShowDetails,
    Trailer,
)
from tui.text import safe_url


@dataclass(frozen=True, slots=True)
class Fact:
    """A name, what there is to say, and where it leads."""

    name: str
    text: str
    url: str | None = None
    """A page or file to open."""
    seconds: float | None = None
    """A moment of the episode."""


def show_facts(details: ShowDetails) -> Iterator[Fact]:
    """What the podcast namespace lets a show say of itself."""
    if details.medium != "podcast":
        yield Fact("Medium", details.medium)
    yield from _said("Place", details.location)
    yield from _said("Published", details.update_text)
    yield from people_facts(details.people)
    yield from map(_live, details.live_items)
    yield from map(_trailer, details.trailers)
    yield from map(_support, details.funding)
    yield from map(_chat, details.chats)
    yield from _remote("Publisher", [details.publisher] if details.publisher else ())
    yield from _remote("Recommends", details.podroll)
    yield from map(_remark, details.remarks)
    yield from _said("License", details.license)
    yield from _said("Copyright", details.copyright)
    if details.complete:
        yield Fact("Complete", "the publisher says that nothing more comes")


def episode_facts(
    details: EpisodeDetails, heard: Enclosure | None = None
) -> Iterator[Fact]:
    """What a feed says of an episode that lists do not show.

    ``heard`` is the file it is heard from, where that is not the enclosure.
    """
    yield from _said("Season", _season(details))
    yield from _said("Number", details.number_text)
    if details.kind != "full":
        yield Fact("Kind", details.kind)
    yield from people_facts(details.people)
    yield from _said("Place", details.location)
    yield from map(_soundbite, details.soundbites)
    if url := details.discussion_url:
        yield Fact("Talk", _shown(url), url)
    yield from map(_chat, details.chats)
    yield from map(_support, details.funding)
    yield from _other_files(details, heard or details.enclosure)
    yield from map(_remark, details.remarks)
    yield from _said("License", details.license)


def _said(name: str, text: str | None) -> Iterator[Fact]:
    if text:
        yield Fact(name, text)


def _season(details: EpisodeDetails) -> str | None:
    """Of a season only its name says more than lists do."""
    if details.season and details.season_name:
        return f"{details.season}, {details.season_name}"
    return details.season_name


def people_facts(people: Sequence[Person]) -> Iterator[Fact]:
    """A line for every role; a line each where somebody has a page to open."""
    by_role: dict[str, list[Person]] = {}
    for person in people:
        by_role.setdefault(person.role, []).append(person)
    for role, persons in by_role.items():
        if not any(person.url for person in persons):
            yield Fact(role.capitalize(), ", ".join(each.name for each in persons))
            continue
        for person in persons:
            yield Fact(role.capitalize(), person.name, person.url)


def _live(live: LiveItem) -> Fact:
    state = ", ".join(part for part in (live.status, _moment(live.start)) if part)
    return Fact("Live", f"{live.title} ({state})", live.content_link or live.url)


def _trailer(trailer: Trailer) -> Fact:
    season = f" (season {trailer.season})" if trailer.season else ""
    return Fact("Trailer", f"{trailer.title}{season}", trailer.url)


def _support(funding: Funding) -> Fact:
    return Fact("Support", funding.text or _shown(funding.url), funding.url)


def _chat(chat: Chat) -> Fact:
    where = f"{chat.space} on {chat.server}" if chat.space else chat.server
    return Fact("Chat", f"{where} ({chat.protocol})" if chat.protocol else where)


def _remote(name: str, shows: Iterable[RemoteShow]) -> Iterator[Fact]:
    for show in shows:
        if text := show.title or _shown(show.feed_url or ""):
            yield Fact(name, text, show.feed_url)


def _remark(remark: Remark) -> Fact:
    purpose = f" ({remark.purpose})" if remark.purpose else ""
    return Fact("Remark", f"{remark.text}{purpose}")


def _soundbite(bite: Soundbite) -> Fact:
    words = bite.title or f"{bite.duration:.0f} s"
    return Fact("Hear first", f"{_clock(bite.start)} {words}", seconds=bite.start)


def _other_files(details: EpisodeDetails, heard: Enclosure | None) -> Iterator[Fact]:
    for sound in (details.enclosure, *details.alternates):
        if sound is not None and sound != heard:
            yield _other_file(sound)


def _other_file(sound: Enclosure) -> Fact:
    rate = f"{sound.bitrate / 1000:.0f} kbit/s" if sound.bitrate else ""
    parts = (sound.title, sound.type, rate, sound.language)
    text = ", ".join(part for part in parts if part)
    return Fact("Also as", text or _shown(sound.url), sound.url)


def _clock(seconds: float) -> str:
    minutes, second = divmod(int(seconds), 60)
    hours, minute = divmod(minutes, 60)
    return f"{hours}:{minute:02}:{second:02}" if hours else f"{minute}:{second:02}"


def _shown(url: str) -> str:
    return safe_url(url) if url else ""


def _moment(moment: datetime | None) -> str:
    return f"{moment.astimezone():%-d %b %Y %H:%M}" if moment else ""
