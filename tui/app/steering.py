"""Steering: what the app does when it is told to from outside.

Called on a thread of the control socket: the session may be, the screen is not.
"""

from collections.abc import Callable

from tui.app.listening import RATE_STEP, Listening
from tui.app.moves import chapter_at
from tui.app.outside import resume, step
from tui.app.sleeping import sleep_at
from tui.config import Settings
from tui.errors import UsageError
from tui.playback.control import LOOK_AGAIN, Answer, status_of
from tui.playback.sleep_timer import Until
from tui.playback.told import Seek, is_number, obey_number, seek_told, speed_told

Go = Callable[[], object]
Play = Callable[[int, float | None], object]


class Steering:
    """What others may say to the app, a word or a few at a time."""

    def __init__(
        self,
        listening: Listening,
        settings: Settings,
        go_on: Go,
        play: Play,
        set_speed: Callable[[float], object],
        look_again: Go = lambda: None,
    ) -> None:
        """``look_again`` is for the library, which another process has written to."""
        self._listening, self._play = listening, play
        self._set_speed = set_speed
        self._deeds: dict[str, Go] = {
            "status": lambda: None,
            LOOK_AGAIN: look_again,
            "pause": listening.session.pause,
            "toggle": listening.toggle,
            "resume": lambda: resume(listening),
            "next": go_on,
            "previous": lambda: step(listening, go_on, -1),
            "stop": listening.stop,
            "back": lambda: listening.seek_by(-settings.seek_short),
            "forward": lambda: listening.seek_by(settings.seek_short),
            "sentence-back": lambda: listening.sentence(-1),
            "sentence-forward": lambda: listening.sentence(1),
            "chapter-back": lambda: listening.chapter(-1),
            "chapter-forward": lambda: listening.chapter(1),
            "slower": lambda: self._change_speed(-1),
            "faster": lambda: self._change_speed(1),
            "quieter": lambda: listening.change_volume(-1),
            "louder": lambda: listening.change_volume(1),
        }

    def obey(self, words: str) -> Answer:
        """Do what is said, then tell what is heard."""
        try:
            return self._obeyed(words)
        except UsageError as error:
            return {"error": str(error)}

    def _obeyed(self, words: str) -> Answer:
        match words.split():
            case [word] if word in self._deeds:
                self._deeds[word]()
            case ["play", number] if number.isdecimal():
                self._play(int(number), None)
            case ["play", number, at] if number.isdecimal() and is_number(at):
                self._play(int(number), float(at))
            case _ if (seek := seek_told(words)) is not None:
                self._seek(seek)
            case ["speed", text]:
                self._set_speed(speed_told(text))
            case ["sleep", "sentence" | "chapter" | "episode" as text]:
                if not sleep_at(self._listening, Until(text)):
                    return {"error": f"there is no {text} to sleep at the end of"}
            case _ if not obey_number(self._listening.session, words):
                return {"error": f"there is no {words!r}"}
        return self._status()

    def _seek(self, seek: Seek) -> None:
        go = self._listening.seek_by if seek.relative else self._listening.seek_to
        go(seek.seconds)

    def _change_speed(self, step: int) -> None:
        self._set_speed(self._listening.now().rate + step * RATE_STEP)

    def _status(self) -> Answer:
        listening = self._listening
        now, reading, chapters = listening.now(), listening.reading, listening.chapters
        sentence = reading.said_at(now.position) if reading and now.track else None
        here = chapter_at(chapters, now.position)
        chapter = None if here is None else chapters[here].title
        return status_of(now, sentence.text if sentence else None, chapter)
