"""Spans of notes: marked stretches that move, split and stay inside their text."""

import re
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import pairwise
from urllib.parse import urlsplit

from tui.model.notes import NoteBlock, NoteSpan, SpanKind
from tui.text import plain, plain_line

_SCHEMES = frozenset(("http", "https", "mailto"))
_LONGEST_TARGET = 4_000
_BARE_URL = re.compile(r"https?://[^\s<>\"'“”‘’|]+", re.IGNORECASE)
_AFTER_URL = ".,;:!?)]}…"


def safe_target(href: str) -> str | None:
    """An address that may be opened: http, https or mailto, else None."""
    target = plain_line(href).replace(" ", "%20")
    if target.startswith("//"):
        target = f"https:{target}"
    try:
        scheme = urlsplit(target).scheme.lower()
    except ValueError:
        return None
    return target if scheme in _SCHEMES and len(target) <= _LONGEST_TARGET else None


def tidy(
    text: str, spans: Sequence[NoteSpan], preformatted: bool = False
) -> tuple[str, tuple[NoteSpan, ...]]:
    """A block's text normalized and stripped, its spans moved along."""
    if not unicodedata.is_normalized("NFC", text):
        spans = [
            replace(
                s, first=len(plain(text[: s.first])), last=len(plain(text[: s.last]))
            )
            for s in spans
        ]
        text = plain(text)
    first = 0 if preformatted else len(text) - len(text.lstrip())
    stripped = text.strip("\n").rstrip() if preformatted else text.strip()
    if preformatted:
        first = len(text) - len(text.lstrip("\n"))
    return stripped, clipped(spans, first, first + len(stripped))


def clipped(spans: Iterable[NoteSpan], first: int, last: int) -> tuple[NoteSpan, ...]:
    """The spans of a stretch, by offsets from its beginning, in order."""
    kept = {
        replace(
            span,
            first=max(span.first, first) - first,
            last=min(span.last, last) - first,
        )
        for span in spans
        if span.first < last and span.last > first
    }
    return tuple(sorted(kept, key=lambda s: (s.first, -s.last, s.kind, s.target or "")))


def part(block: NoteBlock, first: int, last: int) -> NoteBlock | None:
    """A stretch of a block as a block of its own; None when it holds no text."""
    text = block.text[first:last]
    first += len(text) - len(text.lstrip())
    text = text.strip()
    if not text:
        return None
    spans = clipped(block.spans, first, first + len(text))
    return replace(block, text=text, spans=spans, row=None)


def split(block: NoteBlock, seams: Iterable[int]) -> list[NoteBlock]:
    """A block cut at offsets."""
    ends = sorted({seam for seam in seams if 0 < seam < len(block.text)})
    edges = [0, *ends, len(block.text)]
    parts = (part(block, a, b) for a, b in pairwise(edges))
    return [piece for piece in parts if piece]


def with_bare_links(block: NoteBlock) -> NoteBlock:
    """The block with addresses that stand in its text made links."""
    if "://" not in block.text:
        return block
    taken = [s for s in block.spans if s.kind is SpanKind.LINK]
    found = [
        span
        for match in _BARE_URL.finditer(block.text)
        if (span := _bare_link(match)) and not _overlaps(span, taken)
    ]
    return replace(block, spans=clipped((*block.spans, *found), 0, len(block.text)))


def _bare_link(match: re.Match[str]) -> NoteSpan | None:
    url = match[0].rstrip(_AFTER_URL)
    target = safe_target(url)
    if not target:
        return None
    return NoteSpan(SpanKind.LINK, match.start(), match.start() + len(url), target)


def _overlaps(span: NoteSpan, others: Iterable[NoteSpan]) -> bool:
    return any(o.first < span.last and span.first < o.last for o in others)
