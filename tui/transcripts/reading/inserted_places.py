"""Where other sound is set into a text: before the first sentence heard after it."""

from bisect import bisect_left
from collections.abc import Iterator, Sequence

from tui.model.transcript import Stretch
from tui.transcripts.reading.paragraphs import Run

_SAME_MOMENT = 0.25
"""Seconds by which a sentence may begin before the sound in front of it is over."""


def inserted_places(
    runs: Sequence[Run], inserted: Sequence[Stretch]
) -> Iterator[tuple[int, Stretch]]:
    """Each stretch with the number of the sentence it stands before.

    One past the last sentence stands for the end; what is heard in the middle of a
    sentence stands after it.
    """
    sentences = [s for run in runs for s in run.sentences if s.spoken]
    starts = [s.start or 0.0 for s in sentences]
    for stretch in inserted:
        moment = max(stretch.start, stretch.end - _SAME_MOMENT)
        place = bisect_left(starts, moment)
        yield (
            (sentences[place].index if place < len(sentences) else _end(runs)),
            stretch,
        )


def _end(runs: Sequence[Run]) -> int:
    return sum(len(run.sentences) for run in runs)
