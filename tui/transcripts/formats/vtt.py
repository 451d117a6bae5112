"""WebVTT, to the letter of https://www.w3.org/TR/webvtt1/ and forgiving beyond it."""

import re
from collections.abc import Iterator
from itertools import groupby

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


def is_vtt(text: str) -> bool:
    """Whether a text begins as the standard demands."""
    return _SIGNATURE.match(text.lstrip()) is not None


def read_vtt(text: str) -> Draft:
    """The cues of a WebVTT file; settings, styles and comments are passed over."""
    header, body = _apart(text.replace("\x00", "\ufffd"))
    language = _LANGUAGE.search(header)
    blocks = list(_blocks(body))
    contents = unrolled([content for _, content in blocks])
    cues: list[Cue] = []
    unreadable = 0
    for (times, _), content in zip(blocks, contents, strict=True):
        if times.start is None:
            unreadable += 1
        else:
            cues += _cues(content, times.start, times.end)
    if not any(cue.speaker for cue in cues):
        cues = adopt_speakers(with_turns(cues))
    told = _TOLD.search(text)
    return Draft(
        cues=tuple(cues),
        timing=_timing(cues, told["times"] if told else ""),
        language=(language[1] if language else None) or (told and told["language"]),
        unreadable=unreadable,
    )


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


def _blocks(body: str) -> Iterator[tuple[Times, str]]:
    """The times of each cue and the text below, to the next blank line or times."""
    times: Times | None = None
    content: list[str] = []
    for line in body.split("\n"):
        begun = times_in(line, at_head=times is None)
        if (begun or not line) and times is not None:
            yield times, "\n".join(content)
        if begun or not line:
            times, content = begun, []
        elif times is not None:
            content.append(line)
    if times is not None:
        yield times, "\n".join(content)


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
    for cue in with_caption_ends(transcript.cues):
        parts.append(f"{_times(cue)}\n{_payload(cue)}")
    return "\n\n".join(parts) + "\n"


def _told(transcript: Transcript) -> str:
    language = f" Language: {transcript.language}." if transcript.language else ""
    note = f"NOTE Words: {transcript.source}. Times: {transcript.timing}.{language}"
    return note.replace(ARROW, "→")


def _times(cue: Cue) -> str:
    return f"{format_stamp(cue.start or 0.0)} {ARROW} {format_stamp(cue.end or 0.0)}"


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
