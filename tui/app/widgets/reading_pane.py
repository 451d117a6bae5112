"""The reading pane: an episode's words, notes and chapters, and its show."""

from textual import on
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.widget import Widget
from textual.widgets import ContentSwitcher

from tui.app.about import About
from tui.app.moves import chapter_at
from tui.app.page import Page
from tui.app.widgets.chapter_list import ChapterList
from tui.app.widgets.notes_view import NotesView
from tui.app.widgets.tab_line import TABS, TabLine
from tui.app.widgets.title_line import TitleLine
from tui.app.widgets.transcript_pane import TranscriptPane
from tui.config import Settings
from tui.model.notes import NoteBlock
from tui.model.reading_place import ReadingPlace

HINT = "Pick an episode: Enter plays it, o only opens it to read."


class ReadingPane(Vertical):
    """Tabs over what there is to read of one episode."""

    page: Page | None = None
    tab = "transcript"
    turns = 0
    """How often a tab was opened."""
    _notes_stand_in = False
    _about: About | None = None

    def __init__(self, settings: Settings, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self.words = TranscriptPane(
            measure=settings.measure,
            spacing=min(max(settings.spacing, 0), 3),
            dim_unspoken=settings.dim_unspoken,
            view_id="transcript-view",
            id="transcript",
        )
        self.transcript = self.words.view
        self.title_line = TitleLine(id="episode-title", classes="pane-title")
        self.notes = NotesView(id="notes")
        self.chapters = ChapterList(id="chapters")
        self.about = NotesView(id="about")
        self._about_blocks: list[NoteBlock] = []

    def compose(self) -> ComposeResult:
        """Title, tabs, and what is under each."""
        yield self.title_line
        yield TabLine()
        with ContentSwitcher(initial="transcript"):
            yield self.words
            yield self.notes
            yield self.chapters
            yield self.about

    def on_mount(self) -> None:
        """Begin empty."""
        self.open_tab(self.tab)
        self.transcript.show_reading(None, empty=HINT)
        self.notes.show_blocks((), empty=HINT)
        self.chapters.show_rows((), empty=HINT)
        self.about.show_blocks((), empty=HINT)

    def show_page(self, page: Page) -> bool:
        """Show an episode; whether its words are other words than before.

        The same one again keeps its place where nothing changed.
        """
        before, self.page = self.page, page
        same = before is not None and before.episode.id == page.episode.id
        self.title_line.show_row(page.episode.row)
        view, other = self.transcript, False
        words, empty = page.wordings, page.empty
        told = before and (before.wordings, before.empty) == (words, empty)
        if not (same and told and before and before.reading == page.reading):
            other = view.show_reading(page.reading, empty=empty, wordings=words)
        blocks = page.note_blocks
        if not (same and before and before.note_blocks == blocks):
            links = page.words.notes.links
            self.notes.show_blocks(blocks, links, empty="No show notes.")
        self.chapters.show_rows(page.chapters, empty="No chapters.")
        self._draw_about()
        self._stand_in(page)
        # The keys that work depend on whether there are words.
        self.refresh_bindings()
        return other

    def _stand_in(self, page: Page) -> None:
        """Show the notes where there is no transcript, until there is one again."""
        if page.reading is not None and self._notes_stand_in:
            self._turn_to("transcript")
        elif self._lacks_words(page) and page.has_notes:
            self._turn_to("notes")
            self._notes_stand_in = True

    def _lacks_words(self, page: Page) -> bool:
        there_or_coming = page.reading is not None or page.fetching
        return self.tab == "transcript" and not there_or_coming

    def _turn_to(self, tab: str) -> None:
        had_focus = self._focusable.has_focus
        self.open_tab(tab)
        if had_focus:
            self.focus_tab()

    @property
    def reading_place(self) -> tuple[int, ReadingPlace] | None:
        """Which episode is read, and where; None at its very beginning."""
        place = self.transcript.reading_place
        if self.page is None or place is None or place.sentence == 0:
            return None
        return self.page.episode.id, place

    def show_about(self, about: About) -> None:
        """Show what is known of the show."""
        self._about = about
        self._draw_about()

    def _draw_about(self) -> None:
        """Draw the show, with who takes part in the episode where that is told."""
        if self._about is None:
            return
        blocks = self._about.blocks(self.page.episode if self.page else None)
        if blocks != self._about_blocks:
            self._about_blocks = blocks
            self.about.show_blocks(blocks, self._about.links, empty="")

    @property
    def support_url(self) -> str | None:
        """Where the show, or an open episode of it, asks to be supported."""
        if self._about is None:
            return None
        show = self._about.show
        asked = show.details.funding
        if self.page and self.page.episode.row.show_id == show.id:
            asked = (*self.page.episode.details.funding, *asked)
        return asked[0].url if asked else None

    def set_position(self, seconds: float | None) -> None:
        """What is heard of the open episode; None while another one is."""
        self.transcript.set_position(seconds)
        chapters = self.page.chapters if self.page else ()
        here = None if seconds is None else chapter_at(chapters, seconds)
        self.chapters.mark_heard(here)

    @property
    def next_moment(self) -> float | None:
        """When other words are to be seen than now, while the sound goes on."""
        return self.transcript.next_moment if self.tab == "transcript" else None

    @property
    def finds(self) -> bool:
        """Whether the keys are with words that can be looked through."""
        return self.transcript.has_focus and self.transcript.script.has_sentences

    def open_tab(self, tab: str) -> None:
        """Open a tab."""
        self._notes_stand_in = False
        self.turns += 1
        self.tab = tab if tab in TABS else "transcript"
        self.query_one(ContentSwitcher).current = self.tab
        self.query_one(TabLine).mark(self.tab)

    def focus_tab(self) -> None:
        """Give the keys to what is open."""
        self._focusable.focus()

    @property
    def _focusable(self) -> Widget:
        return {
            "notes": self.notes,
            "chapters": self.chapters,
            "about": self.about,
        }.get(self.tab, self.transcript)

    @on(TabLine.Picked)
    def _tab_picked(self, message: TabLine.Picked) -> None:
        self.open_tab(message.tab)
        self.focus_tab()
