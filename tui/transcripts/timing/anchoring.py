"""Anchoring: times set right where the listener said what is heard when.

From an anchor on, up to the next, words move by as much as the anchored line did.
Estimated times are stretched instead: between two anchors, and from the last one to
the end, since a guess is wrong everywhere and not by the same amount. What comes
before the first anchor stays, unless it has to make room.
"""

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import replace

from tui.model.quote import Anchor
from tui.model.transcript import Cue, Stretch, Timing, Transcript, Word

Point = tuple[float, float]
"""A time in the words as they were, and the time it is heard."""

_GIVEN = frozenset({Timing.WORD, Timing.CUE, Timing.TURN})


def same_clock(one: Timing, other: Timing) -> bool:
    """Whether times made in these ways are wrong by the same amount.

    All times a publisher gives run by the publisher's own recording.
    """
    return one is other or {one, other} <= _GIVEN


def points_of(anchors: Iterable[Anchor]) -> list[Point]:
    """What anchors say, by time; where two contradict each other, the later set one.

    Lines that come later are heard later: an anchor that says otherwise is void once
    a newer one does not.
    """
    points: list[Point] = []
    for anchor in sorted(anchors, key=lambda anchor: anchor.id, reverse=True):
        point = (anchor.text_time, anchor.audio_time)
        if all(_in_order(point, other) for other in points):
            points.append(point)
    return sorted(points)


def _in_order(one: Point, other: Point) -> bool:
    (text, audio), (other_text, other_audio) = one, other
    return (text < other_text and audio < other_audio) or (
        text > other_text and audio > other_audio
    )


def anchored(
    transcript: Transcript, points: Sequence[Point], duration: float | None = None
) -> Transcript:
    """The words at the times they are heard; as they were without an anchor.

    Their order stays, and they stay inside the audio where its ``duration`` is known.
    """
    if not points or not transcript.timed:
        return transcript
    ends = [cue.end or cue.start or 0.0 for cue in transcript.cues]
    last = max(ends, default=0.0)
    stretched = transcript.timing is Timing.ESTIMATED
    clock = _Clock(points, duration, last if stretched else None)
    cues = tuple(_moved(cue, clock) for cue in transcript.cues)
    inserted = tuple(
        Stretch(clock(stretch.start), clock(stretch.end))
        for stretch in transcript.inserted
    )
    return replace(transcript, cues=cues, inserted=inserted, timing=Timing.ANCHORED)


class _Clock:
    """From the time in the words to the time in the audio; never runs backward."""

    def __init__(
        self, points: Sequence[Point], duration: float | None, last: float | None
    ) -> None:
        self._points = list(points)
        text, audio = points[0]
        if last is not None and 0 < audio < text:
            self._points.insert(0, (0.0, 0.0))
        self._texts = [text for text, _ in self._points]
        self._end = float("inf") if duration is None else duration
        self._stretched = last is not None
        if last is not None and last > points[-1][0]:
            end = max(points[-1][1], min(last, self._end))
            self._points.append((last, end))

    def __call__(self, seconds: float) -> float:
        at = bisect_right(self._texts, seconds) - 1
        following = self._points[at + 1] if at + 1 < len(self._points) else None
        limit = self._end if following is None else min(following[1], self._end)
        return max(min(self._heard(seconds, at, following), limit), 0.0)

    def _heard(self, seconds: float, at: int, following: Point | None) -> float:
        if at < 0:
            return seconds
        text, audio = self._points[at]
        if following is None or not self._stretched:
            return seconds - text + audio
        share = (seconds - text) / (following[0] - text)
        return audio + share * (following[1] - audio)


def _moved(cue: Cue, clock: _Clock) -> Cue:
    if cue.start is None:
        return cue
    start = clock(cue.start)
    end = None if cue.end is None else max(clock(cue.end), start)
    words = tuple(
        Word(word.text, clock(word.start), clock(word.end)) for word in cue.words
    )
    return replace(cue, start=start, end=end, words=words)
