"""Stretches: cues cut anywhere are joined, and cut again where sentences end.

Every word keeps the time its own cue gave it, so that what is highlighted follows the
publisher's times even in the middle of a sentence.
"""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from tui.model.reading import Sentence, WordSpan
from tui.model.running_text import glued
from tui.model.transcript import Cue, Transcript
from tui.transcripts.reading.paragraphs import Run
from tui.transcripts.sentences import STOPS, sentence_spans
from tui.transcripts.spoken import Place, place

_MOST_WORDS_A_STOP = 60
"""With fewer stops than one in so many words, captions are their own sentences."""

_HOLE_SECONDS = 10.0
"""So long a silence parts what is said, whatever the punctuation says."""

_STOP = re.compile(f"[{STOPS}]")


@dataclass(frozen=True, slots=True)
class _Joined:
    """The text of following cues, where each begins in it, and its words' places."""

    text: str
    begins: list[int]
    words: list[Place]


def sentences_of_runs(transcript: Transcript) -> list[Run]:
    """The transcript as runs of numbered sentences, in order, their starts too."""
    stopless = _lacks_stops(transcript.cues)
    limits = _limits(transcript.cues)
    runs = []
    number = 0
    for first, last in _run_spans(transcript.cues):
        cues = transcript.cues[first:last]
        joined = _join(cues, limits[first:last])
        spans = _cue_spans(joined) if stopless else sentence_spans(joined.text)
        sentences = tuple(_sentences(joined, spans, cues, number))
        number += len(sentences)
        opener = cues[0]
        runs.append(
            Run(sentences, opener.speaker, opener.heading, opener.starts_paragraph)
        )
    return _in_order(runs)


def _lacks_stops(cues: Sequence[Cue]) -> bool:
    """Whether captions come without punctuation, as automatic ones and lyrics do."""
    words = sum(cue.text.count(" ") + 1 for cue in cues)
    stops = sum(len(_STOP.findall(cue.text)) for cue in cues)
    return len(cues) > 3 and words > _MOST_WORDS_A_STOP * (stops + 1)


def _limits(cues: Sequence[Cue]) -> list[float | None]:
    """Where each cue's words end at the latest: its end, or where the next begins."""
    limits: list[float | None] = []
    later: float | None = None
    for cue in reversed(cues):
        start = cue.start
        following = later if later is not None and start is not None else None
        ends = [t for t in (cue.end, following) if t is not None and start is not None]
        ends = [t for t in ends if start is None or t > start]
        limits.append(min(ends) if ends else start)
        later = start
    limits.reverse()
    return limits


def _run_spans(cues: Sequence[Cue]) -> Iterator[tuple[int, int]]:
    first = 0
    for number in range(1, len(cues)):
        before, cue = cues[number - 1], cues[number]
        if (
            cue.starts_paragraph
            or cue.speaker != before.speaker
            or cue.heading
            or before.heading
            or _hole(before, cue)
        ):
            yield first, number
            first = number
    if cues:
        yield first, len(cues)


def _hole(before: Cue, cue: Cue) -> bool:
    if before.end is None or cue.start is None:
        return False
    return cue.start - before.end > _HOLE_SECONDS


def _join(cues: Sequence[Cue], limits: Sequence[float | None]) -> _Joined:
    parts: list[str] = []
    begins: list[int] = []
    words: list[Place] = []
    at = 0
    for cue, limit in zip(cues, limits, strict=True):
        if parts and not glued(parts[-1], cue.text):
            parts.append(" ")
            at += 1
        begins.append(at)
        parts.append(cue.text)
        words += _later(_words(cue, limit, at), words[-1][2] if words else 0.0)
        at += len(cue.text)
    return _Joined("".join(parts), begins, words)


def _words(cue: Cue, limit: float | None, at: int) -> list[Place]:
    if cue.start is None or limit is None or not cue.spoken:
        return []
    if not cue.words:
        return place(cue.text, cue.start, limit, at)
    places = []
    found = 0
    for word in cue.words:
        first = cue.text.find(word.text, found)
        if first >= 0:
            found = first + len(word.text)
            places.append((at + first, at + found, word.start, word.end))
    return places


def _later(places: list[Place], latest: float) -> list[Place]:
    """Places none of which begins before the word that was said last."""
    if not places or places[0][2] >= latest:
        return places
    return [
        (first, last, max(start, latest), max(end, latest))
        for first, last, start, end in places
    ]


def _cue_spans(joined: _Joined) -> list[tuple[int, int]]:
    return list(zip(joined.begins, [*joined.begins[1:], len(joined.text)], strict=True))


def _sentences(
    joined: _Joined, spans: Sequence[tuple[int, int]], cues: Sequence[Cue], number: int
) -> Iterator[Sentence]:
    words = joined.words
    used = 0
    for first, last in spans:
        text = joined.text[first:last].rstrip()
        begin = used
        while used < len(words) and words[used][0] < last:
            used += 1
        inner = tuple(
            [
                WordSpan(w_first - first, w_last - first, start, end)
                for w_first, w_last, start, end in words[begin:used]
            ]
        )
        opener = max(bisect_left(joined.begins, first + 1) - 1, 0)
        closer = max(bisect_left(joined.begins, last), opener + 1)
        cue, spoken = cues[opener], any(c.spoken for c in cues[opener:closer])
        start = inner[0].start if inner else cue.start
        end = max((word.end for word in inner), default=cue.end)
        yield Sentence(number, text, start, end, cue.speaker, inner, spoken)
        number += 1


def _in_order(runs: list[Run]) -> list[Run]:
    """Runs whose sentences start in order, also where people talk over each other."""
    starts = [s.start for run in runs for s in run.sentences]
    earliest: float | None = None
    moved: dict[int, float] = {}
    for number in range(len(starts) - 1, -1, -1):
        start = starts[number]
        if start is not None and earliest is not None and start > earliest:
            moved[number] = earliest
        elif start is not None:
            earliest = start
    if not moved:
        return runs
    return [replace(run, sentences=tuple(_moved(run.sentences, moved))) for run in runs]


def _moved(
    sentences: Sequence[Sentence], moved: dict[int, float]
) -> Iterator[Sentence]:
    for sentence in sentences:
        start = moved.get(sentence.index)
        yield sentence if start is None else replace(sentence, start=start)
