"""Markup: the texts of a feed, which are HTML or not, as what the model wants."""

import html
import re
from collections.abc import Iterable

from tui.text import plain, plain_line

_TAG = re.compile(r"</?[a-z][a-z0-9]*(?:\s[^<>]*)?/?>", re.IGNORECASE)
_BLOCK = re.compile(
    r"</?(?:p|div|br|li|ul|ol|h[1-6]|tr|table|blockquote|pre|hr|section|article|td|th)"
    r"\b[^<>]*>",
    re.IGNORECASE,
)
_UNSEEN = re.compile(r"<!--|<(script|style|head|noscript)\b", re.IGNORECASE)
_ENTITY = re.compile(
    r"&(?:#\d{1,7}|#x[0-9a-f]{1,6}|[a-z][a-z0-9]{1,31});", re.IGNORECASE
)
_BLANK_LINES = re.compile(r"\n\s*\n")
_NOTABLY_LONGER = 80
"""Characters of text by which a description must exceed ``content:encoded``."""


def title_text(text: str, *, is_html: bool = False) -> str:
    """A title as a single line. Entities left over from a second escaping are read;
    what looks like a tag stays, unless the feed says that it is one."""
    if is_html:
        text = _TAG.sub("", _seen(text))
    return plain_line(_ENTITY.sub(lambda found: html.unescape(found[0]), text))


def visible_text(markup: str) -> str:
    """The words of HTML as a single line: for lists and for comparing."""
    if "<" in markup:
        markup = _TAG.sub("", _BLOCK.sub(" ", _seen(markup)))
    return plain_line(html.unescape(markup)) if markup else ""


def readable_text(markup: str) -> str:
    """The words of HTML, a block a line: for the full-text index."""
    lines = _BLOCK.sub("\n", _seen(markup))
    words = plain(html.unescape(_TAG.sub("", lines))).split("\n")
    return "\n".join(line for word in words if (line := " ".join(word.split())))


def as_html(text: str) -> str:
    """Text that may or may not be HTML as HTML: plain lines become paragraphs."""
    text = plain(text).strip()
    if not text or _TAG.search(text):
        return text
    text = text.replace("<", "&lt;").replace(">", "&gt;")
    paragraphs = (part.strip() for part in _BLANK_LINES.split(text))
    marked = (part.replace("\n", "<br>\n") for part in paragraphs if part)
    return "\n".join(f"<p>{part}</p>" for part in marked)


def escaped(text: str) -> str:
    """Text that is surely not HTML, as HTML."""
    return as_html(html.escape(text, quote=False))


def fullest(full: str, others: Iterable[str]) -> str:
    """The text that says most. ``full`` is meant to, and keeps its place when close."""
    best = full
    length: int | None = None
    for other in others:
        if not best:
            best = other
        elif len(other) > _NOTABLY_LONGER and other != best:
            length = len(visible_text(best)) if length is None else length
            words = _longer_than(other, length + _NOTABLY_LONGER)
            best, length = (other, words) if words else (best, length)
    return best


def _longer_than(markup: str, length: int) -> int | None:
    """How many visible characters there are, if more than so many."""
    if len(markup) <= length:
        return None
    words = len(visible_text(markup))
    return words if words > length else None


def _seen(markup: str) -> str:
    """Without comments, scripts and the like; an end that is missing ends nothing."""
    parts = []
    here = 0
    while found := _UNSEEN.search(markup, here):
        closing = f"</{found[1]}" if found[1] else "--"
        end = re.compile(re.escape(closing) + r"\s*>", re.IGNORECASE)
        ending = end.search(markup, found.end())
        if ending is None:
            break
        parts.append(markup[here : found.start()])
        here = ending.end()
    return " ".join([*parts, markup[here:]]) if parts else markup


def is_yes(text: str) -> bool | None:
    """What ``itunes:explicit`` and the like say."""
    word = text.strip().lower()
    if word in ("yes", "true", "explicit", "1"):
        return True
    return False if word in ("no", "false", "clean", "0") else None
