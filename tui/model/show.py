"""A show: what its feed says of it, and what this library knows of it."""

from dataclasses import dataclass, field
from datetime import datetime

from tui.model.listing import Listing


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody who made a show or an episode (``podcast:person``)."""

    name: str
    role: str = "host"
    group: str = "cast"
    url: str | None = None
    image_url: str | None = None


@dataclass(frozen=True, slots=True)
class Funding:
    """A way to support the show (``podcast:funding``)."""

    url: str
    text: str


@dataclass(frozen=True, slots=True)
class RemoteShow:
    """Another show that a show recommends (``podcast:podroll``)."""

    title: str | None
    feed_url: str | None
    feed_guid: str | None


@dataclass(frozen=True, slots=True)
class Trailer:
    """A taste of a show, or of one of its seasons (``podcast:trailer``)."""

    title: str
    url: str
    published: datetime | None = None
    type: str = ""
    season: int | None = None


@dataclass(frozen=True, slots=True)
class Chat:
    """A room to talk in (``podcast:chat``)."""

    server: str
    protocol: str = ""
    account: str | None = None
    space: str | None = None


@dataclass(frozen=True, slots=True)
class Remark:
    """Free text for some purpose (``podcast:txt``)."""

    text: str
    purpose: str | None = None


@dataclass(frozen=True, slots=True)
class LiveItem:
    """A live event a show announces (``podcast:liveItem``)."""

    title: str
    status: str
    start: datetime | None
    end: datetime | None
    url: str | None
    content_link: str | None = None
    guid: str = ""


@dataclass(frozen=True, slots=True)
class ShowDetails:
    """What a feed says about its show. Every string is plain text."""

    title: str
    author: str | None = None
    description_html: str = ""
    link: str | None = None
    language: str | None = None
    categories: tuple[str, ...] = ()
    image_url: str | None = None
    explicit: bool | None = None
    guid: str | None = None
    medium: str = "podcast"
    copyright: str | None = None
    new_feed_url: str | None = None
    complete: bool = False
    update_rule: str | None = None
    """``podcast:updateFrequency``'s ``rrule``, as given."""
    update_text: str | None = None
    """How often episodes come, in the publisher's own words."""
    location: str | None = None
    license: str | None = None
    people: tuple[Person, ...] = ()
    funding: tuple[Funding, ...] = ()
    podroll: tuple[RemoteShow, ...] = ()
    live_items: tuple[LiveItem, ...] = ()
    trailers: tuple[Trailer, ...] = ()
    chats: tuple[Chat, ...] = ()
    remarks: tuple[Remark, ...] = ()
    publisher: RemoteShow | None = None
    """The feed of who publishes it (``podcast:publisher``)."""
    next_page_url: str | None = None
    """The following page of a paged feed (RFC 5005)."""


@dataclass(frozen=True, slots=True)
class Validators:
    """What proves that a feed has not changed since it was read. Opaque."""

    etag: str | None = None
    last_modified: str | None = None
    body_hash: str | None = None


@dataclass(frozen=True, slots=True)
class Show:
    """A show in the library, with the counts a list needs."""

    id: int
    url: str
    details: ShowDetails
    added: datetime
    last_checked: datetime | None = None
    last_error: str | None = None
    failures: int = 0
    """Failed checks in a row."""
    next_check: datetime | None = None
    not_before: datetime | None = None
    """Until when its server wants to be left alone."""
    ended: bool = False
    validators: Validators = field(default_factory=Validators)
    episodes: int = 0
    unplayed: int = 0
    aliases: tuple[str, ...] = ()
    """Addresses the feed had before."""
    listing: Listing = field(default_factory=Listing)

    @property
    def title(self) -> str:
        """The name to show."""
        return self.details.title

    @property
    def is_live(self) -> bool:
        """Whether it broadcasts something now, as far as its feed says."""
        return any(item.status == "live" for item in self.details.live_items)
