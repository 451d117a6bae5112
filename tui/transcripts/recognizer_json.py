"""JSON of recognizers and hosts: Whisper and its kin, Podlove, Deepgram, AWS, others.

They agree on little but this: somewhere is a list of stretches, each with a text, a
time under one of a few names, and perhaps words of the same shape.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from statistics import median

from tui.model.transcript import Cue, Timing, Word
from tui.transcripts.draft import Draft
from tui.transcripts.timestamps import seconds_of
from tui.transcripts.word_stream import are_single_words, sentences_of_words

Entry = Mapping[str, object]

_LISTS = [
    "segments",
    "utterances",
    "transcript",
    "transcription",
    "monologues",
    "cues",
    "captions",
    "chunks",
    "events",
    "results",
    "channels",
    "alternatives",
    "items",
    "words",
    "elements",
    "segs",
    "transcripts",
]
_WRAPPERS = ("results", "result", "data", "response", "transcript")
_TEXTS = [
    "body",
    "text",
    "punctuated_word",
    "word",
    "transcript",
    "content",
    "value",
    "utf8",
]
_STARTS = ["startTime", "start", "start_time", "from", "begin", "ts"]
_ENDS = ["endTime", "end", "end_time", "to", "end_ts"]
_STARTS_MS = ["start_ms", "startMs", "tStartMs", "tOffsetMs"]
_ENDS_MS = ["end_ms", "endMs"]
_SPEAKERS = [
    "speaker",
    "speaker_label",
    "voice",
    "speakerName",
    "speaker_name",
    "speakerTag",
]
_WORD_LISTS = ("words", "elements")
_DEEPEST = 6
_LONG_FOR_SECONDS = 100


def read_recognizer_json(document: object) -> Draft:
    """The most telling list of stretches in a document, as cues."""
    lists = list(_entry_lists(document, _DEEPEST))
    entries = next((e for e in lists if _are_timed(e)), lists[0] if lists else [])
    scale = 0.001 if _count_milliseconds(entries) else 1.0
    found = [_Stretch(entry, scale).cues() for entry in entries]
    cues = [cue for stretch in found for cue in stretch]
    timing = _timing(cues)
    if are_single_words(cues):
        cues, timing = sentences_of_words(cues), Timing.WORD
    return Draft(
        cues=tuple(cues),
        timing=timing,
        language=_language(document),
        unreadable=sum(not stretch for stretch in found),
    )


def _timing(cues: Sequence[Cue]) -> Timing:
    return (
        Timing.WORD if 2 * sum(bool(c.words) for c in cues) > len(cues) else Timing.CUE
    )


def _language(document: object) -> str | None:
    if not isinstance(document, Mapping):
        return None
    told = document.get("language") or document.get("language_code")
    return told if isinstance(told, str) and len(told) < 20 else None


def _entry_lists(document: object, depth: int) -> Iterator[list[Entry]]:
    """Lists of stretches with text: the document, or under a known name, or deeper."""
    if depth == 0:
        return
    if isinstance(document, list):
        entries = [_flat(entry) for entry in document if isinstance(entry, Mapping)]
        if any(_text(entry) or _word_entries(entry) for entry in entries):
            yield entries
        for entry in entries[:20]:
            yield from _entry_lists(entry, depth - 1)
    elif isinstance(document, Mapping):
        for name in _LISTS:
            if isinstance(document.get(name), list):
                yield from _entry_lists(document[name], depth - 1)
        for name in _WRAPPERS:
            if isinstance(document.get(name), Mapping):
                yield from _entry_lists(document[name], depth - 1)


def _flat(entry: Entry) -> Entry:
    """An entry with what its best alternative or its inner boxes of times hold."""
    flat = dict(entry)
    alternatives = entry.get("alternatives")
    if isinstance(alternatives, list) and alternatives:
        best = alternatives[0]
        flat = {**best, **flat} if isinstance(best, Mapping) else flat
    if isinstance(times := entry.get("timestamps"), Mapping):
        flat = {**flat, **times}
    if isinstance(pair := entry.get("timestamp"), list) and len(pair) == 2:
        flat = {**flat, "start": pair[0], "end": pair[1]}
    return flat


def _are_timed(entries: Sequence[Entry]) -> bool:
    return any(_Stretch(entry, 1.0).start is not None for entry in entries)


def _text(entry: Entry) -> str:
    values = (entry.get(name) for name in _TEXTS)
    return next((value for value in values if isinstance(value, str) and value), "")


def _word_entries(entry: Entry) -> list[Entry]:
    for name in _WORD_LISTS:
        if isinstance(listed := entry.get(name), list):
            return [_flat(word) for word in listed if isinstance(word, Mapping)]
    return []


def _count_milliseconds(entries: Sequence[Entry]) -> bool:
    """Whether times are whole numbers and far too long for seconds."""
    pairs = [(_first(e, _STARTS), _first(e, _ENDS)) for e in entries]
    lengths = [
        end - start
        for start, end in pairs
        if isinstance(start, int) and isinstance(end, int)
    ]
    return len(lengths) == len(pairs) > 0 and median(lengths) >= _LONG_FOR_SECONDS


def _first(entry: Entry, names: Sequence[str]) -> object:
    return next((entry[name] for name in names if entry.get(name) is not None), None)


@dataclass(frozen=True, slots=True)
class _Stretch:
    """An entry read as a stretch of speech; ``scale`` makes its times seconds."""

    entry: Entry
    scale: float

    @property
    def start(self) -> float | None:
        """When it begins, or when the first of its words does."""
        own = self._seconds(_STARTS_MS, 0.001) or self._seconds(_STARTS, self.scale)
        if own is None and (words := _word_entries(self.entry)):
            return _Stretch(words[0], self.scale).start
        return own

    @property
    def end(self) -> float | None:
        """When it is over, or when the last of its words is."""
        own = self._seconds(_ENDS_MS, 0.001) or self._seconds(_ENDS, self.scale)
        if own is None and (words := _word_entries(self.entry)):
            return _Stretch(words[-1], self.scale).end
        return own

    def _seconds(self, names: Sequence[str], scale: float) -> float | None:
        seconds = seconds_of(_first(self.entry, names))
        return None if seconds is None else seconds * scale

    def cues(self) -> list[Cue]:
        """The stretch as a cue, or as sentences where only its words are given."""
        speaker = _speaker(self.entry)
        if text := _text(self.entry):
            words = tuple(
                Word(w.text, w.start or 0.0, w.end or 0.0) for w in self._words()
            )
            return [Cue(text, self.start, self.end, speaker, words)]
        return [
            replace(cue, speaker=speaker) for cue in sentences_of_words(self._words())
        ]

    def _words(self) -> list[Cue]:
        """Words with times; one without a time stands where the last one ended."""
        words: list[Cue] = []
        at = self.start or 0.0
        for entry in _word_entries(self.entry):
            stretch = _Stretch(entry, self.scale)
            start = at if stretch.start is None else stretch.start
            at = start if stretch.end is None else stretch.end
            words.append(Cue(_text(entry), start, at))
        return words


def _speaker(entry: Entry) -> str | None:
    """A speaker's name; a bare number counts from nought."""
    told = _first(entry, _SPEAKERS)
    if isinstance(told, Mapping):
        told = _first(told, ("name", "label", "id"))
    if isinstance(told, int) and not isinstance(told, bool):
        return f"Speaker {told + 1}"
    return told if isinstance(told, str) else None
