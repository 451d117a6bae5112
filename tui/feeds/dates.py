"""Dates: every way a feed says when an episode came out, in UTC."""

import re
import unicodedata
from datetime import UTC, datetime, timedelta, timezone

_HOURS_EAST = {
    **dict.fromkeys(("z", "ut", "utc", "gmt", "wet", "a"), 0.0),
    **{"est": -5, "edt": -4, "cst": -6, "cdt": -5, "mst": -7, "mdt": -6},
    **{"pst": -8, "pdt": -7, "akst": -9, "akdt": -8, "hst": -10, "ast": -4},
    **{"nst": -3.5, "brt": -3, "art": -3, "west": 1, "bst": 1, "cet": 1, "met": 1},
    **{"cest": 2, "mest": 2, "mesz": 2, "mez": 1, "eet": 2, "eest": 3, "sast": 2},
    **{"msk": 3, "ist": 5.5, "pkt": 5, "sgt": 8, "hkt": 8, "awst": 8, "jst": 9},
    **{"kst": 9, "acst": 9.5, "aest": 10, "aedt": 11, "nzst": 12, "nzdt": 13},
}
_MONTHS = {
    # The beginnings, without accents, of the months' names in the languages in which
    # feeds write them: English, German, French, Spanish, Portuguese, Italian, Dutch,
    # Polish, Swedish, Danish, Russian, Turkish, Finnish.
    1: ("jan", "ene", "gen", "sty", "янв", "oca", "tammi"),
    2: ("feb", "fev", "lut", "фев", "sub", "helmi"),
    3: ("mar", "mrz", "maa", "mae", "мар"),
    4: ("apr", "avr", "abr", "kwi", "апр", "nis", "huhti"),
    5: ("may", "mai", "mag", "mei", "maj", "мая", "маи", "touko"),
    6: ("jun", "juin", "giu", "cze", "июн", "haz", "kesa"),
    7: ("jul", "juil", "lug", "lip", "июл", "tem", "heina"),
    8: ("aug", "aou", "ago", "sie", "авг", "agu", "elo"),
    9: ("sep", "set", "wrz", "сен", "eyl", "syys"),
    10: ("oct", "okt", "out", "ott", "paz", "окт", "eki", "loka"),
    11: ("nov", "lis", "ноя", "kas", "marras"),
    12: ("dec", "dez", "dic", "des", "gru", "дек", "ara", "joulu"),
}
_YEAR_FIRST = re.compile(
    r"(\d{4})\s*([年년/.-])\s*(\d{1,2})\s*([月월/.-])\s*(\d{1,2})(?!\d)"
)
_ISO = re.compile(
    r"(\d{4})-?(\d\d)-?(\d\d)"
    r"(?:[T\s]+(\d\d):?(\d\d)(?::?(\d\d)(?:[.,]\d+)?)?\s*(.*))?$",
    re.IGNORECASE,
)
_DAY_FIRST = re.compile(
    r"(?:^|[^\d:])(\d{1,2})(?:st|nd|rd|th|er|o)?[\s.-]+(?:de\s+)?([^\W\d]{3,})"
)
_MONTH_FIRST = re.compile(r"([^\W\d]{3,})\.?\s+(\d{1,2})(?:st|nd|rd|th)?\b(?!:)")
_NUMERIC = re.compile(r"^(\d{1,2})([./])(\d{1,2})\2(\d{4})\b")
_YEAR = re.compile(r"(?<![\d:])((?:19|20)\d\d)(?![\d:])")
_SHORT_YEAR = re.compile(r"[^\W\d][\s.,-]+(\d\d)(?=\s+\d{1,2}:)")
_TIME = re.compile(r"(\d{1,2}):(\d\d)(?::(\d\d))?(?:[.,]\d+)?\s*([ap]\.?m\b)?", re.I)
_OFFSET = re.compile(r"(?:gmt|utc)?\s*([+-])\s?(\d{1,2}):?(\d\d)?", re.IGNORECASE)
_ZONE = re.compile(r"\(?([a-z]{1,5})\)?", re.IGNORECASE)
_UNIX_TIME = re.compile(r"^\d{9,10}$|^\d{13}$")


