"""SubRip, in all the forms people and programs write it."""

import html
import re
from collections.abc import Iterator

from tui.model.transcript import Cue, Transcript
from tui.transcripts.formats.arrows import (
    ARROW,
    Times,
    is_times,
    times_in,
    without_times,
)
from tui.transcripts.formats.caption_turns import with_turns
from tui.transcripts.formats.captions import with_caption_ends, with_names
from tui.transcripts.formats.draft import Draft
from tui.transcripts.formats.rolling import unrolled
from tui.transcripts.formats.speakers import adopt_speakers
from tui.transcripts.formats.timestamps import format_stamp

_NUMBER = re.compile(r"\s*\W?\d+[.:)]?\s*")
_TAG = re.compile(r"</?[a-zA-Z][^<>\n]{0,200}>|\{\\[^{}\n]{0,100}\}")
_VOICE = re.compile(r"<v(?:\.[^\s>]*)?\s+([^<>\n]{1,100})>")
_MARKUP = re.compile(r"<(?=[/a-zA-Z])|&(?=[#a-zA-Z])|-->|\{(?=\\)")
_ENTITIES = {"<": "&lt;", "&": "&amp;", ARROW: "--&gt;", "{": "&#123;"}


def is_srt(text: str) -> bool:
    """Whether a text has a line of times as SubRip writes them."""
    return any(map(is_times, text.split("\n")))


def read_srt(text: str) -> Draft:
    """The cues of a SubRip file, numbered or not, with blank lines between or not."""
    blocks = list(_blocks(text.split("\n")))
    contents = unrolled(["\n".join(content) for _, content in blocks])
    cues: list[Cue] = []
    unreadable = 0
    for (times, _), content in zip(blocks, contents, strict=True):
        if times.start is None:
            unreadable += 1
        else:
            cues.append(_cue(content, times.start, times.end))
    named = adopt_speakers(with_turns(cues))
    return Draft(cues=tuple(named), unreadable=unreadable)


def _cue(text: str, start: float, end: float | None) -> Cue:
    voice = _VOICE.search(text)
    spoken = html.unescape(_TAG.sub("", text))
    return Cue(spoken, start, end, voice[1] if voice else None)


def _blocks(lines: list[str]) -> Iterator[tuple[Times, list[str]]]:
    """The times of each cue and the lines below, up to the next number and times."""
    begins = [
        (at, times)
        for at, line in enumerate(lines)
        if (times := times_in(line, at_head=_is_head(lines, at))) is not None
    ]
    ends = [at for at, _ in begins[1:]]
    for (at, times), following in zip(begins, [*ends, None], strict=True):
        content = lines[at + 1 : following]
        yield times, _without_number(content, last=following is None)


def _is_head(lines: list[str], at: int) -> bool:
    """Whether a cue's number stands above a line, and nothing above the number."""
    if at == 0 or not _NUMBER.fullmatch(lines[at - 1]):
        return False
    return at == 1 or not lines[at - 2].strip()


def _without_number(content: list[str], *, last: bool) -> list[str]:
    """The text of a cue without the number that belongs to the next one.

    A text that is itself a number keeps it: the next cue's stands last.
    """
    while content and not content[-1].strip():
        content = content[:-1]
    if not last and content and _NUMBER.fullmatch(content[-1]):
        content = content[:-1]
    return content


def write_srt(transcript: Transcript) -> str:
    """A SubRip file; speakers stand before their first words, as ``Name:``."""
    cues = with_names(with_caption_ends(transcript.cues))
    blocks = (
        f"{number}\n{_times(cue)}\n{without_times(_escaped(cue.text))}\n"
        for number, cue in enumerate(cues, start=1)
    )
    return "\n".join(blocks)


def _escaped(text: str) -> str:
    """Only what would be taken for markup: most players show entities as they are."""
    return _MARKUP.sub(lambda m: _ENTITIES[m.group()], text)


def _times(cue: Cue) -> str:
    start, end = (format_stamp(time or 0.0, ",") for time in (cue.start, cue.end))
    return f"{start} {ARROW} {end}"
