"""Tidying: what the rules want is asked for, and what they let go goes."""

import logging
from collections.abc import Callable, Collection
from dataclasses import dataclass
from datetime import datetime

from tui.errors import EarmarkError
from tui.library.library import Library
from tui.model.keeping import decide_keeping
from tui.model.show_settings import KeepingRules
from tui.sync.episode_files import EpisodeFiles

_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Tidied:
    """What was done."""

    asked: tuple[int, ...] = ()
    removed: tuple[int, ...] = ()
    freed_bytes: int = 0

    @property
    def sentence(self) -> str:
        """It in one line; empty where nothing was done."""
        parts = []
        if self.asked:
            parts.append(f"{_counted(len(self.asked), 'episode')} to download")
        if self.removed:
            megabytes = round(self.freed_bytes / 1_000_000)
            removed = _counted(len(self.removed), "download")
            parts.append(f"{removed} removed ({megabytes} MB)")
        return f"By your rules: {', '.join(parts)}." if parts else ""


def tidy(
    library: Library,
    files: EpisodeFiles,
    everywhere: KeepingRules,
    now: datetime,
    *,
    playing: Collection[int] = (),
    ask: Callable[[int], None] | None = None,
) -> Tidied:
    """Do what the rules of every show say. Blocks.

    ``playing`` is left alone, as is the queue. ``ask`` has an episode downloaded;
    else it is only asked for.
    """
    in_use = {item.episode.id for item in library.queue.items()} | set(playing)
    asked: list[int] = []
    removed: list[int] = []
    freed = 0
    for show_id, settings in library.show_settings.all().items():
        rules = settings.rules(everywhere)
        if rules == KeepingRules(keep_starred=rules.keep_starred):
            continue
        episodes = library.downloads.keepable(show_id, rules.auto_download)
        decided = decide_keeping(episodes, rules, now, in_use)
        for number in decided.remove:
            if (size := _removed(files, number)) is not None:
                removed.append(number)
                freed += size
        for number in decided.fetch:
            (ask or library.downloads.ask)(number)
            asked.append(number)
    return Tidied(tuple(asked), tuple(removed), freed)


def _removed(files: EpisodeFiles, number: int) -> int | None:
    """How many bytes that frees; None where it cannot be done."""
    try:
        return files.remove(number)
    except (OSError, EarmarkError):
        _log.exception("the download of episode %d could not be removed", number)
        return None


def _counted(number: int, noun: str) -> str:
    return f"1 {noun}" if number == 1 else f"{number} {noun}s"