def parse_date(text: str) -> datetime | None:
    """A moment in UTC from RFC 822, RFC 3339, or what publishers make of them.

    Names of months are known in thirteen languages, numbers as Chinese,
    Japanese and Korean write them; a missing zone means UTC; None where no date can
    be made out.
    """
    text = text.strip()[:100]
    if not text.isascii():
        letters = unicodedata.normalize("NFKD", text)
        bare = "".join(c for c in letters if not unicodedata.combining(c))
        text = unicodedata.normalize("NFC", bare)
    try:
        return _iso(text) or _unix(text) or _written(text)
    except (ValueError, OverflowError):
        return None


def _iso(text: str) -> datetime | None:
    found = _ISO.match(text)
    if not found:
        return None
    year, month, day, *time = [int(part or 0) for part in found.groups()[:6]]
    return _moment((year, month, day), (time[0], time[1], time[2]), found[7] or "")


def _unix(text: str) -> datetime | None:
    if not _UNIX_TIME.match(text):
        return None
    return datetime.fromtimestamp(int(text[:10]), UTC)


def _written(text: str) -> datetime | None:
    date = _day(text)
    if date is None:
        return None
    time = _TIME.search(text)
    if not time:
        return _moment(date, (0, 0, 0), "")
    hour, minute, second = int(time[1]), int(time[2]), int(time[3] or 0)
    if time[4]:
        hour = hour % 12 + (12 if time[4].lower().startswith("p") else 0)
    return _moment(date, (hour, minute, second), text[time.end() :])


def _day(text: str) -> tuple[int, int, int] | None:
    if found := _NUMERIC.match(text):
        first, second = int(found[1]), int(found[3])
        american = found[2] == "/" and first <= 12
        month, day = (first, second) if american else (second, first)
        return int(found[4]), month, day
    if found := _YEAR_FIRST.search(text):
        return int(found[1]), int(found[3]), int(found[5])
    year = _YEAR.search(text) or _SHORT_YEAR.search(text)
    for pattern, day_group, month_group in ((_DAY_FIRST, 1, 2), (_MONTH_FIRST, 2, 1)):
        for written in pattern.finditer(text):
            named = _month(written[month_group])
            if named and year:
                return _full_year(year[1]), named, int(written[day_group])
    return None


def _month(name: str) -> int | None:
    """The month whose name begins so; the longest beginning is the surest."""
    name = name.lower()
    fitting = [
        (len(beginning), number)
        for number, beginnings in _MONTHS.items()
        for beginning in beginnings
        if name.startswith(beginning)
    ]
    return max(fitting)[1] if fitting else None


def _full_year(year: str) -> int:
    """Two digits as RFC 5322, 4.3 reads them."""
    number = int(year)
    if len(year) > 2:
        return number
    return number + (2000 if number < 50 else 1900)


def _moment(
    date: tuple[int, int, int], time: tuple[int, int, int], zone: str
) -> datetime | None:
    hour, minute, second = time
    moment = datetime(*date, tzinfo=timezone(_offset(zone.strip())))
    if hour > 24 or minute > 59 or second > 60:
        return None
    moment += timedelta(hours=hour, minutes=minute, seconds=second)
    return moment.astimezone(UTC)


def _offset(zone: str) -> timedelta:
    if found := _OFFSET.match(zone):
        offset = timedelta(hours=int(found[2][:2]), minutes=int(found[3] or 0))
        return -offset if found[1] == "-" else offset
    named = _ZONE.match(zone)
    return timedelta(hours=_HOURS_EAST.get(named[1].lower(), 0.0) if named else 0.0)
