"""JSON transcripts of every kind, told apart by what is in them, whole or broken."""

import json
import re
from collections.abc import Mapping
from dataclasses import replace

from tui.errors import TranscriptError
from tui.transcripts.formats.draft import Draft
from tui.transcripts.formats.podcast_json import is_podcast_json, read_podcast_json
from tui.transcripts.formats.recognizer_json import read_recognizer_json

_BEGINNING = re.compile(r"\s*(?:\{\s*[\"}]|\[\s*[{\]]|\[\s*\[\s*[-\d\"\[])")
_SOUND: tuple[str, ...] = ()
_BROKEN = ("The JSON is broken; what could be read of it is shown.",)
_MOST_BROKEN_PIECES = 200
"""After so many places where nothing can be read the rest is given up."""


def is_json(text: str) -> bool:
    """Whether a text begins like a JSON object, or a list of objects or of rows."""
    return _BEGINNING.match(text[:2000]) is not None


def read_json(text: str) -> Draft:
    """The words in a JSON document, whoever made it.

    Raises:
        TranscriptError: none are found in it.
    """
    try:
        document, notes = json.loads(text), _SOUND
    except (ValueError, RecursionError):
        pieces, whole = _salvaged(text)
        document = {"segments": pieces}
        notes = _SOUND if whole else _BROKEN
    if isinstance(document, Mapping) and is_podcast_json(document):
        draft = read_podcast_json(document)
    else:
        draft = read_recognizer_json(document)
    if not draft.cues:
        raise TranscriptError("The JSON holds no transcript that Earmark knows.")
    return replace(draft, notes=notes)


def _salvaged(text: str) -> tuple[list[object], bool]:
    """The whole objects in a text, and whether there is nothing else in it.

    So it is where each stands on lines of its own; else a document is cut short.
    """
    decoder = json.JSONDecoder()
    found: list[object] = []
    at = text.find("{")
    whole = not text[: max(at, 0)].strip()
    broken = 0
    while at >= 0 and broken < _MOST_BROKEN_PIECES:
        try:
            piece, end = decoder.raw_decode(text, at)
            found.append(piece)
        except (ValueError, RecursionError):
            broken += 1
            end = at + 1
        at = text.find("{", end)
        whole = whole and not text[end : at if at >= 0 else None].strip(" \t\n,")
    return found, whole and not broken
