"""WebVTT, to the letter of https://www.w3.org/TR/webvtt1/ and forgiving beyond it."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import groupby
from typing import NamedTuple

from tui.model.transcript import Cue, Timing, Transcript
from tui.transcripts.formats.arrows import (
    ARROW,
    Times,
    is_times,
    times_in,
    without_times,
)
from tui.transcripts.formats.caption_turns import with_turns
from tui.transcripts.formats.captions import with_caption_ends
from tui.transcripts.formats.draft import Draft, timing_of
from tui.transcripts.formats.rolling import unrolled
from tui.transcripts.formats.speakers import adopt_speakers
from tui.transcripts.formats.timestamps import format_stamp
from tui.transcripts.formats.vtt_text import Span, parse_spans, timed_words
from tui.transcripts.spoken import SECONDS_PER_UNIT, spoken_length

_SIGNATURE = re.compile(r"\ufeff?WEBVTT(?=[ \t\n]|$)")
_LANGUAGE = re.compile(r"^Language:\s*([\w-]+)\s*$", re.MULTILINE)
_TOLD = re.compile(
    r"^NOTE Words: \w+\. Times: (?P<times>\w+)\."
    r"(?: Language: (?P<language>[\w-]+)\.)?$",
    re.MULTILINE,
)
_TOLD_TIMES = frozenset(Timing) - {Timing.NONE, Timing.WORD, Timing.CUE}
_NO_READINGS = ("Readings set beside words (ruby) were left out.",)
_OUR_NAME = re.compile(r"(?P<kind>h?p|h)\d+")
"""The identifiers of ours: of a cue that starts a paragraph, is a heading, or both."""


def is_vtt(text: str) -> bool:
    """Whether a text begins as the standard demands."""
    return _SIGNATURE.match(text.lstrip()) is not None


def read_vtt(text: str) -> Draft:
    """The cues of a WebVTT file; settings, styles and comments are passed over."""
    header, body = _apart(text.replace("\x00", "\ufffd"))
    language = _LANGUAGE.search(header)
    told = _TOLD.search(text)
    blocks = list(_blocks(body))
    contents = [block.content for block in blocks]
    contents = contents if told else unrolled(contents)
    cues: list[Cue] = []
    unreadable = 0
    for block, content in zip(blocks, contents, strict=True):
        if block.times.start is None:
            unreadable += 1
        else:
            found = _cues(content, block.times.start, block.times.end)
            cues += _of_our_kind(found, block.name) if told else found
    if not told:
        cues = _with_marked_turns(cues)
    return Draft(
        cues=tuple(cues),
        timing=_timing(cues, told["times"] if told else ""),
        language=(language[1] if language else None) or (told and told["language"]),
        unreadable=unreadable,
        speakers_complete=bool(told),
        settled=bool(told),
        notes=_NO_READINGS if any("<rt" in content for content in contents) else (),
    )


def _with_marked_turns(cues: list[Cue]) -> list[Cue]:
    """Speakers told by marks in the text; a cue with a voice has said who speaks."""
    if any(cue.speaker for cue in cues):
        parted = ([cue] if cue.speaker else with_turns([cue]) for cue in cues)
        return [piece for pieces in parted for piece in pieces]
    return adopt_speakers(with_turns(cues))


def _of_our_kind(cues: Iterable[Cue], name: str) -> Iterator[Cue]:
    """The cues of a file of ours, with what their identifier says of them."""
    match = _OUR_NAME.fullmatch(name)
    kind = match["kind"] if match else ""
    for cue in cues:
        yield replace(cue, starts_paragraph="p" in kind, heading="h" in kind)


def _timing(cues: list[Cue], told: str) -> Timing:
    """What the times are worth: as a file of ours says, but for words it has not."""
    return Timing(told) if told in _TOLD_TIMES else timing_of(cues)


def _apart(text: str) -> tuple[str, str]:
    """The header, up to the first blank line or cue, and the rest."""
    text = text.lstrip()
    lines = text.split("\n")
    for number, line in enumerate(lines):
        if not line.strip() or is_times(line):
            return "\n".join(lines[:number]), "\n".join(lines[number:])
    return text, ""


class _Block(NamedTuple):
    """A cue as it stands in the file."""

    times: Times
    content: str
    name: str


def _blocks(body: str) -> Iterator[_Block]:
    """The times of each cue and the text below, to the next blank line or times."""
    times: Times | None = None
    content: list[str] = []
    name = above = ""
    for line in body.split("\n"):
        begun = times_in(line, at_head=times is None)
        if (begun or not line) and times is not None:
            yield _Block(times, "\n".join(content), name)
        if begun or not line:
            times, content, name = begun, [], above if times is None else ""
        elif times is not None:
            content.append(line)
        above = line
    if times is not None:
        yield _Block(times, "\n".join(content), name)


def _cues(content: str, start: float, end: float | None) -> Iterator[Cue]:
    """One cue for each voice of a cue, which follow each other by spoken length."""
    spans = parse_spans(content)
    voices = [
        (voice, list(group)) for voice, group in groupby(spans, key=lambda s: s.voice)
    ]
    voices = [(v, g) for v, g in voices if "".join(s.text for s in g).strip()]
    at = start
    for number, (voice, group) in enumerate(voices):
        stop = _voice_end(group, voices[number + 1 :], at, end)
        yield _cue(voice, group, at, stop)
        at = at if stop is None else stop


def _voice_end(
    group: list[Span],
    later: list[tuple[str | None, list[Span]]],
    start: float,
    end: float | None,
) -> float | None:
    if not later:
        return end
    own = spoken_length(_text(group))
    if end is None:
        return start + own * SECONDS_PER_UNIT
    rest = sum(spoken_length(_text(spans)) for _, spans in later)
    return start + max(end - start, 0.0) * own / (own + rest)


def _cue(voice: str | None, spans: list[Span], start: float, end: float | None) -> Cue:
    words = timed_words(spans, start, end)
    return Cue(_text(spans), start, end, voice, words)


def _text(spans: list[Span]) -> str:
    return "".join(span.text for span in spans)


def write_vtt(transcript: Transcript, title: str = "") -> str:
    """A WebVTT file that keeps every rule of the standard's section 4."""
    parts = ["WEBVTT"]
    if title:
        parts.append("NOTE " + title.replace(ARROW, "→"))
    parts.append(_told(transcript))
    for number, cue in enumerate(with_caption_ends(transcript.cues), start=1):
        parts.append(f"{_name(cue, number)}{_times(cue)}\n{_payload(cue)}")
    return "\n\n".join(parts) + "\n"


