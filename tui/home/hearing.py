"""What is heard of a library: sessions, tracks, and what a desktop shows of them."""

from dataclasses import dataclass, replace

from tui.config import Directories, Settings
from tui.library.library import Library
from tui.model.episode import Episode, EpisodeRow
from tui.model.equalizer import Equalizer
from tui.playback.desktop.hands import Facts
from tui.playback.open_session import open_session, reading_session
from tui.playback.player import Sound
from tui.playback.session import Session, Track
from tui.sync.art import ArtFolder
from tui.sync.desktop_facts import desktop_facts
from tui.sync.episode_files import EpisodeFiles

_SAME_LENGTH = 1.0
"""Seconds by which lengths may differ that are the same."""


@dataclass(frozen=True, slots=True)
class Hearing:
    """Makes what is stored into what can be heard."""

    directories: Directories
    settings: Settings
    library: Library
    files: EpisodeFiles
    art: ArtFolder
    speed: float
    """How fast shows go that have no speed of their own."""
    read_only: bool
    """Whether another Earmark plays."""

    def session(self) -> Session:
        """A listening session that keeps places in this library."""
        if self.read_only:
            return reading_session()
        library = self.library
        return open_session(
            self.directories, self.settings, library.places, library.listening.add
        )

    def track(self, episode_id: int) -> Track:
        """The episode as something to hear.

        Raises:
            UsageError: the episode has no sound.
        """
        episode, settings = self.library.episodes.get(episode_id), self.settings
        own = self.library.show_settings.get(episode.row.show_id)
        skip = own.skip_silence
        return Track(
            episode.id,
            episode.title,
            episode.row.show_title,
            self._sound(episode),
            speed=own.speed or self.speed,
            equalizer=own.equalizer or Equalizer(settings.equalizer),
            skip_silence=settings.skip_silence if skip is None else skip,
            intro=own.skip_intro,
            outro=own.skip_outro,
        )

    def _sound(self, episode: Episode) -> Sound:
        """The download, else its address."""
        enclosure, row = self.files.sound(episode), episode.row
        sound = Sound(duration=row.duration, type=enclosure.type, live=row.live)
        file = self.files.path(episode)
        return replace(sound, path=file) if file else replace(sound, url=enclosure.url)

    def take_next(
        self, episode_id: int | None, *, asked: bool = False
    ) -> EpisodeRow | None:
        """Take what is to be heard after an episode, by the listener's settings.

        Where nothing follows by itself, who asks still gets what is queued.
        """
        rule = self.settings.continue_with
        if rule == "stop" and not asked:
            return None
        queued = self.library.queue.pop()
        if queued is None and rule == "show" and episode_id is not None:
            return self.library.episodes.next_after(episode_id)
        return queued

    def can_take_next(self, episode_id: int | None) -> bool:
        """Whether there is an episode for who asks for the next."""
        if self.library.queue.numbers():
            return True
        if episode_id is None or self.settings.continue_with != "show":
            return False
        return self.library.episodes.next_after(episode_id) is not None

    def facts(self, episode_id: int) -> Facts:
        """What a desktop shows of an episode."""
        return desktop_facts(self.library, self.art, episode_id)

    def learn_duration(self, episode_id: int, seconds: float) -> bool:
        """Keep the length that was heard to be true; whether it is news.

        The times of words are estimated by it.
        """
        known = self.library.episodes.get(episode_id).measured_duration
        if known is not None and abs(known - seconds) <= _SAME_LENGTH:
            return False
        self.library.episodes.set_duration(episode_id, seconds)
        return True
