"""Steering: what the app does when it is told to from outside.

Called on a thread of the control socket: the session may be, the screen is not.
"""

from collections.abc import Callable

from tui.app.listening import Listening
from tui.app.outside import resume
from tui.app.widgets.chapter_list import chapter_at
from tui.config import Settings
from tui.playback.control import Answer, status_of

Go = Callable[[], object]
Play = Callable[[int, float | None], object]


class Steering:
    """What others may say to the app, a word or a few at a time."""

    def __init__(
        self, listening: Listening, settings: Settings, go_on: Go, play: Play
    ) -> None:
        self._listening, self._play = listening, play
        self._deeds: dict[str, Go] = {
            "status": lambda: None,
            "pause": listening.session.pause,
            "toggle": listening.toggle,
            "resume": lambda: resume(listening),
            "next": go_on,
            "back": lambda: listening.seek_by(-settings.seek_short),
            "forward": lambda: listening.seek_by(settings.seek_short),
            "sentence-back": lambda: listening.sentence(-1),
            "sentence-forward": lambda: listening.sentence(1),
            "chapter-back": lambda: listening.chapter(-1),
            "chapter-forward": lambda: listening.chapter(1),
            "slower": lambda: listening.change_speed(-1),
            "faster": lambda: listening.change_speed(1),
            "quieter": lambda: listening.change_volume(-1),
            "louder": lambda: listening.change_volume(1),
        }

    def obey(self, words: str) -> Answer:
        """Do what is said, then tell what is heard."""
        match words.split():
            case [word] if word in self._deeds:
                self._deeds[word]()
            case ["play", number] if number.isdecimal():
                self._play(int(number), None)
            case ["play", number, at] if number.isdecimal() and _is_time(at):
                self._play(int(number), float(at))
            case _:
                return {"error": f"there is no {words!r}"}
        return self._status()

    def _status(self) -> Answer:
        listening = self._listening
        now, reading, chapters = listening.now(), listening.reading, listening.chapters
        sentence = reading.said_at(now.position) if reading and now.track else None
        here = chapter_at(chapters, now.position)
        chapter = None if here is None else chapters[here].title
        return status_of(now, sentence.text if sentence else None, chapter)


def _is_time(text: str) -> bool:
    return text.replace(".", "", 1).isdecimal()
