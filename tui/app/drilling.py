"""Drilling: the keys that make a drill of what is heard; the session carries it out.

A loop ends with its episode. Waiting after sentences goes on with the next one, as
soon as its words are known.
"""

from collections.abc import Sequence
from dataclasses import replace

from tui.app.phrases import clock
from tui.model.reading import Reading, Sentence
from tui.model.transport import Loop, ends_of, loop_of, next_loop
from tui.playback.drill import Drill
from tui.playback.session import Session

NOTHING_PLAYS = "Nothing is playing."
NO_TIMES = "There are no timed words to pause after."
_TOO_NEAR = 0.15
"""Seconds before an end in which the sound may be past it before it is known."""


class Drilling:
    """A loop, and a wait after every sentence; what is to be left out is skipped."""

    def __init__(self, session: Session, *, skips_inserted: bool = False) -> None:
        self._session = session
        self._skips_inserted = skips_inserted
        self._by_sentence = False

    def mark_loop(self, reading: Reading | None) -> str:
        """Begin a loop, close it, or leave it; says what was done."""
        now = self._session.now()
        if now.track is None:
            return NOTHING_PLAYS
        words = reading or Reading(())
        loop = next_loop(now.drill.loop, words, now.position)
        if loop and loop.end is not None and loop.end <= now.position + _TOO_NEAR:
            self._session.seek_to(loop.start)
        return self._use_loop(loop)

    def loop_sentences(self, sentences: Sequence[Sentence], reading: Reading) -> str:
        """Hear some sentences again and again; says what was done."""
        loop = loop_of(reading, sentences)
        if self._session.now().track is None:
            return NOTHING_PLAYS
        if loop is None:
            return NO_TIMES
        self._session.seek_to(loop.start)
        return self._use_loop(loop)

    def leave_loop(self) -> str:
        """Play on beyond the end of a loop; says so."""
        return self._use_loop(None)

    def toggle_by_sentence(self, reading: Reading | None) -> str:
        """Pause after every sentence, or no more; says which."""
        if not self._by_sentence and (reading is None or not reading.timed):
            return NO_TIMES
        self._by_sentence = not self._by_sentence
        self.use_words(reading)
        if self._by_sentence:
            return "Pausing after every sentence; space goes on."
        return "Playing on after sentences."

    def wait_at(self, until: float | None) -> None:
        """Wait at the end of a passage; None: play on."""
        self._use(replace(self._drill, until=until))

    def use_words(self, reading: Reading | None) -> None:
        """Wait at the ends of these sentences from now on, where that is wanted.

        Where that is wanted, skip what is not in these words.
        """
        waits = self._by_sentence and reading is not None and reading.timed
        stops = ends_of(reading) if waits and reading is not None else None
        skips = reading.inserted if reading and self._skips_inserted else ()
        self._use(replace(self._drill, stops=stops, skips=skips))

    @property
    def _drill(self) -> Drill:
        return self._session.now().drill

    def _use_loop(self, loop: Loop | None) -> str:
        self._use(replace(self._drill, loop=loop))
        if loop is None:
            return "No loop any more."
        if loop.end is None:
            return f"Loop from {clock(loop.start)}; press again at its end."
        return f"Loop from {clock(loop.start)} to {clock(loop.end)}."

    def _use(self, drill: Drill) -> None:
        if drill != self._drill:
            self._session.use_drill(drill)
