"""Chapter files: JSON of Podcasting 2.0, version 1.2, read tolerantly.

Source: Podcastindex-org/podcast-namespace, docs/examples/chapters/jsonChapters.md.
"""

import json
import math
from typing import Any

from tui.errors import ChapterError
from tui.model.chapter import Chapter, ChapterSource
from tui.text import plain_line
from tui.web import web_address

_MOST = 10_000
_LONGEST_TITLE = 1_000


def read_chapters_json(data: bytes) -> tuple[Chapter, ...]:
    """Chapters of a Podcasting 2.0 JSON chapters file (v1.2), sorted.

    ``toc: false`` hides a chapter, and so does having neither title nor ``toc``;
    ``location`` and ``value`` are left alone; one bad chapter never costs the others.

    Raises:
        ChapterError: the bytes are no such file.
    """
    try:
        document = json.loads(data)
    except (ValueError, RecursionError) as error:
        raise ChapterError("The chapters file is not JSON.") from error
    listed = document.get("chapters") if isinstance(document, dict) else None
    if not isinstance(listed, list):
        raise ChapterError("The chapters file holds no list of chapters.")
    found = [c for entry in listed[:_MOST] if (c := _chapter(entry))]
    return tuple(sorted(found, key=lambda chapter: chapter.start))


def _chapter(entry: Any) -> Chapter | None:
    if not isinstance(entry, dict):
        return None
    start = _seconds(entry.get("startTime"))
    if start is None:
        return None
    title = _line(entry.get("title"))
    return Chapter(
        start=start,
        title=title,
        end=_seconds(entry.get("endTime")),
        url=_address(entry.get("url")),
        image_url=_address(entry.get("img")),
        hidden=_is_false(entry.get("toc")) or not title,
        source=ChapterSource.FEED_FILE,
    )


def _is_false(value: Any) -> bool:
    """Whether a value is false, as itself or in letters."""
    return value is False or (isinstance(value, str) and value.lower() == "false")


def _seconds(value: Any) -> float | None:
    """Seconds given as a number, as the specification says, or as ``1:02:03``."""
    if isinstance(value, bool) or not isinstance(value, int | float | str):
        return None
    try:
        seconds = 0.0
        for part in str(value).strip().split(":"):
            seconds = seconds * 60 + float(part)
    except ValueError:
        return None
    return seconds if math.isfinite(seconds) and seconds >= 0 else None


def _line(value: Any) -> str:
    return plain_line(value)[:_LONGEST_TITLE] if isinstance(value, str) else ""


def _address(value: Any) -> str | None:
    address = _line(value)
    return address if web_address(address) else None
