"""The quotes screen: everything the listener kept, to find, hear and take along."""

from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.content import Content
from textual.widgets import Footer, Input, Static

from tui.app.commands import Scope, bindings
from tui.app.phrases import clock, count
from tui.app.screens.heard import HeardScreen
from tui.app.screens.note import NoteDialog
from tui.app.services import home_app, is_open
from tui.app.widgets.line_list import LineList
from tui.app.widgets.quote_list import QuoteList, fitting
from tui.library.quotes import RemovedQuote
from tui.model.quote import Quote
from tui.model.quote_markdown import quotes_markdown

_NONE = "No quotes yet.\nPress s on a sentence of a transcript to keep it."


class QuoteFilter(Input):
    """Where the words to look for are typed."""

    BINDINGS: ClassVar[list[BindingType]] = [*bindings(Scope.QUOTE_FILTER)]


class QuotesScreen(HeardScreen[Quote | None]):
    """A line to filter by over the list; the whole quote and its note below."""

    def __init__(self) -> None:
        super().__init__()
        self.quotes = QuoteList(id="quotes")
        self._filter = QuoteFilter(placeholder="Filter", compact=True, id="filter")
        self._all: list[Quote] = []
        self._removed: list[RemovedQuote] = []

    def compose(self) -> ComposeResult:
        """Title, filter, list, the quote in full."""
        yield Static(id="quotes-title", classes="pane-title")
        yield self._filter
        yield self.quotes
        yield Static(id="quote-whole")
        yield self.player_bar
        yield Footer(compact=True, show_command_palette=False)

    def on_mount(self) -> None:
        """Read the quotes; the filter waits until it is asked for."""
        self._filter.display = False
        self.set_focus(self.quotes)
        self._read_again()

    def _read_again(self) -> None:
        home_app(self).work("quotes", self._load)

    async def _load(self) -> None:
        app = home_app(self)
        self._all = await app.read(app.home.library.quotes.all)
        if is_open(self):
            self._show()

    def _show(self) -> None:
        words = self._filter.value
        found = fitting(self._all, words)
        empty = f"No quote has {words}." if self._all else _NONE
        self.quotes.show_rows(found, empty=empty)
        shown = count(len(found), "quote")
        if len(found) < len(self._all):
            shown = f"{len(found):,} of {count(len(self._all), 'quote')}"
        title = Content.assemble(("Quotes", "bold"), (f"  {shown}", "$text-muted"))
        self.query_one("#quotes-title", Static).update(title)
        self._show_whole()

    @on(LineList.Highlighted)
    def _show_whole(self) -> None:
        quote = self.quotes.current
        whole = self.query_one("#quote-whole", Static)
        whole.display = quote is not None
        if quote is not None:
            note = f"\n\n✎ {quote.note}" if quote.note else ""
            whole.update(Content.assemble(quote.text, (note, "$text-accent")))

    @on(LineList.Chosen)
    def _chosen(self, message: LineList.Chosen) -> None:
        message.stop()
        quote: Quote = message.row
        if quote.episode_id is None:
            home_app(self).say("The episode of this quote is gone; its words stay.")
        else:
            self.dismiss(quote)

    def action_filter(self) -> None:
        """Ask what to filter by."""
        self._filter.display = True
        self.set_focus(self._filter)

    @on(Input.Changed)
    def _typed(self, event: Input.Changed) -> None:
        event.stop()
        self._show()

    @on(Input.Submitted)
    def _filtered(self, event: Input.Submitted) -> None:
        event.stop()
        self.set_focus(self.quotes)

    def action_back(self) -> None:
        """Leave the filter, then the screen."""
        if self._filter.display:
            self._filter.display = False
            self._filter.value = ""
            self.set_focus(self.quotes)
        else:
            self.dismiss(None)

    async def action_note(self) -> None:
        """Write a note to the quote under the cursor."""
        quote = self.quotes.current
        if quote is None:
            return

        def answered(note: str | None) -> None:
            if note is not None:
                home_app(self).work("note", self._annotate, quote.id, note)

        await self.app.push_screen(NoteDialog(quote.text, quote.note), answered)

    async def _annotate(self, quote_id: int, note: str) -> None:
        app = home_app(self)
        await app.write(app.home.library.quotes.annotate, quote_id, note)
        await self._load()

    def action_delete(self) -> None:
        """Let the quote under the cursor go."""
        if (quote := self.quotes.current) is not None:
            home_app(self).work("quotes", self._delete, quote, exclusive=False)

    async def _delete(self, quote: Quote) -> None:
        app = home_app(self)
        removed = await app.write(app.home.library.quotes.remove, quote.id)
        if removed is not None:
            self._removed.append(removed)
            app.say("The quote is gone. u brings it back.")
        self.quotes.go_to_neighbor(quote.id)
        await self._load()

    def action_undo(self) -> None:
        """Bring back what was deleted last."""
        if self._removed:
            removed = self._removed.pop()
            home_app(self).work("quotes", self._restore, removed, exclusive=False)

    async def _restore(self, removed: RemovedQuote) -> None:
        app = home_app(self)
        await app.write(app.home.library.quotes.restore, removed)
        await self._load()
        self.quotes.go_to(removed.id)

    def action_copy(self) -> None:
        """Copy the quote under the cursor, with where it was said."""
        if (quote := self.quotes.current) is not None:
            parts = (quote.speaker, quote.episode_title, quote.show_title)
            source = ", ".join(filter(None, (*parts, clock(quote.start))))
            self.app.copy_to_clipboard(f"“{quote.text}”\n— {source}")
            home_app(self).say("Copied the quote.")

    def action_copy_all(self) -> None:
        """Copy every quote that is listed, as Markdown."""
        if self.quotes.rows:
            self.app.copy_to_clipboard(quotes_markdown(self.quotes.rows))
            home_app(self).say(f"Copied {count(len(self.quotes.rows), 'quote')}.")

    def action_export(self) -> None:
        """Add the quotes to the files of their episodes."""
        home_app(self).work("export", self._export)

    async def _export(self) -> None:
        from tui.sync.quote_files import write_quotes

        app = home_app(self)
        folder, today = app.home.quotes_folder, app.now().date()
        written = await app.write(write_quotes, self._all, folder, today)
        new = count(written.quotes, "new quote")
        if written.notes:
            notes = count(written.notes, "new note")
            new = f"{new} and {notes}" if written.quotes else notes
        if not written.quotes and not written.notes:
            app.say(f"All of it is in {written.folder} already.")
        else:
            app.say(f"{new} written to {written.folder}.")
