"""Output: tables for people, one JSON document for programs."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable, Sequence
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from rich.console import Console

_PIPE_WIDTH = 10_000


def print_json(document: Any) -> None:
    """Print one JSON document, in UTF-8, and nothing else."""
    json.dump(document, sys.stdout, ensure_ascii=False, indent=2)
    sys.stdout.write("\n")


def print_text(text: str) -> None:
    """Print plain text as it stands."""
    sys.stdout.write(text if text.endswith("\n") else text + "\n")


def complain(sentence: str) -> None:
    """Say on standard error what went wrong."""
    sys.stderr.write(f"earmark: {sentence}\n")


def print_table(columns: Sequence[str], rows: Iterable[Sequence[str]]) -> None:
    """Print rows under headings; the last column but numbers takes what room is left.

    A heading that begins with ``>`` is set to the right. Cells are never markup.
    """
    from rich.table import Table
    from rich.text import Text

    table = Table(box=None, pad_edge=False, header_style="bold", padding=(0, 2, 0, 0))
    for heading in columns:
        right = heading.startswith(">")
        table.add_column(
            Text(heading.removeprefix(">")),
            justify="right" if right else "left",
            no_wrap=True,
            overflow="ellipsis",
            min_width=None if not right else len(heading) - 1,
        )
    for row in rows:
        table.add_row(*(Text(cell) for cell in row))
    console().print(table)


def console(*, stderr: bool = False) -> Console:
    """A rich console that takes no text for markup; as wide as it needs in a pipe."""
    from rich.console import Console

    stream = sys.stderr if stderr else sys.stdout
    width = None if stream.isatty() else _PIPE_WIDTH
    return Console(
        file=stream,
        width=width,
        markup=False,
        highlight=False,
        emoji=False,
        soft_wrap=False,
    )


def iso(moment: datetime | None) -> str | None:
    """A moment as ISO 8601 in UTC, or None."""
    if moment is None:
        return None
    return moment.astimezone(UTC).isoformat().replace("+00:00", "Z")


def day(moment: datetime | None) -> str:
    """The day of a moment, for people."""
    return moment.astimezone().strftime("%Y-%m-%d") if moment else "—"


def clock_time(seconds: float | None) -> str:
    """Seconds as ``1:02:03`` or ``2:03``; a dash where unknown."""
    if seconds is None:
        return "—"
    minutes, second = divmod(int(seconds), 60)
    hours, minute = divmod(minutes, 60)
    return f"{hours}:{minute:02}:{second:02}" if hours else f"{minute}:{second:02}"
