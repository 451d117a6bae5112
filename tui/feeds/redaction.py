"""Redaction: what is read of a private feed, without what is secret in its texts.

The addresses of its files stay whole, as they have to be asked for; the library seals
them. Everything else is shown, searched and exported, and needs no token.
"""

import re
from collections.abc import Mapping
from dataclasses import fields, is_dataclass, replace
from html import escape, unescape
from typing import Any, TypeVar
from urllib.parse import unquote, urlsplit, urlunsplit

from tui.model.episode import EpisodeDetails
from tui.model.show import ShowDetails
from tui.text import plain_line, public_url

Read = TypeVar("Read")

_ADDRESS = re.compile(r"https?://[^\s\"'<>]+", re.IGNORECASE)
_WHOLE: Mapping[type, frozenset[str]] = {
    EpisodeDetails: frozenset(
        ("enclosure", "alternates", "transcripts", "chapters_url", "link")
    ),
    ShowDetails: frozenset(("live_items", "new_feed_url", "next_page_url")),
}
"""Fields whose addresses are asked for, and kept by others if at all."""
_PICTURES = ("image_url", "image")
"""Their addresses are often signed, which gives away a picture and no more."""
_SHORTEST = 8
"""Shorter passwords are looked for nowhere: they may be words like any other."""


def redacted(read: Read, feed_url: str) -> Read:
    """What was read of the feed at an address, without secrets if that is private."""
    secrets = _secrets_in(feed_url)
    if secrets is None:
        return read
    gone: Read = _redacted(read, secrets)
    return gone


def _redacted(value: Any, secrets: tuple[str, ...]) -> Any:
    if isinstance(value, str):
        return _without(value, secrets)
    if isinstance(value, tuple):
        return tuple(_redacted(each, secrets) for each in value)
    if isinstance(value, Mapping):
        return {key: _redacted(each, secrets) for key, each in value.items()}
    if not is_dataclass(value) or isinstance(value, type):
        return value
    whole = _WHOLE.get(type(value), frozenset())
    before = {f.name: getattr(value, f.name) for f in fields(value)}
    after = {
        name: _masked(part, secrets) if name in _PICTURES else _redacted(part, secrets)
        for name, part in before.items()
        if name not in whole
    }
    return replace(value, **{n: v for n, v in after.items() if v != before[n]})


def _without(text: str, secrets: tuple[str, ...]) -> str:
    if "://" in text:
        text = _ADDRESS.sub(lambda found: _public(found[0]), text)
    return _masked(text, secrets) or ""


def _masked(text: str | None, secrets: tuple[str, ...]) -> str | None:
    """Without the words themselves, wherever they stand."""
    if text is not None:
        for secret in secrets:
            text = text.replace(secret, "…")
    return text


def _public(address: str) -> str:
    whole = unescape(address)
    public = public_url(whole)
    if public == _normal(whole):
        return address
    return escape(public) if whole != address else public


def _normal(address: str) -> str:
    try:
        return urlunsplit(urlsplit(plain_line(address)))
    except ValueError:
        return address


def _secrets_in(url: str) -> tuple[str, ...] | None:
    """The password and tokens of an address; None where it has none."""
    try:
        parts, public = urlsplit(url), urlsplit(public_url(url))
    except ValueError:
        return None
    if urlunsplit(public) == _normal(url):
        return None
    open_fields = public.query.split("&")
    hidden = [field for field in parts.query.split("&") if field not in open_fields]
    path = parts.path.removeprefix(public.path).strip("/")
    found = [field.partition("=")[2] for field in hidden]
    found += [parts.password or "", path.partition("/")[0].partition(".")[0]]
    spellings = {way for each in found for way in (each, unquote(each))}
    return tuple(sorted((s for s in spellings if len(s) >= _SHORTEST), key=len))[::-1]
