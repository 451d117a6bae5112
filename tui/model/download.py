"""A download that was asked for and is not there yet."""

from dataclasses import dataclass

from tui.model.download_state import DownloadState
from tui.model.episode import EpisodeRow


@dataclass(frozen=True, slots=True)
class Download:
    """An episode's sound on its way."""

    row: EpisodeRow
    state: DownloadState
    offline: bool = False
    """Whether everything else of the episode is wanted as well."""
    error: str | None = None
    done_bytes: int = 0
    total_bytes: int | None = None
