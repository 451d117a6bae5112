"""Marks: what stands out in a transcript at a moment, and where.

A change of marks says which stretches look different, so that only their lines are
drawn again.
"""

from collections.abc import Iterator
from dataclasses import dataclass, fields
from typing import NamedTuple

from tui.app.widgets.transcript_script import Script, Stretch
from tui.app.widgets.transcript_wrap import Span

SPOKEN = "spoken"
WORD = "word"
CURSOR = "cursor"
CHOSEN = "chosen"
FOUND = "found"
FOUND_HERE = "found-here"
SELECTED = "selected"
NOT_SPOKEN = "not-spoken"


class Look(NamedTuple):
    """A part of a passage's text and how it is to look."""

    span: Span
    name: str


@dataclass(frozen=True, slots=True)
class Marks:
    """What is marked; later fields are painted over earlier ones."""

    spoken: tuple[Stretch, ...] = ()
    """The sentence being spoken."""
    cursor: tuple[Stretch, ...] = ()
    """The sentence under the reading cursor."""
    chosen: tuple[Stretch, ...] = ()
    """The sentences chosen for copying or keeping."""
    found: tuple[Stretch, ...] = ()
    """Everything found."""
    found_here: tuple[Stretch, ...] = ()
    """What was found and is being looked at."""
    word: tuple[Stretch, ...] = ()
    """The word being spoken."""

    def looks_in(self, passage: int) -> Iterator[Look]:
        """How parts of a passage look, in the order to paint them."""
        for name, stretches in self._named():
            for stretch in stretches:
                if stretch.passage == passage:
                    yield Look(stretch.span, name)

    def changes(self, other: "Marks") -> Iterator[Stretch]:
        """Everything that looks different under other marks."""
        for field in fields(self):
            before, after = getattr(self, field.name), getattr(other, field.name)
            if before != after:
                yield from set(before) ^ set(after)

    def _named(self) -> Iterator[tuple[str, tuple[Stretch, ...]]]:
        yield SPOKEN, self.spoken
        yield CURSOR, self.cursor
        yield CHOSEN, self.chosen
        yield FOUND, self.found
        yield FOUND_HERE, self.found_here
        yield WORD, self.word


def sentences_marked(script: Script, first: int, last: int) -> tuple[Stretch, ...]:
    """The stretches of the sentences from one to another, those shown."""
    found = (script.stretch_of(number) for number in range(first, last + 1))
    return tuple(stretch for stretch in found if stretch is not None)
