"""WebVTT cue text: voices, inner times and plain words out of its markup.

Follows https://www.w3.org/TR/webvtt1/#webvtt-cue-text-parsing-rules; spans that only
style (class, italics, bold, underline, language) are taken off, a ruby text is kept
out of the words.
"""

import html
import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby

from tui.model.transcript import Word
from tui.text import plain_line
from tui.transcripts.spoken import words_between

_TOKEN = re.compile(r"<(?P<tag>[^>]*)>?|(?P<text>[^<]+)")
_TIMESTAMP = re.compile(r"(?:(\d{2,}):)?(\d{2}):(\d{2})\.(\d{3})", re.ASCII)
_TAG_NAME = re.compile(r"/?[^\s.]*")


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of a cue's text with who says it and when it begins, where marked."""

    text: str
    voice: str | None
    start: float | None


def parse_spans(text: str) -> list[Span]:
    """The spoken text of a cue in stretches between voices and inner times."""
    spans: list[Span] = []
    open_tags: list[str] = []
    voice: str | None = None
    start: float | None = None
    for token in _TOKEN.finditer(text):
        if token["text"]:
            if "rt" not in open_tags:
                spans.append(Span(html.unescape(token["text"]), voice, start))
            continue
        tag = token["tag"]
        time = inner_time(tag)
        start = start if time is None else time
        name = _open_or_close(open_tags, tag)
        if name == "v":
            voice = _annotation(tag)
        elif name == "/v":
            voice = None
    return spans


def _open_or_close(open_tags: list[str], tag: str) -> str:
    """Keep the list of open ruby tags; gives the tag's name."""
    found = _TAG_NAME.match(tag)
    name = found.group() if found else ""
    if name == "ruby" or (name == "rt" and "ruby" in open_tags):
        open_tags.append(name)
    elif name == "/rt" and open_tags[-1:] == ["rt"]:
        open_tags.pop()
    elif name == "/ruby":
        open_tags.clear()
    return name


def _annotation(tag: str) -> str | None:
    _, _, annotation = tag.replace("\t", " ").replace("\n", " ").partition(" ")
    return plain_line(html.unescape(annotation)) or None


def inner_time(tag: str) -> float | None:
    """Seconds of a timestamp tag, in the strict form the standard wants."""
    match = _TIMESTAMP.fullmatch(tag)
    if match is None or int(match[2]) > 59 or int(match[3]) > 59:
        return None
    hours = int(match[1]) if match[1] and len(match[1]) < 7 else 0
    return hours * 3600 + int(match[2]) * 60 + int(match[3]) + int(match[4]) / 1000


def timed_words(
    spans: Sequence[Span], start: float, end: float | None
) -> tuple[Word, ...]:
    """Words by the inner times before them; none where the cue has no inner times.

    Words between two inner times share what lies between by spoken length, and so do
    those before the first and after the last.
    """
    if all(span.start is None for span in spans):
        return ()
    groups = [
        (at, "".join(span.text for span in group))
        for at, group in groupby(
            spans, lambda span: start if span.start is None else span.start
        )
    ]
    words: list[Word] = []
    for index, (at, text) in enumerate(groups):
        stop = next((later for later, _ in groups[index + 1 :] if later > at), end)
        words += words_between(text, at, stop)
    return tuple(words)
