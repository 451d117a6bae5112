"""Entries: the stretches of speech in a JSON document, under whatever names they have.

Recognizers and hosts agree on little but this: somewhere is a list of stretches, each
with a text, a time under one of a few names, and perhaps words of the same shape.
"""

from collections.abc import Iterator, Mapping, Sequence

from tui.transcripts.formats.timestamps import seconds_of
from tui.transcripts.word_lists import listed

Entry = Mapping[str, object]

_LISTS = listed(
    """
    segments utterances transcript transcription monologues cues captions chunks events
    results channels alternatives items words elements transcripts
    """
)
_WRAPPERS = listed("results result data response transcript")
_TEXTS = listed("body text punctuated_word word transcript content value utf8")
_STARTS = listed("startTime start start_time from begin ts")
_ENDS = listed("endTime end end_time to end_ts")
_STARTS_MS = listed("start_ms startMs")
_ENDS_MS = listed("end_ms endMs")
_WORDS = listed("words elements")
_SPEAKERS = listed("voice speaker speaker_label speakerName speaker_name speakerTag")
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
        entries = [_flat(entry) for entry in document if isinstance(entry, Mapping)]
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


def _flat(entry: Entry) -> Entry:
    """An entry with what its best alternative and its inner boxes hold."""
    flat = dict(entry)
    alternatives = entry.get("alternatives")
    if isinstance(alternatives, list) and alternatives:
        best = alternatives[0]
        flat = {**best, **flat} if isinstance(best, Mapping) else flat
    if isinstance(times := entry.get("timestamps"), Mapping):
        flat = {**flat, **times}
    if isinstance(pair := entry.get("timestamp"), list) and len(pair) == 2:
        flat = {**flat, "start": pair[0], "end": pair[1]}
    if isinstance(pieces := entry.get("segs"), list):
        flat = {**flat, **_event(entry, pieces)}
    return flat


def _event(entry: Entry, pieces: Sequence[object]) -> Entry:
    """A caption event whose pieces give their times from its start, in milliseconds."""
    start = seconds_of(entry.get("tStartMs")) or 0.0
    words = [
        {
            "text": piece.get("utf8"),
            "start_ms": start + (seconds_of(piece.get("tOffsetMs")) or 0.0),
        }
        for piece in pieces
        if isinstance(piece, Mapping)
    ]
    return {
        "text": "".join(str(word["text"]) for word in words),
        "start_ms": start,
        "end_ms": start + (seconds_of(entry.get("dDurationMs")) or 0.0),
        "words": words if len(words) > 1 else [],
    }


def text_of(entry: Entry) -> str:
    """What is said, under the first name that has it."""
    values = (entry.get(name) for name in _TEXTS)
    return next((value for value in values if isinstance(value, str) and value), "")


def word_entries(entry: Entry) -> list[Entry]:
    """The words of a stretch, entries themselves."""
    for name in _WORDS:
        if isinstance(words := entry.get(name), list):
            return [_flat(word) for word in words if isinstance(word, Mapping)]
    return []


def start_of(entry: Entry, unit: float = 1.0) -> float | None:
    """When a stretch begins, in seconds; ``unit`` is what its bare numbers count."""
    return _seconds(entry, _STARTS_MS, 0.001) or _seconds(entry, _STARTS, unit)


def end_of(entry: Entry, unit: float = 1.0) -> float | None:
    """When a stretch is over, in seconds."""
    return _seconds(entry, _ENDS_MS, 0.001) or _seconds(entry, _ENDS, unit)


def _seconds(entry: Entry, names: Sequence[str], unit: float) -> float | None:
    seconds = seconds_of(_first(entry, names))
    return None if seconds is None else seconds * unit


def _first(entry: Entry, names: Sequence[str]) -> object:
    return next((entry[name] for name in names if entry.get(name) is not None), None)


def whole_times(entry: Entry) -> tuple[int, int] | None:
    """Start and end where both are whole numbers, as milliseconds are."""
    start, end = _first(entry, _STARTS), _first(entry, _ENDS)
    return (start, end) if isinstance(start, int) and isinstance(end, int) else None


def speaker_of(entry: Entry) -> str | None:
    """A speaker's name; a bare number counts from nought."""
    told = _first(entry, _SPEAKERS)
    if isinstance(told, Mapping):
        told = _first(told, ("name", "label", "id"))
    if isinstance(told, int) and not isinstance(told, bool):
        return f"Speaker {told + 1}" if -1 < told < 1000 else None
    return told if isinstance(told, str) else None
