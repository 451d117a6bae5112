"""The preview of a show: what it is about, and what it published last."""

from collections.abc import Iterator, Sequence

from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widgets import Static

from tui.app.phrases import clock, count, day
from tui.app.widgets.found_list import SUBSCRIBED
from tui.feeds.directories import FoundShow
from tui.feeds.markup import readable_text
from tui.model.show import Show
from tui.sync.preview import Preview


class PreviewPane(VerticalScroll, can_focus=False):
    """A show that is not subscribed to. Foreign text is never taken for markup."""

    def __init__(self) -> None:
        super().__init__(id="preview")
        self._text = Static(id="preview-text")
        self._newest = Static(id="preview-newest")

    def compose(self) -> ComposeResult:
        """Words that wrap, over episodes of a line each."""
        yield self._text
        yield self._newest

    def clear(self) -> None:
        """Show nothing."""
        self._show(())

    def show_found(self, found: FoundShow, words: str, known: Show | None) -> None:
        """What the directory says, and how reading the feed goes."""
        self._show((_head(found, known), Content(found.description), Content(words)))

    def show_preview(
        self, found: FoundShow, preview: Preview, known: Show | None
    ) -> None:
        """What the feed itself says."""
        about = readable_text(preview.show.description_html) or found.description
        episodes = Content.styled(count(preview.episodes, "episode"), "bold")
        self._show((_head(found, known), Content(about), episodes))
        self._newest.update(Content("\n").join(_newest(preview)))

    def _show(self, paragraphs: Sequence[Content]) -> None:
        self._text.update(Content("\n\n").join(filter(None, paragraphs)))
        self._newest.update("")
        self.scroll_home(animate=False)


def _head(found: FoundShow, known: Show | None) -> Content:
    here = f"in your library, {count(known.episodes, 'episode')}" if known else ""
    lines = (
        Content.styled(found.title, "bold $text-primary"),
        Content.styled(found.author or "", "$text-muted"),
        Content.styled(f"{SUBSCRIBED} · {here}" if known else "", "$text-accent"),
    )
    return Content("\n").join(filter(None, lines))


def _newest(preview: Preview) -> Iterator[Content]:
    """A line for each episode, date and length in columns."""
    dates = [day(episode.published) for episode in preview.newest]
    lengths = [clock(episode.duration) for episode in preview.newest]
    wide, long = max(map(len, dates), default=0), max(map(len, lengths), default=0)
    for episode, date, length in zip(preview.newest, dates, lengths, strict=True):
        when = (f"{date:>{wide}}  {length:>{long}}  ", "$text-muted")
        yield Content.assemble(when, episode.title)
