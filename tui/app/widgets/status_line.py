"""The status line: what is under way in the background, in the words that fit whole."""

from textual.content import Content
from textual.widgets import Static

from tui.app.provenance import longest_fitting

_BETWEEN = " · "


class StatusLine(Static):
    """One line under the lists; gone where nothing is under way."""

    def __init__(self, *, id: str) -> None:
        super().__init__(id=id)
        self._under_way: dict[str, tuple[str, ...]] = {}

    def tell(self, what: str, wordings: tuple[str, ...]) -> None:
        """Say how something goes, in ever fewer words; no words end it."""
        self._under_way[what] = wordings
        self._show()

    def on_resize(self) -> None:
        """Other words fit."""
        self._show()

    def _show(self) -> None:
        each = [wordings for wordings in self._under_way.values() if any(wordings)]
        most = max(map(len, each), default=0)
        lines = [
            _BETWEEN.join(wordings[min(few, len(wordings) - 1)] for wordings in each)
            for few in range(most)
        ]
        width = self.content_size.width
        line = longest_fitting(lines, width) if width else "".join(lines[:1])
        self.update(Content(line), layout=False)
        self.set_class(bool(line), "-busy")
