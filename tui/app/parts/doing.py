"""The part of the app that does deeds with episodes, and takes them back."""

from collections.abc import Callable

from textual import on

from tui.app.deeds import do_deed
from tui.app.messages import DoDeed
from tui.app.parts.reading import ReadingApp
from tui.home import Home

_REMEMBERED = 20


class DoingApp(ReadingApp):
    """Marks, stars and queues."""

    def __init__(self, home: Home) -> None:
        super().__init__(home)
        self._undoings: list[Callable[[], object]] = []

    @on(DoDeed)
    def _deed_asked(self, message: DoDeed) -> None:
        self.work("deed", self._do_deed, message, exclusive=False)

    async def _do_deed(self, wish: DoDeed) -> None:
        done = await self.write(do_deed, self.home.library, wish)
        if done.undo is not None:
            self.can_take_back(done.undo)
        if done.said:
            self.say(done.said)
        if done.many or len(wish.rows) > 1:
            self.library_changed()
        else:
            for row in wish.rows:
                self.row_changed(row.id)
        if done.queue_changed:
            self.queue_changed()

    def can_take_back(self, undo: Callable[[], object]) -> None:
        """Remember how what was done is taken back; the latest comes first."""
        self._undoings = [*self._undoings[1 - _REMEMBERED :], undo]

    def action_undo_deed(self) -> None:
        """Take back what was done last."""
        self.work("deed", self._undo_deed, exclusive=False)

    async def _undo_deed(self) -> None:
        if not self._undoings:
            self.say("There is nothing to take back since Earmark was opened.")
            return
        await self.write(self._undoings.pop())
        self.say("Taken back.")
        self.library_changed()

    def library_changed(self) -> None:
        """Read the lists again."""
        raise NotImplementedError
