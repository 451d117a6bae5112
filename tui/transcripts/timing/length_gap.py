"""The length gap: words that end before the sound does, or after it."""

from collections.abc import Iterable

from tui.model.transcript import Timing, Transcript

_MOST_SECONDS = 3.0
_LARGEST_SHARE = 0.01
_SILENCE_SECONDS = 2.0
"""A breath after the last word, and a length told in whole seconds, are no sign."""


def length_gap(transcript: Transcript, audio_seconds: float | None) -> float | None:
    """Seconds by which the audio is longer than the words; negative when shorter.

    None while they differ by no more than 3 seconds and no more than 1 %, and where
    nobody told when the words end. Of turns only the starts are told, so that they
    can be too late but not too early.
    """
    if not audio_seconds:
        return None
    match transcript.timing:
        case Timing.WORD | Timing.CUE:
            last = _latest(cue.end for cue in transcript.cues)
        case Timing.TURN:
            last = _latest(cue.start for cue in transcript.cues)
        case _:
            last = None
    if last is None or (transcript.timing is Timing.TURN and last < audio_seconds):
        return None
    gap = audio_seconds - last
    share = max(_LARGEST_SHARE * audio_seconds, _SILENCE_SECONDS)
    return gap if abs(gap) > min(_MOST_SECONDS, share) else None


def _latest(times: Iterable[float | None]) -> float | None:
    return max((time for time in times if time is not None), default=None)
