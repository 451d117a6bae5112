"""Show settings: what the listener set for each show."""

import sqlite3
from collections.abc import Mapping, Sequence
from dataclasses import astuple, fields
from typing import Any

from tui.library.connections import Connections
from tui.model.equalizer import Equalizer
from tui.model.show_settings import ShowSettings

_COLUMNS = [field.name for field in fields(ShowSettings)]
_SELECT = f"SELECT show.id, {', '.join(f'show.{name}' for name in _COLUMNS)} FROM show"


class ShowSettingsKept:
    """The settings of every show."""

    def __init__(self, connections: Connections) -> None:
        self._connections = connections

    def get(self, show_id: int) -> ShowSettings:
        """A show's; where there is no such show, nothing is set."""
        return self._one("WHERE show.id = ?", show_id)

    def of_episode(self, episode_id: int) -> ShowSettings:
        """Those of an episode's show."""
        where = "JOIN episode ON episode.show_id = show.id WHERE episode.id = ?"
        return self._one(where, episode_id)

    def all(self) -> Mapping[int, ShowSettings]:
        """Those of every show, by its number."""
        with self._connections.reading() as db:
            return {row[0]: _settings(row) for row in db.execute(_SELECT)}

    def set(self, show_id: int, settings: ShowSettings) -> None:
        """Change a show's."""
        assignments = ", ".join(f"{name} = ?" for name in _COLUMNS)
        with self._connections.writing() as db:
            db.execute(
                f"UPDATE show SET {assignments} WHERE id = ?",
                (*astuple(settings), show_id),
            )

    def change_for(self, episode_id: int, **changes: Any) -> None:
        """Change some of those of an episode's show."""
        names = [name for name in _COLUMNS if name in changes]
        assignments = ", ".join(f"{name} = ?" for name in names)
        with self._connections.writing() as db:
            db.execute(
                f"UPDATE show SET {assignments} WHERE id ="
                " (SELECT show_id FROM episode WHERE id = ?)",
                (*(changes[name] for name in names), episode_id),
            )

    def _one(self, where: str, number: int) -> ShowSettings:
        with self._connections.reading() as db:
            row: sqlite3.Row | None = db.execute(
                f"{_SELECT} {where}", (number,)
            ).fetchone()
        return _settings(row) if row else ShowSettings()


def _settings(row: Sequence[Any]) -> ShowSettings:
    named = dict(zip(_COLUMNS, row[1:], strict=True))
    for flag in ("skip_silence", "remove_played", "keep_starred"):
        named[flag] = None if named[flag] is None else bool(named[flag])
    sounds = named["equalizer"] in tuple(Equalizer)
    named["equalizer"] = Equalizer(named["equalizer"]) if sounds else None
    return ShowSettings(**named)
