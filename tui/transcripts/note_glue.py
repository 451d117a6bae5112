"""Glued notes: exports that lost their line breaks are taken apart at the seams.

``…any good computeTranscript00:00:00 Name: Hello.00:00:09 Other: …`` and lists run
together as ``discuss:* Their model,* Why now`` become the blocks they once were.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from tui.model.notes import NoteBlock, NoteKind
from tui.transcripts import boilerplate
from tui.transcripts.note_spans import part, split
from tui.transcripts.note_times import TIME
from tui.transcripts.speaker_names import NAME, real_names

_SHORTEST_GLUED = 300
_LABELS = (
    "Transcript|Chapters|Timestamps|Time ?stamps|Time ?codes|Outline|Guests?|Links"
    "|Show [Nn]otes|References|Resources|Reading list|Further reading"
)
_LABEL = re.compile(
    rf"(?<=[^\s])(?:{_LABELS})(?=:?[A-Z\d*“\[(])|^(?:{_LABELS})(?=:?[A-Z\d*])"
)
_STAR = re.compile(r"(?<!\*)\*\s+(?=[^\s*])")
_SENTENCE = re.compile(
    r"(?<=[^\W_][\w)”’\"%])[.!?…]+[”’\")]?(?=[A-Z“\"‘][a-z’' ‘“A-Z])(?<![A-Z]\.)"
    r"|(?<=[a-z\d]\))(?=[A-Z][a-z])"
    r"|(?<=\.\d)[.!?](?=[A-Z][a-z’' ])"
    r"|(?<=[a-z]{3}):(?=[A-Z“][a-z’ ])"
)
_HEADING_END = re.compile(
    r"(?<![\w’-])(?:[a-z]{3,}|[A-Z]?[a-z]+[!?)])(?=[A-Z][a-z]*[ ’',:])"
    r"|(?<![\w’-])[A-Z]{2,4}(?=[A-Z][a-z]+[ ’',:])"
    r"|(?<![\w’-])[a-z]{4,}(?=[A-Z])"
)
_BRANDS = re.compile(r"(?:arXiv|[a-z]+Rxiv|macOS|iPhone|LinkedIn)\b")
_LONGEST_HEADING = 90
_GLUED_TIME = r"(?:\d{1,2}:)?[0-5]?\d:[0-5]\d"
_TIMED_TURN = re.compile(rf"[\[(]?{_GLUED_TIME}[\])]?[ ]{{1,2}}(?:{NAME}):\s")
_NAMED_TIME = re.compile(rf"({NAME}) ?(?:\({TIME}\)|\[{TIME}\]):?")
_NAMED = re.compile(rf"(?:(?<=[^\s(\[,])|^|(?<=[.!?] ))({NAME}):\s")
_TURN_START = re.compile(
    rf"[\[(]?{_GLUED_TIME}[\])]? +{NAME}:|{NAME} ?[\[(]{TIME}|{NAME}: "
)
_CHAPTER = re.compile(
    rf"(?<!\d)(?<!\d[:.,])(?<!\* )({_GLUED_TIME})[ -]+(?=[^\W\d_a-z]|[“\"'‘(])"
)


def unglued(blocks: Sequence[NoteBlock]) -> list[NoteBlock]:
    """The blocks with glued ones taken apart; well-made ones stay as they are."""
    return [piece for block in blocks for piece in _taken_apart(block)]


def _taken_apart(block: NoteBlock) -> list[NoteBlock]:
    if block.kind is not NoteKind.PARAGRAPH:
        return [block]
    cuts = sorted({c for pair in boilerplate.inside(block.text) for c in pair})
    pieces = split(block, cuts)
    if len(block.text) >= _SHORTEST_GLUED:
        pieces = [p for piece in pieces for p in _unglue(piece)]
    return [_as_item(piece) for piece in pieces]


def _unglue(block: NoteBlock) -> list[NoteBlock]:
    text = block.text
    seams = {
        *_label_seams(text),
        *_turn_seams(text),
        *_star_seams(text),
        *_chapter_seams(text),
    }
    sentences = [match.end() for match in _SENTENCE.finditer(text)]
    if len(seams) + len(sentences) < 2:
        return [block]
    return [
        cut
        for piece in split(block, {*seams, *sentences})
        for cut in _heading_parted(piece)
    ]


def _label_seams(text: str) -> Iterator[int]:
    for match in _LABEL.finditer(text):
        yield match.start()
        yield match.end() + (text[match.end() : match.end() + 1] == ":")


def _star_seams(text: str) -> list[int]:
    stars = [match.start() for match in _STAR.finditer(text)]
    return stars if len(stars) > 1 else []


def _chapter_seams(text: str) -> list[int]:
    """Before the times of a list of chapters that lost its lines."""
    found = [
        match.start()
        for match in _CHAPTER.finditer(text)
        if match.start() == 0 or not text[match.start() - 1].isspace()
    ]
    return found if len(found) > 2 else []


def _turn_seams(text: str) -> list[int]:
    timed = [match.start() for match in _TIMED_TURN.finditer(text)]
    if len(timed) > 1:
        return timed
    return _name_seams(text, _NAMED_TIME, 2) or _name_seams(text, _NAMED, 3)


def _name_seams(text: str, pattern: re.Pattern[str], least: int) -> list[int]:
    found = [(match.end(1), match[1]) for match in pattern.finditer(text)]
    real = real_names((name for _, name in found), least)
    if sum(real.values()) < least:
        return []
    return [seam for end, name in found for seam in _seam(end, name, real)]


def _seam(end: int, name: str, real: Iterable[str]) -> Iterator[int]:
    fitting = [known for known in real if name.endswith(known)]
    if fitting:
        yield end - len(max(fitting, key=len))


def _heading_parted(block: NoteBlock) -> list[NoteBlock]:
    """A heading that lost its line parted from the paragraph it sticks to."""
    if block.text.startswith("*") or _TURN_START.match(block.text):
        return [block]
    for match in _HEADING_END.finditer(block.text[: _LONGEST_HEADING + 1]):
        before = block.text[: match.end()]
        if _is_sentence(before):
            break
        if _BRANDS.match(block.text, match.start()):
            continue
        heading = part(block, 0, match.end())
        rest = part(block, match.end(), len(block.text))
        if heading and rest:
            return [replace(heading, kind=NoteKind.HEADING, level=3), rest]
    return [block]


def _is_sentence(text: str) -> bool:
    return bool(re.search(r"[.!?;] |, (?:and|but|which)\b", text))


def _as_item(block: NoteBlock) -> NoteBlock:
    """A paragraph that begins with a star or bullet is a list item."""
    match = re.match(r"[*•·●▪‣][ \t]+(?=\S)", block.text)
    if block.kind is not NoteKind.PARAGRAPH or not match:
        return block
    item = part(block, match.end(), len(block.text)) or block
    return replace(item, kind=NoteKind.ITEM, marker="•")
