"""The part of the app that downloads: what is wanted, and how it goes."""

from dataclasses import replace
from functools import partial

from textual import on

from tui.app.deeds import TAKE_BACK
from tui.app.messages import (
    DownloadEnded,
    DownloadEpisode,
    DownloadMoved,
    DropDownload,
    KeepAsItCame,
    OpenEpisode,
    PauseDownloads,
)
from tui.app.phrases import count, megabytes, progress_wordings
from tui.app.screens.confirm import Confirm
from tui.app.screens.downloads import DownloadsScreen
from tui.app.services import HomeApp
from tui.home import Home
from tui.model.download_state import DownloadState
from tui.model.episode import EpisodeRow
from tui.playback.downloads import Progress
from tui.sync.transfers import TransferNews, Transfers

AS_IT_CAME = "It is kept as it came, unlike what its feed describes."


class DownloadingApp(HomeApp):
    """Downloads what the listener marks, and says how it goes."""

    def __init__(self, home: Home) -> None:
        super().__init__(home)
        self.transfers = Transfers(
            home.library.downloads,
            lambda *arguments: self.home.download(*arguments),
            self._tell_of_transfer,
            home.settings.downloads_at_once,
        )
        self.under_way: dict[int, Progress] = {}
        self._called_off: set[int] = set()

    def start_downloads(self) -> None:
        """Go on with what was wanted the last time."""
        if not self.home.read_only:
            self.work("downloads", self._take_up)

    async def _take_up(self) -> None:
        await self.write(self.home.files.forget_missing)
        await self.write(self.home.files.sweep_partials)
        await self.write(self.transfers.take_up)

    def _tell_of_transfer(self, news: TransferNews) -> None:
        row = news.download.row
        if news.progress is not None:
            self.post_message(DownloadMoved(row, news.progress))
        else:
            offline = news.download.offline
            self.post_message(DownloadEnded(row, news.error, offline, news.oddity))

    async def action_downloads(self) -> None:
        """List what is coming and what is there."""

        def answered(row: EpisodeRow | None) -> None:
            if row is not None:
                self.post_message(OpenEpisode(row.id))

        await self.push_screen(DownloadsScreen(self.transfers), answered)

    @on(DownloadEpisode)
    def _download_asked(self, message: DownloadEpisode) -> None:
        row = message.row
        if message.offline and (row.downloaded or not row.playable):
            return
        if not row.playable:
            self.say("A post without sound has nothing to download.")
        elif row.live:
            self.say("What is live can be heard, not downloaded.")
        else:
            self.work("download", self._toggle, row, message.offline, exclusive=False)

    async def _toggle(self, row: EpisodeRow, offline: bool) -> None:
        """Want it, let it rest, or let it go on."""
        row = await self.read(self.home.library.episodes.row, row.id)
        if row.downloaded and not await self._is_missing(row):
            self.say(f"Already downloaded: {row.title}. D deletes the file.")
            return
        if row.download is DownloadState.WAITING and not offline:
            await self.write(self.transfers.pause, row.id)
            key = "p" if isinstance(self.screen, DownloadsScreen) else "d"
            self.say(f"Paused: {row.title}. {key} goes on.", about=f"download {row.id}")
        else:
            await self.write(lambda: self.transfers.ask(row.id, offline=offline))
        self.row_changed(row.id)

    async def _is_missing(self, row: EpisodeRow) -> bool:
        """Whether the file was deleted by somebody else; then that is known."""
        episode = await self.read(self.home.library.episodes.get, row.id)
        if await self.read(self.home.files.path, episode) is not None:
            return False
        await self.write(self.home.library.downloads.remove, row.id)
        return True

    @on(KeepAsItCame)
    def _keep_unlike_asked(self, message: KeepAsItCame) -> None:
        self.work("download", self._keep_as_it_came, message.row, exclusive=False)

    async def _keep_as_it_came(self, row: EpisodeRow) -> None:
        offline = await self._is_for_offline(row)
        await self.write(self.home.files.keep_as_it_came, row.id)
        self.post_message(DownloadEnded(row, "", offline, AS_IT_CAME))

    @on(PauseDownloads)
    def _pause_asked(self) -> None:
        self.work("download", self._pause_all, exclusive=False)

    async def _pause_all(self) -> None:
        """Let everything rest; where everything rests, let it go on."""
        coming = await self.read(self.home.library.downloads.coming)
        waiting = [d for d in coming if d.state is DownloadState.WAITING]
        change = self.transfers.pause if waiting else self.transfers.ask
        for download in waiting or coming:
            await self.write(change, download.row.id)
            self.row_changed(download.row.id)
        if coming:
            done = "paused" if waiting else "going on"
            self.say(f"{count(len(waiting or coming), 'download')} {done}.")

    @on(DropDownload)
    def _drop_asked(self, message: DropDownload) -> None:
        self.work("download", self._drop, message.row, exclusive=False)

    async def _drop(self, row: EpisodeRow) -> None:
        row = await self.read(self.home.library.episodes.row, row.id)
        if row.downloaded:
            self._ask_to_delete(row)
        elif row.download is None:
            self.say("It is not downloaded.")
        else:
            await self._call_off(row)

    async def _call_off(self, row: EpisodeRow) -> None:
        """Want it no more; what came of it stays until that can't be taken back."""
        offline = await self._is_for_offline(row)
        await self.write(self.transfers.call_off, row.id)
        self._called_off.add(row.id)
        self.can_take_back(partial(self.transfers.ask, row.id, offline=offline))
        self._forget(row.id)
        self.say(f"Called off: {row.title}. {TAKE_BACK}", about=f"download {row.id}")
        self.row_changed(row.id)

    async def _is_for_offline(self, row: EpisodeRow) -> bool:
        """Whether all the rest of the episode is wanted, too."""
        coming = await self.read(self.home.library.downloads.coming)
        return any(each.offline for each in coming if each.row.id == row.id)

    def _ask_to_delete(self, row: EpisodeRow) -> None:
        if row.id == self.heard_id:
            self.say("This file is being heard: play something else first.", "warning")
            return
        question = Confirm(
            "Delete a download", row.title, "deletes the file", otherwise="keeps it"
        )

        def answered(yes: bool | None) -> None:
            if yes:
                self.work("download", self._delete, row, exclusive=False)

        self.push_screen(question, answered)

    async def _delete(self, row: EpisodeRow) -> None:
        freed = await self.write(self.home.files.remove, row.id)
        self.say(f"Deleted: {row.title}. That frees {megabytes(freed)}.")
        self.row_changed(row.id)

    async def tidy_downloads(self) -> None:
        """Do what the rules say, and try again what failed: there is a network."""
        if self.home.read_only:
            return
        heard = [] if self.heard_id is None else [self.heard_id]
        tidied = await self.write(
            partial(self.home.tidy, heard, ask=self.transfers.ask)
        )
        if tidied.sentence:
            self.say(tidied.sentence)
        await self.write(self.transfers.retry_failed)

    @property
    def heard_id(self) -> int | None:
        """The episode that is heard or ready to be."""
        raise NotImplementedError

    @on(DownloadMoved)
    def _download_moved(self, message: DownloadMoved) -> None:
        first = message.row.id not in self.under_way
        self.under_way[message.row.id] = message.progress
        self.show_progress(message.row.id, message.progress.share)
        self._show_downloads(message.row.title)
        if first:
            self.row_changed(message.row.id)

    @on(DownloadEnded)
    def _download_ended(self, message: DownloadEnded) -> None:
        self._forget(message.row.id)
        if message.error:
            self.say(f"{message.row.title}: {message.error}", "error")
        elif message.oddity:
            words = f"Downloaded: {message.row.title}. {message.oddity}"
            self.say(words, "warning")
        else:
            self.say(f"Downloaded: {message.row.title}")
        self.row_changed(message.row.id)

    def _forget(self, episode_id: int) -> None:
        self.under_way.pop(episode_id, None)
        self.show_progress(episode_id, None)
        self._show_downloads("")

    def _show_downloads(self, title: str) -> None:
        """One line on everything that is under way."""
        running = {
            number: progress
            for number, progress in self.under_way.items()
            if self.transfers.is_under_way(number)
        }
        self.under_way = running
        if not running:
            self.show_status("download", "")
            return
        several = f" {len(running)}:" if len(running) > 1 else ""
        together = _together(list(running.values()))
        long, *fewer = (
            f"Downloading{several} {w}" for w in progress_wordings(together)
        )
        named = f"{long}  {title}" if title and not several else long
        self.show_status("download", named, long, *fewer)

    def show_progress(self, episode_id: int, share: float | None) -> None:
        """How much of a download is there, in the lists; None: it is over."""
        raise NotImplementedError

    def _discard_called_off(self) -> None:
        """Let go of what came of downloads that nobody wants any more."""
        wanted = {download.row.id for download in self.home.library.downloads.coming()}
        for number in self._called_off - wanted:
            self.home.files.discard_partial(number)

    def close_services(self) -> None:
        """Stop downloads, which go on the next time, then end the threads."""
        self.transfers.close()
        self._discard_called_off()
        super().close_services()


def _together(several: list[Progress]) -> Progress:
    totals = [progress.total_bytes for progress in several]
    known = [total for total in totals if total is not None]
    together = Progress(
        sum(progress.done_bytes for progress in several),
        sum(known) if len(known) == len(totals) else None,
        sum(progress.bytes_per_second for progress in several),
    )
    stuck = all(progress.trouble for progress in several)
    return replace(together, trouble=several[0].trouble) if stuck else together
