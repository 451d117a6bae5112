"""The downloads screen: what is coming, what is here, and what it takes."""

import shutil
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import ActiveBinding, BindingType
from textual.content import Content
from textual.widgets import Footer, Static

from tui.app.commands import Scope, bindings
from tui.app.download_items import DownloadItem, download_items, key_words
from tui.app.footing import reworded
from tui.app.messages import DownloadEpisode, DropDownload, KeepAsItCame, PauseDownloads
from tui.app.phrases import megabytes
from tui.app.screens.heard import HeardScreen
from tui.app.services import home_app, is_open
from tui.app.widgets.download_list import DownloadList
from tui.app.widgets.line_list import LineList
from tui.model.download_state import DownloadState
from tui.model.episode import EpisodeRow
from tui.sync.transfers import Transfers

_NONE = "No downloads.\nPress d on an episode to download it."
_EVERY = 0.5


class DownloadsScreen(HeardScreen[EpisodeRow | None]):
    """A title with totals over the list."""

    BINDINGS: ClassVar[list[BindingType]] = [*bindings(Scope.DOWNLOADS)]

    def __init__(self, transfers: Transfers) -> None:
        super().__init__()
        self.downloads = DownloadList(transfers.progress)
        self._words: dict[str, str] = {}

    @property
    def active_bindings(self) -> dict[str, ActiveBinding]:
        """What the keys do to the download under the cursor."""
        return reworded(super().active_bindings, self._words)

    def compose(self) -> ComposeResult:
        """Title and list."""
        yield Static(id="downloads-title", classes="pane-title")
        yield self.downloads
        yield self.player_bar
        yield Footer(compact=True, show_command_palette=False)

    def on_mount(self) -> None:
        """Read the list, again and again while it is seen."""
        self.set_focus(self.downloads)
        self._read_again()
        self.set_interval(_EVERY, self._read_again)

    def _read_again(self) -> None:
        home_app(self).work("downloads list", self._load)

    async def _load(self) -> None:
        app = home_app(self)
        folder = app.home.directories.downloads
        items = await app.read(download_items, app.home.library, folder)
        free = await app.read(_free_bytes, app.home.directories.data)
        if is_open(self):
            self.downloads.show_rows(items, empty=_NONE)
            self._show_title(items, free)
            self._show_words()

    @on(LineList.Highlighted)
    def _show_words(self) -> None:
        words = key_words(self.downloads.current)
        if words != self._words:
            self._words = words
            self.refresh_bindings()

    def _show_title(self, items: list[DownloadItem], free: int) -> None:
        coming = sum(item.coming is not None for item in items)
        here = len(items) - coming
        used = megabytes(sum(item.size_bytes for item in items))
        words = [f"{coming} coming"] if coming else []
        words += [f"{here} here, {used}"] if here else []
        facts = " · ".join([*words, f"{megabytes(free)} free"])
        title = Content.assemble(("Downloads", "bold"), (f"  {facts}", "$text-muted"))
        self.query_one("#downloads-title", Static).update(title)

    @on(LineList.Chosen)
    def _chosen(self, message: LineList.Chosen) -> None:
        message.stop()
        item: DownloadItem = message.row
        if item.coming is None:
            self.dismiss(item.row)
        elif item.coming.state is DownloadState.UNLIKE:
            self.app.post_message(KeepAsItCame(item.row))
        else:
            self.action_pause()

    def action_pause(self) -> None:
        """Let the download under the cursor rest, go on, or try again."""
        item = self.downloads.current
        if item is not None and item.coming is not None:
            self.app.post_message(DownloadEpisode(item.row))

    def action_pause_all(self) -> None:
        """Let every download rest, or go on."""
        self.app.post_message(PauseDownloads())

    def action_drop(self) -> None:
        """Call the download off, or delete the file."""
        if (item := self.downloads.current) is not None:
            self.app.post_message(DropDownload(item.row))

    def action_back(self) -> None:
        """Leave."""
        self.dismiss(None)


def _free_bytes(folder: object) -> int:
    return shutil.disk_usage(str(folder)).free
