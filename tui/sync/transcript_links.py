"""Transcript links: which of the files a feed lists is worth reading first."""

from collections.abc import Iterable, Sequence
from pathlib import PurePosixPath
from urllib.parse import urlsplit

from tui.model.episode import TranscriptLink
from tui.model.transcript import Timing, Transcript
from tui.web import web_address

_TYPES = {
    "application/json": "json",
    "text/json": "json",
    "text/vtt": "vtt",
    "application/x-subrip": "srt",
    "application/srt": "srt",
    "application/srr": "srt",
    "text/srt": "srt",
    "text/html": "html",
    "text/plain": "txt",
}
"""Declared types, those seen in the wild included."""
_FORMATS = ("json", "vtt", "srt", "html", "txt")
"""Best first: JSON may hold words, HTML only turns, text no times."""
_FORMATS_OF_LINES = ("vtt", "srt", "json", "html", "txt")
"""Best first where times are those of lines: VTT says most of them."""
_MAY_HOLD_WORDS = ("json", "vtt")
_TIMINGS = tuple(Timing)


def best_first(
    links: Iterable[TranscriptLink], language: str, spoken: str | None = None
) -> list[TranscriptLink]:
    """The files worth trying, best first; only http and https addresses are.

    The listener's language goes before the one that is spoken, and that before any
    other; then captions go before files without times; then the format counts.
    """
    fetchable = (link for link in links if web_address(link.url))

    def rank(link: TranscriptLink) -> tuple[int, int, bool]:
        distance = _distance(link.language or spoken, language, spoken)
        return distance, _place(link), link.rel != "captions"

    return sorted(fetchable, key=rank)


def rivals(
    read: TranscriptLink,
    words: Transcript,
    others: Sequence[TranscriptLink],
    spoken: str | None = None,
) -> list[TranscriptLink]:
    """The files that could be better than one that was read, in the same language.

    Where its lines have times these are captions, and what may hold times of words.
    """
    if words.timing is Timing.WORD:
        return []
    language = _base(read.language or spoken or "")
    return [
        link
        for link in others
        if _base(link.language or spoken or "") == language
        and (
            words.timing is not Timing.CUE
            or _format(link) in _MAY_HOLD_WORDS
            or link.rel == "captions" != read.rel
        )
    ]


def merit(link: TranscriptLink, words: Transcript) -> tuple[int, bool, int]:
    """How good a file is by what was read from it; less is better.

    Its times count first, then whether it is of captions, then its format.
    """
    form = _format(link)
    known = form in _FORMATS_OF_LINES
    place = _FORMATS_OF_LINES.index(form) if known else len(_FORMATS_OF_LINES)
    return _TIMINGS.index(words.timing), link.rel != "captions", place


def _distance(language: str | None, wanted: str, spoken: str | None) -> int:
    if language is None or _base(language) == _base(wanted):
        return 0
    return 1 if spoken and _base(language) == _base(spoken) else 2


def _place(link: TranscriptLink) -> int:
    """Where a file's format stands; captions in a timeless one pass for timed."""
    form = _format(link)
    if form not in _FORMATS:
        return 2 * len(_FORMATS)
    timeless = form in ("html", "txt") and link.rel != "captions"
    return _FORMATS.index(form) + len(_FORMATS) * timeless


def _base(language: str) -> str:
    return language.replace("_", "-").partition("-")[0].casefold()


def _format(link: TranscriptLink) -> str:
    declared = link.type.partition(";")[0].strip().casefold()
    ending = PurePosixPath(urlsplit(link.url).path).suffix.lstrip(".").casefold()
    if ending == "htm":
        ending = "html"
    return _TYPES.get(declared, ending)
