"""Images of notes: the words that stand for one, and where it leads."""

import re
from collections.abc import Mapping
from urllib.parse import unquote, urlsplit

from tui.model.notes import NoteSpan, SpanKind
from tui.text import plain, plain_line

UNNAMED = "image"
"""What stands for one that leads somewhere and says nothing."""

_SPACE = re.compile(r"\s+")
_SAYS_NOTHING = re.compile(
    r"(?:the )?(?:image|photo|picture|logo|icon|cover|thumbnail|avatar)(?: \w+)?"
    r"|[\w.%-]*[\d_][\w.%-]*|.*\.(?:png|jpe?g|gif|webp|svg)",
    re.IGNORECASE,
)
"""Alternative texts that are file names or fillers."""
_NAME = re.compile(r"(?P<stem>[^/]+)\.(?:png|jpe?g|gif|webp|svg|avif)", re.IGNORECASE)
_NAME_SEAM = re.compile(r"[-_ +.]+")
_NAME_WORD = re.compile(r"[^\W\d_]{3,}")
_TELLS_LITTLE = re.compile(
    r"[0-9a-f]{3,}|im(?:g|age)|photo|picture|logo|icon|cover|thumbnail|avatar|banner"
    r"|header|screen(?:shot)?|shot|spacer|pixel|un(?:named|titled)|final|copy|scaled"
    r"|crop(?:ped)?",
    re.IGNORECASE,
)
"""Words of a file's name that every file could have, or that are none."""
_FEWEST_WORDS = 2
_LARGEST_PIXEL = 3
"""Width or height of an image that is there to count readers."""


def image_words(attributes: Mapping[str, str]) -> str:
    """What stands for an image: its alternative text, its title, or its file's name.

    Empty where none of them says anything.
    """
    for name in ("alt", "title"):
        text = _SPACE.sub(" ", plain(attributes.get(name) or "")).strip()
        if text and not _SAYS_NOTHING.fullmatch(text):
            return text
    return _file_words(attributes.get("src") or "")


def is_counter(attributes: Mapping[str, str]) -> bool:
    """Whether an image is a pixel that counts readers, not something to see."""
    sizes = ((attributes.get(side) or "").strip() for side in ("width", "height"))
    return any(s.isdecimal() and len(s) < 9 and int(s) <= _LARGEST_PIXEL for s in sizes)


def image_spans(text: str, target: str | None) -> tuple[NoteSpan, ...]:
    """The link an image stands in, over all its words."""
    return (NoteSpan(SpanKind.LINK, 0, len(text), target),) if target else ()


def _file_words(src: str) -> str:
    """A file's name as words, where it has at least two that tell something."""
    try:
        path = unquote(urlsplit(src).path)
    except ValueError:
        return ""
    match = _NAME.fullmatch(path.rpartition("/")[2])
    if not match:
        return ""
    pieces = [p for p in _NAME_SEAM.split(plain_line(match["stem"])) if p]
    words = [
        piece
        for piece in pieces
        if _NAME_WORD.fullmatch(piece) and not _TELLS_LITTLE.fullmatch(piece)
    ]
    return " ".join(pieces) if _FEWEST_WORDS <= len(words) > len(pieces) / 2 else ""
