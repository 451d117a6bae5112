"""Entry shapes: each recognizer's names for a text, its times and words, made plain.

Each shape adds ``start``, ``start_ms``, ``text`` or ``words`` to what an entry holds;
a name the entry itself uses is kept.
"""

from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise

from tui.transcripts.formats.timestamps import seconds_of

Entry = Mapping[str, object]

_TICKS_A_MILLISECOND = 10_000
_PIECE_STARTS = ("start", "start_ms", "from")
_PIECE_ENDS = ("end", "end_ms", "to")
_ALTERNATIVES = ("alternatives", "nBest", "NBest")


def flat(entry: object) -> Entry:
    """An entry with what its best alternative and its inner boxes hold."""
    if not isinstance(entry, Mapping):
        return _row(entry if isinstance(entry, list) else [])
    flat: dict[str, object] = dict(entry)
    for name in _ALTERNATIVES:
        listed = entry.get(name)
        if isinstance(listed, list) and listed and isinstance(listed[0], Mapping):
            flat = {**listed[0], **flat}
    for shape in (_boxed_times, _paired_times, _tokens, _offsets, _ticks, _event):
        flat |= shape(flat)
    return flat


def is_row(entry: object) -> bool:
    """Whether a list is a stretch itself: start, end and text one after the other."""
    return isinstance(entry, list) and bool(_row(entry))


def _row(row: Sequence[object]) -> Entry:
    """Start, end, text; or text, start, end; words may follow as rows."""
    for at, value in enumerate(row):
        if not isinstance(value, str):
            continue
        times = row[at - 2 : at] if at >= 2 else row[at + 1 : at + 3]
        if len(times) < 2 or not all(map(_is_number, times)):
            return {}
        words = [r for r in row[at + 1 :] if isinstance(r, list) and r and is_row(r[0])]
        inner = words[0] if words else []
        return {"start": times[0], "end": times[1], "text": value, "words": inner}
    return {}


def _is_number(value: object) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool)


def _boxed_times(entry: Entry) -> Entry:
    times = entry.get("timestamps")
    if isinstance(times, list):
        return {"words": times}
    return times if isinstance(times, Mapping) else {}


def _paired_times(entry: Entry) -> Entry:
    pair = entry.get("timestamp")
    if isinstance(pair, list) and len(pair) == 2:
        return {"start": pair[0], "end": pair[1]}
    return {}


def _offsets(entry: Entry) -> Entry:
    """Times as ``offsets`` in milliseconds, or as ``startOffset`` with their unit."""
    box = entry.get("offsets")
    if isinstance(box, Mapping):
        return {"start_ms": box.get("from"), "end_ms": box.get("to")}
    names = {"startOffset": "start", "endOffset": "end"}
    return {
        plain: entry[name]
        for name, plain in names.items()
        if isinstance(entry.get(name), str)
    }


def _ticks(entry: Entry) -> Entry:
    """Times as an offset and a duration in milliseconds or ticks of 100 nanoseconds."""
    for unit, scale in (("Milliseconds", 1), ("InTicks", _TICKS_A_MILLISECOND)):
        start = seconds_of(entry.get(f"offset{unit}"))
        length = seconds_of(entry.get(f"duration{unit}"))
        if start is not None and length is not None:
            words = entry.get("displayWords") or entry.get("words") or []
            return {
                "start_ms": start / scale,
                "end_ms": (start + length) / scale,
                "words": words,
                "speakerTag": entry.get("speaker"),
            }
    return {}


def _tokens(entry: Entry) -> Entry:
    """Words put together from pieces, of which the first of a word brings its space."""
    tokens = entry.get("tokens")
    pieces = [
        (token["text"], flat(token))
        for token in (tokens if isinstance(tokens, list) else [])
        if isinstance(token, Mapping) and _is_said(token.get("text"))
    ]
    if not pieces or entry.get("words"):
        return {}
    spaced = [at for at, (text, _) in enumerate(pieces) if str(text).startswith(" ")]
    begins = sorted({0, *spaced}) if spaced else list(range(len(pieces)))
    return {
        "words": [
            _joined(pieces[first:last])
            for first, last in pairwise([*begins, len(pieces)])
        ]
    }


def _is_said(text: object) -> bool:
    return isinstance(text, str) and bool(text) and not text.startswith(("[_", "<|"))


def _joined(pieces: Sequence[tuple[object, Entry]]) -> Entry:
    first, last = pieces[0][1], pieces[-1][1]
    starts = {name: first[name] for name in _PIECE_STARTS if name in first}
    ends = {name: last[name] for name in _PIECE_ENDS if name in last}
    return {"text": "".join(str(text) for text, _ in pieces), **starts, **ends}


def _event(entry: Entry) -> Entry:
    """A caption event whose pieces give their times from its start, in milliseconds."""
    pieces = entry.get("segs")
    if not isinstance(pieces, list):
        return {}
    start = seconds_of(entry.get("tStartMs")) or 0.0
    words = list(_pieces(pieces, start))
    return {
        "text": "".join(str(word["text"]) for word in words),
        "start_ms": start,
        "end_ms": start + (seconds_of(entry.get("dDurationMs")) or 0.0),
        "words": words if len(words) > 1 else [],
    }


def _pieces(pieces: Sequence[object], start: float) -> Iterator[Entry]:
    for piece in pieces:
        if isinstance(piece, Mapping):
            offset = seconds_of(piece.get("tOffsetMs")) or 0.0
            yield {"text": piece.get("utf8"), "start_ms": start + offset}
