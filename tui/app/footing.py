"""The footer: its words follow what is under the cursor. Pure."""

from collections.abc import Mapping
from dataclasses import replace

from textual.binding import ActiveBinding

_QUEUE_WORDS = {
    "episode.read": "",
    "episode.played": "",
    "episode.dequeue": "Take out",
    "episode.later": "Later",
}


def sound_words(playing: bool) -> dict[str, str]:
    """The words that are others while something sounds."""
    return {"play.toggle": "Pause"} if playing else {}


def queue_words(in_queue: bool) -> dict[str, str]:
    """The words that are others in the queue."""
    return _QUEUE_WORDS if in_queue else {}


def reworded(
    active: dict[str, ActiveBinding], words: Mapping[str, str]
) -> dict[str, ActiveBinding]:
    """Bindings with other words, by the name of the command; an empty one hides."""
    return {key: _reworded(binding, words) for key, binding in active.items()}


def _reworded(active: ActiveBinding, words: Mapping[str, str]) -> ActiveBinding:
    said = words.get(active.binding.id or "")
    if said is None:
        return active
    binding = replace(active.binding, description=said, show=bool(said))
    return active._replace(binding=binding)
