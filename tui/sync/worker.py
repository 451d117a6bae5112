"""The worker: a process that does one job for ``tui.sync.background``.

It ends when its input does: that is, with the process that started it.
"""

import os
import signal
import sys
import threading
import time
import traceback
from collections.abc import Callable
from functools import partial
from typing import IO

from tui.errors import EarmarkError
from tui.sync.background import WAITING, Done, Failed, Order, Told
from tui.sync.pipes import receive, send
from tui.sync.power import on_battery

_LOWEST_PRIORITY = 19
_LOOK_EVERY = 10.0
"""Seconds between two looks at where the power comes from."""
_UNFORESEEN = (
    "Something unexpected went wrong in the background; the log has the details."
)


def main() -> None:
    """Do the job that comes in. An interrupt is the starter's to act on."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    if hasattr(os, "nice"):
        os.nice(_LOWEST_PRIORITY)
    into, out = sys.stdin.buffer, sys.stdout.buffer
    sys.stdout = sys.stderr
    order = receive(into)
    assert isinstance(order, Order)
    threading.Thread(target=_end_with, args=(into,), daemon=True).start()
    send(out, _done(order, out))


def _done(order: Order, out: IO[bytes]) -> Done | Failed:
    def say(what: object) -> None:
        send(out, Told(what))

    tell = say if order.on_battery else partial(tell_on_mains, say, Mains())
    try:
        return Done(order.job.run(tell))
    except EarmarkError as error:
        return Failed(str(error), traceback.format_exc() if error.__cause__ else "")
    except Exception:
        return Failed(_UNFORESEEN, traceback.format_exc())


class Mains:
    """Looks now and then whether the power comes from the wall."""

    def __init__(
        self,
        battery: Callable[[], bool] = on_battery,
        clock: Callable[[], float] = time.monotonic,
        sleep: Callable[[float], None] = time.sleep,
    ) -> None:
        self._battery, self._clock, self._sleep = battery, clock, sleep
        self._looked = -_LOOK_EVERY

    def wait(self, waiting: Callable[[], None]) -> None:
        """Return on mains; until then call ``waiting`` at every look."""
        if self._clock() - self._looked < _LOOK_EVERY:
            return
        while self._battery():
            waiting()
            self._sleep(_LOOK_EVERY)
        self._looked = self._clock()


def tell_on_mains(say: Callable[[object], None], mains: Mains, what: object) -> None:
    """Say how far the job is; it goes on once there is power from the wall."""
    mains.wait(lambda: say(WAITING))
    say(what)


def _end_with(into: IO[bytes]) -> None:
    into.read()
    os._exit(1)


if __name__ == "__main__":
    main()
