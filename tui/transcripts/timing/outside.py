"""Outside: cues that begin after the sound has ended, which nobody can hear."""

from dataclasses import replace

from tui.model.transcript import Cue, Timing, Transcript

_TOLERANCE_SECONDS = 10.0
_LARGEST_SHARE = 0.2
"""Where more than this lies outside, it is the length that is wrong."""


def inside_audio(transcript: Transcript, audio_seconds: float | None) -> Transcript:
    """The words without a few cues far beyond the end, which a note tells of.

    Where many are, all stay, and the note says that words and sound do not fit.
    Cues that reach beyond the end are cut there.
    """
    if not audio_seconds or transcript.timing is Timing.NONE:
        return transcript
    latest = audio_seconds + _TOLERANCE_SECONDS
    inside = tuple(cue for cue in transcript.cues if (cue.start or 0.0) <= latest)
    outside = len(transcript.cues) - len(inside)
    if not outside:
        return transcript
    if outside > _LARGEST_SHARE * len(transcript.cues):
        told = (
            "Many words begin after the audio ends: they may be of another recording."
        )
        return replace(transcript, notes=(*transcript.notes, told))
    told = (
        "One cue begins after the audio ends and was left out."
        if outside == 1
        else f"{outside:,} cues begin after the audio ends and were left out."
    )
    cues = tuple(_cut(cue, latest) for cue in inside)
    return replace(transcript, cues=cues, notes=(*transcript.notes, told))


def _cut(cue: Cue, latest: float) -> Cue:
    too_long = cue.end is not None and cue.end > latest
    return replace(cue, end=latest) if too_long and not cue.words else cue
