"""Parsed values: what feedparser found, each of the kind that its name promises.

An element that feedparser has no rule for is kept under its name as its attributes:
``<logo length="5">`` makes a mapping of what is a text elsewhere, and ``<tags a="">``
one of what is a list.
"""

from collections.abc import Mapping
from typing import Any

_TEXTS = frozenset(
    (
        *("title", "author", "subtitle", "summary", "link", "id", "language", "rights"),
        *("published", "created", "updated", "logo", "icon"),
    )
)
_DETAILS = frozenset(("title_detail", "summary_detail", "image"))
_LISTS = frozenset(("links", "tags", "content", "media_content", "media_thumbnail"))


def of_their_kinds(found: Mapping[str, Any]) -> dict[str, Any]:
    """What is read of an entry or a channel, without what is of another kind."""
    kept: dict[str, Any] = {}
    for name, value in found.items():
        if name in _TEXTS and isinstance(value, str):
            kept[name] = value
        elif name in _DETAILS and isinstance(value, Mapping):
            kept[name] = _texts(value)
        elif name in _LISTS and isinstance(value, list):
            kept[name] = [_texts(each) for each in value if isinstance(each, Mapping)]
    return kept


def _texts(found: Mapping[str, Any]) -> dict[str, str]:
    return {name: text for name, text in found.items() if isinstance(text, str)}
