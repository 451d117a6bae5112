"""Discovery: what somebody typed or a web page names becomes a feed's address."""

import re
from urllib.parse import urlsplit

from tui.errors import UsageError
from tui.feeds.addresses import absolute
from tui.text import plain_line, safe_url
from tui.web import web_address

_PODCAST_SCHEMES = ("feed", "pcast", "itpc", "itpcs", "podcast", "rss")
_SCHEME = re.compile(r"^([a-z][a-z0-9+.-]*):(?!\d+(?:/|$))", re.IGNORECASE)
_FEED_TYPES = (
    "application/rss+xml",
    "application/atom+xml",
    "application/feed+json",
    "application/rdf+xml",
    "application/x-rss+xml",
    "text/rss+xml",
)
_ABOUT_COMMENTS = re.compile(
    r"/comments?/|[?&]feed=comments|comments?-rss", re.IGNORECASE
)


def normalize_address(text: str) -> str:
    """The http or https address meant by what somebody typed or pasted.

    Knows ``feed:``, ``pcast:``, ``itpc:`` before an address or in place of its
    scheme, and takes a bare host for https.

    Raises:
        UsageError: no web address can be made of it.
    """
    address = plain_line(text).strip("<>\"'“”").strip()
    address = _without_podcast_scheme(address)
    found = _SCHEME.match(address)
    if found is None:
        address = f"https://{address.lstrip('/')}"
    if web_address(address) is None or not _has_plausible_host(address):
        raise UsageError(
            f"{safe_url(address) if found else plain_line(text)!r} is no web address: "
            "give the address of a feed or of a page that names one."
        )
    return absolute(address, address) or address


def feeds_in_page(html: str, url: str) -> list[tuple[str, str]]:
    """Title and address of each feed that a web page found at ``url`` names.

    Feeds of comments are left out when there are others.
    """
    from lxml import etree
    from lxml import html as lxml_html

    try:
        page = lxml_html.document_fromstring(html.encode("utf-8", "replace"))
    except (etree.ParserError, etree.XMLSyntaxError):
        return []
    bases = (absolute(tag.get("href", ""), url) for tag in page.iter("base"))
    base = next((address for address in bases if address), url)
    found: dict[str, str] = {}
    for link in page.iter("link"):
        if not _names_a_feed(link.get("rel", ""), link.get("type", "")):
            continue
        if address := absolute(link.get("href", ""), base):
            found.setdefault(address, plain_line(link.get("title", "")))
    shows = {a: title for a, title in found.items() if not _ABOUT_COMMENTS.search(a)}
    return [(title, address) for address, title in (shows or found).items()]


def _without_podcast_scheme(address: str) -> str:
    scheme, _, rest = address.partition(":")
    if scheme.lower() not in _PODCAST_SCHEMES:
        return address
    if _SCHEME.match(rest):
        return rest
    secure = "https" if scheme.lower() == "itpcs" else "http"
    return f"{secure}://{rest.lstrip('/')}"


def _has_plausible_host(address: str) -> bool:
    host = urlsplit(address).hostname or ""
    return " " not in host and ("." in host or ":" in host or host == "localhost")


def _names_a_feed(rel: str, kind: str) -> bool:
    rels = rel.lower().split()
    kind = kind.partition(";")[0].strip().lower()
    return "feed" in rels or ("alternate" in rels and kind in _FEED_TYPES)
