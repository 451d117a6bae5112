"""Ranges: which bytes of a file are there. Pure."""

from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass

Gap = tuple[int, int | None]
"""The first missing byte and the first that is there again; None: open."""


@dataclass(frozen=True, slots=True)
class Ranges:
    """Sorted spans of bytes, from ``first`` up to but not including ``last``, that
    neither touch nor overlap."""

    spans: tuple[tuple[int, int], ...] = ()

    @classmethod
    def of(cls, spans: Iterable[tuple[int, int]]) -> "Ranges":
        """Any spans brought into order; empty ones and such before 0 are left out."""
        merged: list[tuple[int, int]] = []
        for first, last in sorted(s for s in spans if 0 <= s[0] < s[1]):
            if merged and first <= merged[-1][1]:
                merged[-1] = (merged[-1][0], max(last, merged[-1][1]))
            else:
                merged.append((first, last))
        return cls(tuple(merged))

    def adding(self, first: int, last: int) -> "Ranges":
        """With one more span."""
        return Ranges.of((*self.spans, (first, last)))

    def end_from(self, offset: int) -> int:
        """Up to where the bytes from ``offset`` on are there without a gap."""
        at = bisect_right(self.spans, (offset, float("inf"))) - 1
        return max(offset, self.spans[at][1]) if at >= 0 else offset

    def gap_from(
        self, offset: int, length: int | None
    ) -> tuple[int, int | None] | None:
        """The first gap at or after ``offset``; None when there is none.

        ``length`` is the whole file's; where it is not known, the last gap is open.
        """
        first = self.end_from(offset)
        if length is not None and first >= length:
            return None
        following = next((s[0] for s in self.spans if s[0] > first), None)
        return first, length if following is None else following

    def covers(self, length: int | None) -> bool:
        """Whether every byte of a file of that length is there."""
        return length is not None and self.end_from(0) >= length

    @property
    def bytes(self) -> int:
        """How many bytes are there."""
        return sum(last - first for first, last in self.spans)
