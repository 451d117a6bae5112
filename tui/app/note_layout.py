"""Show notes laid out in lines of a given width; pure."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from rich.cells import cell_len
from textual.content import Content

from tui.model.notes import Link, NoteBlock, NoteKind, NoteSpan, SpanKind

_PREFIXES = {NoteKind.QUOTE: "▏ ", NoteKind.CODE: "  ", NoteKind.IMAGE: "▢ "}


@dataclass(frozen=True, slots=True)
class NoteLine:
    """A line of the screen: a stretch of a block's text behind a prefix."""

    prefix: str
    block: int
    first: int
    last: int


@dataclass(frozen=True, slots=True)
class Target:
    """Something in the notes that can be followed: a link or a time."""

    block: int
    span: NoteSpan


def numbered(blocks: Sequence[NoteBlock], links: Sequence[Link]) -> list[NoteBlock]:
    """The blocks with each link's number in brackets behind it."""
    numbers = {link.url: link.number for link in links}
    return [_number_links(block, numbers) for block in blocks]


def _number_links(block: NoteBlock, numbers: dict[str, int]) -> NoteBlock:
    text, added, spans = block.text, 0, []
    for span in sorted(block.spans, key=lambda span: (span.first, -span.last)):
        number = numbers.get(span.target or "") if span.kind is SpanKind.LINK else None
        label = f" [{number}]" if number else ""
        first, last = span.first + added, span.last + added
        text = text[:last] + label + text[last:]
        spans.append(replace(span, first=first, last=last + len(label)))
        added += len(label)
    return replace(block, text=text, spans=tuple(spans))


def targets(blocks: Sequence[NoteBlock]) -> list[Target]:
    """Every link and time, in order."""
    return [
        Target(index, span)
        for index, block in enumerate(blocks)
        for span in sorted(block.spans, key=lambda span: span.first)
        if span.kind in (SpanKind.LINK, SpanKind.TIME)
    ]


def line_of(lines: Sequence[NoteLine | None], target: Target) -> int:
    """The line a target begins in."""
    for number, line in enumerate(lines):
        if line and line.block == target.block and line.last > target.span.first:
            return number
    return 0


def stepped(places: Sequence[int], picked: int | None, step: int, seen: range) -> int:
    """Which target comes next, by the lines they are in and those that are seen.

    It goes on from what is picked while that is in sight, else from what is seen.
    """
    if picked is not None and places[picked] in seen:
        return (picked + step) % len(places)
    if step > 0:
        return next((i for i, at in enumerate(places) if at >= seen.start), 0)
    before = [i for i, at in enumerate(places) if at < seen.stop]
    return before[-1] if before else len(places) - 1


def lay_out(blocks: Sequence[NoteBlock], width: int) -> list[NoteLine | None]:
    """Lines for the blocks; None is an empty line."""
    lines: list[NoteLine | None] = []
    for index, block in enumerate(blocks):
        if lines and _parted(blocks[index - 1], block):
            lines.append(None)
        lines.extend(_block_lines(index, block, width))
    return lines


def _parted(before: NoteBlock, block: NoteBlock) -> bool:
    close = (NoteKind.ITEM, NoteKind.TABLE_ROW, NoteKind.CODE)
    return not (before.kind is block.kind and block.kind in close)


def _block_lines(index: int, block: NoteBlock, width: int) -> list[NoteLine]:
    prefix = _PREFIXES.get(block.kind, "")
    if block.kind is NoteKind.ITEM:
        prefix = "  " * block.level + (block.marker or "•") + " "
    if block.kind is NoteKind.RULE:
        return [NoteLine("─" * max(0, width), index, 0, 0)]
    room = max(1, width - cell_len(prefix))
    rest = prefix if block.kind is NoteKind.QUOTE else " " * cell_len(prefix)
    stretches = wrapped(block.text, room)
    return [
        NoteLine(prefix if number == 0 else rest, index, first, last)
        for number, (first, last) in enumerate(stretches)
    ]


def wrapped(text: str, width: int) -> list[tuple[int, int]]:
    """Where the lines of a text begin and end when wrapped by cells."""
    stretches: list[tuple[int, int]] = []
    done = 0
    for line in Content(text.expandtabs(1)).wrap(max(1, width)):
        found = text.expandtabs(1).find(line.plain, done)
        first = found if found >= 0 else done
        done = first + len(line.plain)
        stretches.append((first, done))
    return stretches
