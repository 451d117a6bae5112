"""Caching headers: how long an answer stays good, and when to come back."""

import re
from collections.abc import Mapping
from datetime import datetime
from email.utils import parsedate_to_datetime

from tui.model.show import Validators

BUSY_SECONDS = 15 * 60.0
"""How long a server is left alone that asks for fewer requests and not for how long."""

_MAX_AGE = re.compile(r"(?:^|[\s,])max-age\s*=\s*\"?(\d{1,9})", re.IGNORECASE)
_TOO_MANY = 429
_NO_CACHE = re.compile(r"(?:^|[\s,])no-(?:cache|store)(?:$|[\s,])", re.IGNORECASE)


def validators_in(headers: Mapping[str, str], body_hash: str | None) -> Validators:
    """What to send back next time (RFC 9110, 8.8), kept as opaque text."""
    return Validators(
        _opaque(headers.get("etag")), _opaque(headers.get("last-modified")), body_hash
    )


def max_age_in(headers: Mapping[str, str], now: datetime) -> float | None:
    """Seconds the answer stays good: ``max-age`` less ``Age``, else ``Expires``.

    See RFC 9111, 4.2. None where the server does not say, or says not to keep it.
    """
    rules = headers.get("cache-control", "")
    if _NO_CACHE.search(rules):
        return None
    if found := _MAX_AGE.search(rules):
        age = headers.get("age", "0").strip()
        return max(0.0, float(found[1]) - (float(age) if age.isdecimal() else 0.0))
    return _seconds_until(headers.get("expires"), now)


def retry_after_in(
    headers: Mapping[str, str], now: datetime, *, status: int | None = None
) -> float | None:
    """Seconds to stay away (RFC 9110, 10.2.3): a number, or a date.

    With the status 429 a server need not say for how long (RFC 6585, 4).
    """
    given = headers.get("retry-after", "").strip()
    if given.isdecimal() and len(given) < 10:
        return float(given)
    seconds = _seconds_until(given or None, now)
    return BUSY_SECONDS if seconds is None and status == _TOO_MANY else seconds


def _opaque(value: str | None) -> str | None:
    return value if value and value.isascii() and value.isprintable() else None


def _seconds_until(date: str | None, now: datetime) -> float | None:
    try:
        moment = parsedate_to_datetime(date) if date else None
    except (ValueError, OverflowError):
        return None
    if moment is None or moment.tzinfo is None:
        return None
    return max(0.0, (moment - now).total_seconds())
