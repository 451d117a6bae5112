"""Turns in notes: where a transcript's speakers begin, in every style seen.

``00:00:06 Name: …``, ``[12:08] Name: …``, ``Name (00:05)`` or ``Name [12:08]:`` before
the words or on a line of its own, ``Name: …`` without times, ``[12:08] …`` without
names.
"""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from tui.model.notes import NoteBlock, NoteKind
from tui.transcripts.notes.speaker_names import NAME, real_names, without_role
from tui.transcripts.spoken import count_words
from tui.transcripts.written_times import BRACKETED, TIME, seconds_of

_TIME_NAME = re.compile(
    rf"(?P<time>{BRACKETED})\s*[-–—|]?\s*(?P<name>{NAME})\s?[:：]\s*(?P<said>.*)"
)
_NAME_TIME = re.compile(
    rf"(?P<name>{NAME}):?\s*(?P<time>\({TIME}\)|\[{TIME}\])\s*[:：]?\s*(?P<said>.*)"
)
_NAME_TIME_ALONE = re.compile(rf"(?P<name>{NAME}),?\s+(?P<time>{TIME})\s*:?(?P<said>)")
_NAME = re.compile(rf"(?P<name>{NAME})\s?(?::\s+|:$|：)(?P<said>.*)")
_TIME = re.compile(rf"(?P<time>\[{TIME}\]|\({TIME}\)|{TIME}$)\s*(?P<said>.*)")
_TIMED_STYLES = (_TIME_NAME, _NAME_TIME, _NAME_TIME_ALONE)
_TEXT_KINDS = frozenset(
    (NoteKind.PARAGRAPH, NoteKind.ITEM, NoteKind.QUOTE, NoteKind.HEADING)
)
_TURNS_A_NAME = 1.5
"""In a conversation names come again; in a list of chapters they do not."""
_WORDS_A_TURN = 5


@dataclass(frozen=True, slots=True)
class Turn:
    """Where somebody begins to speak: block, name, time, and where the words begin."""

    index: int
    speaker: str | None
    start: float | None
    said_from: int
    """Offset of the first spoken word in the block's text."""


def find_turns(blocks: Sequence[NoteBlock], labeled: bool) -> list[Turn]:
    """The turns of the one style most used; empty when the notes hold no transcript.

    Blocks under a label such as "Transcript" are believed sooner.
    """
    styles = (
        (_timed(blocks), 2 if labeled else 3),
        (_named(blocks, labeled), 2 if labeled else 6),
        (_turns(blocks, (_TIME,)) if labeled else [], 3),
    )
    for found, least in styles:
        turns = found if labeled else _without_list_before(blocks, found)
        if len(turns) >= least and _is_talk(blocks, turns, labeled):
            return turns
    return []


def _without_list_before(blocks: Sequence[NoteBlock], turns: list[Turn]) -> list[Turn]:
    """The turns without a list of chapters before them: there the time starts anew."""
    for index in range(1, len(turns)):
        before, after = turns[index - 1].start, turns[index].start
        if before is not None and after is not None and after < before:
            is_list = index > 1 and not _is_talk(blocks, turns[:index], False)
            return turns[index:] if is_list else turns
    return turns


def _timed(blocks: Sequence[NoteBlock]) -> list[Turn]:
    return _turns(blocks, _TIMED_STYLES)


def _named(blocks: Sequence[NoteBlock], labeled: bool) -> list[Turn]:
    """Turns without times: only names that come again are names."""
    turns = _turns(blocks, (_NAME,))
    names = (turn.speaker or "" for turn in turns)
    real = real_names(names, 2 if labeled else 3)
    if len(real) < 2 and not labeled:
        return []
    return [turn for turn in turns if turn.speaker in real]


def _turns(
    blocks: Sequence[NoteBlock], styles: Iterable[re.Pattern[str]]
) -> list[Turn]:
    styles = tuple(styles)
    return [
        turn
        for index, block in enumerate(blocks)
        if block.kind in _TEXT_KINDS and (turn := _turn(index, block.text, styles))
    ]


def _turn(index: int, text: str, styles: Iterable[re.Pattern[str]]) -> Turn | None:
    for style in styles:
        if match := style.fullmatch(text):
            found = match.groupdict()
            name, time = found.get("name"), found.get("time")
            return Turn(
                index,
                without_role(name) if name else None,
                seconds_of(time) if time else None,
                match.start("said"),
            )
    return None


def _is_talk(blocks: Sequence[NoteBlock], turns: Sequence[Turn], labeled: bool) -> bool:
    """Whether turns are people talking, not chapters, credits or a list of links."""
    names = Counter(turn.speaker for turn in turns if turn.speaker)
    if names and len(turns) < _TURNS_A_NAME * len(names) and not labeled:
        return False
    following = blocks[turns[0].index : turns[-1].index + 2]
    words = sum(count_words(block.text) for block in following)
    return words >= _WORDS_A_TURN * len(turns)
