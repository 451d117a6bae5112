"""Addresses as feeds write them: trimmed, made whole, and only http and https."""

import re
from urllib.parse import quote, urljoin, urlsplit

from tui.text import plain_line
from tui.web import web_address

_MAX_LENGTH = 8_192
_UNSAFE = re.compile(r"[\s<>\"\\^`{|}]")
_WHOLE = re.compile(
    r"https?://[a-z0-9-]+(?:\.[a-z0-9-]+)+/[!$-;=@-Z_a-z~]*(?:\?[!$-;=?@-Z_a-z~]+)?"
)
"""An ordinary address, as nearly all are: there is nothing to do to it."""
_RELATIVE_LINK = re.compile(
    r"(<a\b[^<>]{0,2000}?\bhref\s*=\s*)([\"'])\s*(?!#|\s*[a-z][a-z0-9+.-]*:)([^\"'<>]*)\2",
    re.IGNORECASE,
)


def absolute(address: str, base: str) -> str | None:
    """An http or https address made whole against ``base``; None when it is none."""
    if len(address) <= _MAX_LENGTH and _WHOLE.fullmatch(address):
        return address
    address = plain_line(address)
    if not address or len(address) > _MAX_LENGTH:
        return None
    try:
        whole = urljoin(base, address)
    except ValueError:
        return None
    if web_address(whole) is None:
        return None
    return _UNSAFE.sub(lambda found: quote(found[0]), whole)


def with_whole_links(html: str, base: str) -> str:
    """Show notes whose relative links were made whole."""

    def whole(found: re.Match[str]) -> str:
        address = absolute(found[3], base) or found[3]
        return f"{found[1]}{found[2]}{address}{found[2]}"

    return _RELATIVE_LINK.sub(whole, html)


def path_of(url: str) -> str:
    """The path of an address; empty when it makes no sense."""
    try:
        return urlsplit(url).path
    except ValueError:
        return ""
