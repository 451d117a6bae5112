"""The screen that finds shows: directories asked for words, each as it answers."""

from __future__ import annotations

import asyncio
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import ActiveBinding, BindingType
from textual.containers import Horizontal
from textual.content import Content
from textual.message import Message
from textual.widgets import Footer, Input, Static

from tui.app.alike import alike_rows, none_alike
from tui.app.commands import Scope, bindings
from tui.app.footing import reworded
from tui.app.phrases import count
from tui.app.screens.heard import HeardScreen
from tui.app.services import home_app, is_open
from tui.app.widgets.found_list import FoundList
from tui.app.widgets.line_list import LineList
from tui.app.widgets.preview_pane import PreviewPane
from tui.errors import EarmarkError
from tui.feeds.directories import APPLE, Apple, FoundShow
from tui.feeds.finding import Findings, directories_in, finding_shows, podcast_index_in
from tui.feeds.similar import similar_shows
from tui.model.show import Show
from tui.sync.preview import Preview, preview

DEBOUNCE = 0.3
WIDTHS = [(0, "-narrow"), (90, "-wide")]


class WordsInput(Input):
    """The line to type in; its other keys move among the shows."""

    BINDINGS: ClassVar[list[BindingType]] = [*bindings(Scope.DIRECTORIES)]


