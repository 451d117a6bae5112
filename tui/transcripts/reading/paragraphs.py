"""Paragraphs: a speaker's long run of sentences broken where one may look up."""

from collections.abc import Iterator, Set
from dataclasses import dataclass

from tui.model.reading import Sentence
from tui.transcripts.spoken import spoken_length

_USUAL = 560.0
"""Units in a paragraph, about five sentences."""

_LONGEST_MARKED = 1300.0
"""A paragraph the author made is left whole up to here."""

_LONG_PAUSE = 0.9
"""Seconds of silence that make a good place to break."""


@dataclass(frozen=True, slots=True)
class Run:
    """Sentences one speaker says before another does or a paragraph was marked."""

    sentences: tuple[Sentence, ...]
    speaker: str | None
    heading: bool = False
    marked: bool = False
    """Whether the author began a paragraph here."""


def paragraph_ends(run: Run, chapter_starts: Set[int], *, heard: bool) -> Iterator[int]:
    """After which sentences of a run a paragraph ends, counted from the run's first.

    A paragraph ends before each of ``chapter_starts`` (sentence numbers), and where it
    is long enough: sooner at a pause, where pauses are ``heard``.
    """
    lengths = [spoken_length(sentence.text) for sentence in run.sentences]
    left = sum(lengths)
    whole = run.heading or left <= (_LONGEST_MARKED if run.marked else 1.4 * _USUAL)
    usual = left / max(round(left / _USUAL), 1)
    length = 0.0
    for number, following in enumerate(run.sentences[1:], start=1):
        length += lengths[number - 1]
        left -= lengths[number - 1]
        if following.index in chapter_starts:
            yield number
            length = 0.0
        elif not whole and left > 0.4 * usual:
            pause = heard and _pause(run.sentences[number - 1], following) > _LONG_PAUSE
            if length >= (0.55 if pause else 0.9) * usual:
                yield number
                length = 0.0
    yield len(run.sentences)


def _pause(sentence: Sentence, following: Sentence) -> float:
    if sentence.end is None or following.start is None:
        return 0.0
    return following.start - sentence.end
