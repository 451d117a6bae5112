"""A show at a glance, as blocks of notes."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime

from tui.app.commands import COMMANDS
from tui.app.fact_blocks import fact_blocks
from tui.app.phrases import count, day, soon
from tui.library.library import Library
from tui.model.episode import Episode
from tui.model.facts import Fact, people_facts, show_facts
from tui.model.lengths import in_hours, in_minutes
from tui.model.listing import group_names
from tui.model.notes import Link, NoteBlock, NoteKind, Notes
from tui.model.show import Show
from tui.model.statistics import ShowStatistics
from tui.sync.standing import Standing, left_alone, next_look
from tui.text import safe_url


@dataclass(frozen=True)
class About:
    """A show, its figures and its own words on itself."""

    show: Show
    statistics: ShowStatistics
    next_look: str
    description: Notes

    def blocks(self, opened: Episode | None = None) -> list[NoteBlock]:
        """What to draw; with who takes part in the episode that is open."""
        return [
            NoteBlock(NoteKind.HEADING, self.show.title),
            *fact_blocks(self._facts()),
            *self._taking_part(opened),
            *self.description.blocks,
        ]

    def _taking_part(self, opened: Episode | None) -> list[NoteBlock]:
        if opened is None or opened.row.show_id != self.show.id:
            return []
        if not opened.details.people:
            return []
        return [
            NoteBlock(NoteKind.HEADING, f"In “{opened.row.title}”"),
            *fact_blocks(people_facts(opened.details.people)),
            NoteBlock(NoteKind.RULE, ""),
        ]

    @property
    def links(self) -> tuple[Link, ...]:
        """The links of the description."""
        return self.description.links

    def _facts(self) -> Iterator[Fact]:
        show, figures = self.show, self.statistics
        link = show.details.link
        yield Fact("By", show.details.author or "")
        yield Fact("Episodes", _episodes(figures))
        yield Fact("Length", _length(figures))
        yield Fact("Cadence", figures.cadence or "")
        yield Fact("Newest", day(figures.last_published))
        yield Fact("This year", count(figures.this_year, "episode"))
        yield Fact("Busiest year", _busiest(figures))
        yield Fact("Explicit", _explicit(figures))
        yield Fact("Language", figures.language or "")
        yield Fact("Categories", ", ".join(figures.categories))
        yield Fact("Groups", group_names(show.listing.groups))
        yield Fact("Web page", link or "", link)
        yield Fact("Feed", safe_url(show.url))
        yield from show_facts(show.details)
        yield Fact("Checked", day(show.last_checked))
        yield Fact("Last error", show.last_error or "")
        yield Fact("Next look", self.next_look)


def _episodes(figures: ShowStatistics) -> str:
    since = f" since {figures.first_year}" if figures.first_year else ""
    hours = f", {in_hours(figures.hours)}" if figures.hours else ""
    return f"{figures.episodes:,}{since}{hours}"


def _length(figures: ShowStatistics) -> str:
    if figures.median_minutes is None:
        return ""
    middle = figures.median_minutes
    low, high = figures.typical_minutes or (middle, middle)
    if round(low) == round(high):
        return in_minutes(low, high)
    return f"{middle:.0f} min in the middle, mostly {in_minutes(low, high)}"


def _explicit(figures: ShowStatistics) -> str:
    if not figures.explicit:
        return ""
    return f"{figures.explicit:,} of {count(figures.episodes, 'episode')}"


def _busiest(figures: ShowStatistics) -> str:
    if figures.busiest_year is None:
        return ""
    year, number = figures.busiest_year
    return f"{year}, {count(number, 'episode')}"


def next_look_words(show: Show, waiting: Sequence[Show], now: datetime) -> str:
    """When a show is looked at next, why not before, and what can be done.

    ``waiting`` are shows whose hosts want to be left alone.
    """
    look = next_look(show, left_alone(waiting, now))
    words = look.words(now, lambda moment: soon(moment, now))
    if look.standing is Standing.WELL:
        return words
    (key,) = (each.keys for each in COMMANDS if each.id == "show.sync")
    return f"{words} ({key} in the list of shows looks now)"


def about(library: Library, show_id: int, now: datetime) -> About:
    """A show at a glance. Blocks for milliseconds."""
    from tui.transcripts.notes import parse_notes

    show = library.shows.get(show_id)
    return About(
        show,
        library.shows.statistics(show_id, now),
        next_look_words(show, library.shows.left_alone(now), now),
        parse_notes(show.details.description_html, language=show.details.language),
    )
