"""The lines notes are drawn in: stretches of a block's text behind what is drawn."""

from collections.abc import Iterable
from dataclasses import dataclass

from rich.cells import cell_len
from textual.content import Content


@dataclass(frozen=True, slots=True)
class LinePart:
    """A stretch of a block's text, and what is drawn before it."""

    before: str
    first: int = 0
    last: int = 0


@dataclass(frozen=True, slots=True)
class NoteLine:
    """A line of the screen: a stretch of a block's text, or one of each cell."""

    block: int
    parts: tuple[LinePart, ...]

    @property
    def last(self) -> int:
        """The farthest its text reaches into the block's."""
        return max(part.last for part in self.parts)

    def holds(self, offset: int) -> bool:
        """Whether the text at an offset is in it."""
        return any(part.first <= offset < part.last for part in self.parts)

    def offset_at(self, text: str, column: int) -> int | None:
        """Which sign of the block's text is drawn in a column; None beside it."""
        at = 0
        for part in self.parts:
            at += cell_len(part.before)
            for offset in range(part.first, part.last):
                wide = cell_len(text[offset])
                if at <= column < at + wide:
                    return offset
                at += wide
        return None


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


def block_lines(block: int, parts: Iterable[LinePart]) -> list[NoteLine]:
    """Lines of one part each."""
    return [NoteLine(block, (part,)) for part in parts]
