"""Working: how far something in the background is, in a bar on standard error."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from tui.cli.output import console
from tui.errors import EarmarkError

if TYPE_CHECKING:
    from tui.sync.steps import Step


class Stopped(EarmarkError):
    """The listener interrupted what was being done."""

    exit_code = 130


@contextmanager
def working(title: str, *, quiet: bool, kept: str) -> Iterator[Callable[[Step], None]]:
    """A bar while something is done; gives what it is to be told.

    Raises:
        Stopped: it was interrupted; says what is ``kept`` then.
    """
    try:
        with _bar(title, quiet=quiet) as tell:
            yield tell
    except KeyboardInterrupt as error:
        raise Stopped(f"Stopped: {kept}") from error


@contextmanager
def _bar(title: str, *, quiet: bool) -> Iterator[Callable[[Step], None]]:
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
            said = f"{step.doing}  {title}".rstrip()
            if step.share is None:
                bars.update(task, description=said)
            else:
                bars.update(task, description=said, completed=step.share, total=1.0)

        yield tell
