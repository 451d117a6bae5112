"""The link to a transcript on a web page that only tells of the episode."""

import re
from urllib.parse import urldefrag, urljoin

from tui.errors import TranscriptError
from tui.transcripts.formats.decoding import decode
from tui.web import web_address

_TRANSCRIPT = re.compile(
    r"\b(?:transcripts?|transcription|transkript|transcripción|transcrição|trascrizione"
    r"|afskrift|transcriptie)\b|文字稿|逐字稿|文字起こし",
    re.IGNORECASE,
)
_LONGEST_TEXT = 120


def transcript_link(body: bytes, page: str) -> str | None:
    """Where a page says its transcript is: the first link that is called one.

    Only web addresses count, and none that lead to the page itself.
    """
    from lxml import etree

    try:
        html = decode(body).encode()
        tree = etree.HTML(html, etree.HTMLParser(encoding="utf-8"))
    except (TranscriptError, etree.LxmlError, ValueError):
        return None
    for anchor in tree.iter("a") if tree is not None else ():
        text = " ".join("".join(map(str, anchor.itertext())).split())
        if len(text) <= _LONGEST_TEXT and _TRANSCRIPT.search(text):
            address = _joined(page, anchor.get("href") or "")
            if address is not None:
                return address
    return None


def _joined(page: str, href: str) -> str | None:
    try:
        address = urldefrag(urljoin(page, href.strip())).url
    except ValueError:
        return None
    other = address != urldefrag(page).url
    return address if other and web_address(address) else None
