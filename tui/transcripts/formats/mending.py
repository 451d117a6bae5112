"""Mending: a draft of any format becomes a transcript that keeps the model's rules."""

from dataclasses import replace
from functools import lru_cache
from itertools import accumulate, pairwise

from tui.errors import TranscriptError
from tui.model.transcript import Cue, Source, Timing, Transcript, Word
from tui.text import plain_line
from tui.transcripts.formats.draft import MOST_CUES, Draft, carry_speakers, words_fit
from tui.transcripts.formats.timestamps import LATEST
from tui.transcripts.spoken import SECONDS_PER_UNIT, spoken_length


def mend(
    draft: Draft,
    *,
    source: Source,
    language: str | None = None,
    origin: str | None = None,
) -> Transcript:
    """A transcript with plain text, sane times and a note of what was repaired.

    Raises:
        TranscriptError: no words are left.
    """
    notes = list(draft.notes)
    found = draft.cues[:MOST_CUES]
    named = found if draft.speakers_complete else carry_speakers(found)
    cues = [_cleaned(cue) for cue in named]
    if len(draft.cues) > MOST_CUES:
        notes.append(f"Only the first {MOST_CUES:,} cues were read.")
    cues = [cue for cue in cues if cue.text]
    timed = any(cue.start is not None for cue in cues)
    if timed:
        cues = _with_sane_times(cues, draft, notes)
    else:
        cues = [replace(cue, end=None, words=()) for cue in cues]
        notes += [_left_out(draft.unreadable)] if draft.unreadable else []
    if not cues:
        raise TranscriptError("There are no words in the transcript.")
    return Transcript(
        cues=tuple(cues),
        source=source,
        timing=_timing(draft, timed),
        language=language or draft.language,
        origin=origin,
        notes=tuple(notes),
        settled=draft.settled and timed and all(cue.end is not None for cue in cues),
    )


def _timing(draft: Draft, timed: bool) -> Timing:
    if not timed:
        return Timing.NONE
    return Timing.CUE if draft.timing is Timing.NONE else draft.timing


def _left_out(count: int) -> str:
    if count == 1:
        return "One cue could not be read and was left out."
    return f"{count:,} cues could not be read and were left out."


@lru_cache(maxsize=65_536)
def _plain_word(word: str) -> str:
    return plain_line(word)


def _cleaned(cue: Cue) -> Cue:
    speaker = plain_line(cue.speaker).strip(" :：") if cue.speaker else ""
    words = tuple(
        Word(_plain_word(word.text), word.start, word.end) for word in cue.words
    )
    return replace(
        cue,
        text=plain_line(cue.text),
        speaker=speaker[:200] or None,
        words=tuple(word for word in words if word.text),
    )


def _with_sane_times(cues: list[Cue], draft: Draft, notes: list[str]) -> list[Cue]:
    possible = [cue for cue in cues if _possible(cue)]
    if lost := draft.unreadable + len(cues) - len(possible):
        notes.append(_left_out(lost))
    starts = [cue.start for cue in possible if cue.start is not None]
    if any(later < earlier for earlier, later in pairwise(starts)):
        notes.append("The cues were out of order and have been sorted.")
    whole = fill_starts(possible, draft.timing)
    if len(starts) < len(possible) and draft.timing is not Timing.TURN:
        notes.append(
            "Some cues had no times; they were placed between their neighbors."
        )
    return _sorted_without_repeats([_with_sane_words(_clamped(c)) for c in whole])


def _possible(cue: Cue) -> bool:
    """Whether a cue can lie inside a recording, not before it and not days later."""
    if cue.start is None:
        return True
    if cue.start < 0:
        return cue.end is not None and cue.end > 0
    return cue.start <= LATEST


def _clamped(cue: Cue) -> Cue:
    start = max(cue.start or 0.0, 0.0)
    end = cue.end if cue.end is not None and start <= cue.end <= LATEST else None
    if start == cue.start and end == cue.end:
        return cue
    return replace(cue, start=start, end=end)


def _sorted_without_repeats(cues: list[Cue]) -> list[Cue]:
    cues.sort(key=lambda cue: cue.start or 0.0)
    kept = cues[:1]
    for cue in cues[1:]:
        last = kept[-1]
        same = (cue.start, cue.end, cue.text) == (last.start, last.end, last.text)
        if not same or cue.end in {None, cue.start}:
            kept.append(cue)
    return kept


def _with_sane_words(cue: Cue) -> Cue:
    """Words in order and inside the cue, or none where they do not make up its text."""
    if not cue.words:
        return cue
    if not words_fit(cue.text, cue.words):
        return replace(cue, words=())
    start = cue.start or 0.0
    end = cue.end if cue.end is not None else max(word.end for word in cue.words)
    end = max(start, min(end, LATEST))
    words: list[Word] = []
    for word in cue.words:
        first = min(max(word.start, start), end)
        last = min(max(word.end, first), end)
        sane = (word.start, word.end) == (first, last)
        words.append(word if sane else Word(word.text, first, last))
        start = first
    return replace(cue, words=tuple(words), end=end)


def fill_starts(cues: list[Cue], timing: Timing) -> list[Cue]:
    """Cues without a start get that of their turn, or one by length between others'."""
    if timing is Timing.TURN:
        return _with_turn_starts(cues)
    filled: list[Cue] = []
    run: list[Cue] = []
    for cue in cues:
        if cue.start is not None:
            filled += _placed(run, filled[-1] if filled else None, cue.start)
            filled.append(cue)
            run = []
        else:
            run.append(cue)
    return filled + _placed(run, filled[-1] if filled else None, None)


def _with_turn_starts(cues: list[Cue]) -> list[Cue]:
    start = 0.0
    filled = []
    for cue in cues:
        start = start if cue.start is None else cue.start
        filled.append(replace(cue, start=start))
    return filled


def _placed(run: list[Cue], before: Cue | None, until: float | None) -> list[Cue]:
    """A run of untimed cues placed after ``before`` and up to ``until``."""
    if not run:
        return []
    lengths = [spoken_length(cue.text) * SECONDS_PER_UNIT for cue in run]
    start = own = 0.0
    if before is not None:
        start = before.start or 0.0
        own = spoken_length(before.text) * SECONDS_PER_UNIT
        if before.end is not None:
            start, own = max(start, before.end), 0.0
    scale = 1.0
    if until is not None:
        start = min(start, until)
        scale = min(1.0, (until - start) / ((own + sum(lengths)) or 1.0))
    starts = accumulate([start + own * scale, *(length * scale for length in lengths)])
    return [replace(cue, start=at) for cue, at in zip(run, starts, strict=False)]
