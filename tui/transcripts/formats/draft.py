"""A draft: cues as one format's reader found them, before they are made right."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace

from tui.model.transcript import Cue, Timing, Word

MOST_CUES = 200_000
"""More than 25 hours of single words; the rest of a longer file is left out."""


@dataclass(frozen=True, slots=True)
class Draft:
    """What a reader found. Cues may hold raw strings, be out of order, have odd times.

    ``timing`` is what the times are worth where there are any.
    """

    cues: tuple[Cue, ...]
    timing: Timing = Timing.CUE
    language: str | None = None
    unreadable: int = 0
    """How many cues were left out because nothing could be made of them."""
    speakers_complete: bool = False
    """Whether a cue without a speaker has none, rather than the last one named."""
    notes: tuple[str, ...] = field(default=())
    settled: bool = False
    """Whether Earmark wrote the file: then every time in it is one it has made."""


def carry_speakers(cues: Iterable[Cue]) -> list[Cue]:
    """Cues without a speaker belong to who spoke last: names are given on change.

    An empty name says that somebody unknown speaks.
    """
    carried: list[Cue] = []
    speaker: str | None = None
    for cue in cues:
        if cue.speaker is not None:
            speaker = cue.speaker
        elif speaker and not cue.heading:
            cue = replace(cue, speaker=speaker)
        carried.append(cue)
    return carried


def timing_of(cues: Sequence[Cue]) -> Timing:
    """What the times of a file are worth: those of words if most cues have them."""
    return (
        Timing.WORD if 2 * sum(bool(c.words) for c in cues) > len(cues) else Timing.CUE
    )


def squeezed(text: str) -> str:
    """A text without its white space: what words joined are compared by."""
    return "".join(text.split())


def words_fit(text: str, words: Iterable[Word]) -> bool:
    """Whether words joined make up a text but for the space between them."""
    return squeezed("".join(word.text for word in words)) == squeezed(text)
