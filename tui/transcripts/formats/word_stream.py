"""A stream of single timed words becomes sentences that keep the words' times."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from tui.model.running_text import glued
from tui.model.transcript import Cue, Word
from tui.transcripts.sentences import sentence_spans

_LONGEST_SILENCE = 3.0
"""Seconds after which a sentence is over whatever its punctuation says."""

_NO_SPACE_BEFORE = frozenset(".,!?;:…)]}%'’”»。，、！？；：」』）")
_NO_SPACE_AFTER = frozenset("([{“‘«「『（¿¡")


def are_single_words(cues: Sequence[Cue]) -> bool:
    """Whether a file's segments are words rather than sentences or captions."""
    words = [cue for cue in cues if cue.text.strip() and not cue.words]
    if len(words) < 2 or len(words) < len([c for c in cues if c.text.strip()]):
        return False
    single = sum(1 for cue in words if " " not in cue.text.strip())
    return single > 0.9 * len(words) and not any(len(c.text) > 60 for c in words)


def sentences_of_words(cues: Iterable[Cue]) -> list[Cue]:
    """Cues of one sentence each, with words; a new speaker or a silence ends one."""
    sentences: list[Cue] = []
    run: list[Cue] = []
    for cue in _with_speakers(cues):
        if run and _ends(run[-1], cue):
            sentences += _sentences(run)
            run = []
        run.append(cue)
    return sentences + _sentences(run)


def _with_speakers(cues: Iterable[Cue]) -> Iterator[Cue]:
    """The words with the speaker carried forward: many files name only a new one."""
    speaker = None
    for cue in cues:
        speaker = cue.speaker or speaker
        yield cue if cue.speaker == speaker else replace(cue, speaker=speaker)


def _ends(last: Cue, cue: Cue) -> bool:
    if cue.speaker and last.speaker and cue.speaker != last.speaker:
        return True
    if cue.start is None or last.start is None:
        return False
    silence = cue.start - (last.start if last.end is None else last.end)
    return silence > _LONGEST_SILENCE


def _sentences(run: list[Cue]) -> list[Cue]:
    """The sentences in a run of words by one speaker."""
    text, places = _joined(run)
    sentences = []
    index = 0
    for first, last in sentence_spans(text):
        begin = index
        while index < len(places) and places[index] < last:
            index += 1
        if index > begin and text[first:last].strip():
            sentence = _sentence(text[first:last], run[begin:index])
            opens = begin > 0 and run[begin - 1].text.endswith("\n")
            sentences.append(replace(sentence, starts_paragraph=opens))
    return sentences


def _joined(run: list[Cue]) -> tuple[str, list[int]]:
    """The words as text, and where each begins in it.

    Files that carry their own spaces are taken as they are; else a space stands
    between words but not before a comma. A line break here and there ends a paragraph.
    """
    spaced = 4 * sum(_carries_space(cue.text) for cue in run) > len(run)
    text = ""
    parts: list[str] = []
    places: list[int] = []
    length = 0
    for cue in run:
        word = cue.text if spaced else cue.text.strip()
        gap = "" if spaced or not _space_between(text, word) else " "
        parts += (gap, word)
        leading = len(word) - len(word.lstrip())
        places.append(length + len(gap) + leading)
        length += len(gap) + len(word)
        text = word or text
    return "".join(parts), places


def _carries_space(text: str) -> bool:
    return text.strip("\n") != text.strip()


def _space_between(before: str, after: str) -> bool:
    if not before or not after:
        return False
    if before[-1] in _NO_SPACE_AFTER or after[0] in _NO_SPACE_BEFORE:
        return False
    return not glued(before, after)


def _sentence(text: str, run: list[Cue]) -> Cue:
    spoken = [cue for cue in run if cue.text.strip()]
    words = _words(spoken)
    return Cue(
        text=text.strip(),
        start=spoken[0].start,
        end=words[-1].end if words else spoken[-1].end,
        speaker=next((cue.speaker for cue in run if cue.speaker), None),
        words=words,
    )


def _words(spoken: list[Cue]) -> tuple[Word, ...]:
    """Words with their punctuation, which may have a segment of its own."""
    words: list[Word] = []
    for cue in spoken:
        text = cue.text.strip()
        if words and not any(map(str.isalnum, text)):
            last = words.pop()
            words.append(Word(last.text + text, last.start, last.end))
        elif cue.start is None:
            return ()
        else:
            words.append(Word(text, cue.start, max(cue.start, cue.end or 0.0)))
    return tuple(words)
