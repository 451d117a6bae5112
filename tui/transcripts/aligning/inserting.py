"""Inserts: what is heard and not written, such as adverts, greetings and music.

A stretch is one if no word of the text is in it and sound fills it for more than five
seconds. Silence is none, however long; shorter things belong to the pause they are in.
"""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from tui.model.alignment import AlignedPassage
from tui.model.transcript import Stretch

if TYPE_CHECKING:
    from tui.transcripts.aligning.loudness import Loudness

SHORTEST = 5.0
"""Seconds of sound without text that make an insert."""


def inserted(
    passages: Sequence[AlignedPassage], loudness: "Loudness", duration: float
) -> tuple[Stretch, ...]:
    """The inserts between the words of a text, in order."""
    words = [word for passage in passages for word in passage.words]
    ends = [0.0, *(word.end for word in words)]
    starts = [*(word.start for word in words), duration]
    gaps = zip(ends, starts, strict=True)
    inside = (
        loudness.sound_inside(end, start)
        for end, start in gaps
        if start - end > SHORTEST
    )
    found = [Stretch(*sound) for sound in inside if sound is not None]
    return tuple(stretch for stretch in found if stretch.length > SHORTEST)
