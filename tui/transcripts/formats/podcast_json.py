"""The JSON transcript of Podcasting 2.0: segments, or single words, and our additions.

https://github.com/Podcastindex-org/podcast-namespace, docs/examples/transcripts. On top
of it Earmark writes ``source``, ``timing``, ``language``, and ``words`` of a segment.
"""

import json
from collections.abc import Mapping

from tui.model.transcript import Cue, Timing, Transcript, Word
from tui.transcripts.formats.draft import Draft, timing_of
from tui.transcripts.formats.timestamps import seconds_of
from tui.transcripts.formats.word_stream import are_single_words, sentences_of_words

_VERSION = "1.0.0"


def is_podcast_json(document: object) -> bool:
    """Whether a JSON document has segments with a body."""
    if not isinstance(document, Mapping):
        return False
    segments = document.get("segments")
    return isinstance(segments, list) and any(
        isinstance(segment, Mapping) and "body" in segment for segment in segments
    )


def read_podcast_json(document: Mapping[str, object]) -> Draft:
    """The segments as cues; single words are put together to sentences."""
    segments = document.get("segments")
    listed = segments if isinstance(segments, list) else []
    found = [_cue(segment) for segment in listed]
    cues = [cue for cue in found if cue is not None]
    unreadable = len(found) - len(cues)
    language = document.get("language")
    timing = _told_timing(document) or timing_of(cues)
    ours = "timing" in document
    if not ours and are_single_words(cues):
        cues, timing = sentences_of_words(cues), Timing.WORD
    return Draft(
        cues=tuple(cues),
        timing=timing,
        language=language if isinstance(language, str) else None,
        unreadable=unreadable,
        speakers_complete=ours,
        settled=ours,
    )


def _told_timing(document: Mapping[str, object]) -> Timing | None:
    told = document.get("timing")
    return Timing(told) if isinstance(told, str) and told in set(Timing) else None


def _cue(segment: object) -> Cue | None:
    if not isinstance(segment, Mapping):
        return None
    body, speaker, words = (segment.get(k) for k in ("body", "speaker", "words"))
    if not isinstance(body, str):
        return None
    return Cue(
        text=body,
        start=seconds_of(segment.get("startTime")),
        end=seconds_of(segment.get("endTime")),
        speaker=speaker if isinstance(speaker, str) else None,
        words=_words(words),
        starts_paragraph=segment.get("paragraph") is True,
        heading=segment.get("heading") is True,
        spoken=segment.get("spoken") is not False,
    )


def _words(listed: object) -> tuple[Word, ...]:
    words = []
    for entry in listed if isinstance(listed, list) else []:
        if not isinstance(entry, Mapping):
            return ()
        text = entry.get("text")
        start, end = (seconds_of(entry.get(key)) for key in ("startTime", "endTime"))
        if not isinstance(text, str) or start is None:
            return ()
        words.append(Word(text, start, start if end is None else end))
    return tuple(words)


def write_podcast_json(transcript: Transcript) -> str:
    """A JSON transcript any Podcasting 2.0 player reads, with Earmark's additions."""
    document = {
        "version": _VERSION,
        "source": transcript.source.value,
        "timing": transcript.timing.value,
        "language": transcript.language,
        "segments": [_segment(cue) for cue in transcript.cues],
    }
    return json.dumps(document, ensure_ascii=False, indent=1) + "\n"


def _segment(cue: Cue) -> dict[str, object]:
    segment: dict[str, object] = {
        "startTime": _rounded(cue.start),
        "endTime": _rounded(cue.end),
        "speaker": cue.speaker,
        "body": cue.text,
    }
    if cue.words:
        segment["words"] = [
            {
                "text": word.text,
                "startTime": _rounded(word.start),
                "endTime": _rounded(word.end),
            }
            for word in cue.words
        ]
    if cue.starts_paragraph:
        segment["paragraph"] = True
    if cue.heading:
        segment["heading"] = True
    if not cue.spoken:
        segment["spoken"] = False
    return segment


def _rounded(seconds: float | None) -> float | None:
    return None if seconds is None else round(seconds, 3)
