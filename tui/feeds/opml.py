"""OPML: lists of subscriptions, as other programs write and read them (opml.org)."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING
from xml.sax.saxutils import quoteattr

from tui.errors import FormatError, UsageError
from tui.feeds.discovery import normalize_address
from tui.feeds.encoding import clean_xml
from tui.feeds.local import is_local
from tui.model.listing import Group, Listing, by_name
from tui.model.show import Show
from tui.text import plain_line, public_url, safe_url
from tui.web import host_of

if TYPE_CHECKING:
    from lxml.etree import _Element

_ADDRESS_NAMES = ("xmlurl", "url", "feedurl")
_TITLE_NAMES = ("title", "text")
_READ_NAMES = frozenset((*_ADDRESS_NAMES, *_TITLE_NAMES, "htmlurl", "type"))
_OTHER_TYPES = ("link", "include", "podcast-episode", "podcast-playlist")
_FEED_TYPES = ("rss", "atom", "feed", "podcast")
_NO_ADDRESS = "The list gives no address (xmlUrl) for it."
_ORDINARY_NAME = re.compile(r"(?!xml)[a-z_][\w.-]{0,60}", re.ASCII | re.IGNORECASE)
_AN_ADDRESS = re.compile(r"[a-z][a-z+.-]*://", re.IGNORECASE)
_LONGEST_ATTRIBUTE = 4000
_DEEPEST = 50


@dataclass(frozen=True, slots=True)
class OpmlFeed:
    """A subscription in a list."""

    url: str
    title: str = ""
    listing: Listing = field(default_factory=Listing)


@dataclass(frozen=True, slots=True)
class Unusable:
    """An entry of a list that leads to no feed, and why. ``url`` is fit to show."""

    title: str
    url: str
    reason: str


@dataclass(frozen=True, slots=True)
class Subscriptions:
    """What a list holds: feeds, each once, and what is said of the rest."""

    feeds: tuple[OpmlFeed, ...]
    unusable: tuple[Unusable, ...] = ()
    repeated: int = 0
    """Entries of feeds that stand in the list already."""
    files: tuple[OpmlFeed, ...] = ()
    """Feeds in files of this machine: to be read only if the listener means it."""


def read_opml(data: bytes) -> Subscriptions:
    """The feeds in a list, in order.

    Attribute names in any case, missing types, byte order marks, undeclared entities
    and broken ends are understood; outlines without a feed's address are headings.

    Raises:
        FormatError: the bytes are no OPML.
    """
    from lxml import etree

    parser = etree.XMLParser(
        recover=True, resolve_entities=False, no_network=True, huge_tree=True
    )
    try:
        root = etree.fromstring(clean_xml(data), parser)
    except etree.XMLSyntaxError:
        root = None
    if root is None or _name(root) not in ("opml", "outline", "body"):
        raise FormatError(
            "This is no list of subscriptions (OPML): export it once more."
        )
    entries = list(_entries(root, ()))
    feeds = [entry for entry in entries if isinstance(entry, OpmlFeed)]
    once = _each_once(feeds)
    return Subscriptions(
        tuple(feed for feed in once if not is_local(feed.url)),
        tuple(entry for entry in entries if isinstance(entry, Unusable)),
        len(feeds) - len(once),
        tuple(feed for feed in once if is_local(feed.url)),
    )


def _each_once(feeds: Iterable[OpmlFeed]) -> list[OpmlFeed]:
    found: dict[str, OpmlFeed] = {}
    for feed in feeds:
        before = found.get(feed.url, feed)
        listing = before.listing.joined(feed.listing)
        found[feed.url] = replace(before, listing=listing)
    return list(found.values())


def write_opml(
    shows: Iterable[Show | OpmlFeed],
    title: str = "Earmark subscriptions",
    *,
    with_secrets: bool = False,
) -> str:
    """A list that ``read_opml`` and other programs read: OPML 2.0, by group and title.

    A show stands under each of its groups. Secrets in addresses are left out unless
    asked for (see ``tui.text.public_url``).
    """
    lines = [
        '<?xml version="1.0" encoding="UTF-8"?>',
        '<opml version="2.0">',
        f"  <head><title>{_quoted(title)[1:-1]}</title></head>",
        "  <body>",
    ]
    open_groups: Group = ()
    for group, feed in _by_group(map(_as_feed, shows)):
        shown = feed if with_secrets else _without_secrets(feed)
        lines += _turn(open_groups, group)
        lines.append(f"{_indent(len(group))}{_outline(shown)}")
        open_groups = group
    lines += _turn(open_groups, ())
    return "\n".join([*lines, "  </body>", "</opml>", ""])


def _as_feed(show: Show | OpmlFeed) -> OpmlFeed:
    if isinstance(show, OpmlFeed):
        return show
    link = show.details.link
    own = Listing(attributes=(("htmlUrl", link),) if link else ())
    return OpmlFeed(show.url, show.title, show.listing.joined(own))


def _by_group(feeds: Iterable[OpmlFeed]) -> list[tuple[Group, OpmlFeed]]:
    placed = [(group, feed) for feed in feeds for group in feed.listing.groups or ((),)]
    return sorted(
        placed,
        key=lambda place: (
            by_name(place[0]),
            *(place[1].title.casefold(), place[1].title, place[1].url),
        ),
    )


def _without_secrets(feed: OpmlFeed) -> OpmlFeed:
    attributes = ((name, _public(text)) for name, text in feed.listing.attributes)
    listing = replace(feed.listing, attributes=tuple(attributes))
    return replace(feed, url=public_url(feed.url), listing=listing)


def _public(text: str) -> str:
    return public_url(text) if _AN_ADDRESS.match(text) else text


def _entries(element: "_Element", groups: Group) -> Iterator[OpmlFeed | Unusable]:
    for child in element:
        if callable(child.tag):
            continue
        if _name(child) != "outline":
            yield from _entries(child, groups)
            continue
        given = {str(name): str(text) for name, text in child.attrib.items()}
        attributes = {name.lower(): text for name, text in given.items()}
        url = _address(attributes)
        title = _first(attributes, _TITLE_NAMES)
        if isinstance(url, UsageError):
            address = safe_url(_first(attributes, _ADDRESS_NAMES))
            yield Unusable(title, address, str(url))
            url = None
        if url:
            kept = dict(_others(given)) | _kept(attributes, title)
            listing = Listing((groups,) if groups else (), tuple(sorted(kept.items())))
            yield OpmlFeed(url, title, listing)
        inner = groups if url or not title else (*groups, title)
        if len(groups) < _DEEPEST:
            yield from _entries(child, inner)


def _others(given: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    """What other programs add, so that it comes back to them."""
    for name, text in given.items():
        ours = name.lower() in _READ_NAMES
        value = _public(plain_line(text[:_LONGEST_ATTRIBUTE]))
        if value and not ours and _ORDINARY_NAME.fullmatch(name):
            yield name, value


def _kept(attributes: Mapping[str, str], title: str) -> dict[str, str]:
    """What is read of an outline and is not Earmark's to know.

    A text beside the title is the name that the listener gave the show elsewhere.
    """
    text, kind = (plain_line(attributes.get(name, "")) for name in ("text", "type"))
    found = {
        "htmlUrl": _public(_web_address(attributes.get("htmlurl", "")) or ""),
        "text": text if text != title else "",
        "type": kind if kind.lower() != "rss" else "",
    }
    return {name: value for name, value in found.items() if value}


def _address(attributes: Mapping[str, str]) -> str | UsageError | None:
    """A feed's address, or why it is none; None of a heading and of what is no feed."""
    kind = attributes.get("type", "").strip().lower()
    given = _first(attributes, _ADDRESS_NAMES)
    if kind in _OTHER_TYPES:
        return None
    if not given:
        return UsageError(_NO_ADDRESS) if kind in _FEED_TYPES else None
    if is_local(given):
        return given
    try:
        return normalize_address(given)
    except UsageError as error:
        return error


