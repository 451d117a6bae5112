"""Errands: what may take long runs on a loop of its own, away from the screen."""

import asyncio
import threading
from collections.abc import Coroutine
from typing import Any, TypeVar

Result = TypeVar("Result")

_PATIENCE = 0.5


class Errands:
    """A daemon thread with an event loop; the network and its parsers live there."""

    def __init__(self) -> None:
        self._loop: asyncio.AbstractEventLoop | None = None
        self._thread: threading.Thread | None = None

    async def run(self, errand: Coroutine[Any, Any, Result]) -> Result:
        """The result of a coroutine run over there; cancelling reaches it."""
        future = asyncio.run_coroutine_threadsafe(errand, self._started())
        return await asyncio.wrap_future(future)

    def _started(self) -> asyncio.AbstractEventLoop:
        if self._loop is None:
            self._loop = asyncio.new_event_loop()
            self._thread = threading.Thread(
                target=self._loop.run_forever, name="earmark-errands", daemon=True
            )
            self._thread.start()
        return self._loop

    def close(self, last: Coroutine[Any, Any, None]) -> None:
        """Cancel what is under way, run a last errand, end the thread."""
        if self._loop is None or self._thread is None:
            last.close()
            return
        asyncio.run_coroutine_threadsafe(self._end(last), self._loop)
        self._thread.join(_PATIENCE)
        if not self._thread.is_alive():
            self._loop.close()
        self._loop = None

    async def _end(self, last: Coroutine[Any, Any, None]) -> None:
        loop = asyncio.get_running_loop()
        others = asyncio.all_tasks(loop) - {asyncio.current_task(loop)}
        for task in others:
            task.cancel()
        try:
            await asyncio.gather(*others, return_exceptions=True)
            await asyncio.wait_for(last, _PATIENCE / 2)
        finally:
            loop.call_soon(loop.stop)
