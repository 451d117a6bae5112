"""Tags: the elements of a feed under names that do not depend on prefixes.

feedparser keeps only the last of several equal elements and drops the text of many;
this pass keeps them all. Broken XML is read as far as it goes; entities are not
expanded and nothing is fetched.
"""

import io
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from lxml.etree import _Element

_NAMESPACES = (
    ("podcastindex.org/namespace", "podcast"),
    ("github.com/podcastindex-org/podcast-namespace", "podcast"),
    ("podlove.org/simple-chapters", "psc"),
    ("itunes.com/dtds/podcast", "itunes"),
    ("purl.org/rss/1.0/modules/content", "content"),
    ("search.yahoo.com/mrss", "media"),
    ("purl.org/dc/elements", "dc"),
    ("w3.org/2005/atom", "atom"),
    ("purl.org/atom", "atom"),
    ("w3.org/1999/02/22-rdf-syntax-ns", "rdf"),
    ("w3.org/1999/xhtml", "xhtml"),
    ("purl.org/rss/1.0", ""),
    ("netscape.com/rdf/simple", ""),
)
_LANGUAGE = "{http://www.w3.org/XML/1998/namespace}lang"
_DECLARATION = re.compile(r"""\sxmlns(?::[\w.-]+)?=(?:"[^"]*"|'[^']*')""")
_MARKED_UP = ("description", "content:encoded")
_DEPTH = 4
"""How far down an element's children are kept."""


@dataclass(frozen=True, slots=True)
class Tag:
    """An element: name and attribute names in lower case, text as it stands."""

    name: str
    """Such as ``podcast:transcript``, or ``title`` for RSS's own."""
    attributes: dict[str, str] = field(default_factory=dict)
    text: str = ""
    children: tuple["Tag", ...] = ()

    def get(self, attribute: str) -> str:
        """An attribute, trimmed; empty when missing."""
        return self.attributes.get(attribute, "").strip()

    def all(self, name: str) -> Iterator["Tag"]:
        """Children of a name."""
        return (child for child in self.children if child.name == name)

    def first(self, name: str) -> "Tag":
        """The first child of a name that says anything; an empty one when none."""
        for child in self.children:
            if child.name == name and (child.attributes or child.text.strip()):
                return child
        return _nothing(name)


@lru_cache(maxsize=256)
def _nothing(name: str) -> Tag:
    return Tag(name)


@dataclass(frozen=True, slots=True)
class FeedTags:
    """A feed's elements. ``root`` is the document's outermost name."""

    root: str
    channel: Tag
    items: tuple[Tag, ...]


def read_tags(xml: bytes) -> FeedTags:
    """Read clean XML (see ``clean_xml``); what cannot be read is left out."""
    from lxml import etree

    steps = etree.iterparse(
        io.BytesIO(xml),
        events=("end",),
        tag=("{*}item", "{*}entry"),
        recover=True,
        huge_tree=True,
        resolve_entities=False,
        no_network=True,
        remove_comments=True,
        remove_pis=True,
    )
    items = []
    try:
        for _, element in steps:
            items.append(_tag(element))
            element.clear()
    except etree.XMLSyntaxError:
        pass
    root = steps.root
    if root is None:
        return FeedTags("", Tag("channel"), tuple(items))
    return FeedTags(_name(root), _tag(_channel_of(root)), tuple(items))


def _channel_of(root: "_Element") -> "_Element":
    channels = (child for child in root if _name(child) == "channel")
    return next(channels, root)


def _tag(element: "_Element", depth: int = _DEPTH) -> Tag:
    name = _name(element)
    attributes = {_local(str(key)): str(value) for key, value in element.items()}
    if not len(element):
        return Tag(name, attributes, element.text or "")
    children = (_tag(child, depth - 1) for child in element if _is_kept(child))
    text = _content(element, marked_up=name in _MARKED_UP)
    return Tag(name, attributes, text, tuple(children) if depth else ())


def _is_kept(element: "_Element") -> bool:
    return _is_element(element) and _name(element) not in ("item", "atom:entry")


def _is_element(node: "_Element") -> bool:
    """Not an entity that nobody declared."""
    return not callable(node.tag)


def _content(element: "_Element", *, marked_up: bool) -> str:
    """The text; with the markup, where a publisher forgot to escape it."""
    from lxml import etree

    text = element.text or ""
    for child in element:
        if not _is_element(child):
            text += (child.text or "") + (child.tail or "")
        elif marked_up:
            text += _DECLARATION.sub("", etree.tostring(child, encoding="unicode"))
    return text


def _name(element: "_Element") -> str:
    return _canonical(str(element.tag), element.prefix is None)


@lru_cache(maxsize=1024)
def _canonical(name: str, without_prefix: bool) -> str:
    namespace, _, local = name.lower().rpartition("}")
    for part, prefix in _NAMESPACES:
        if part in namespace:
            return f"{prefix}:{local}" if prefix else local
    return local if without_prefix or not namespace else f"other:{local}"


def _local(attribute: str) -> str:
    if attribute == _LANGUAGE:
        return "xml:lang"
    return attribute.rpartition("}")[2].lower()
