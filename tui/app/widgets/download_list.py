"""The list of downloads: how far each is, and what is in its way."""

from collections.abc import Callable, Hashable, Sequence
from typing import ClassVar

from textual.binding import BindingType

from tui.app.commands import Scope, bindings
from tui.app.download_items import DownloadItem
from tui.app.drawing import Line, Piece, spread
from tui.app.phrases import bar, megabytes, percent, rate_words, short_day
from tui.app.widgets.line_list import LineList
from tui.model.download_state import DownloadState
from tui.playback.downloads import Progress

_MARKS = {
    DownloadState.WAITING: ("↓", "accent"),
    DownloadState.PAUSED: ("‖", "muted"),
    DownloadState.FAILED: ("!", "warning"),
    DownloadState.UNLIKE: ("?", "warning"),
}
UNLIKE = "It is not the file its feed describes (its hash differs)."
_BAR_FROM = 60
"""The narrowest list with bars."""


class DownloadList(LineList[DownloadItem]):
    """Downloads, two lines each."""

    BINDINGS: ClassVar[list[BindingType]] = [*bindings(Scope.DOWNLOADS)]

    def __init__(self, progress: Callable[[int], Progress | None]) -> None:
        """``progress`` tells of an episode that is under way."""
        super().__init__(id="downloads")
        self._progress = progress

    def key(self, row: DownloadItem) -> Hashable:
        """A download is known by its episode."""
        return row.row.id

    def row_height(self, width: int) -> int:
        """Always two lines."""
        return 2

    def draw(self, row: DownloadItem, width: int) -> Sequence[Line]:
        """Title and state; show and figures."""
        mark, look = _MARKS[row.coming.state] if row.coming else ("✓", "mark")
        state, figures, trouble = self._facts(row, width)
        title = [Piece(f" {mark} ", look), Piece(row.row.title)]
        below = trouble or row.row.show_title
        left = [Piece(f"   {below}", "warning" if trouble else "muted")]
        return [
            spread(title, [Piece(f"{state} ", "muted")], width),
            spread(left, [Piece(f" {figures} ", "muted")], width),
        ]

    def _facts(self, item: DownloadItem, width: int) -> tuple[str, str, str]:
        """What is said on the right above and below, and what is in the way."""
        if item.coming is None:
            day = short_day(item.row.published)
            here = "available offline" if item.row.offline else "downloaded"
            return here, f"{day}  {megabytes(item.size_bytes)}", ""
        coming = item.coming
        if coming.state is DownloadState.FAILED:
            return "failed · enter tries again", "", coming.error or ""
        if coming.state is DownloadState.UNLIKE:
            return "enter keeps it · p tries again", "", UNLIKE
        kept = Progress(coming.done_bytes, coming.total_bytes, 0.0)
        now = self._progress(item.row.id)
        at = now or kept
        if coming.state is DownloadState.PAUSED:
            return f"paused {percent(at.share)}".rstrip(), _amount(at), ""
        if now is None:
            return "waiting", _amount(kept), ""
        drawn = bar(at.share, 20) if width >= _BAR_FROM else ""
        figures = "  ".join(filter(None, (_amount(at), rate_words(at))))
        return f"{drawn} {percent(at.share)}".strip(), figures, at.trouble


def _amount(progress: Progress) -> str:
    if not progress.done_bytes:
        return ""
    total = progress.total_bytes
    done = megabytes(progress.done_bytes)
    return f"{done} of {megabytes(total)}" if total else done
