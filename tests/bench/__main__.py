"""``make bench``: run every script of this folder and print one table.

A script prints its figures as lines of ``what <tab> figure <tab> remark``; any other
line is shown as it is.
"""

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

from rich.console import Console
from rich.table import Table

HERE = Path(__file__).resolve().parent
HELPERS = {"__init__", "__main__", "big_library", "figures", "reading_app", "terminal"}


def scripts(wanted: list[str]) -> list[str]:
    """The scripts to run: those named, else all."""
    names = sorted({path.stem for path in HERE.glob("*.py")} - HELPERS)
    return [name for name in names if not wanted or name in wanted]


def figures(script: str, console: Console) -> Iterator[list[str]]:
    """Run a script and give its figures as they come."""
    command = [sys.executable, "-m", f"tests.bench.{script}"]
    with subprocess.Popen(
        command, cwd=HERE.parents[1], stdout=subprocess.PIPE, text=True
    ) as running:
        assert running.stdout is not None
        for line in running.stdout:
            cells = line.rstrip("\n").split("\t")
            if len(cells) > 1:
                yield [*cells, ""][:3]
            else:
                console.print(cells[0], markup=False)
    if running.returncode:
        yield ["failed", f"exit code {running.returncode}", ""]


def main() -> int:
    console = Console()
    table = Table("measurement", "what", "figure", "remark", title="Earmark, measured")
    failed = False
    for script in scripts(sys.argv[1:]):
        console.print(f"Measuring {script} ...", style="dim")
        for row in figures(script, console):
            failed = failed or row[0] == "failed"
            table.add_row(script, *row)
        table.add_section()
    console.print(table)
    return int(failed)


if __name__ == "__main__":
    sys.exit(main())
