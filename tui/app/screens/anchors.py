"""The dialog that lists what the listener set right, and takes it back."""

from collections.abc import Sequence
from dataclasses import dataclass

from textual.app import ComposeResult
from textual.message import Message

from tui.app.screens.dialog import Dialog
from tui.app.widgets.anchor_list import AnchorList
from tui.model.quote import Anchor


class AnchorsDialog(Dialog[None]):
    """Anchors in the order they were set; any can be taken back."""

    heading = "Times set right by you"
    hint = "d takes it back · escape closes"

    @dataclass
    class RemoveAsked(Message):
        """An anchor is to be taken back."""

        dialog: "AnchorsDialog"
        anchor: Anchor

    def __init__(self, anchors: Sequence[Anchor], words: dict[int, str]) -> None:
        super().__init__()
        self.anchors = AnchorList(words, id="anchors")
        self._rows = tuple(anchors)

    def body(self) -> ComposeResult:
        """The list."""
        yield self.anchors

    def on_mount(self) -> None:
        """Begin on the one set last."""
        self.anchors.styles.height = max(2, min(len(self._rows), 12))
        self._show()
        self.anchors.action_last()
        self.set_focus(self.anchors)

    def _show(self) -> None:
        empty = "None. Press h on a line at the moment you hear it begin."
        self.anchors.show_rows(self._rows, empty=empty)

    def action_take_back(self) -> None:
        """Take the one under the cursor back."""
        if (anchor := self.anchors.current) is not None:
            self._rows = tuple(row for row in self._rows if row.id != anchor.id)
            self._show()
            self.app.post_message(self.RemoveAsked(self, anchor))
