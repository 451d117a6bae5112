"""The queue: what is heard next."""

from dataclasses import dataclass

from tui.model.episode import EpisodeRow


@dataclass(frozen=True, slots=True)
class QueueItem:
    """A place in the queue; ``position`` counts from 0."""

    position: int
    episode: EpisodeRow
