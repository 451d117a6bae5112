"""Quotes as Markdown: a page an episode, to which quotes are only ever added.

A comment after each quote tells that it is on the page, whatever else was edited, and
another one which note is; a note written later is added at the end, with its day.
"""

import hashlib
import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from tui.model.episode_key import episode_key
from tui.model.quote import Quote
from tui.text import markdown_escaped

_OPENING = 60
"""Characters of a quote by which a note says what it is to."""


def quotes_markdown(quotes: Iterable[Quote]) -> str:
    """Quotes of any episodes, an episode a heading."""
    pages: dict[str, list[Quote]] = {}
    for quote in quotes:
        pages.setdefault(_head(quote), []).append(quote)
    return "\n".join(map(_page, pages.values()))


@dataclass(frozen=True, slots=True)
class Addition:
    """What a page lacks."""

    text: str
    """To be put at its end."""
    quotes: int
    notes: int
    """How many notes to quotes that were there before."""


def addition(page: str, quotes: Sequence[Quote], today: date) -> Addition:
    """What an episode's page lacks of these quotes and of the notes to them.

    Nothing when it has all; an empty page gets its heading first.
    """
    missing = [quote for quote in quotes if mark_of(quote) not in page]
    noted = [quote for quote in quotes if mark_of(quote) in page]
    noted = [q for q in noted if q.note and _note_mark(q) not in page]
    parts = [_entry(quote) for quote in missing]
    parts += [_later_note(quote, today) for quote in noted]
    if parts and not page.strip():
        parts.insert(0, _head(missing[0]))
    text = _gap_after(page) + "\n\n".join(parts) + "\n" if parts else ""
    return Addition(text, len(missing), len(noted))


def mark_of(quote: Quote) -> str:
    """The comment a quote is known by; the same in every library it is kept in."""
    return f"<!-- earmark:{_digest(quote)} -->"


def command_of(quote: Quote) -> str:
    """The command that plays its moment, on any machine that has the show.

    The time is a tenth of a second exact and never after the first word; the first
    words find their sentence again where better times have moved it.
    """
    at = "" if quote.start is None else f" --at {_at(quote.start, quote.opening)}"
    return f"earmark play {episode_key(quote.episode_guid)}{at}"


def _at(start: float, opening: str) -> str:
    return f'"{_exact(start)} {opening}"' if opening else _exact(start)


def _digest(quote: Quote, more: str = "") -> str:
    what = f"{quote.episode_guid}\n{quote.kept.isoformat()}\n{quote.text}{more}"
    return hashlib.sha256(what.encode()).hexdigest()[:16]


def _note_mark(quote: Quote) -> str:
    return f"<!-- earmark-note:{_digest(quote, quote.note)} -->"


def _head(quote: Quote) -> str:
    title = markdown_escaped(quote.episode_title)
    lines = [f"# {title}", "", markdown_escaped(quote.show_title)]
    if quote.link:
        lines += ["", f"<{quote.link}>"]
    return "\n".join(lines)


def _page(quotes: Sequence[Quote]) -> str:
    return "\n\n".join([_head(quotes[0]), *map(_entry, quotes)]) + "\n"


def _entry(quote: Quote) -> str:
    facts = [
        "" if len(quote.speakers) > 1 else markdown_escaped(", ".join(quote.speakers)),
        "" if quote.start is None else _clock(quote.start),
        f"kept {quote.kept:%Y-%m-%d}",
    ]
    parts = [_said(quote), "— " + ", ".join(filter(None, facts))]
    marks = [mark_of(quote)]
    if quote.note:
        parts.append(quote.note)
        marks.append(_note_mark(quote))
    last = "\n".join([f"`{command_of(quote)}`", *marks])
    return "\n\n".join([*parts, last])


def _said(quote: Quote) -> str:
    """The words set off; where several speak, each behind their name."""
    several = len(quote.turns) > 1
    turns = [
        _set_off(text, speaker if several else None) for speaker, text in quote.turns
    ]
    return "\n>\n".join(turns)


def _set_off(text: str, speaker: str | None) -> str:
    lines = [markdown_escaped(line) for line in text.splitlines()]
    if speaker:
        lines[0] = f"**{markdown_escaped(speaker)}:** {lines[0]}"
    return "\n".join(f"> {line}" for line in lines)


def _later_note(quote: Quote, today: date) -> str:
    """A note to a quote that stands further up."""
    at = "" if quote.start is None else f", {_clock(quote.start)}"
    words = markdown_escaped(_opening(quote.turns[0][1]))
    head = f"Note of {today:%Y-%m-%d} to “{words}”{at}:"
    return "\n\n".join([head, f"{quote.note}\n{_note_mark(quote)}"])


def _opening(text: str) -> str:
    words = " ".join(text.split())
    return words if len(words) <= _OPENING else words[: _OPENING - 1].rstrip() + "…"


def _gap_after(page: str) -> str:
    if not page.strip() or page.endswith("\n\n"):
        return ""
    return "\n" if page.endswith("\n") else "\n\n"


def _clock(seconds: float) -> str:
    minutes, second = divmod(int(seconds), 60)
    return f"{minutes // 60}:{minutes % 60:02}:{second:02}"


def _exact(seconds: float) -> str:
    tenth = math.floor(seconds * 10) % 10
    return f"{_clock(seconds)}.{tenth}"
