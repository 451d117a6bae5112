"""Refusals: what servers and programs send in place of words, told from words."""

import re

from tui.errors import TranscriptError
from tui.transcripts.spoken import count_words

_KINDS = (
    (b"%PDF-", "a PDF file"),
    (b"{\\rtf", "a word processor's file"),
    (b"PK\x03\x04", "a ZIP archive or a word processor's file"),
    (b"\x1f\x8b", "a compressed file"),
    (b"\x89PNG", "a picture"),
    (b"GIF8", "a picture"),
    (b"\xff\xd8\xff", "a picture"),
    (b"ID3", "an audio file"),
    (b"OggS", "an audio file"),
    (b"fLaC", "an audio file"),
    (b"\xff\xfb", "an audio file"),
    (b"RIFF", "an audio file"),
    (b"SQLite format 3", "a database"),
)
_ERROR = re.compile(
    r"(?:(?:http |error |status )*[45]\d\d\b[\s:–—|-]*)?"
    r"(?:(?:the )?(?:page |file |object |requested url )?(?:was )?not found|forbidden"
    r"|access denied|unauthorized|authorization required|bad gateway|bad request"
    r"|gateway time-?out|too many requests|request timeout|no such (?:key|bucket)"
    r"|(?:internal )?server error|service (?:temporarily )?unavailable|gone"
    r"|upstream connect error.*|error code:? ?\d*|(?:an )?error(?: occurred)?"
    r"|moved permanently|found|null|undefined|none|n/a)",
    re.IGNORECASE,
)
_ERROR_TITLE = re.compile(
    r"\b[45]\d\d\b|not found|forbidden|denied|unavailable|bad gateway|server error"
    r"|just a moment|attention required|are you (?:a )?(?:human|robot)|blocked"
    r"|(?:sign|log) ?-?in\b|redirecting|moved permanently|captcha|security check"
    r"|checking your browser|ddos|error",
    re.IGNORECASE,
)
_TITLE = re.compile(r"<(title|h1)\b[^>]{0,200}>([^<]{0,300})", re.IGNORECASE)
_ASKS = re.compile(
    r"<meta[^<>]{0,100}http-equiv=.?refresh|<input\b|<form\b"
    r"|enable javascript|javascript (?:is )?(?:disabled|required)"
    r"|verify(?:ing)? (?:that )?you are human|challenge-platform",
    re.IGNORECASE,
)
_FEW_WORDS = 200
"""A page that says more than this has something to say."""
_HARDLY_WORDS = 8
_LONGEST_TOKEN = 24
_LEAST_LETTERS = 0.4
_ENOUGH_TO_JUDGE = 200
_SPACELESS = re.compile(
    "[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u9fff\uf900-\uffff]"
)
_ADDRESS = re.compile(r"(?:https?://\S+|(?:[a-z0-9-]+\.)+[a-z]{2,24}(?:[/:]\S*)?)")
_MARKUP = re.compile(r"<(?:\?xml|!DOCTYPE|[a-zA-Z][\w:-]*(?:\s[^<>]*)?/?>)")


def refuse_other_kinds(data: bytes) -> None:
    """Raise TranscriptError for a file whose first bytes say what else it is."""
    for beginning, kind in _KINDS:
        if data.startswith(beginning):
            raise TranscriptError(f"It is {kind}, not a transcript.")


def refuse_error_page(html: str, spoken: str) -> None:
    """Raise TranscriptError for a web page about an error, a login or a check.

    ``spoken`` is what of the page can be read; long pages are given the benefit of
    the doubt.
    """
    words = count_words(spoken)
    if words > _FEW_WORDS:
        return
    titles = " ".join(match[2] for match in _TITLE.finditer(html[:20_000]))
    titles += f" {spoken}" if words <= _HARDLY_WORDS else ""
    if _ERROR_TITLE.search(titles) or _ASKS.search(html[:200_000]):
        raise TranscriptError("It is a web page with a message, not a transcript.")


def refuse_what_nobody_says(text: str) -> None:
    """Raise TranscriptError for text that is no prose: messages, addresses, data."""
    stripped = text.strip()
    if _MARKUP.match(stripped):
        raise TranscriptError("This is an XML file of a kind that holds no transcript.")
    if not any(map(str.isalpha, stripped)):
        raise TranscriptError("There is not a single word in it.")
    if _ERROR.fullmatch(stripped.strip(" .!\"'{}")):
        raise TranscriptError("It is a server's message, not a transcript.")
    if _ADDRESS.fullmatch(stripped) or not _has_words(stripped[:20_000]):
        raise TranscriptError("It is data that nobody says, not a transcript.")


def _has_words(text: str) -> bool:
    """Whether a text has letters enough, and spaces where its script puts them."""
    letters = sum(map(str.isalpha, text))
    written = len("".join(text.split()))
    if written > _ENOUGH_TO_JUDGE and letters < _LEAST_LETTERS * written:
        return False
    tokens = text.split()
    spaceless = len(_SPACELESS.findall(text))
    long = sum(len(token) for token in tokens if len(token) > _LONGEST_TOKEN)
    if 2 * spaceless > letters or 2 * long <= len(text):
        return True
    return len(tokens) > 1 and not any(len(t) > 2 * _LONGEST_TOKEN for t in tokens)
