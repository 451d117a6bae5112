"""OPML: lists of subscriptions, as other programs write and read them (opml.org)."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING
from xml.sax.saxutils import quoteattr

from tui.errors import FormatError, UsageError
from tui.feeds.discovery import normalize_address
from tui.feeds.encoding import clean_xml
from tui.model.show import Show
from tui.text import plain_line, public_url
from tui.web import host_of

if TYPE_CHECKING:
    from lxml.etree import _Element

_ADDRESS_NAMES = ("xmlurl", "url", "feedurl")
_TITLE_NAMES = ("title", "text")
_OTHER_TYPES = ("link", "include", "podcast-episode", "podcast-playlist")
_DEEPEST = 50


@dataclass(frozen=True, slots=True)
class OpmlFeed:
    """A subscription in a list: where, what, and under which headings."""

    url: str
    title: str = ""
    groups: tuple[str, ...] = ()
    """The headings it stands under, outermost first."""
    link: str | None = None
    """The show's own page."""


def read_opml(data: bytes) -> tuple[OpmlFeed, ...]:
    """The feeds in a list, in order, each once.

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
    found: dict[str, OpmlFeed] = {}
    for feed in _feeds(root, ()):
        found.setdefault(feed.url, feed)
    return tuple(found.values())


def write_opml(
    shows: Iterable[Show | OpmlFeed],
    title: str = "Earmark subscriptions",
    *,
    with_secrets: bool = False,
) -> str:
    """A list that ``read_opml`` and other programs read: OPML 2.0.

    Secrets in addresses are left out unless asked for (see ``tui.text.public_url``).
    """
    lines = [
        '<?xml version="1.0" encoding="UTF-8"?>',
        '<opml version="2.0">',
        f"  <head><title>{_quoted(title)[1:-1]}</title></head>",
        "  <body>",
    ]
    open_groups: tuple[str, ...] = ()
    for feed in (_as_feed(show) for show in shows):
        url = feed.url if with_secrets else public_url(feed.url)
        lines += _turn(open_groups, feed.groups)
        lines.append(f"{_indent(len(feed.groups))}{_outline(feed, url)}")
        open_groups = feed.groups
    lines += _turn(open_groups, ())
    return "\n".join([*lines, "  </body>", "</opml>", ""])


def _as_feed(show: Show | OpmlFeed) -> OpmlFeed:
    if isinstance(show, OpmlFeed):
        return show
    return OpmlFeed(show.url, show.title, link=show.details.link)


def _feeds(element: "_Element", groups: tuple[str, ...]) -> Iterator[OpmlFeed]:
    for child in element:
        if callable(child.tag):
            continue
        if _name(child) != "outline":
            yield from _feeds(child, groups)
            continue
        attributes = {str(name).lower(): str(v) for name, v in child.attrib.items()}
        url = _address(attributes)
        title = _first(attributes, _TITLE_NAMES)
        if url:
            link = _web_address(attributes.get("htmlurl", ""))
            yield OpmlFeed(url, title, groups, link)
        inner = groups if url or not title else (*groups, title)
        if len(groups) < _DEEPEST:
            yield from _feeds(child, inner)


def _address(attributes: dict[str, str]) -> str | None:
    if attributes.get("type", "").lower() in _OTHER_TYPES:
        return None
    return _web_address(_first(attributes, _ADDRESS_NAMES))


def _web_address(text: str) -> str | None:
    try:
        return normalize_address(text) if text else None
    except UsageError:
        return None


def _first(attributes: dict[str, str], names: Iterable[str]) -> str:
    found = (plain_line(attributes.get(name, "")) for name in names)
    return next((text for text in found if text), "")


def _turn(from_groups: tuple[str, ...], to_groups: tuple[str, ...]) -> list[str]:
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


def _outline(feed: OpmlFeed, url: str) -> str:
    title = _quoted(feed.title or host_of(url))
    link = f" htmlUrl={_quoted(feed.link)}" if feed.link else ""
    return (
        f'<outline type="rss" text={title} title={title} xmlUrl={_quoted(url)}{link}/>'
    )


def _indent(depth: int) -> str:
    return "    " + "  " * depth


def _quoted(text: str) -> str:
    return quoteattr(plain_line(text))


def _name(element: "_Element") -> str:
    return str(element.tag).rpartition("}")[2].lower()
