"""Working: how far something in the background is, in a bar on standard error."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from tui.cli.output import console

if TYPE_CHECKING:
    from tui.sync.steps import Step


@contextmanager
def working(title: str, *, quiet: bool) -> Iterator[Callable[[Step], None]]:
    """A bar while something is done; gives what it is to be told."""
    from rich.progress import BarColumn, Progress, TextColumn, TimeRemainingColumn

    err = console(stderr=True)
    with Progress(
        TextColumn("{task.description}", markup=False),
        BarColumn(),
        TextColumn("{task.percentage:>3.0f}%", markup=False),
        TimeRemainingColumn(),
        console=err,
        transient=True,
        disable=quiet or not err.is_terminal,
    ) as bars:
        task = bars.add_task(title, total=None)

        def tell(step: Step) -> None:
            said = f"{step.doing}  {title}"
            if step.share is None:
                bars.update(task, description=said)
            else:
                bars.update(task, description=said, completed=step.share, total=1.0)

        yield tell
