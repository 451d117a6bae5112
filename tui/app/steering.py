"""Steering: what the app does when it is told to from outside.

Called on a thread of the control socket: the session may be, the screen is not.
"""

from collections.abc import Callable

from tui.app.listening import Listening
from tui.app.outside import resume
from tui.playback.control import Answer, status_of


def steer(listening: Listening, go_on: Callable[[], object], word: str) -> Answer:
    """Do what one word says, then tell what is heard."""
    match word:
        case "pause":
            listening.session.pause()
        case "toggle":
            listening.toggle()
        case "resume":
            resume(listening)
        case "next":
            go_on()
        case "status":
            pass
        case _:
            return {"error": f"there is no {word!r}"}
    return status(listening)


def status(listening: Listening) -> Answer:
    """What is heard, and the line that is being spoken."""
    now, reading = listening.now(), listening.reading
    sentence = reading.sentence_at(now.position) if reading and now.track else None
    return status_of(now, sentence.text if sentence else None)
