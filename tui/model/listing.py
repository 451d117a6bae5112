"""A listing: how lists of subscriptions have a show, besides its address and title."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import TypeAlias

Group: TypeAlias = tuple[str, ...]
"""The headings a show stands under, outermost first."""

_BETWEEN = re.compile(r"(?<!/)/(?!/)")


@dataclass(frozen=True, slots=True)
class Listing:
    """The groups a show is in, and what else other programs wrote of it."""

    groups: tuple[Group, ...] = ()
    attributes: tuple[tuple[str, str], ...] = ()
    """Of an OPML outline, by name: those that Earmark has no use for itself."""

    def is_within(self, group: Group) -> bool:
        """Whether one of the groups is this one or lies inside it; in any case."""
        wanted = by_name(group)[0]
        return any(by_name(g[: len(group)])[0] == wanted for g in self.groups)

    def joined(self, other: "Listing") -> "Listing":
        """With what another list says; of attributes the newer ones hold."""
        attributes = dict(self.attributes) | dict(other.attributes)
        return Listing(
            in_order((*self.groups, *other.groups)), tuple(sorted(attributes.items()))
        )


def in_order(groups: Iterable[Group]) -> tuple[Group, ...]:
    """Each group once, by name; to stand under no heading is not to be in a group."""
    return tuple(sorted({group for group in groups if group}, key=by_name))


def by_name(group: Group) -> tuple[object, ...]:
    """What groups are ordered by."""
    return tuple(name.casefold() for name in group), group


def group_named(text: str) -> Group:
    """The group that ``News/Tech`` stands for; ``//`` is a stroke in a name."""
    names = (name.replace("//", "/").strip() for name in _BETWEEN.split(text))
    return tuple(name for name in names if name)


def group_names(groups: Iterable[Group]) -> str:
    """Groups in words."""
    return ", ".join(map(group_name, groups))


def group_name(group: Group) -> str:
    """A group in words, as ``group_named`` takes it."""
    return " / ".join(name.replace("/", "//") for name in group)
