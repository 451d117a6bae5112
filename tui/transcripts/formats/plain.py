"""Plain text and Markdown: with speakers, with time stamps, with both or neither."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from tui.model.running_text import running_text
from tui.model.transcript import Cue, Timing
from tui.transcripts.formats.draft import Draft
from tui.transcripts.formats.speakers import adopt_speakers, looks_like_name
from tui.transcripts.formats.timestamps import parse_stamp

_STAMP = r"[\[(]?(?P<stamp>\d{1,3}:\d{2}(?::\d{2})?(?:[.,]\d{1,3})?)[\])]?"
_STAMP_FIRST = re.compile(rf"{_STAMP}(?:\s*[-–—|]\s+|\s*:\s+|\s+|$)(?P<text>.*)")
_NAME_FIRST = re.compile(
    rf"(?P<name>[^\d\s:([][^:([\n]{{0,60}}?):?(?:\s*[-–—|,]\s*|\s+){_STAMP}\s*:?(?:\s+|$)(?P<text>.*)"
)
_HEADING = re.compile(r"(?P<marks>#{1,6})\s+(?P<text>.+?)\s*#*")
_UNDERLINE = re.compile("={3,}")
_EMPHASIS = re.compile(r"(\*\*|__)(?=\S)(.+?)(?<=\S)\1")
_ESCAPE = re.compile(r"\\([!-/:-@\[-`{-~])")
_WRAPPED_AT_LEAST = 55
_WRAPPED_AT_MOST = 110


@dataclass(frozen=True, slots=True)
class _Line:
    text: str
    start: float | None = None
    name: str | None = None
    heading: int = 0

    @property
    def opens(self) -> bool:
        """Whether a new cue begins here, whatever stands above."""
        return self.start is not None or self.name is not None or self.heading > 0


def read_plain(text: str) -> Draft:
    """Paragraphs as cues; a stamp or a name at the head of a line begins a turn."""
    lines = _without_title([_line(line) for line in text.split("\n")])
    if not _has_habit(lines):
        lines = [_line(line, stamps=False) for line in text.split("\n")]
        lines = _without_title(lines)
    cues = adopt_speakers(list(_paragraphs(lines, _joins(lines))))
    return Draft(cues=tuple(cues), timing=Timing.TURN)


def _line(line: str, *, stamps: bool = True) -> _Line:
    line = _ESCAPE.sub(r"\1", _EMPHASIS.sub(r"\2", line)).strip()
    if heading := _HEADING.fullmatch(line):
        return _Line(heading["text"], heading=len(heading["marks"]))
    if not stamps:
        return _Line(line)
    if match := _STAMP_FIRST.fullmatch(line):
        return _Line(match["text"], parse_stamp(match["stamp"]))
    match = _NAME_FIRST.fullmatch(line)
    if match and looks_like_name(match["name"]):
        return _Line(match["text"], parse_stamp(match["stamp"]), match["name"].strip())
    return _Line(line)


def _without_title(lines: list[_Line]) -> list[_Line]:
    """A heading of the first level above everything names the file, nobody says it."""
    first = next((number for number, line in enumerate(lines) if line.text), 0)
    if lines[first].heading == 1:
        return lines[first + 1 :]
    underlined = first + 1 < len(lines) and _UNDERLINE.fullmatch(lines[first + 1].text)
    return lines[first + 2 :] if underlined else lines


def _has_habit(lines: list[_Line]) -> bool:
    """Whether stamps are the way of this text rather than a time someone mentions."""
    stamped = [number for number, line in enumerate(lines) if line.start is not None]
    spoken = (line.heading == 0 and (line.text or line.opens) for line in lines)
    written = [number for number, said in enumerate(spoken) if said]
    return len(stamped) > 1 or (len(stamped) == 1 and stamped == written[:1])


def _joins(lines: list[_Line]) -> bool:
    """Whether lines that follow each other are one paragraph, cut for a screen."""
    inner = [line for line in lines if line.text]
    if any(not line.text and not line.opens for line in lines[1:-1]):
        return True
    cut = [line for line in inner if len(line.text) >= _WRAPPED_AT_LEAST]
    short = max((len(line.text) for line in inner), default=0) <= _WRAPPED_AT_MOST
    return short and len(inner) > 3 and len(cut) > 0.7 * len(inner)


def _paragraphs(lines: list[_Line], joins: bool) -> Iterator[Cue]:
    opener: _Line | None = None
    texts: list[str] = []
    for line in lines:
        ends = line.opens or (texts and (not line.text or not joins))
        if ends and texts:
            yield _cue(opener, texts)
            opener, texts = None, []
        if line.opens:
            opener = line
        if line.text:
            texts.append(line.text)
        if line.heading:
            yield _cue(opener, texts)
            opener, texts = None, []
    if texts:
        yield _cue(opener, texts)


def _cue(opener: _Line | None, texts: list[str]) -> Cue:
    return Cue(
        text=running_text(texts)[0],
        start=opener.start if opener else None,
        speaker=opener.name if opener else None,
        starts_paragraph=True,
        heading=opener is not None and opener.heading > 0,
    )
