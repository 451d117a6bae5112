"""Foreign text becomes plain text here, once, at the door.

Feeds, transcripts, chapter files and OPML are written by strangers. What passes
``plain`` holds no character that a terminal would obey.
"""

import re
import unicodedata
from urllib.parse import urlsplit, urlunsplit

_CONTROLS = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ufeff\ufff9-\ufffb]")
_BIDI_CONTROLS = re.compile("[\u202a-\u202e\u2066-\u2069]")
_LINE_BREAKS = re.compile("\r\n|\r|\u2028|\u2029")
_SURROGATES = re.compile("[\ud800-\udfff]")
_ODD = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069\ud800-\udfff"
    "\ufeff\ufff9-\ufffb]"
)
"""All of these: most text holds none, and is then left alone."""
_MARKDOWN = re.compile(r"([\\`*_\[\]<>])|^([#+\-])|^(\d+)([.)])")


def plain(foreign: str) -> str:
    """Foreign text without controls, bidi overrides or lone surrogates.

    Newlines and tabs stay; line breaks of every kind become ``\\n``. The result is
    in Unicode normal form C, so that equal words compare equal.
    """
    if foreign.isascii() and foreign.isprintable():
        return foreign
    if not _ODD.search(foreign):
        return unicodedata.normalize("NFC", foreign)
    text = _LINE_BREAKS.sub("\n", foreign)
    text = _SURROGATES.sub("\N{REPLACEMENT CHARACTER}", text)
    text = _BIDI_CONTROLS.sub("", _CONTROLS.sub("", text))
    return unicodedata.normalize("NFC", text)


def plain_line(foreign: str) -> str:
    """Foreign text as a single line: ``plain``, with runs of space made one."""
    text = plain(foreign)
    if text.isprintable() and "  " not in text and text.isascii():
        return text.strip(" ")
    return " ".join(text.split())


_SECRET_PATH = re.compile(
    r"(?i)//(?:[^/]+/(?:[^/]+/)*private|[^/]+\.supportingcast\.fm/content"
    r"|[^/]+\.supercast\.(?:com|tech)/feeds|access\.acast\.com/rss/[^/]+"
    r"|subscribers\.transistor\.fm)/(?=[^/]{12})"
)
"""What comes before a token in the paths of hosts that sell private feeds."""


def safe_url(url: str) -> str:
    """An address fit to show or log: no user, password, query or fragment values."""
    try:
        parts = urlsplit(plain_line(url))
        host = parts.hostname or ""
        port = f":{parts.port}" if parts.port else ""
    except ValueError:
        return "(an address that makes no sense)"
    query = "…" if parts.query else ""
    path = _open_path(host, parts.path)
    return urlunsplit((parts.scheme, host + port, path, query, ""))


def _open_path(host: str, path: str) -> str:
    """The path up to what looks like a secret."""
    found = _SECRET_PATH.match(f"//{host}{path}")
    return path if found is None else path[: found.end() - len(host) - 2]


_SECRET_NAME = re.compile(
    r"(?i)(^|[_\-.])(auth|token|key|apikey|secret|sig|signature|pass|password|passwd|pwd"
    r"|credential|credentials|session|jwt|accesstoken|authtoken)([_\-.]|$)"
)


def public_url(url: str) -> str:
    """An address fit to hand on: complete but for what looks like a secret in it.

    User and password go, and so do query fields whose name says that they are
    secret, and paths behind which there are private feeds. Unlike ``safe_url`` it
    still leads somewhere.
    """
    try:
        parts = urlsplit(plain_line(url))
        host = parts.netloc.rpartition("@")[2]
    except ValueError:
        return "(an address that makes no sense)"
    fields = parts.query.split("&") if parts.query else []
    kept = (f for f in fields if not _SECRET_NAME.search(f.partition("=")[0]))
    path = _open_path(host, parts.path)
    return urlunsplit((parts.scheme, host, path, "&".join(kept), parts.fragment))


def markdown_escaped(text: str) -> str:
    """A line of plain text for Markdown: what would be markup in it stands as it is."""
    return _MARKDOWN.sub(
        lambda m: "\\" + m.group() if m[1] or m[2] else f"{m[3]}\\{m[4]}", text
    )
