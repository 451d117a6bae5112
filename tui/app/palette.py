"""The command palette: commands, shows and episodes, and the chapters being heard."""

from collections.abc import Callable, Iterable, Sequence
from functools import partial
from itertools import islice
from typing import TYPE_CHECKING, cast

from textual.command import DiscoveryHit, Hit, Hits, Provider
from textual.content import Content
from textual.visual import VisualType

from tui.app.commands import COMMANDS, Command, Scope
from tui.app.phrases import clock, day
from tui.app.screens.help import shown_keys
from tui.app.shelf import Shelf, ShelfKind, shelves
from tui.model.episode import EpisodeRow

if TYPE_CHECKING:
    from tui.app.app import EarmarkApp

_UNLISTED = (
    *(Scope.LISTS, Scope.DIALOG, Scope.CONFIRM, Scope.SEARCH),
    *(Scope.QUOTES, Scope.QUOTE_FILTER, Scope.ANCHORS, Scope.DIRECTORIES),
)
MOST_EPISODES = 40


def score_of(words: str, text: str) -> float:
    """How well words fit a text: 0 unless each is in it, better at the beginning."""
    folded, parts = text.casefold(), words.casefold().split()
    if not parts or not all(part in folded for part in parts):
        return 0.0
    return 0.9 if folded.startswith(parts[0]) else 0.5 + 0.2 / (1 + len(folded))


def marked(words: str, text: str) -> Content:
    """The text with the words underlined. Never parsed for markup."""
    content, folded = Content(text), text.casefold()
    for part in words.casefold().split():
        place = folded.find(part)
        if place >= 0 and len(folded) == len(text):
            content = content.stylize("bold underline", place, place + len(part))
    return content


def entry(words: str, text: str, beside: str) -> Content:
    """A line of the palette: what matched, and beside it what helps."""
    return Content.assemble(marked(words, text), (f"  {beside}", "$text-muted"))


class EarmarkProvider(Provider):
    """A provider that knows the app."""

    @property
    def earmark(self) -> "EarmarkApp":
        """The app."""
        return cast("EarmarkApp", self.app)


class CommandProvider(EarmarkProvider):
    """Every command that can be given without a cursor in a list."""

    async def discover(self) -> Hits:
        """All of them."""
        for command in self._commands():
            yield DiscoveryHit(
                _visual(self._line("", command)), self._run(command), command.label
            )

    async def search(self, query: str) -> Hits:
        """Those whose words fit."""
        for command in self._commands():
            text = f"{command.scope.value}: {command.help}"
            named = score_of(query, command.label)
            if score := max(named, score_of(query, f"{text} {command.label}")):
                line = _visual(self._line(query, command))
                yield Hit(score, line, self._run(command), text)

    def _commands(self) -> Iterable[Command]:
        return (c for c in COMMANDS if c.scope not in _UNLISTED)

    def _line(self, words: str, command: Command) -> Content:
        text = f"{command.scope.value}: {command.help}"
        return entry(words, text, shown_keys(self.earmark, command))

    def _run(self, command: Command) -> Callable[[], object]:
        return partial(self.earmark.run_command, command)


class LibraryProvider(EarmarkProvider):
    """Shows and episodes by title."""

    # Not read in ``startup``: Textual calls that off for good when more is typed.
    _titles: tuple[Sequence[Shelf], Sequence[EpisodeRow]] | None = None

    async def _read_titles(self) -> tuple[Sequence[Shelf], Sequence[EpisodeRow]]:
        app = self.earmark
        library = app.home.library
        listed = await app.read(shelves, library, app.now())
        return listed, await app.read(library.episodes.rows)

    async def search(self, query: str) -> Hits:
        """Shows first, then the newest episodes that fit."""
        self._titles = self._titles or await self._read_titles()
        listed, rows = self._titles
        for shelf in listed:
            if score := score_of(query, shelf.title):
                line = entry(query, shelf.title, _kind(shelf))
                open_it = partial(self.earmark.open_shelf, shelf)
                yield Hit(score, _visual(line), open_it, shelf.title)
        found = await self.earmark.read(newest_that_fit, query, rows)
        for score, row in found:
            line = entry(query, row.title, f"{row.show_title} {day(row.published)}")
            play = partial(self.earmark.open_episode, row.id)
            yield Hit(score * 0.9, _visual(line), play, row.title)


def newest_that_fit(
    words: str, rows: Iterable[EpisodeRow]
) -> list[tuple[float, EpisodeRow]]:
    """The first episodes whose titles fit, with how well they do."""
    scored = ((score_of(words, row.title), row) for row in rows)
    return list(islice((pair for pair in scored if pair[0]), MOST_EPISODES))


class ChapterProvider(EarmarkProvider):
    """Chapters of what is heard."""

    async def search(self, query: str) -> Hits:
        """Those whose titles fit."""
        listening = self.earmark.listening
        for chapter in listening.chapters:
            if score := score_of(query, chapter.title):
                line = entry(query, chapter.title, f"at {clock(chapter.start)}")
                go = partial(listening.seek_to, chapter.start)
                yield Hit(score, _visual(line), go, chapter.title)


def _kind(shelf: Shelf) -> str:
    return "show" if shelf.kind is ShelfKind.SHOW else "list"


def _visual(content: Content) -> VisualType:
    return content
