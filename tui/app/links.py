"""Opening a link: in a browser with a window of its own, never in this terminal."""

import webbrowser
from urllib.parse import urlsplit

SCHEMES = ("http", "https", "mailto")


def allowed(url: str) -> bool:
    """Whether a link of somebody else's text may be opened at all."""
    try:
        return urlsplit(url).scheme.lower() in SCHEMES
    except ValueError:
        return False


def open_in_browser(url: str) -> bool:
    """Open a link; False where there is no browser with a window. May block."""
    if not allowed(url):
        return False
    try:
        browser = webbrowser.get()
    except webbrowser.Error:
        return False
    if type(browser) is webbrowser.GenericBrowser:
        return False
    return browser.open(url)
