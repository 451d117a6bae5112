"""A watch on what is left out: pauses, and the end of an episode that nobody wants.

It looks on the session's own thread, as the watch on a drill does.
"""

from tui.playback.heard import Heard, Wanted
from tui.playback.player import State
from tui.playback.silences import Silences

_JUMP_TAKES = 0.1
"""Seconds until sound goes on after a jump, measured with libVLC 3.0.24."""


def outro_start(outro: float, duration: float | None) -> float | None:
    """Where the end begins that is left out; never more than half of an episode."""
    if outro <= 0 or duration is None or outro >= duration / 2:
        return None
    return duration - outro


class SkipWatch:
    """Tells where to go on instead of hearing all."""

    def __init__(self, silences: Silences | None) -> None:
        self._silences = silences

    def changes(
        self, wanted: Wanted, heard: Heard, moment: float
    ) -> dict[str, object] | None:
        """What is to be wanted from now on; None where nothing is to happen."""
        met = (wanted.opening, wanted.seeking) == (heard.opening, heard.seeking)
        sounds = heard.arrived and heard.state is State.PLAYING
        if not met or not sounds or wanted.paused or wanted.track is None:
            return None
        here = heard.clock.read(moment)
        outro = outro_start(wanted.track.outro, heard.duration)
        to = self._behind_silence(wanted, heard, here)
        if outro is not None and heard.asked_for < outro <= (to or here):
            return {"over": wanted.opening}
        if to is None or _meets_something(wanted, here, to):
            return None
        saved = max(0.0, (to - here) / wanted.rate - _JUMP_TAKES)
        return {
            "seek": to,
            "seeking": wanted.seeking + 1,
            "saved": wanted.saved + saved,
        }

    def next_place(self, wanted: Wanted, heard: Heard, moment: float) -> float | None:
        """The moment of the sound from which on something is left out."""
        if wanted.track is None or heard.track is None:
            return None
        here, pause = heard.clock.read(moment), None
        if self._silences is not None and wanted.skip_silence:
            pause = self._silences.of(heard.track.sound).after(here)
        outro = outro_start(wanted.track.outro, heard.duration)
        places = [place for place in (pause, outro) if place is not None]
        return min((place for place in places if place > here), default=None)

    def close(self) -> None:
        """Look for no more pauses."""
        if self._silences is not None:
            self._silences.close()

    def _behind_silence(
        self, wanted: Wanted, heard: Heard, here: float
    ) -> float | None:
        """Where the pause ends that is heard now, where it is worth leaving out."""
        if self._silences is None or not wanted.skip_silence or heard.track is None:
            return None
        return self._silences.of(heard.track.sound).to(here)


def _meets_something(wanted: Wanted, here: float, to: float) -> bool:
    """Whether a drill or a sleep timer has an appointment on the way."""
    edge = wanted.drill.edge_after(here)
    place = wanted.sleep.place if wanted.sleep is not None else None
    moments = (edge.at if edge is not None else None, place)
    return any(moment is not None and here < moment <= to for moment in moments)
