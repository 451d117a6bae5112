"""The part of the app that falls back: from a stream that fails to the file here."""

from textual import on

from tui.app.messages import DownloadEnded, SessionTold
from tui.app.parts.hearing import HearingApp
from tui.playback.player import State
from tui.playback.session import Happening, NowPlaying

_STUCK = (State.OPENING, State.STALLED, State.FAILED)


class FallingBackApp(HearingApp):
    """Goes on from a downloaded file where the network does not."""

    @on(SessionTold)
    def _failure_told(self, message: SessionTold) -> None:
        if message.happening is Happening.FAILED and message.now.error:
            self.work("fall back", self._bear, message.now)

    async def _bear(self, now: NowPlaying) -> None:
        fell_back = await self._fall_back(now)
        if now.error and not fell_back and not self.bar_says(now.error):
            self.say(now.error, "error")

    @on(DownloadEnded)
    def _file_came(self, message: DownloadEnded) -> None:
        now = self.listening.session.now()
        heard = now.track is not None and now.track.episode_id == message.row.id
        if heard and now.state in _STUCK and not message.error:
            self.work("fall back", self._bear, now)

    async def _fall_back(self, now: NowPlaying) -> bool:
        """Go on from the file, if there is one and it is not what failed."""
        if now.track is None or now.track.sound.path is not None:
            return False
        track = await self.read(self.home.hearing.track, now.track.episode_id)
        if track.sound.path is None:
            return False
        self.listening.session.play(track, now.position)
        self.say("The network fails: going on from the downloaded file.")
        return True
