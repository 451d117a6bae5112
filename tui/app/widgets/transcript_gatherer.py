"""Taking something out of what is read: finding words, choosing sentences, copying and
keeping them, one speaker alone."""

from collections.abc import Callable
from dataclasses import dataclass, replace

from textual.message import Message

from tui.app.widgets.transcript_canvas import Anchor
from tui.app.widgets.transcript_find import find_all, first_from
from tui.app.widgets.transcript_marks import Marks, sentences_marked
from tui.app.widgets.transcript_reader import TranscriptReader
from tui.app.widgets.transcript_script import Place, Script, Stretch
from tui.app.widgets.transcript_select import chosen_sentences, quoted
from tui.model.reading import Reading, Sentence


class TranscriptGatherer(TranscriptReader):
    """A reading to find, choose and keep things in."""

    @dataclass
    class Keep(Message):
        """Sentences are to be kept as a quote."""

        sentences: tuple[Sentence, ...]

    @dataclass
    class LoopAsked(Message):
        """Sentences are to be heard again and again."""

        sentences: tuple[Sentence, ...]

    ask_what_to_find: Callable[[], None] | None = None
    """Opens the field for it; called at once, so that no key typed after is lost."""
    sought = ""
    """What to find."""
    found: tuple[Stretch, ...] = ()
    found_number = 0
    _chosen_from: int | None = None

    def open_reading(self, reading: Reading | None, empty: str) -> bool:
        """Show words; finds and choice end with the words they were made in."""
        self._chosen_from = None
        sought, self.sought = self.sought, ""
        same = super().open_reading(reading, empty)
        if same and sought:
            self._seek(sought)
            self.mark()
        return same

    def lay_out(self, script: Script, anchor: Anchor | None) -> None:
        """Lay out, and find again what was found."""
        if script is self.script:
            super().lay_out(script, anchor)
            return
        self.found = ()
        super().lay_out(script, anchor)
        self._seek(self.sought)

    def _seek(self, sought: str) -> None:
        self.sought = sought
        self.found = find_all(self.script.passages, sought)
        self.found_number = min(self.found_number, max(len(self.found) - 1, 0))

    def new_marks(self) -> Marks:
        """What is to be marked now, choice and finds with it."""
        return replace(
            super().new_marks(),
            chosen=sentences_marked(self.script, *self._chosen_ends()),
            found=self.found,
            found_here=self.found[self.found_number : self.found_number + 1],
        )

    def _chosen_ends(self) -> tuple[int, int]:
        if self._chosen_from is None:
            return 0, -1
        first, last = sorted((self._chosen_from, self._cursor))
        return first, last

    @property
    def choosing(self) -> bool:
        """Whether the cursor stretches a choice."""
        return self._chosen_from is not None

    @property
    def chosen(self) -> tuple[Sentence, ...]:
        """The sentences chosen, else the one under the cursor."""
        if self.reading is None or self.cursor_sentence is None:
            return ()
        if self._chosen_from is None:
            return (self.cursor_sentence,)
        return chosen_sentences(self.reading, *self._chosen_ends(), self.only)

    def action_choose(self) -> None:
        """Begin or end choosing sentences."""
        self.take_lead()
        self._chosen_from = None if self.choosing else self._cursor
        self.mark()

    def action_copy_words(self) -> None:
        """Copy what the mouse selected, else the chosen sentences."""
        if selected := self.screen.get_selected_text():
            self.app.copy_to_clipboard(selected)
            self.screen.clear_selection()
            self.notify("Copied what was selected.", markup=False, timeout=2)
        elif sentences := self.chosen:
            self.app.copy_to_clipboard(quoted(self.reading, sentences))
            count = len(sentences)
            words = (
                "Copied the sentence." if count == 1 else f"Copied {count} sentences."
            )
            self.notify(words, markup=False, timeout=2)
            self.end_choice()

    def action_keep(self) -> None:
        """Keep the chosen sentences as a quote."""
        if sentences := self.chosen:
            self.post_message(self.Keep(sentences))
            self.end_choice()

    def end_choice(self) -> None:
        """Choose no more than the sentence under the cursor."""
        self._chosen_from = None
        self.mark()

    def action_loop_chosen(self) -> None:
        """Hear the chosen sentences again and again."""
        self.post_message(self.LoopAsked(self.chosen))
        self._chosen_from = None
        self.mark()

    def action_only(self) -> None:
        """Show only who speaks at the cursor, or everyone again."""
        sentence = self.cursor_sentence
        if sentence is None:
            return
        if sentence.speaker is None and not self.only:
            self.notify("Nobody is named here.", markup=False, timeout=2)
            return
        self.only = None if self.only else sentence.speaker
        row = self.lines.line_of(self.script.place_of(sentence.index)) - self.top
        self.show_script((sentence.index, 0, row))

    def action_find(self) -> None:
        """Ask what to find."""
        if self.ask_what_to_find is not None:
            self.ask_what_to_find()

    def find(self, query: str, start: int) -> None:
        """Mark all that matches; show the first match from a sentence on."""
        self._seek(query)
        place = self.script.place_of(start)
        self.found_number = first_from(self.found, place) if self.found else 0
        self._show_found()

    def action_next_found(self, step: int) -> None:
        """Go to another match."""
        if self.found:
            self.found_number = (self.found_number + step) % len(self.found)
            self._show_found()

    def _show_found(self) -> None:
        if not self.found:
            self.mark()
            return
        here = self.found[self.found_number]
        sentence = self.script.sentence_at(Place(here.passage, here.span.first))
        self.go_to_sentence(self._cursor if sentence is None else sentence)
        self.reveal(here)

    def action_leave(self) -> None:
        """Leave choosing, then finding, then the one speaker."""
        if self.choosing:
            self.end_choice()
        elif self.sought:
            self.find("", 0)
        elif self.only:
            self.action_only()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Leave keys to others while there is nothing here for them to do."""
        if action == "next_found":
            return bool(self.sought)
        if action == "find":
            return self.script.has_sentences
        if action == "loop_chosen":
            return self.choosing
        if action == "leave":
            return bool(self.choosing or self.sought or self.only)
        return super().check_action(action, parameters)
