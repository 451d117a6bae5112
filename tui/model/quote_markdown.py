"""Quotes as Markdown: a page an episode, to which quotes are only ever added.

A comment after each quote tells that it is on the page, whatever else was edited.
"""

import hashlib
from collections.abc import Iterable, Sequence
from itertools import groupby

from tui.model.quote import Quote
from tui.text import markdown_escaped


def quotes_markdown(quotes: Iterable[Quote]) -> str:
    """Quotes of any episodes, an episode a heading."""
    pages = [
        added("", list(group)) for _, group in groupby(quotes, key=lambda q: _head(q))
    ]
    return "\n".join(pages)


def added(page: str, quotes: Sequence[Quote]) -> str:
    """What to put at the end of an episode's page so that it has all these quotes.

    Nothing when it has them; an empty page gets its heading first.
    """
    missing = [quote for quote in quotes if mark_of(quote) not in page]
    if not missing:
        return ""
    parts = [_entry(quote) for quote in missing]
    if not page.strip():
        parts.insert(0, _head(missing[0]))
    return _gap_after(page) + "\n\n".join(parts) + "\n"


def mark_of(quote: Quote) -> str:
    """The comment a quote is known by; the same in every library it is kept in."""
    what = f"{quote.episode_guid}\n{quote.kept.isoformat()}\n{quote.text}"
    return f"<!-- earmark:{hashlib.sha256(what.encode()).hexdigest()[:16]} -->"


def command_of(quote: Quote) -> str:
    """The command that plays its moment; none where the episode is gone."""
    if quote.episode_id is None:
        return ""
    at = "" if quote.start is None else f" --at {_clock(quote.start)}"
    return f"earmark play {quote.episode_id}{at}"


def _head(quote: Quote) -> str:
    title = markdown_escaped(quote.episode_title)
    lines = [f"# {title}", "", markdown_escaped(quote.show_title)]
    if quote.link:
        lines += ["", f"<{quote.link}>"]
    return "\n".join(lines)


def _entry(quote: Quote) -> str:
    said = "\n".join(f"> {markdown_escaped(x)}" for x in quote.text.splitlines())
    facts = [
        markdown_escaped(quote.speaker or ""),
        "" if quote.start is None else _clock(quote.start),
        f"kept {quote.kept:%Y-%m-%d}",
    ]
    parts = [said, "— " + ", ".join(filter(None, facts))]
    if quote.note:
        parts.append(quote.note)
    command = command_of(quote)
    last = f"`{command}`\n" if command else ""
    return "\n\n".join([*parts, last + mark_of(quote)])


def _gap_after(page: str) -> str:
    if not page.strip() or page.endswith("\n\n"):
        return ""
    return "\n" if page.endswith("\n") else "\n\n"


def _clock(seconds: float) -> str:
    minutes, second = divmod(int(seconds), 60)
    return f"{minutes // 60}:{minutes % 60:02}:{second:02}"
