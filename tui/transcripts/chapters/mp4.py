"""The chapter track of an MP4 file: a text track that another track refers to.

Source: QuickTime File Format Specification, "Chapter Lists". The other kind, ``chpl``,
is read by mutagen.
"""

from itertools import islice
from pathlib import Path

from tui.model.chapter import Chapter, ChapterSource
from tui.text import plain_line
from tui.transcripts.mp4_tracks import read_text_tracks

_MOST = 10_000


def read_chapter_track(file: Path) -> tuple[Chapter, ...]:
    """Chapters of the text track a track names as its chapters; none without one.

    Raises:
        struct.error, ValueError: the file is damaged.
        OSError: it cannot be read.
    """
    for track in read_text_tracks(file):
        if track.holds_chapters:
            return tuple(
                Chapter(sample.start, title, sample.end, source=ChapterSource.EMBEDDED)
                for sample in islice(track.samples, _MOST)
                if (title := plain_line(sample.text))
            )
    return ()
