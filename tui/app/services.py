"""The app's ground: an open home, work off the event loop, plain words on errors."""

import asyncio
import logging
from collections.abc import Awaitable, Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from datetime import UTC, datetime
from functools import partial
from typing import Any, ParamSpec, TypeVar

from textual.app import App
from textual.dom import DOMNode
from textual.notifications import SeverityLevel
from textual.screen import Screen
from textual.worker import Worker

from tui.app.clipboard import hand_over
from tui.app.errands import Errands
from tui.errors import EarmarkError
from tui.home import Home

_log = logging.getLogger(__name__)

Given = ParamSpec("Given")
Result = TypeVar("Result")

TOAST_SECONDS = 6.0
ERROR_SECONDS = 10.0


class HomeApp(App[None]):
    """An app on top of an open home."""

    now: Callable[[], datetime]
    """The present, in UTC."""

    def __init__(self, home: Home) -> None:
        super().__init__()
        self.home = home
        self.now = lambda: datetime.now(UTC)
        self.errands = Errands()
        self._said_about: dict[str, str] = {}
        self._writer = ThreadPoolExecutor(1, thread_name_prefix="earmark-writer")

    def say(
        self,
        sentence: str,
        severity: SeverityLevel = "information",
        *,
        about: str = "",
    ) -> None:
        """A toast, once while it is seen. The sentence is never taken for markup.

        It takes the place of the one before that is ``about`` the same.
        """
        if any(toast.message == sentence for toast in self._notifications):
            return
        if about:
            self.unsay(about)
            self._said_about[about] = sentence
        seconds = TOAST_SECONDS if severity == "information" else ERROR_SECONDS
        self.notify(sentence, severity=severity, timeout=seconds, markup=False)

    def unsay(self, about: str) -> None:
        """Take away the toast about something."""
        before = self._said_about.pop(about, None)
        for toast in list(self._notifications):
            if toast.message == before:
                self._unnotify(toast)

    def copy_to_clipboard(self, text: str) -> None:
        """Copy by way of the terminal and, where there is one, by a tool."""
        super().copy_to_clipboard(text)
        self.work("copy", asyncio.to_thread, hand_over, text)

    @contextmanager
    def batch_update(self) -> Iterator[None]:
        """Draw nothing until the end of the batch; then what was put off.

        Textual wakes no screen then: one behind a dialog would be drawn only when the
        next message came to it.
        """
        try:
            with super().batch_update():
                yield
        finally:
            for screen in self.screen_stack:
                screen.check_idle()

    async def read(
        self,
        function: Callable[Given, Result],
        *arguments: Given.args,
        **named: Given.kwargs,
    ) -> Result:
        """The result of a call that blocks for a moment, made off the event loop."""
        return await asyncio.to_thread(function, *arguments, **named)

    async def write(
        self,
        function: Callable[Given, Result],
        *arguments: Given.args,
        **named: Given.kwargs,
    ) -> Result:
        """Like ``read``, but one after the other in the order they were asked for."""
        loop = asyncio.get_running_loop()
        return await loop.run_in_executor(
            self._writer, partial(function, *arguments, **named)
        )

    def work(
        self,
        group: str,
        function: Callable[..., Awaitable[None]],
        *arguments: Any,
        exclusive: bool = True,
    ) -> None:
        """Run an async function as a worker; a newer one of its group replaces it."""
        worker: Worker[None] = self.run_worker(
            partial(self._guarded, function, *arguments),
            group=group,
            exclusive=exclusive,
            exit_on_error=False,
        )
        _log.debug("%s begins", worker.group)

    async def _guarded(
        self, function: Callable[..., Awaitable[None]], *arguments: Any
    ) -> None:
        try:
            await function(*arguments)
        except Exception as error:
            self.explain(error)

    async def run_action(self, *arguments: Any, **options: Any) -> bool:
        """Run an action; what goes wrong in it is said, and the app goes on."""
        try:
            return await super().run_action(*arguments, **options)
        except Exception as error:
            self.explain(error)
            return True

    def explain(self, error: Exception) -> None:
        """Say what went wrong; what nobody foresaw goes to the log in full."""
        if isinstance(error, EarmarkError):
            self.say(str(error), "error")
            return
        _log.error("unforeseen", exc_info=error)
        where = self.home.directories.log_file
        self.say(f"Something went wrong in Earmark; {where} has the details.", "error")

    def _handle_exception(self, error: Exception) -> None:
        _log.critical("the app has to end", exc_info=error)
        super()._handle_exception(error)

    def row_changed(self, episode_id: int) -> None:
        """Read one episode's row again."""
        raise NotImplementedError

    def show_status(self, what: str, *wordings: str) -> None:
        """A line on something under way, in ever fewer words; none when it is over."""
        raise NotImplementedError

    def queue_changed(self) -> None:
        """Read the queue again."""
        raise NotImplementedError

    def can_take_back(self, undo: Callable[[], object]) -> None:
        """Remember how what was done is taken back; done off the event loop."""
        raise NotImplementedError

    def show_settings_changed(self) -> None:
        """Let the settings of a show hold for what is heard."""
        raise NotImplementedError

    def close_services(self) -> None:
        """End the threads. Blocks for a moment."""
        self.errands.close(self.home.fetcher.close())
        self._writer.shutdown()


def home_app(node: DOMNode) -> HomeApp:
    """The app a widget or screen is part of."""
    app = node.app
    assert isinstance(app, HomeApp)
    return app


def is_open(screen: Screen[Any]) -> bool:
    """Whether a screen is still there; a closed one goes on saying it is mounted."""
    return screen in screen.app.screen_stack
