"""Output: tables for people, one JSON document for programs."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable, Sequence
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from rich.console import Console
    from rich.text import Text

_PIPE_WIDTH = 10_000
_WIDEST = 24
"""What a column but the last is cut to when it would take a third of the room."""
_NARROWEST = 8


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


def remark(sentence: str) -> None:
    """Say beside the output what a reader should know of it: on standard error."""
    sys.stderr.write(sentence + "\n")


def print_table(
    columns: Sequence[str], rows: Iterable[Sequence[str]], *, empty: str = ""
) -> None:
    """Print rows under headings, or a sentence where there are none.

    The last column is cut where a terminal is too narrow. A heading that begins with
    ``>`` is set to the right. Cells are never markup.
    """
    from rich.table import Table
    from rich.text import Text

    cells = [[Text(cell) for cell in row] for row in rows]
    if not cells and empty:
        print_text(empty)
        return
    out = console()
    table = Table(box=None, pad_edge=False, header_style="bold", padding=(0, 2, 0, 0))
    titles = [Text(heading.removeprefix(">")) for heading in columns]
    for heading, title, width in zip(
        columns, titles, _widths([titles, *cells], out.width), strict=True
    ):
        table.add_column(
            title,
            justify="right" if heading.startswith(">") else "left",
            no_wrap=True,
            overflow="ellipsis",
            width=width,
        )
    for row in cells:
        table.add_row(*row)
    with out.capture() as captured:
        out.print(table)
    sys.stdout.writelines(line.rstrip() + "\n" for line in captured.get().splitlines())


def _widths(rows: list[list[Text]], room: int) -> list[int]:
    """How wide each column is; the last one gives way where the room is too small."""
    widths = [
        max(cell.cell_len for cell in column) for column in zip(*rows, strict=True)
    ]
    before = [min(width, _WIDEST) if width > room // 3 else width for width in widths]
    left = room - sum(before[:-1]) - 2 * len(before)
    return [*before[:-1], max(min(widths[-1], left), _NARROWEST)]


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


def minute(moment: datetime) -> str:
    """The day and minute of a moment, for people."""
    return moment.astimezone().strftime("%Y-%m-%d %H:%M")


def clock_time(seconds: float | None) -> str:
    """Seconds as ``1:02:03`` or ``2:03``; a dash where unknown."""
    if seconds is None:
        return "—"
    minutes, second = divmod(int(seconds), 60)
    hours, minute = divmod(minutes, 60)
    return f"{hours}:{minute:02}:{second:02}" if hours else f"{minute}:{second:02}"
