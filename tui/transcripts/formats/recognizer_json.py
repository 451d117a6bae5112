"""JSON of recognizers and hosts: Whisper and its kin, Podlove, Deepgram and others."""

from collections.abc import Mapping, Sequence

from tui.model.transcript import Cue, Timing, Word
from tui.transcripts.formats.document_facts import language_of, with_told_speakers
from tui.transcripts.formats.draft import Draft, squeezed, timing_of, words_fit
from tui.transcripts.formats.entry_shapes import Entry
from tui.transcripts.formats.json_entries import (
    end_of,
    find_entries,
    speaker_of,
    start_of,
    text_of,
    whole_times,
    word_entries,
)
from tui.transcripts.formats.mending import fill_starts
from tui.transcripts.formats.word_stream import are_single_words, sentences_of_words
from tui.transcripts.formats.written_words import as_written
from tui.transcripts.timing.ends import with_ends

_FEWEST_LETTERS_A_SECOND = 0.5
_MOST_WORDS_A_CUE = 100
_LEAST_OF_TEXT = 0.8


def read_recognizer_json(document: object) -> Draft:
    """The most telling list of stretches in a document, as cues."""
    entries = _said_once(find_entries(document))
    unit = 0.001 if _count_milliseconds(entries) else 1.0
    cues = [cue for entry in entries for cue in _cues(entry, unit)]
    timing = timing_of(cues)
    cues = with_told_speakers(cues, document)
    if are_single_words(cues):
        words = _with_written_text(_with_all_starts(cues), document)
        cues, timing = sentences_of_words(words), Timing.WORD
    return Draft(tuple(cues), timing, language_of(document))


def _said_once(entries: list[Entry]) -> list[Entry]:
    """Without the last entry's forerunners where it says all their words again.

    So files do that tell the speakers only when everything has been heard.
    """
    words = [word_entries(entry) for entry in entries]
    last = words[-1] if words else []
    counts = list(map(len, words))
    if len(entries) < 2 or counts[-1] != sum(counts[:-1]) or not words[0] or not last:
        return entries
    again = start_of(last[0]) == start_of(words[0][0])
    return entries[-1:] if again and any(map(speaker_of, last)) else entries


def _with_all_starts(words: list[Cue]) -> Sequence[Cue]:
    """Words that were not found in the sound placed between those that were."""
    lost = any(w.start is None and any(map(str.isalnum, w.text)) for w in words)
    return with_ends(fill_starts(words, Timing.WORD), None) if lost else words


def _with_written_text(words: Sequence[Cue], document: object) -> Sequence[Cue]:
    """Words with their punctuation, where the file gives the text beside them."""
    text = text_of(document) if isinstance(document, Mapping) else ""
    return as_written(text, words) or words


def _count_milliseconds(entries: Sequence[Entry]) -> bool:
    """Whether times are whole numbers, and if seconds, nobody would speak so slowly."""
    times = [pair for entry in entries if (pair := whole_times(entry))]
    length = sum(end - start for start, end in times)
    letters = sum(len(text_of(entry)) for entry in entries)
    return len(times) == len(entries) and letters < _FEWEST_LETTERS_A_SECOND * length


def _cues(entry: Entry, unit: float) -> list[Cue]:
    """A stretch as a cue, or as sentences where its words tell more than its text."""
    text, speaker = text_of(entry), speaker_of(entry)
    start, end = start_of(entry, unit), end_of(entry, unit)
    words = _words(entry, unit, end)
    start = words[0].start if start is None and words else start
    if words and text and not words_fit(text, _told(words)):
        words = as_written(text, words) or words
    told = _told(words)
    if words and (not text or _tell_more(text, told)):
        sentences = sentences_of_words(words)
        return [_spoken_by(cue, cue.speaker or speaker) for cue in sentences]
    return [Cue(text, start, end, speaker, tuple(told))] if text else []


def _told(words: Sequence[Cue]) -> list[Word]:
    return [Word(word.text, word.start or 0.0, word.end or 0.0) for word in words]


def _spoken_by(cue: Cue, speaker: str | None) -> Cue:
    return Cue(cue.text, cue.start, cue.end, speaker, cue.words)


def _tell_more(text: str, words: Sequence[Word]) -> bool:
    """Whether words say all of a text but differently, or it is far too long a cue."""
    if words_fit(text, words):
        return len(words) > _MOST_WORDS_A_CUE
    length = sum(len(word.text) for word in words)
    return length >= _LEAST_OF_TEXT * len(squeezed(text))


def _words(entry: Entry, unit: float, end: float | None) -> Sequence[Cue]:
    """Words as cues; those without a time are placed between those that have one."""
    words = [
        Cue(text_of(word), start_of(word, unit), end_of(word, unit), speaker_of(word))
        for word in word_entries(entry)
    ]
    if all(word.start is None for word in words):
        return ()
    return with_ends(fill_starts(words, Timing.WORD), end)
