"""Outside: the app as the desktop and other processes hold it.

Called on threads of theirs: the session may be, the screen is not.
"""

from collections.abc import Callable
from functools import partial

from tui.app.listening import Listening
from tui.app.moves import neighbor
from tui.home import Home
from tui.playback.desktop.hands import Hands
from tui.playback.player import State

SILENT = (State.IDLE, State.PAUSED, State.ENDED, State.FAILED)


def app_hands(
    home: Home,
    listening: Listening,
    go_on: Callable[[], object],
    leave: Callable[[], object],
) -> Hands:
    """The app in the desktop's hands."""
    session = listening.session
    return Hands(
        now=listening.now,
        facts=home.hearing.facts,
        bring_art=home.pictures.bring_cover,
        toggle=listening.toggle,
        pause=session.pause,
        resume=lambda: resume(listening),
        stop=listening.stop,
        step=lambda direction: step(listening, go_on, direction),
        follows=lambda: follows(home, listening),
        seek_to=listening.seek_to,
        seek_by=listening.seek_by,
        set_rate=partial(set_speed, home, listening),
        set_volume=session.set_volume,
        leave=leave,
    )


def set_speed(home: Home, listening: Listening, speed: float) -> None:
    """Play at a speed from now on, and what is of this show. Blocks for a moment."""
    listening.session.set_rate(speed)
    kept = listening.now().rate
    if listening.episode_id is None:
        home.speed = kept
    else:
        home.library.show_settings.change_for(listening.episode_id, speed=kept)


def resume(listening: Listening) -> None:
    """Play on, unless it plays."""
    if listening.now().state in SILENT:
        listening.toggle()


def follows(home: Home, listening: Listening) -> bool:
    """Whether there is a chapter or an episode to step to. Blocks for a moment."""
    here, number = listening.now().position, listening.episode_id
    if any(chapter.start > here for chapter in listening.chapters):
        return True
    return home.hearing.can_take_next(number)


def step(listening: Listening, go_on: Callable[[], object], direction: int) -> None:
    """To the next chapter, else to what comes next; or back to a chapter's start."""
    starts = [chapter.start for chapter in listening.chapters]
    target = neighbor(starts, listening.now().position, direction)
    if target is None and direction > 0:
        go_on()
    else:
        listening.seek_to(target or 0.0)
