"""The drill: one stretch heard again and again, or a pause after every sentence.

It belongs to the episode it was begun in, and ends with it.
"""

from tui.app.phrases import clock
from tui.model.reading import Reading
from tui.model.transport import Loop, ended_between, next_loop
from tui.playback.player import State
from tui.playback.session import NowPlaying, Session

_WITHOUT_WORDS = Reading(())


class Drill:
    """What to do when the sound comes to the end of a stretch."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self._episode_id: int | None = None
        self._position = 0.0
        self._loop: Loop | None = None
        self._by_sentence = False

    def mark_loop(self, reading: Reading | None) -> str:
        """Begin a loop, close it, or end it; says what was done."""
        now = self._here()
        if self._episode_id is None:
            return "Nothing is playing."
        words = reading or _WITHOUT_WORDS
        self._loop = next_loop(self._loop, words, now.position)
        if self._loop is None:
            return "No loop any more."
        if self._loop.end is None:
            return f"Loop from {clock(self._loop.start)}; press again at its end."
        return f"Loop from {clock(self._loop.start)} to {clock(self._loop.end)}."

    def toggle_by_sentence(self, reading: Reading | None) -> str:
        """Pause after every sentence, or no more; says which."""
        self._here()
        if reading is None or not reading.timed:
            return "There are no timed words to pause after."
        self._by_sentence = not self._by_sentence
        if self._by_sentence:
            return "Pausing after every sentence."
        return "Playing on after sentences."

    def watch(self, reading: Reading | None) -> None:
        """Act on an end that was reached since the last look, many times a second."""
        before = self._position
        now = self._here()
        if now.state is not State.PLAYING:
            return
        back = self._loop.seek_from(now.position) if self._loop else None
        if back is not None:
            self._session.seek_to(back)
        elif self._by_sentence and ended_between(
            reading or _WITHOUT_WORDS, before, now.position
        ):
            self._session.pause()

    def _here(self) -> NowPlaying:
        now = self._session.now()
        episode_id = now.track.episode_id if now.track else None
        if episode_id != self._episode_id:
            self._loop, self._by_sentence = None, False
        self._episode_id, self._position = episode_id, now.position
        return now