def _told(transcript: Transcript) -> str:
    language = f" Language: {transcript.language}." if transcript.language else ""
    note = f"NOTE Words: {transcript.source}. Times: {transcript.timing}.{language}"
    return note.replace(ARROW, "→")


def _times(cue: Cue) -> str:
    return f"{format_stamp(cue.start or 0.0)} {ARROW} {format_stamp(cue.end or 0.0)}"


def _name(cue: Cue, number: int) -> str:
    """An identifier for what the standard has no other place for."""
    kind = "h" * cue.heading + "p" * cue.starts_paragraph
    return f"{kind}{number}\n" if kind else ""


def _payload(cue: Cue) -> str:
    voice = f"<v {_escaped(cue.speaker)}>" if cue.speaker else ""
    return without_times(voice + (_stamped(cue) if cue.words else _escaped(cue.text)))


def _stamped(cue: Cue) -> str:
    """The text with an inner time before each word that begins later than the last."""
    first, last = format_stamp(cue.start or 0.0), format_stamp(cue.end or 0.0)
    stamp = first
    parts: list[str] = []
    at = 0
    for word in cue.words:
        place = cue.text.find(word.text, at)
        if place < 0:
            continue
        parts.append(_escaped(cue.text[at:place]))
        begins = format_stamp(word.start)
        if stamp < begins < last:
            parts.append(f"<{begins}>")
            stamp = begins
        at = place + len(word.text)
        parts.append(_escaped(cue.text[place:at]))
    return "".join(parts) + _escaped(cue.text[at:])


def _escaped(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