def _web_address(text: str) -> str | None:
    try:
        return normalize_address(text) if text else None
    except UsageError:
        return None


def _first(attributes: Mapping[str, str], names: Iterable[str]) -> str:
    found = (plain_line(attributes.get(name, "")) for name in names)
    return next((text for text in found if text), "")


def _turn(from_groups: Group, to_groups: Group) -> list[str]:
    """Close headings and open others to get from one place to the next."""
    shared = 0
    for one, other in zip(from_groups, to_groups, strict=False):
        if one != other:
            break
        shared += 1
    closing = range(len(from_groups) - 1, shared - 1, -1)
    opened = enumerate(to_groups[shared:], start=shared)
    return [
        *(f"{_indent(depth)}</outline>" for depth in closing),
        *(f"{_indent(d)}<outline text={_quoted(group)}>" for d, group in opened),
    ]


def _outline(feed: OpmlFeed) -> str:
    title = feed.title or host_of(feed.url)
    ours = {"type": "rss", "text": title, "title": title, "xmlUrl": feed.url}
    attributes = ours | dict(feed.listing.attributes)
    return f"<outline {' '.join(f'{n}={_quoted(v)}' for n, v in attributes.items())}/>"


def _indent(depth: int) -> str:
    return "    " + "  " * depth


def _quoted(text: str) -> str:
    return quoteattr(plain_line(text))


def _name(element: "_Element") -> str:
    return str(element.tag).rpartition("}")[2].lower()
