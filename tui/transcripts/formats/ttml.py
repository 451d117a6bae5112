"""TTML and its kin (DFXP, IMSC): captions in XML, their words, times and agents.

Follows https://www.w3.org/TR/ttml1/ as far as words go: styles, regions and animation
are passed over. Entities are not resolved and nothing is fetched.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from tui.errors import TranscriptError
from tui.model.transcript import Cue, Word
from tui.transcripts.formats.draft import Draft, timing_of
from tui.transcripts.languages import language_code

if TYPE_CHECKING:
    from lxml.etree import _Element

_ROOT = re.compile(r"<(?:\w+:)?tt[\s>]")
_CLOCK = re.compile(r"(\d{2,3}):(\d{2}):(\d{2})(?:\.(\d{1,9})|:(\d{1,3}))?", re.ASCII)
_OFFSET = re.compile(r"(\d{1,9}(?:\.\d{1,9})?)(h|ms|m|s|f|t)", re.ASCII)
_SECONDS = {"h": 3600.0, "m": 60.0, "s": 1.0, "ms": 0.001}
_USUAL_FRAME_RATE = 30.0
_LANGUAGE = "{http://www.w3.org/XML/1998/namespace}lang"
_IDENTITY = "{http://www.w3.org/XML/1998/namespace}id"
_DEEPEST = 50


@dataclass(frozen=True, slots=True)
class _Clock:
    """What frames and ticks of a file are worth, in units a second."""

    frames: float
    ticks: float

    def seconds(self, text: str | None) -> float | None:
        """A time expression, section 10.3.1; None for what is none."""
        text = (text or "").strip()
        if match := _CLOCK.fullmatch(text):
            hours, minutes, seconds = (int(part) for part in match.groups()[:3])
            whole = hours * 3600 + minutes * 60 + seconds
            frames = int(match[5] or 0) / self.frames
            return float(f"{whole}.{match[4] or 0}") + frames
        if match := _OFFSET.fullmatch(text):
            number, unit = float(match[1]), match[2]
            rates = {"f": self.frames, "t": self.ticks}
            return number / rates[unit] if unit in rates else number * _SECONDS[unit]
        return None


def is_ttml(text: str) -> bool:
    """Whether an XML text's first element is ``tt``."""
    return text.lstrip().startswith("<") and _ROOT.search(text[:3000]) is not None


def read_ttml(text: str) -> Draft:
    """The paragraphs as cues, spans with times of their own as words.

    Raises:
        TranscriptError: the XML cannot be read.
    """
    root = _parsed(text)
    agents = dict(_agents(root))
    cues = list(_cues(root, 0.0, _clock(root), agents))
    language = root.get(_LANGUAGE)
    return Draft(
        tuple(cues),
        timing_of(cues),
        language_code(language) if language else None,
        speakers_complete=True,
    )


def _parsed(text: str) -> "_Element":
    from lxml import etree

    parser = etree.XMLParser(
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        recover=True,
        remove_comments=True,
        remove_pis=True,
        encoding="utf-8",
    )
    body = re.sub(r"^\s*<\?xml[^>]*\?>", "", text.replace("\x00", ""))
    root = etree.fromstring(body.encode(errors="replace"), parser)
    if root is None:
        raise TranscriptError("The captions are XML that cannot be read.")
    return root


def _name(element: "_Element") -> str:
    return str(element.tag).rpartition("}")[2]


def _attribute(element: "_Element", name: str) -> str | None:
    """An attribute whatever namespace a version of the standard puts it in."""
    for key, value in element.attrib.items():
        if str(key).rpartition("}")[2] == name:
            return str(value)
    return None


def _clock(root: "_Element") -> _Clock:
    frames = _number(_attribute(root, "frameRate")) or _USUAL_FRAME_RATE
    top, _, bottom = (_attribute(root, "frameRateMultiplier") or "").partition(" ")
    if (above := _number(top)) and (below := _number(bottom)):
        frames *= above / below
    return _Clock(frames, _number(_attribute(root, "tickRate")) or frames)


def _number(text: str | None) -> float | None:
    found = re.fullmatch(r"\d{1,9}(?:\.\d{1,9})?", (text or "").strip(), re.ASCII)
    return (float(found.group()) or None) if found else None


def _agents(root: "_Element") -> Iterator[tuple[str, str]]:
    """What the speakers are called, by their identity."""
    for element in root.iter("{*}agent"):
        identity = element.get(_IDENTITY)
        name = "".join(map(str, element.itertext())).strip()
        if identity and name:
            yield str(identity), name


def _cues(
    parent: "_Element",
    start: float,
    clock: _Clock,
    agents: dict[str, str],
    depth: int = 0,
) -> Iterator[Cue]:
    """Paragraphs in order; times count from where the element around them begins."""
    for element in parent:
        name = _name(element)
        if name == "p":
            yield _cue(element, start, clock, agents)
        elif name in ("body", "div") and depth < _DEEPEST:
            inner = start + (clock.seconds(_attribute(element, "begin")) or 0.0)
            yield from _cues(element, inner, clock, agents, depth + 1)


def _cue(
    element: "_Element", offset: float, clock: _Clock, agents: dict[str, str]
) -> Cue:
    start, end = _times(element, offset, clock)
    words = tuple(_words(element, offset if start is None else start, clock))
    speaker = agents.get(_attribute(element, "agent") or "")
    if start is None and words:
        start, end = words[0].start, words[-1].end
    return Cue("".join(_text(element)), start, end, speaker, words)


def _times(
    element: "_Element", offset: float, clock: _Clock
) -> tuple[float | None, float | None]:
    begin, end, length = (
        clock.seconds(_attribute(element, name)) for name in ("begin", "end", "dur")
    )
    if begin is None:
        return None, None
    if end is None and length is not None:
        end = begin + length
    return offset + begin, None if end is None else offset + end


def _words(paragraph: "_Element", offset: float, clock: _Clock) -> Iterator[Word]:
    for element in paragraph.iter():
        if _name(element) == "span":
            start, end = _times(element, offset, clock)
            text = " ".join("".join(_text(element)).split())
            if start is not None and text:
                yield Word(text, start, start if end is None else end)


def _text(element: "_Element") -> Iterator[str]:
    """What an element says; a line break is a space, metadata is silent."""
    yield element.text or ""
    for child in element:
        if _name(child) == "br":
            yield "\n"
        elif _name(child) == "span":
            yield from _text(child)
        yield child.tail or ""
