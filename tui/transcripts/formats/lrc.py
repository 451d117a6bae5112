"""LRC: lyrics with a time before each line, and in enhanced files before each word."""

import re
from itertools import zip_longest
from typing import NamedTuple

from tui.model.transcript import Cue, Transcript
from tui.transcripts.formats.captions import with_caption_ends, with_names
from tui.transcripts.formats.draft import Draft, timing_of
from tui.transcripts.formats.speakers import adopt_speakers
from tui.transcripts.formats.timestamps import parse_stamp
from tui.transcripts.spoken import words_between

_TIME = r"\d{1,3}:\d{1,2}(?:[.:]\d{1,3})?"
_LINE = re.compile(rf"\s*(?P<times>(?:\[{_TIME}\]\s*)+)(?P<text>.*)")
_TIMES = re.compile(rf"\[({_TIME})\]")
_COLON_HUNDREDTHS = re.compile(r"^(\d{1,3}:\d{1,2}):(\d{1,3})$")
_WORD_TIME = re.compile(rf"<({_TIME})>")
_TAG = re.compile(r"\s*\[(?P<name>[a-zA-Z#]+):(?P<value>.*)\]\s*")
_READ_AS_TIME = re.compile(rf"[\[<](?P<time>{_TIME})[\]>]")
_VOICE = re.compile(r"^[FMD]:\s*")


class _Mark(NamedTuple):
    """A line, and its time or that of the line above."""

    time: float
    text: str
    timed: bool = True


def is_lrc(text: str) -> bool:
    """Whether the lines of a text mostly begin with a time in square brackets."""
    lines = [line for line in text.split("\n", 200)[:200] if line.strip()]
    timed = sum(1 for line in lines if _LINE.match(line))
    tagged = sum(1 for line in lines if _TAG.fullmatch(line))
    hundredths = re.search(r"\[\d{1,3}:\d{2}\.\d{2,3}\]", text[:5000])
    return (
        timed > 0
        and (bool(hundredths) or tagged > 0)
        and 2 * (timed + tagged) > len(lines)
    )


def read_lrc(text: str) -> Draft:
    """The lines as cues, in order of time; a line without words ends the one before.

    One without a time stays behind the line above it.
    """
    marks: list[_Mark] = []
    offset = 0.0
    language = None
    for line in text.split("\n"):
        if match := _LINE.match(line):
            times = _times(match["times"])
            marks += [_Mark(time - offset, match["text"]) for time in times]
        elif tag := _TAG.fullmatch(line):
            name, value = tag["name"].lower(), tag["value"].strip()
            offset = _offset(value) if name == "offset" else offset
            language = value if name in {"la", "lang"} else language
        elif line.strip():
            above = marks[-1].time if marks else 0.0
            marks.append(_Mark(above, line, timed=False))
    marks.sort(key=lambda mark: mark.time)
    cues = _cues(marks, offset)
    return Draft(tuple(adopt_speakers(cues)), timing_of(cues), language)


def _times(text: str) -> list[float]:
    # Some files write the hundredths behind a colon; a song has no third figure else.
    stamps = (_COLON_HUNDREDTHS.sub(r"\1.\2", stamp) for stamp in _TIMES.findall(text))
    found = (parse_stamp(stamp) for stamp in stamps)
    return [seconds for seconds in found if seconds is not None]


def _offset(value: str) -> float:
    """Seconds by which a positive ``offset`` in milliseconds brings lines forward."""
    return int(value) / 1000 if re.fullmatch(r"[-+]?\d{1,9}", value) else 0.0


def _cues(marks: list[_Mark], offset: float) -> list[Cue]:
    cues = []
    for number, (start, text, timed) in enumerate(marks):
        following = marks[number + 1 : number + 50]
        end = next((mark.time for mark in following if mark.time > start), None)
        if not timed:
            cues.append(Cue(text.strip()))
        elif _WORD_TIME.sub("", text).strip():
            shared = bool(following) and not following[0].timed
            end = None if shared else end
            cues.append(_cue(_VOICE.sub("", text), start, end, offset))
    return cues


def _cue(text: str, start: float, end: float | None, offset: float) -> Cue:
    """A line; its words lie between the time written before and the one after."""
    pieces = _WORD_TIME.split(text)
    if len(pieces) == 1:
        return Cue(text, start, end)
    times = [(parse_stamp(stamp) or 0.0) - offset for stamp in pieces[1::2]]
    starts = [start, *times]
    if not pieces[-1].strip():
        end = times[-1]
    words = [
        word
        for piece, begins, stops in zip(pieces[::2], starts, [*times, end], strict=True)
        for word in words_between(piece, begins, stops)
    ]
    return Cue("".join(pieces[::2]), start, end, words=tuple(words))


def write_lrc(transcript: Transcript, title: str = "") -> str:
    """A line a cue, to the millisecond; an empty line where nobody speaks next.

    A line ends where the next one begins, so people who talk over each other do not
    in it. Speakers stand before their first words, as ``Name:``.
    """
    lines = [f"[ti:{title.replace(']', ')')}]"] if title else []
    lines += [f"[la:{transcript.language}]"] if transcript.language else []
    cues = list(with_names(with_caption_ends(transcript.cues)))
    starts = [cue.start for cue in cues[1:]]
    for cue, following in zip_longest(cues, starts):
        text = _READ_AS_TIME.sub(r"(\g<time>)", cue.text)
        lines.append(f"[{_stamp(cue.start)}]{text}")
        if following is None or (cue.end or 0.0) < following:
            lines.append(f"[{_stamp(cue.end)}]")
    return "\n".join(lines) + "\n"


def _stamp(seconds: float | None) -> str:
    minutes, milliseconds = divmod(round((seconds or 0.0) * 1000), 60_000)
    return f"{minutes:02}:{milliseconds // 1000:02}.{milliseconds % 1000:03}"
