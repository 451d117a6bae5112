"""How a figure is taken and told."""

import statistics
import time
from collections.abc import Callable


def figure(what: str, value: str, remark: str = "") -> None:
    """Tell a figure to the runner."""
    print(what, value, remark, sep="\t", flush=True)


def median_ms(work: Callable[[], object], rounds: int = 7) -> str:
    """How long a piece of work takes; the first time does not count."""
    work()
    seconds = []
    for _ in range(rounds):
        began = time.perf_counter()
        work()
        seconds.append(time.perf_counter() - began)
    return f"{statistics.median(seconds) * 1000:.1f} ms"
