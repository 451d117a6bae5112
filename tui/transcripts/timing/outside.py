"""Outside: words told to begin after the sound has ended; they stay to be read."""

from dataclasses import replace

from tui.model.transcript import Cue, Timing, Transcript, Word

_TOLERANCE_SECONDS = 10.0
_ABSURD_SECONDS = 2 * 3600.0
"""No two recordings of one episode differ by so much: the time is a mistake."""
_LARGEST_SHARE = 0.2
"""Where more than this lies outside, it is the length that is wrong."""


def plausible(transcript: Transcript, audio_seconds: float | None) -> Transcript:
    """The words without a few cues hours beyond the end, which a note tells of."""
    if not audio_seconds or not transcript.timed:
        return transcript
    latest = audio_seconds + _ABSURD_SECONDS
    kept = tuple(cue for cue in transcript.cues if (cue.start or 0.0) <= latest)
    lost = len(transcript.cues) - len(kept)
    if not lost or lost > _LARGEST_SHARE * len(transcript.cues):
        return transcript
    told = (
        "One cue begins hours after the audio ends and was left out."
        if lost == 1
        else f"{lost:,} cues begin hours after the audio ends and were left out."
    )
    return replace(transcript, cues=kept, notes=(*transcript.notes, told))


def inside_audio(
    transcript: Transcript, audio_seconds: float | None, *, measured: bool
) -> Transcript:
    """All the words, and a note where some are told to begin after the end.

    Their times stay where the length is only the feed's word, and where they are so
    many that it must be another recording's. A few beyond the end of a ``measured``
    length stand at that end.
    """
    if not audio_seconds or transcript.timing is Timing.NONE:
        return transcript
    latest = audio_seconds + _TOLERANCE_SECONDS
    outside = sum((cue.start or 0.0) > latest for cue in transcript.cues)
    if not outside:
        return transcript
    notes = (*transcript.notes, _told(outside, len(transcript.cues), measured))
    if not measured or _many(outside, len(transcript.cues)):
        return replace(transcript, notes=notes)
    cues = tuple(_held(cue, audio_seconds) for cue in transcript.cues)
    return replace(transcript, cues=cues, notes=notes)


def _many(outside: int, cues: int) -> bool:
    return outside > _LARGEST_SHARE * cues


def _told(outside: int, cues: int, measured: bool) -> str:
    if _many(outside, cues):
        return (
            "Many words begin after the audio ends: they may be of another recording."
        )
    begin = "One cue begins" if outside == 1 else f"{outside:,} cues begin"
    if measured:
        return f"{begin} after the audio ends: at its end without a time to follow."
    return f"{begin} after the length the feed tells: either may be wrong."


def _held(cue: Cue, last: float) -> Cue:
    """A cue no part of which is later than the last moment there is."""
    words = tuple(
        Word(word.text, min(word.start, last), min(word.end, last))
        for word in cue.words
    )
    start = None if cue.start is None else min(cue.start, last)
    end = None if cue.end is None else min(cue.end, last)
    return replace(cue, start=start, end=end, words=words)