class FindShows(HeardScreen[FoundShow | Show | None]):
    """A line to type in, the shows found, and a preview of the one under the cursor.

    Its answer is a show to subscribe to, or one of the library to open.
    """

    BINDINGS: ClassVar[list[BindingType]] = [*bindings(Scope.DIRECTORIES)]
    HORIZONTAL_BREAKPOINTS = WIDTHS

    class Told(Message):
        """A directory has answered."""

        def __init__(self, words: str, findings: Findings) -> None:
            super().__init__()
            self.words = words
            self.findings = findings

    def __init__(self, like: Show | None = None) -> None:
        """``like`` has shows like it listed, instead of those that words find."""
        super().__init__()
        self._like = like
        self.found = FoundList(id="found")
        self.preview = PreviewPane()
        self._asked = ""
        self._answered = False
        self._choosing = ""
        self._previews: dict[str, Preview] = {}

    @property
    def active_bindings(self) -> dict[str, ActiveBinding]:
        """What Enter does to the words, or to the show under the cursor."""
        words = dict.fromkeys(("directory.subscribe", "list.choose"), self._choosing)
        return reworded(super().active_bindings, words)

    def compose(self) -> ComposeResult:
        """Input or title, status, shows beside their preview."""
        if self._like is not None:
            title = Content.styled(f"Shows like {self._like.title}", "bold")
            yield Static(title, classes="pane-title")
        else:
            words = "Words of a show's title, or who makes it"
            yield WordsInput(placeholder=words, id="search-words")
        yield Static(id="search-status")
        with Horizontal(id="findings"):
            yield self.found
            yield self.preview
        yield self.player_bar
        yield Footer(compact=True, show_command_palette=False)

    def on_mount(self) -> None:
        """Begin with the words, or with the shows like one."""
        if self._like is None:
            self.set_focus(self.query_one(Input))
            self.found.show_rows([], empty="Type words and press Enter.")
        self._word_choosing()
        home_app(self).work("subscribed", self._mark_subscribed)
        if self._like is not None:
            self.set_focus(self.found)
            self._asked = self._like.title
            self._say("Asking for its recommendations and charts …")
            home_app(self).work("directories", self._ask_alike, self._like)

    def on_unmount(self) -> None:
        """Wait for nobody any longer."""
        for group in ("directories", "preview", "subscribed"):
            self.app.workers.cancel_group(self.app, group)

    def action_choose(self) -> None:
        """Ask for new words; else subscribe to the show under the cursor."""
        if self._to_ask:
            self.ask(self._to_ask)
        else:
            self._answer()

    @property
    def _to_ask(self) -> str:
        """The words typed, unless they were asked for and found something."""
        words = "".join(line.value.strip() for line in self.query(Input))
        in_vain = self._answered and self.found.found is None
        return words if words != self._asked or in_vain else ""

    def _answer(self) -> None:
        if (found := self.found.found) is not None:
            self.dismiss(self.found.show_of(found) or found)

    async def _mark_subscribed(self) -> None:
        app = home_app(self)
        self.found.mark_subscribed(await app.read(app.home.library.shows.all))
        self._word_choosing()

    @on(Input.Changed)
    @on(LineList.Highlighted)
    def _word_choosing(self) -> None:
        found = self.found.found
        choosing = "Open" if self.found.show_of(found) else "Subscribe"
        if self._to_ask or found is None:
            choosing = "Ask" if self._to_ask else ""
        if choosing != self._choosing:
            self._choosing = choosing
            self.refresh_bindings()

    def ask(self, words: str) -> None:
        """Ask every directory."""
        self._asked, self._answered = words, False
        self.found.show_rows([], empty="")
        self.preview.clear()
        self._word_choosing()
        self._say("Asking the directories …")
        home_app(self).work("directories", self._ask, words)

    async def _ask(self, words: str) -> None:
        home = home_app(self).home

        async def tell() -> None:
            directories = directories_in(home.settings, home.fetcher)
            async for findings in finding_shows(words, directories):
                self.post_message(self.Told(words, findings))

        await home_app(self).errands.run(tell())

    async def _ask_alike(self, show: Show) -> None:
        home = home_app(self).home
        url = home.settings.apple_url

        async def tell() -> None:
            apple = Apple(home.fetcher, url) if url else None
            index = podcast_index_in(home.settings, home.fetcher)
            async for findings in similar_shows(show, apple, index):
                self.post_message(self.Told(show.title, findings))

        await home_app(self).errands.run(tell())

    @on(Told)
    def _told(self, message: Told) -> None:
        if message.words != self._asked or not is_open(self):
            return
        findings, before = message.findings, self.found.current
        empty = self._empty_words if findings.done else ""
        shows, like = findings.shows, self._like
        rows = list(shows) if like is None else alike_rows(shows, like)
        self.found.show_rows(rows, empty=empty)
        if before is None:
            self.found.action_first()
            self._preview_soon()
        self._answered = findings.done
        self._word_choosing()
        self._say(_status(findings))

    @property
    def _empty_words(self) -> str:
        if self._like is None:
            return f"No show was found for “{self._asked}”."
        return none_alike(self._like)

    @on(LineList.Highlighted)
    def _highlighted(self) -> None:
        self._preview_soon()

    @on(LineList.Chosen)
    def _chosen(self, message: LineList.Chosen) -> None:
        message.stop()
        self._answer()

    def _preview_soon(self) -> None:
        if self.found.found is not None:
            home_app(self).work("preview", self._show_preview, self.found.found)

    async def _show_preview(self, found: FoundShow) -> None:
        if found.feed_url not in self._previews:
            self._say_of(found, "Reading the feed …")
            await asyncio.sleep(DEBOUNCE)
            try:
                self._previews[found.feed_url] = await self._read_preview(found)
            except EarmarkError as error:
                self._say_of(found, str(error))
                return
        seen = self._previews[found.feed_url]
        known = self.found.recognize(found, seen.url, seen.show.guid)
        self._word_choosing()
        self.preview.show_preview(found, seen, known)

    def _say_of(self, found: FoundShow, words: str) -> None:
        self.preview.show_found(found, words, self.found.show_of(found))

    async def _read_preview(self, found: FoundShow) -> Preview:
        home = home_app(self).home
        directory = home.settings.apple_url or APPLE
        reading = preview(home.fetcher, found.feed_url, directory)
        return await home_app(self).errands.run(reading)

    def _say(self, words: str) -> None:
        self.query_one("#search-status", Static).update(Content(words))

    def action_move(self, step: int) -> None:
        """Move among the shows while typing."""
        self.found.action_move(step)

    def action_move_page(self, step: int) -> None:
        """Move by a page among the shows while typing."""
        self.found.action_move_page(step)

    def action_back(self) -> None:
        """Back to where the listener was."""
        self.dismiss(None)


def _status(findings: Findings) -> str:
    shows = count(len(findings.shows), "show")
    asking = "" if findings.done else " so far"
    return " ".join((f"{shows}{asking}.", *findings.problems))
