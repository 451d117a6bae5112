"""The preview of a show: what it is about, and what it published last."""

from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widgets import Static

from tui.app.phrases import clock, count, day
from tui.feeds.directories import FoundShow
from tui.feeds.markup import readable_text
from tui.sync.preview import Preview


class PreviewPane(VerticalScroll, can_focus=False):
    """A show that is not subscribed to. Foreign text is never taken for markup."""

    def __init__(self) -> None:
        super().__init__(id="preview")
        self._text = Static(id="preview-text")

    def compose(self) -> ComposeResult:
        """One text."""
        yield self._text

    def clear(self) -> None:
        """Show nothing."""
        self._text.update("")

    def show_found(self, found: FoundShow, words: str) -> None:
        """What the directory says, and how reading the feed goes."""
        self._show(Content.assemble(*_head(found), f"{found.description}\n\n", words))

    def show_preview(self, found: FoundShow, preview: Preview) -> None:
        """What the feed itself says."""
        about = readable_text(preview.show.description_html) or found.description
        parts: list[str | tuple[str, str]] = [*_head(found), f"{about}\n\n"]
        parts.append((f"{count(preview.episodes, 'episode')}\n", "bold"))
        for episode in preview.newest:
            length = clock(episode.duration)
            parts.append((f"{day(episode.published)} {length}  ", "$text-muted"))
            parts.append(f"{episode.title}\n")
        self._show(Content.assemble(*parts))

    def _show(self, content: Content) -> None:
        self._text.update(content)
        self.scroll_home(animate=False)


def _head(found: FoundShow) -> list[str | tuple[str, str]]:
    by = f"{found.author}\n" if found.author else ""
    return [(f"{found.title}\n", "bold $text-primary"), (by, "$text-muted"), "\n"]
