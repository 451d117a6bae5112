"""Quote files: a folder of Markdown, a file an episode, to which quotes are added.

What was edited by hand in a file stays; quotes that are in it are not written again,
and notes written to them since are added.
"""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from tui.errors import EarmarkError
from tui.model.quote import Quote
from tui.model.quote_markdown import Addition, addition
from tui.playback.file_names import safe_name

_LONGEST_NAME = 110


@dataclass(frozen=True, slots=True)
class Written:
    """What an export did."""

    folder: Path
    quotes: int
    """How many were new."""
    files: int
    """How many files something was added to."""
    notes: int = 0
    """How many notes to quotes of before were new."""


def write_quotes(quotes: Sequence[Quote], folder: Path, today: date) -> Written:
    """Add quotes to the files of their episodes, the first kept first.

    Raises:
        EarmarkError: the folder cannot be written to.
    """
    pages: dict[str, list[Quote]] = defaultdict(list)
    names = _names(quotes)
    for quote in sorted(quotes, key=lambda quote: quote.id):
        pages[names[_episode(quote)]].append(quote)
    try:
        folder.mkdir(parents=True, exist_ok=True)
        more = [_add(folder / name, page, today) for name, page in pages.items()]
    except OSError as error:
        raise EarmarkError(
            f"Quotes cannot be written to {folder}: {error.strerror or error}."
        ) from error
    return Written(
        folder,
        sum(each.quotes for each in more),
        sum(bool(each.text) for each in more),
        sum(each.notes for each in more),
    )


def _add(file: Path, quotes: Sequence[Quote], today: date) -> Addition:
    try:
        page = file.read_text(encoding="utf-8", errors="replace")
    except FileNotFoundError:
        page = ""
    more = addition(page, quotes, today)
    if more.text:
        with file.open("a", encoding="utf-8", newline="\n") as opened:
            opened.write(more.text)
    return more


_Episode = tuple[str, str, str]


def _episode(quote: Quote) -> _Episode:
    return quote.show_title, quote.episode_title, quote.episode_guid


def _names(quotes: Sequence[Quote]) -> dict[_Episode, str]:
    """A file name for each episode; those that would share one are numbered."""
    names: dict[_Episode, str] = {}
    taken: dict[str, int] = {}
    for quote in sorted(quotes, key=lambda quote: quote.id):
        episode = _episode(quote)
        if episode in names:
            continue
        name = safe_name(" - ".join(episode[:2]), "Quotes", _LONGEST_NAME)
        count = taken[name.casefold()] = taken.get(name.casefold(), 0) + 1
        names[episode] = f"{name}.md" if count == 1 else f"{name} ({count}).md"
    return names
