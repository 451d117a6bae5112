"""The words of an episode: fetched where they are not yet here, timed, kept."""

from dataclasses import dataclass

from tui.feeds.fetch import Fetcher
from tui.library.library import Library
from tui.model.chapter import Chapter
from tui.model.notes import Notes
from tui.model.transcript import Transcript


@dataclass(frozen=True, slots=True)
class EpisodeWords:
    """All there is to read for an episode."""

    episode_id: int
    notes: Notes
    chapters: tuple[Chapter, ...]
    transcript: Transcript | None
    """Timed as well as can be."""
    problem: str | None = None
    """Why better words could not be had: one sentence."""


class WordFinder:
    """Finds an episode's words: the library's, the feed's files, or the notes'."""

    def __init__(
        self, library: Library, fetcher: Fetcher, language: str = "en"
    ) -> None:
        raise NotImplementedError

    def at_hand(self, episode_id: int) -> EpisodeWords:
        """What can be read without the network. Blocks for milliseconds."""
        raise NotImplementedError

    async def find(self, episode_id: int, *, again: bool = False) -> EpisodeWords:
        """The best words, fetching what is not yet here; ``again`` fetches anew."""
        raise NotImplementedError
