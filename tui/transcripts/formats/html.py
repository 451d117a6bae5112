"""HTML transcripts: ``cite`` names who speaks, ``time`` says when, ``p`` what."""

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from tui.model.transcript import Cue, Timing
from tui.transcripts.formats.draft import Draft
from tui.transcripts.formats.plain import read_plain
from tui.transcripts.formats.refusals import refuse_error_page
from tui.transcripts.formats.timestamps import parse_stamp
from tui.transcripts.word_lists import word_set

if TYPE_CHECKING:
    from lxml.etree import _Element

_HTML = re.compile(
    r"<(?:!doctype\s+html|html|head|body|cite|time|p|div|br|section|article|h[1-6]|span)"
    r"(?:\s[^<>]*)?/?>",
    re.IGNORECASE,
)
_SILENT = word_set("script style head title nav template noscript svg h1")
_HIDDEN = _SILENT | {"cite", "time"}
_HEADINGS = word_set("h2 h3 h4 h5 h6")
_BLOCKS = _HEADINGS | word_set(
    """
    p div section article li ul ol blockquote tr table dd dt dl header footer main
    body pre figure hr
    """
)
_DURATION = re.compile(
    r"PT(?:(\d{1,3})H)?(?:(\d{1,4})M)?(?:(\d{1,6}(?:\.\d{1,9})?)S)?",
    re.IGNORECASE | re.ASCII,
)


def is_html(text: str) -> bool:
    """Whether a text has the tags of HTML near its beginning."""
    return _HTML.search(text[:5000]) is not None


def read_html(text: str) -> Draft:
    """Turns by their ``cite`` and ``time``; without these, the text as it reads.

    Raises:
        TranscriptError: it is a page about an error, a login or a check.
    """
    page = _walk(text)
    if page.marked:
        return Draft(cues=tuple(page.cues), timing=Timing.TURN)
    spoken = "\n\n".join(map(_as_plain, page.cues))
    refuse_error_page(text, spoken)
    return read_plain(spoken)


def _as_plain(cue: Cue) -> str:
    return f"## {' '.join(cue.text.split())}" if cue.heading else cue.text


@dataclass(slots=True)
class _Page:
    """What was gathered so far on a walk through the page."""

    cues: list[Cue] = field(default_factory=list)
    marked: bool = False
    text: list[str] = field(default_factory=list)
    speaker: str | None = None
    start: float | None = None

    def end_paragraph(self, *, heading: bool = False) -> None:
        text = "".join(self.text).strip()
        self.text.clear()
        if text:
            self.cues.append(
                Cue(text, self.start, None, self.speaker, (), True, heading)
            )
            self.speaker = self.start = None

    def name(self, speaker: str) -> None:
        self.end_paragraph()
        self.marked = True
        self.speaker = speaker.strip().rstrip(":：").strip() or None

    def stamp(self, text: str, attribute: str) -> None:
        seconds = _seconds(attribute)
        seconds = _seconds(text) if seconds is None else seconds
        if seconds is None:
            self.text.append(text)
            return
        self.end_paragraph()
        self.marked = True
        self.start = seconds


def _seconds(text: str) -> float | None:
    text = text.strip(" \t\n[]()")
    if (match := _DURATION.fullmatch(text)) and any(match.groups()):
        hours, minutes, seconds = (float(part or 0) for part in match.groups())
        return hours * 3600 + minutes * 60 + seconds
    return parse_stamp(text) if ":" in text else None


def _walk(text: str) -> _Page:
    from lxml import etree

    page = _Page()
    parser = etree.HTMLParser(
        encoding="utf-8", no_network=True, remove_comments=True, remove_pis=True
    )
    root = etree.fromstring(text.replace("\x00", "").encode(errors="replace"), parser)
    if root is None:
        return page
    hidden = 0
    for event, element in etree.iterwalk(root, events=("start", "end")):
        tag = str(element.tag)
        if event == "end" and tag in _HIDDEN:
            hidden -= 1
        if not hidden:
            _take(page, event, tag, element)
        if event == "start" and tag in _HIDDEN:
            hidden += 1
        if not hidden:
            page.text.append((element.text if event == "start" else element.tail) or "")
    page.end_paragraph()
    return page


def _take(page: _Page, event: str, tag: str, element: "_Element") -> None:
    """What a tag's beginning or end means for the paragraph being gathered."""
    if tag == "br" and event == "start":
        page.text.append("\n")
    elif tag in _BLOCKS:
        page.end_paragraph(heading=event == "end" and tag in _HEADINGS)
    elif tag == "cite" and event == "start":
        page.name(_inner(element))
    elif tag == "time" and event == "start":
        page.stamp(_inner(element), element.get("datetime") or "")


def _inner(element: "_Element") -> str:
    return "".join(map(str, element.itertext()))
