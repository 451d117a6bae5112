"""Places: where in a sound sentences are heard."""

from dataclasses import dataclass

_FOLLOWING = 30
"""Rows of sound that may be between two places that follow each other."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where sentences that were looked for as one are heard, in rows of sound."""

    sentences: range
    first: int
    last: int

    def follows(self, before: "Place") -> bool:
        """Whether there is nothing between two places, neither words nor sound."""
        near = abs(self.first - before.last) <= _FOLLOWING
        return near and before.sentences.stop == self.sentences.start
