"""SubRip, in all the forms people and programs write it."""

import html
import re
from collections.abc import Iterator

from tui.model.transcript import Cue, Transcript
from tui.transcripts.formats.arrows import ARROW, parse_times
from tui.transcripts.formats.captions import with_caption_ends
from tui.transcripts.formats.draft import Draft
from tui.transcripts.formats.rolling import unrolled
from tui.transcripts.formats.speakers import adopt_speakers
from tui.transcripts.formats.timestamps import format_stamp

_ARROW_LINE = re.compile(r"^\W{0,3}[-+]?\d[\d:.,; ]*--+>", re.MULTILINE)
_TAG = re.compile(r"</?[a-zA-Z][^<>\n]{0,200}>|\{\\[^{}\n]{0,100}\}")
_VOICE = re.compile(r"<v(?:\.[^\s>]*)?\s+([^<>\n]{1,100})>")
_MARKUP = re.compile(r"<(?=[/a-zA-Z])|&(?=[#a-zA-Z])|-->|\{(?=\\)")
_ENTITIES = {"<": "&lt;", "&": "&amp;", ARROW: "--&gt;", "{": "&#123;"}


def is_srt(text: str) -> bool:
    """Whether a text has a line of times as SubRip writes them."""
    return _ARROW_LINE.search(text) is not None


def read_srt(text: str) -> Draft:
    """The cues of a SubRip file, numbered or not, with blank lines between or not."""
    blocks = list(_blocks(text.split("\n")))
    contents = unrolled(["\n".join(content) for _, content in blocks])
    cues: list[Cue] = []
    unreadable = 0
    for (line, _), content in zip(blocks, contents, strict=True):
        start, end = parse_times(line)
        if start is None:
            unreadable += 1
        else:
            cues.append(_cue(content, start, end))
    return Draft(cues=tuple(adopt_speakers(cues)), unreadable=unreadable)


def _cue(text: str, start: float, end: float | None) -> Cue:
    voice = _VOICE.search(text)
    spoken = html.unescape(_TAG.sub("", text))
    return Cue(spoken, start, end, voice[1] if voice else None)


def _blocks(lines: list[str]) -> Iterator[tuple[str, list[str]]]:
    """Each line of times and the lines below it, up to the next number and times."""
    places = [number for number, line in enumerate(lines) if ARROW in line]
    for place, following in zip(places, [*places[1:], None], strict=True):
        content = lines[place + 1 : following]
        yield lines[place], _without_number(content, last=following is None)


def _without_number(content: list[str], *, last: bool) -> list[str]:
    """The text of a cue without the number that belongs to the next one.

    A text that is itself a number keeps it: the next cue's stands last.
    """
    while content and not content[-1].strip():
        content = content[:-1]
    if not last and content and content[-1].strip().isdecimal():
        content = content[:-1]
    return content


def write_srt(transcript: Transcript) -> str:
    """A SubRip file; speakers stand before their first words, as ``Name:``."""
    blocks = []
    speaker: str | None = None
    for number, cue in enumerate(with_caption_ends(transcript.cues), start=1):
        name = f"{cue.speaker}: " if cue.speaker and cue.speaker != speaker else ""
        speaker = cue.speaker or speaker
        text = _escaped(name + cue.text)
        blocks.append(f"{number}\n{_times(cue)}\n{text}\n")
    return "\n".join(blocks)


def _escaped(text: str) -> str:
    """Only what would be taken for markup: most players show entities as they are."""
    return _MARKUP.sub(lambda m: _ENTITIES[m.group()], text)


def _times(cue: Cue) -> str:
    start, end = (format_stamp(time or 0.0, ",") for time in (cue.start, cue.end))
    return f"{start} {ARROW} {end}"
