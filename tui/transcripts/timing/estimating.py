"""Estimated times: a text spread over the audio's length, held fast at chapters."""

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import replace
from itertools import accumulate

from tui.model.chapter import Chapter
from tui.model.transcript import Cue, Timing, Transcript
from tui.transcripts.sentences import split_sentences
from tui.transcripts.spoken import spoken_length

_PARAGRAPH_PAUSE = 6.0
_HEADING_PAUSE = 10.0
_LONGEST_TITLE_WORDS = 14
_MOST_UNEVEN = 1.8
"""How much faster or slower than the whole a part between two anchors may be."""

Anchor = tuple[float, float]
"""A place in the text, in units from its start, and the second it is heard."""


def estimated(
    transcript: Transcript, duration: float | None, chapters: Sequence[Chapter]
) -> Transcript:
    """The text by its sentences, each with an estimated time; needs a duration."""
    if duration is None or duration <= 0:
        return transcript
    sentences = [s for cue in transcript.cues for s in _sentences_of(cue)]
    lengths = [_length(sentence) for sentence in sentences]
    places = [0.0, *accumulate(lengths)]
    if places[-1] <= 0:
        return transcript
    anchors = _anchors(sentences, places, chapters, duration)
    times = [_time(place, anchors) for place in places]
    cues = tuple(
        replace(sentence, start=start, end=end)
        for sentence, start, end in zip(sentences, times, times[1:], strict=False)
    )
    return replace(transcript, cues=cues, timing=Timing.ESTIMATED)


def _sentences_of(cue: Cue) -> list[Cue]:
    if cue.heading:
        return [cue]
    return [
        replace(
            cue,
            text=sentence.strip(),
            words=(),
            starts_paragraph=cue.starts_paragraph and number == 0,
        )
        for number, sentence in enumerate(split_sentences(cue.text))
    ]


def _length(sentence: Cue) -> float:
    length = spoken_length(sentence.text)
    if sentence.heading:
        return length + _HEADING_PAUSE
    return length + (_PARAGRAPH_PAUSE if sentence.starts_paragraph else 0.0)


def _anchors(
    sentences: Sequence[Cue],
    places: Sequence[float],
    chapters: Sequence[Chapter],
    duration: float,
) -> list[Anchor]:
    """Beginning and end, and between them the chapters that can be trusted."""
    end = (places[-1], duration)
    anchors = [(0.0, 0.0)]
    for index, start in _matches(sentences, chapters):
        anchor = (places[index], start)
        if _even(anchors[-1], anchor, end) and _even(anchor, end, end):
            anchors.append(anchor)
    return [*anchors, end]


def _even(earlier: Anchor, later: Anchor, end: Anchor) -> bool:
    """Whether the words between two anchors are spoken at about the usual speed."""
    units, seconds = later[0] - earlier[0], later[1] - earlier[1]
    if units <= 0 or seconds <= 0:
        return False
    unevenness = (seconds / units) / (end[1] / end[0])
    return 1 / _MOST_UNEVEN <= unevenness <= _MOST_UNEVEN


def _matches(
    sentences: Sequence[Cue], chapters: Sequence[Chapter]
) -> list[tuple[int, float]]:
    """Sentences that chapters begin with: by title, else heading by heading."""
    shown = [chapter for chapter in chapters if not chapter.hidden]
    titles = {_key(chapter.title): chapter.start for chapter in reversed(shown)}
    titles.pop("", None)
    found = [
        (index, titles[key])
        for index, sentence in enumerate(sentences)
        if (key := _title_key(sentence)) in titles
    ]
    if found:
        return found
    headings = [index for index, sentence in enumerate(sentences) if sentence.heading]
    starts = [chapter.start for chapter in shown if chapter.start > 0]
    if len(headings) == len(starts) + 1 and headings[0] == 0:
        headings = headings[1:]
    return list(zip(headings, starts, strict=True)) if _same(headings, starts) else []


def _same(headings: list[int], starts: list[float]) -> bool:
    return len(headings) == len(starts) > 0


def _title_key(sentence: Cue) -> str:
    short = sentence.heading or sentence.starts_paragraph
    if not short or sentence.text.count(" ") > _LONGEST_TITLE_WORDS:
        return ""
    return _key(sentence.text)


def _key(title: str) -> str:
    return " ".join(re.findall(r"\w+", title.casefold()))


def _time(place: float, anchors: Sequence[Anchor]) -> float:
    """The second a place is heard, straight between the anchors around it."""
    after = min(bisect_right(anchors, (place, float("inf"))), len(anchors) - 1)
    (units, seconds), (later_units, later_seconds) = anchors[after - 1], anchors[after]
    share = (place - units) / (later_units - units)
    return min(seconds + share * (later_seconds - seconds), later_seconds)
