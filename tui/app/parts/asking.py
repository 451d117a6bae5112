"""The part of the app that asks: dialogs, and what follows from their answers."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import TYPE_CHECKING

from textual import on
from textual.content import Content

from tui.app.about import next_look_words
from tui.app.adding import add, refusal
from tui.app.links import allowed, open_in_browser
from tui.app.messages import AddMoved, FindAlike, OpenLink, RemoveShow, SetShow
from tui.app.parts.syncing import SyncingApp
from tui.app.phrases import count, day
from tui.app.screens.add_show import AddShow
from tui.app.screens.confirm import Confirm
from tui.app.screens.dialog import TextDialog
from tui.app.screens.help import help_dialog
from tui.app.screens.show_settings import ShowSettingsDialog
from tui.app.widgets.welcome import FOUNDING_FEED, FOUNDING_SHOW
from tui.errors import EarmarkError, SeveralFeeds
from tui.feeds.credentials import wants_user
from tui.model.chapter import PICTURE_INSIDE
from tui.model.show import Show
from tui.model.show_settings import ShowSettings
from tui.text import safe_url

if TYPE_CHECKING:
    from tui.feeds.directories import FoundShow
    from tui.sync.importing import Imported
    from tui.sync.outcome import SyncProgress

_SHOWN_EVERY = 20
"""Of the shows of a list that is added, the lists show so many more at a time."""


class AskingApp(SyncingApp):
    """Help, adding and removing shows, opening links."""

    _adding = False

    def action_help(self) -> None:
        """Show every key."""
        self.push_screen(help_dialog(self))

    async def action_problems(self) -> None:
        """List the shows that failed when they were looked at last, and why."""
        stored, now = self.home.library.shows, self.now()
        shows = await self.read(stored.all)
        waiting = await self.read(stored.left_alone, now)
        lines = [_problem(show, waiting, now) for show in shows if show.last_error]
        if lines:
            await self.push_screen(TextDialog("Problems", Content("\n\n").join(lines)))
        else:
            self.say("No show had a problem when it was looked at last.")

    async def action_add_show(self) -> None:
        """Ask for an address; what is typed at once goes to the dialog."""
        await self.push_screen(AddShow())

    @on(AddShow.Asked)
    def _add_asked(self, message: AddShow.Asked) -> None:
        self.work("add", self._add_from, message.dialog, message.address)

    async def _add_from(self, dialog: AddShow, address: str) -> None:
        self._adding = True

        def tell(progress: SyncProgress) -> None:
            self.post_message(AddMoved(dialog, progress))

        try:
            added = await self.errands.run(add(self.home, address, tell))
        except SeveralFeeds as error:
            if dialog.is_open:
                dialog.offer(error.feeds)
            return
        except EarmarkError as error:
            self._add_failed(dialog, address, error)
            return
        finally:
            self._adding = False
            self.show_status("add", "")
        if dialog.is_open:
            dialog.dismiss(None)
        self._tell_added(added)

    def _add_failed(self, dialog: AddShow, address: str, error: EarmarkError) -> None:
        if not dialog.is_open:
            self.say(str(error), "error")
        elif wants_user(error):
            dialog.ask_for_user(refusal(error, address))
        else:
            dialog.say_status(str(error), error=True)

    @on(AddMoved)
    def _show_adding(self, message: AddMoved) -> None:
        at = message.progress
        words = f"Adding {at.done} of {at.total}"
        if self._adding:
            self.show_status("add", words)
        if message.dialog.is_open:
            message.dialog.say_progress(f"{words}  {at.show}")
        if at.done % _SHOWN_EVERY == 1:
            self.library_changed()

    async def action_find_shows(self, like: Show | None = None) -> None:
        """Find shows in directories; subscribe to one, or open one that is here."""
        from tui.app.screens.find_shows import FindShows

        def answered(found: FoundShow | Show | None) -> None:
            if isinstance(found, Show):
                self.show_added(found)
            elif found is not None:
                self.say(f"Reading {found.title} …", about="add")
                self.work("add", self._add_at, found.feed_url)

        await self.push_screen(FindShows(like), answered)

    @on(FindAlike)
    async def _alike_asked(self, message: FindAlike) -> None:
        await self.action_find_shows(message.show)

    def action_add_founding_show(self) -> None:
        """Subscribe to the show Earmark was made for."""
        self.say(f"Reading {FOUNDING_SHOW} …", about="add")
        self.work("add", self._add_at, FOUNDING_FEED)

    async def _add_at(self, address: str) -> None:
        try:
            added = await self.errands.run(add(self.home, address))
        except EarmarkError as error:
            if not wants_user(error):
                self.say(str(error), "error", about="add")
                return
            dialog = AddShow(address)
            await self.push_screen(dialog)
            dialog.ask_for_user(refusal(error, address))
        else:
            self._tell_added(added)

    def _tell_added(self, imported: Imported) -> None:
        shows, known, refused = imported.new, imported.already_there, imported.refused
        if len((*shows, *known)) == 1 and not refused:
            (show,) = (*shows, *known)
            there = "already subscribed, " if known else ""
            episodes = count(show.episodes, "episode")
            self.say(f"{show.title}: {there}{episodes}.", about="add")
            self.show_added(show)
        else:
            there = f", {len(known)} already there" if known else ""
            bad = f", {len(refused)} refused" if refused else ""
            done = f"{count(len(shows), 'show')} added{there}{bad}."
            self.say(done, about="add")
            for sentence in _reasons(imported):
                self.say(sentence, "warning")
        if self.home.library.secrets.warning:
            self.say(self.home.library.secrets.warning, "warning")
        self.library_changed()

    def show_added(self, show: Show) -> None:
        """Open the list of a show just added."""
        raise NotImplementedError

    @on(SetShow)
    async def _settings_asked(self, message: SetShow) -> None:
        show = message.show
        kept = await self.read(self.home.library.show_settings.get, show.id)
        await self.push_screen(ShowSettingsDialog(show, kept, self.home.settings))

    @on(ShowSettingsDialog.Changed)
    def _settings_changed(self, message: ShowSettingsDialog.Changed) -> None:
        number, settings = message.show.id, message.settings
        self.work("settings", self._keep_settings, number, settings, exclusive=False)

    async def _keep_settings(self, show_id: int, settings: ShowSettings) -> None:
        await self.write(self.home.library.show_settings.set, show_id, settings)
        self.show_settings_changed()

    @on(RemoveShow)
    def _remove_asked(self, message: RemoveShow) -> None:
        show = message.show
        gone = "episode goes" if show.episodes == 1 else "episodes go"
        words = f"{show.title}. Its {show.episodes:,} {gone} too; kept quotes stay."
        question = Confirm("Remove a show", words, "removes it", otherwise="keeps it")

        def answered(yes: bool | None) -> None:
            if yes:
                self.work("remove", self._remove, show)

        self.push_screen(question, answered)

    async def _remove(self, show: Show) -> None:
        await self.write(self.home.library.shows.remove, show.id)
        self.say(f"{show.title} is removed.")
        self.library_changed()

    @on(OpenLink)
    def _link_asked(self, message: OpenLink) -> None:
        if message.url.startswith(PICTURE_INSIDE):
            return
        if not allowed(message.url):
            self.say("Only web and mail addresses can be opened.", "warning")
            return
        question = Confirm("Open a link", message.url, "opens it in the browser")

        def answered(yes: bool | None) -> None:
            if yes:
                self.work("link", self._open_link, message.url)

        self.push_screen(question, answered)

    async def _open_link(self, url: str) -> None:
        kept = await self.read(self.home.art.path, url)
        if not await self.read(open_in_browser, url, kept):
            self.copy_to_clipboard(url)
            self.say("There is no browser with a window here: the address is copied.")


def _problem(show: Show, waiting: Sequence[Show], now: datetime) -> Content:
    times = f", {show.failures} times in a row" if show.failures > 1 else ""
    when = f"{day(show.last_checked)}{times} · {safe_url(show.url)}"
    again = f"Next look: {next_look_words(show, waiting, now)}"
    muted = (f"{when}\n{again}", "$text-muted")
    return Content.assemble((show.title, "bold"), f"\n{show.last_error}\n", muted)


def _reasons(imported: Imported) -> list[str]:
    """Why shows of a list were refused: a few reasons, or the one behind them all."""
    if imported.offline:
        from tui.sync.importing import OFFLINE

        return [OFFLINE]
    return [refusal.sentence for refusal in imported.refused[:3]]
