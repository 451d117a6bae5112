"""From cues to what the eye wants: turns, paragraphs, sentences, timed words."""

from collections.abc import Sequence

from tui.model.chapter import Chapter
from tui.model.reading import Reading
from tui.model.transcript import Transcript


def make_reading(transcript: Transcript, chapters: Sequence[Chapter] = ()) -> Reading:
    """Lay a timed transcript out for reading, visible chapters set in as headings."""
    raise NotImplementedError
