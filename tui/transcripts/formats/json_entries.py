"""Entries: the stretches of speech in a JSON document, under whatever names they have.

Recognizers and hosts agree on little but this: somewhere is a list of stretches, each
with a text, a time under one of a few names, and perhaps words of the same shape.
"""

from collections.abc import Iterator, Mapping, Sequence

from tui.transcripts.formats.entry_shapes import Entry, flat, is_row
from tui.transcripts.formats.timestamps import seconds_of
from tui.transcripts.word_lists import listed

_LISTS = listed(
    """
    segments utterances transcript transcription monologues cues captions chunks events
    results channels alternatives items words elements transcripts
    recognizedPhrases sentences result
    """
)
_WRAPPERS = listed("results result data response transcript")
_TEXTS = listed(
    "body text punctuated_word word transcript content value utf8 display displayText"
)
_STARTS = listed("startTime start start_time from begin ts")
_ENDS = listed("endTime end end_time to end_ts")
_STARTS_MS = listed("start_ms startMs")
_ENDS_MS = listed("end_ms endMs")
_WORDS = listed("words elements result")
_SPEAKERS = listed(
    """
    voice speakerTag speaker speaker_label speakerName speaker_name speakerLabel
    speaker_id
    """
)
_DEEPEST = 6
_MOST_SIBLINGS = 20


def find_entries(document: object) -> list[Entry]:
    """The first list of stretches that have times, else the first that have text."""
    lists = list(_entry_lists(document, _DEEPEST))
    timed = (entries for entries in lists if any(map(_is_timed, entries)))
    return next(timed, lists[0] if lists else [])


def _is_timed(entry: Entry) -> bool:
    words = word_entries(entry)
    return start_of(entry) is not None or any(start_of(w) is not None for w in words)


def _entry_lists(document: object, depth: int) -> Iterator[list[Entry]]:
    """Lists of stretches with text: the document, or under a known name, or deeper."""
    if depth == 0:
        return
    if isinstance(document, list):
        entries = flattened(document)
        if any(text_of(entry) or word_entries(entry) for entry in entries):
            yield entries
        for entry in entries[:_MOST_SIBLINGS]:
            yield from _entry_lists(entry, depth - 1)
    elif isinstance(document, Mapping):
        inner = [document.get(name) for name in _LISTS]
        yield from _inner_lists([i for i in inner if isinstance(i, list)], depth)
        boxes = [document.get(name) for name in _WRAPPERS]
        yield from _inner_lists([b for b in boxes if isinstance(b, Mapping)], depth)


def _inner_lists(documents: Sequence[object], depth: int) -> Iterator[list[Entry]]:
    for document in documents:
        yield from _entry_lists(document, depth - 1)


def text_of(entry: Entry) -> str:
    """What is said, under the first name that has it."""
    values = (entry.get(name) for name in _TEXTS)
    return next((value for value in values if isinstance(value, str) and value), "")


def word_entries(entry: Entry) -> list[Entry]:
    """The words of a stretch, entries themselves."""
    for name in _WORDS:
        if isinstance(words := entry.get(name), list):
            return flattened(words)
    return []


def flattened(listed: Sequence[object]) -> list[Entry]:
    """What of a list can be a stretch or a word, under plain names."""
    return [flat(e) for e in listed if isinstance(e, Mapping) or is_row(e)]


def start_of(entry: Entry, unit: float = 1.0) -> float | None:
    """When a stretch begins, in seconds; ``unit`` is what its bare numbers count."""
    exact = _seconds(entry, _STARTS_MS, 0.001)
    return _seconds(entry, _STARTS, unit) if exact is None else exact


def end_of(entry: Entry, unit: float = 1.0) -> float | None:
    """When a stretch is over, in seconds."""
    exact = _seconds(entry, _ENDS_MS, 0.001)
    return _seconds(entry, _ENDS, unit) if exact is None else exact


def _seconds(entry: Entry, names: Sequence[str], unit: float) -> float | None:
    told = _first(entry, names)
    if isinstance(told, Mapping):
        return _of_parts(told)
    seconds = seconds_of(told)
    return None if seconds is None else seconds * unit


def _of_parts(time: Entry) -> float | None:
    """Seconds of a protocol buffer's ``Duration``: whole seconds and nanoseconds."""
    if not time.keys() & {"seconds", "nanos"}:
        return None
    whole, rest = (seconds_of(time.get(name, 0)) for name in ("seconds", "nanos"))
    return None if whole is None or rest is None else whole + rest / 1e9


def _first(entry: Entry, names: Sequence[str]) -> object:
    return next((entry[name] for name in names if entry.get(name) is not None), None)


def whole_times(entry: Entry) -> tuple[int, int] | None:
    """Start and end where both are whole numbers, as milliseconds are."""
    start, end = _first(entry, _STARTS), _first(entry, _ENDS)
    return (start, end) if isinstance(start, int) and isinstance(end, int) else None


def speaker_of(entry: Entry) -> str | None:
    """A speaker's name; a bare number counts from nought, a tag from one."""
    told = _first({name: value for name, value in entry.items() if value}, _SPEAKERS)
    told = _first(entry, _SPEAKERS) if told is None else told
    first = 0 if entry.get("speakerTag") is None else 1
    if isinstance(told, Mapping):
        told = _first(told, ("name", "label", "id"))
    if isinstance(told, int) and not isinstance(told, bool):
        return f"Speaker {told + 1 - first}" if -1 < told < 1000 else None
    return told if isinstance(told, str) else None
