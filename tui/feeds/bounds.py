"""Bounds: XML that no publisher writes, and that parsers would work on for hours.

Tags within tags within tags, tags that never end, endless attributes and namespaces
take parsers a time that grows with the square of their number, or worse. What is merely
broken stays far below these numbers.
"""

import re

_DEEPEST = 5_000
_MOST_TORN = 5_000
_MOST_ATTRIBUTES = 1_000
_LONGEST_TAG_BYTES = 1 << 20
_MOST_NAMESPACES = 1_000
_LONGEST_RUN = 10_000

_TOKEN = re.compile(rb"<!\[CDATA\[|<!--|<(/?)([^\s<>/!?][^\s<>/]*)([^<>]*)(>|(?=<)|$)")
_LONG_TAG = re.compile(rb"<[^<>]{%d}" % _MOST_ATTRIBUTES)
_ENDS = {b"<![CDATA[": b"]]>", b"<!--": b"-->"}
_NAMESPACE = re.compile(rb"xmlns:?[^\s=<>]{0,100}\s?=\s?[\"']([^\"'<>]*)")
_ITEMS = (b"item", b"entry")


def is_outlandish(xml: bytes) -> bool:
    """Whether clean XML is beyond what any feed needs; one pass, however it is made."""
    return (
        xml.count(b"<<") > _MOST_TORN
        or xml.count(b"&amp;&amp;") > _LONGEST_RUN
        or _has_too_many_namespaces(xml)
        or (not _is_modest(xml) and _is_tangled(xml))
    )


def _is_modest(xml: bytes) -> bool:
    """Whether there are too few tags for a tangle, and none long: a quick look."""
    few = xml.count(b"<") <= min(_DEEPEST, _MOST_TORN)
    return few and not _LONG_TAG.search(xml)


def _has_too_many_namespaces(xml: bytes) -> bool:
    if xml.count(b"xmlns") <= _MOST_NAMESPACES:
        return False
    return len({found[1] for found in _NAMESPACE.finditer(xml)}) > _MOST_NAMESPACES


def _is_tangled(xml: bytes) -> bool:
    """Whether tags are too deep, too long, or too often without an end."""
    depth = torn = here = 0
    while found := _TOKEN.search(xml, here):
        here = found.end()
        if found[0] in _ENDS:
            here = xml.find(_ENDS[found[0]], here)
            if here < 0:
                return False
            continue
        closing, name, rest, end = found.groups()
        torn += not end
        if closing:
            depth = 0 if name in _ITEMS else max(0, depth - 1)
        elif not rest.endswith(b"/"):
            depth += 1
        if depth > _DEEPEST or torn > _MOST_TORN or _is_endless(rest):
            return True
    return False


def _is_endless(attributes: bytes) -> bool:
    if len(attributes) <= _MOST_ATTRIBUTES:
        return False
    too_long = len(attributes) > _LONGEST_TAG_BYTES
    return too_long or attributes.count(b"=") > _MOST_ATTRIBUTES
