"""Jobs: what is computed for minutes, in a process of its own."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from tui.errors import OtherWords
from tui.model.alignment import Alignment
from tui.model.transcript import Cue
from tui.transcripts.aligning import Check, align, check, decode


class Job(Protocol):
    """Something to compute; it goes through a pipe, and so does its result."""

    def run(self, tell: Callable[[object], None]) -> object:
        """Compute it, telling how far it is. Raises EarmarkError."""
        ...


@dataclass(frozen=True, slots=True)
class Refused:
    """The words are not what is heard."""

    sentence: str


@dataclass(frozen=True, slots=True)
class AlignJob:
    """Find out when words are heard in a file."""

    cues: tuple[Cue, ...]
    file: Path
    language: str | None

    def run(self, tell: Callable[[object], None]) -> Alignment | Refused:
        """Tells the share that is done."""
        try:
            return align(self.cues, decode(self.file), self.language, progress=tell)
        except OtherWords as error:
            return Refused(str(error))


@dataclass(frozen=True, slots=True)
class CheckJob:
    """Find out whether the times of words are those of a file."""

    cues: tuple[Cue, ...]
    file: Path
    language: str | None

    def run(self, tell: Callable[[object], None]) -> Check:
        """Tells nothing: it takes seconds."""
        return check(self.cues, self.file, self.language)
