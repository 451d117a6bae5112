"""Chapters inside audio files: ID3 frames, MP4 of both kinds, Vorbis comments."""

import logging
import re
import struct
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from tui.model.chapter import Chapter, ChapterSource
from tui.text import plain_line
from tui.transcripts.chapters.mp4 import read_chapter_track
from tui.transcripts.chapters.pictures import picture_address
from tui.transcripts.written_times import TIME, seconds_of
from tui.web import web_address

if TYPE_CHECKING:
    from mutagen.id3 import ID3

_UNSET = 0xFFFFFFFF
_VORBIS_TIME = re.compile(r"chapter(\d{1,5})")
_log = logging.getLogger(__name__)


def read_embedded_chapters(file: Path) -> tuple[Chapter, ...]:
    """Chapters inside an audio file: ID3 CHAP/CTOC, MP4 of both kinds, Vorbis.

    They are sorted; none where the file has none or is damaged.
    """
    from mutagen import MutagenError

    try:
        found = _read(file)
    except (MutagenError, OSError, struct.error, ValueError, LookupError) as error:
        _log.warning("No chapters could be read from %s: %r", file.name, error)
        return ()
    return tuple(sorted(found, key=lambda chapter: chapter.start))


def _read(file: Path) -> Sequence[Chapter]:
    import mutagen
    from mutagen.id3 import ID3
    from mutagen.mp4 import MP4

    audio = mutagen.File(file)
    if audio is None:
        return ()
    if isinstance(audio, MP4):
        listed = _of_mp4_list(audio)
        tracked = read_chapter_track(file)
        return tracked if len(tracked) >= len(listed) else listed
    if isinstance(audio.tags, ID3):
        return list(_of_id3(audio.tags))
    if audio.tags is not None and hasattr(audio.tags, "as_dict"):
        return list(_of_vorbis(audio.tags.as_dict()))
    return ()


def _of_mp4_list(audio: Any) -> list[Chapter]:
    return [
        Chapter(entry.start, plain_line(entry.title), source=ChapterSource.EMBEDDED)
        for entry in audio.chapters or ()
    ]


def _of_id3(tags: "ID3") -> Iterator[Chapter]:
    """CHAP frames; those that no table of contents lists are hidden.

    Source: ID3v2 Chapter Frame Addendum 1.0, sections 3.1 and 3.2.
    """
    listed = _listed(tags)
    for frame in tags.getall("CHAP"):
        if frame.start_time == _UNSET:
            continue
        title = "".join(str(text) for text in frame.sub_frames.getall("TIT2"))
        url = next((f.url for f in frame.sub_frames.getall("WXXX")), "")
        end = None if frame.end_time == _UNSET else frame.end_time / 1000
        yield Chapter(
            start=frame.start_time / 1000,
            title=plain_line(title),
            end=end,
            url=_address(url),
            image_url=picture_address(frame.sub_frames),
            hidden=not title or (listed is not None and frame.element_id not in listed),
            source=ChapterSource.EMBEDDED,
        )


def _listed(tags: "ID3") -> set[str] | None:
    """Chapters that tables of contents list, tables in tables included."""
    tables = {frame.element_id: frame for frame in tags.getall("CTOC")}
    if not tables:
        return None
    top = [name for name, frame in tables.items() if frame.flags & 2]
    waiting = top or list(tables)
    seen: set[str] = set()
    while waiting:
        name = waiting.pop()
        if name not in seen:
            seen.add(name)
            waiting += tables[name].child_element_ids if name in tables else ()
    return seen


def _of_vorbis(comments: Mapping[str, Sequence[str]]) -> Iterator[Chapter]:
    """``CHAPTER001=00:05:00.000``, its ``NAME`` and ``URL``.

    Source: https://wiki.xiph.org/Chapter_Extension
    """
    values = {key.lower(): entries[0] for key, entries in comments.items() if entries}
    for key, stamp in values.items():
        if _VORBIS_TIME.fullmatch(key) and re.fullmatch(TIME, stamp.strip()):
            title = plain_line(values.get(f"{key}name", ""))
            yield Chapter(
                seconds_of(stamp),
                title,
                url=_address(values.get(f"{key}url", "")),
                hidden=not title,
                source=ChapterSource.EMBEDDED,
            )


def _address(value: str) -> str | None:
    address = plain_line(value)
    return address if web_address(address) else None
