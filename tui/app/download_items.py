"""Download items: the rows of the downloads screen, what is coming first."""

from dataclasses import dataclass
from pathlib import Path

from tui.library.library import Library
from tui.model.download import Download
from tui.model.download_state import DownloadState
from tui.model.episode import EpisodeRow

_RESTS = {
    DownloadState.PAUSED: "Go on",
    DownloadState.FAILED: "Try again",
    DownloadState.UNLIKE: "Try again",
}


@dataclass(frozen=True, slots=True)
class DownloadItem:
    """An episode whose sound is here, or on its way."""

    row: EpisodeRow
    coming: Download | None = None
    size_bytes: int = 0
    """Of the file that is here."""


def download_items(library: Library, folder: Path) -> list[DownloadItem]:
    """Everything wanted in the order it comes, then everything here. Blocks."""
    coming = [DownloadItem(d.row, d) for d in library.downloads.coming()]
    here = [
        DownloadItem(row, size_bytes=_size(folder / path))
        for row, path in library.downloads.there()
    ]
    return [*coming, *here]


def key_words(item: DownloadItem | None) -> dict[str, str]:
    """What the keys do to it; an empty word where a key does nothing."""
    if item is None:
        return {"downloads.choose": "", "downloads.pause": "", "downloads.drop": ""}
    if item.coming is None:
        return {
            "downloads.choose": "Play",
            "downloads.pause": "",
            "downloads.drop": "Delete file",
        }
    rests = _RESTS.get(item.coming.state, "Pause")
    unlike = item.coming.state is DownloadState.UNLIKE
    return {
        "downloads.choose": "Keep it" if unlike else "",
        "downloads.pause": rests,
        "downloads.drop": "Call off",
    }


def _size(file: Path) -> int:
    try:
        return file.stat().st_size
    except OSError:
        return 0
