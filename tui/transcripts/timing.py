"""The timing ladder: give every cue a time, honestly."""

from collections.abc import Sequence

from tui.model.chapter import Chapter
from tui.model.transcript import Transcript


def timed(
    transcript: Transcript,
    duration: float | None,
    chapters: Sequence[Chapter] = (),
) -> Transcript:
    """The transcript with the best times that can be had without the audio.

    Missing ends are filled in; turns get their sentences placed by spoken length,
    never past the next turn (following cues of equal start and speaker are the
    paragraphs of one turn); text without times is spread over ``duration`` (seconds)
    and becomes ``estimated``; without a duration it stays as it is.
    """
    raise NotImplementedError
