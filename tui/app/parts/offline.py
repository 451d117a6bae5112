"""The part of the app that makes episodes and shows available without a network."""

from textual import on

from tui.app.messages import DownloadEnded, DownloadEpisode, KeepShowOffline
from tui.app.parts.downloading import DownloadingApp
from tui.app.phrases import count
from tui.app.screens.confirm import Confirm
from tui.model.episode import EpisodeRow
from tui.model.show import Show
from tui.sync.offline import Lack, lacking


class OfflineApp(DownloadingApp):
    """After the sound of an episode, brings the rest of it."""

    @on(DownloadEpisode)
    def _offline_asked(self, message: DownloadEpisode) -> None:
        row = message.row
        if message.offline and (row.downloaded or not row.playable):
            self.work("offline", self._complete, row, exclusive=False)

    @on(DownloadEnded)
    def _sound_is_here(self, message: DownloadEnded) -> None:
        if message.offline and not message.error:
            self.work("offline", self._complete, message.row, exclusive=False)

    async def _complete(self, row: EpisodeRow) -> None:
        lacks = await self.errands.run(self._complete_away(row.id))
        self.row_changed(row.id)
        if lacks:
            raise lacking(row.title, lacks)
        self.say(f"Available offline: {row.title}")

    async def _complete_away(self, episode_id: int) -> list[Lack]:
        return await self.home.offline.complete(episode_id)

    @on(KeepShowOffline)
    async def _show_asked(self, message: KeepShowOffline) -> None:
        show = message.show
        rows = await self.read(self.home.library.episodes.rows, show.id)
        wanted = [row for row in rows if not row.offline and row.playable]
        if not wanted:
            self.say(f"All of {show.title} is available offline.")
            return
        words = f"{show.title}: {count(len(wanted), 'episode')}, the newest first."
        question = Confirm(
            "Make available offline", words, "downloads all of them", otherwise="no"
        )

        def answered(yes: bool | None) -> None:
            if yes:
                self.work("offline", self._keep_all, show, wanted, exclusive=False)

        await self.push_screen(question, answered)

    async def _keep_all(self, show: Show, rows: list[EpisodeRow]) -> None:
        for row in rows:
            if not row.downloaded:
                await self.write(self.home.library.downloads.ask_offline, row.id)
        await self.write(self.transfers.take_up)
        self.library_changed()
        for row in rows:
            if row.downloaded:
                await self._complete(row)

    def library_changed(self) -> None:
        """Read the lists again."""
        raise NotImplementedError
