"""The footer: its words follow what is under the cursor. Pure."""

from collections.abc import Mapping
from dataclasses import replace

from textual.binding import ActiveBinding


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
