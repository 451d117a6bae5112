"""Document facts: what a recognizer's file says once for all its words."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from tui.model.transcript import Cue
from tui.transcripts.formats.entry_shapes import flat
from tui.transcripts.formats.json_entries import flattened, speaker_of, start_of
from tui.transcripts.languages import language_code

_LANGUAGE_PLACES = (
    (),
    ("result",),
    ("results",),
    ("metadata", "transcription_config"),
    ("results", "channels", 0),
    ("results", 0),
    ("response", "results", 0),
)
_LANGUAGE_NAMES = ("language", "language_code", "languageCode", "detected_language")


def language_of(document: object) -> str | None:
    """The language a file says it is in."""
    for place in _LANGUAGE_PLACES:
        box = _at(document, place)
        if not isinstance(box, Mapping):
            continue
        told = next((box[name] for name in _LANGUAGE_NAMES if box.get(name)), None)
        if isinstance(told, str):
            return language_code(told)
    return None


def _at(document: object, place: Sequence[str | int]) -> object:
    for step in place:
        if isinstance(step, str):
            document = document.get(step) if isinstance(document, Mapping) else None
        else:
            document = (
                document[step] if isinstance(document, list) and document else None
            )
    return document


def with_told_speakers(cues: Sequence[Cue], document: object) -> list[Cue]:
    """Cues with the speakers that a list beside them names, by number or by time."""
    names = dict(_names(document))
    times = dict(_times(document))
    told: list[Cue] = []
    for cue in cues:
        speaker = cue.speaker
        if speaker is None and cue.start is not None:
            speaker = times.get(round(cue.start, 2))
        if speaker is not None:
            speaker = names.get(speaker, speaker)
        told.append(cue if speaker == cue.speaker else replace(cue, speaker=speaker))
    return told


def _names(document: object) -> Iterator[tuple[str, str]]:
    """What speakers are called by what they are called in the words."""
    listed = _at(document, ("speakers",))
    for entry in listed if isinstance(listed, list) else []:
        if isinstance(entry, Mapping) and isinstance(name := entry.get("name"), str):
            called = speaker_of({"speaker": entry.get("id")})
            if called and name.strip():
                yield called, name


def _times(document: object) -> Iterator[tuple[float, str]]:
    """Who speaks from when, by labels that stand apart from the words."""
    for place in (("results", "speaker_labels"), ("speaker_labels",)):
        labels = _at(document, place)
        if isinstance(labels, Mapping):
            labels = labels.get("segments")
        yield from _labels(labels)


def _labels(labels: object) -> Iterator[tuple[float, str]]:
    for label in flattened(labels) if isinstance(labels, list) else []:
        items = label.get("items")
        for entry in [label, *(items if isinstance(items, list) else [])]:
            item = flat(entry)
            start, speaker = start_of(item), speaker_of(item)
            if start is not None and speaker:
                yield round(start, 2), speaker
