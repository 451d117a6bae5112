"""Opening a link: in a browser with a window of its own, never in this terminal."""

import webbrowser
from pathlib import Path
from urllib.parse import urlsplit

SCHEMES = ("http", "https", "mailto")


def allowed(url: str) -> bool:
    """Whether a link of somebody else's text may be opened at all."""
    try:
        return urlsplit(url).scheme.lower() in SCHEMES
    except ValueError:
        return False


def open_in_browser(url: str, kept: Path | None = None) -> bool:
    """Open a link, or the picture of it that is kept here; may block.

    False where there is no browser with a window.
    """
    if kept is None and not allowed(url):
        return False
    try:
        browser = webbrowser.get()
    except webbrowser.Error:
        return False
    if type(browser) is webbrowser.GenericBrowser:
        return False
    return browser.open(url if kept is None else kept.as_uri())
