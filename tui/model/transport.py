"""Moving through the sound by sentences, and hearing a stretch again and again."""

from collections.abc import Sequence
from dataclasses import dataclass

from tui.model.reading import Reading, Sentence

GRACE = 1.5
"""Seconds into a sentence within which "back" means the one before."""


def back_to(reading: Reading, seconds: float, grace: float = GRACE) -> float | None:
    """Where "a sentence back" leads: this one's start, or soon after it, the last's.

    None when the words have no times, or nothing has been spoken yet.
    """
    here = reading.sentence_at(seconds)
    if here is None or here.start is None:
        return None
    before = [s.start for s in reading.spoken if s.index < here.index]
    return here.start if seconds - here.start > grace or not before else before[-1]


def on_to(reading: Reading, seconds: float) -> float | None:
    """Where "the next sentence" leads; None when there is none, or no times."""
    if not reading.timed:
        return None
    here = reading.sentence_at(seconds)
    index = here.index if here else -1
    return next((s.start for s in reading.spoken if s.index > index), None)


def again_from(reading: Reading, seconds: float) -> float | None:
    """Where "repeat this sentence" leads: its start."""
    here = reading.sentence_at(seconds)
    return here.start if here else None


def ends_of(reading: Reading) -> tuple[float, ...]:
    """When each sentence is over, for listening sentence by sentence; sorted."""
    ends = (_end(reading, sentence) for sentence in reading.spoken)
    return tuple(sorted({end for end in ends if end is not None}))


@dataclass(frozen=True, slots=True)
class Loop:
    """A stretch to hear again and again; without an end, only its start is set."""

    start: float
    end: float | None = None

    @property
    def complete(self) -> bool:
        """Whether both ends are set."""
        return self.end is not None


def loop_of(reading: Reading, sentences: Sequence[Sentence]) -> Loop | None:
    """A loop from the first of some sentences to the end of the last; None untimed."""
    heard = [sentence for sentence in sentences if sentence.spoken]
    if not heard or not reading.timed:
        return None
    start, end = heard[0].start, _end(reading, heard[-1])
    return Loop(start, end) if start is not None and end is not None else None


def next_loop(loop: Loop | None, reading: Reading, seconds: float) -> Loop | None:
    """What pressing the loop key means: start here, end here, no loop any more.

    Ends snap to the sentence's, where there are times; a second press before the
    start begins anew.
    """
    here = reading.sentence_at(seconds)
    start = here.start if here and here.start is not None else seconds
    if loop is None:
        return Loop(start)
    if loop.complete:
        return None
    end = _end(reading, here) if here else seconds
    if end is None or end <= loop.start:
        return Loop(start)
    return Loop(loop.start, end)


def _end(reading: Reading, sentence: Sentence) -> float | None:
    """When a sentence is over: as it says, but not after the next one's start."""
    following = reading.sentences[sentence.index + 1 : sentence.index + 2]
    starts = [s.start for s in following if s.start is not None]
    ends = starts if sentence.end is None else [sentence.end, *starts]
    return min(ends, default=None)
