"""Sleeping: the keys of the sleep timer, and how it is shown."""

from tui.app.listening import Listening
from tui.app.phrases import clock
from tui.model.reading import Reading
from tui.model.transport import ends_of
from tui.playback.sleep_timer import Sleep, SleepTimer, Until

_ORDER = (Until.EPISODE, Until.CHAPTER, Until.SENTENCE)
_TIME_TO_PRESS = 2.0
"""Seconds: an end nearer than this may come before the key is pressed once more."""
_NAMES = {
    Until.SENTENCE: "the end of a sentence",
    Until.CHAPTER: "the end of this chapter",
    Until.EPISODE: "the end of this episode",
}
_SHORT = {
    Until.SENTENCE: "sentence",
    Until.CHAPTER: "chapter",
    Until.EPISODE: "episode",
}


def sleep_longer(listening: Listening) -> str:
    """Start the timer or let it run longer; says until when."""
    session = listening.session
    session.sleep_longer()
    now = session.now()
    left = now.sleep.left if now.sleep else 0.0
    return f"Sleeping in {round(left / 60)} minutes."


def sleep_at_next_end(listening: Listening) -> str:
    """Sleep at the end of the episode; then chapter, sentence, not at all; says so."""
    session = listening.session
    now = session.now()
    if now.track is None:
        return "Nothing is playing."
    before = now.sleep.until if now.sleep else None
    first = _ORDER.index(before) + 1 if before in _ORDER else 0
    for until in _ORDER[first:]:
        place = _place(listening, until, now.position + _TIME_TO_PRESS * now.rate)
        if place is not None or until is Until.EPISODE:
            episode_id = now.track.episode_id
            session.use_sleep_timer(SleepTimer(until, None, place, episode_id))
            return f"Sleeping at {_NAMES[until]}."
    session.use_sleep_timer(None)
    return "Not sleeping."


def sleep_at(listening: Listening, until: Until) -> bool:
    """Sleep at the end of what is heard; False where there is no such end."""
    now = listening.session.now()
    if now.track is None:
        return False
    whole = until is Until.EPISODE
    place = None if whole else _place(listening, until, now.position)
    if place is None and not whole:
        return False
    timer = SleepTimer(until, None, place, now.track.episode_id)
    listening.session.use_sleep_timer(timer)
    return True


def sleep_words(sleep: Sleep) -> str:
    """A timer for the player bar: ``sleep 14:59``, ``sleep: chapter``."""
    if sleep.until is Until.MINUTES:
        return f"sleep {clock(sleep.left)}"
    return f"sleep: {_SHORT[sleep.until]}"


def _place(listening: Listening, until: Until, after: float) -> float | None:
    if until is Until.SENTENCE:
        moments = ends_of(listening.reading or Reading(()))
    else:
        moments = tuple(chapter.start for chapter in listening.chapters)
    return next((moment for moment in moments if moment > after), None)
