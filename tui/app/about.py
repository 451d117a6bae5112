"""A show at a glance, as blocks of notes."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from tui.app.phrases import count, day
from tui.library.library import Library
from tui.model.lengths import in_hours, in_minutes
from tui.model.notes import Link, NoteBlock, NoteKind, Notes
from tui.model.show import Show, ShowDetails
from tui.model.statistics import ShowStatistics
from tui.text import safe_url


@dataclass(frozen=True)
class About:
    """A show, its figures and its own words on itself."""

    show: Show
    statistics: ShowStatistics
    description: Notes

    @property
    def blocks(self) -> list[NoteBlock]:
        """What to draw."""
        return [
            NoteBlock(NoteKind.HEADING, self.show.title),
            *(
                NoteBlock(NoteKind.ITEM, value, marker=f"{name:<12}")
                for name, value in self._facts()
                if value
            ),
            *self.description.blocks,
        ]

    @property
    def links(self) -> tuple[Link, ...]:
        """The links of the description."""
        return self.description.links

    def _facts(self) -> Iterable[tuple[str, str]]:
        show, figures = self.show, self.statistics
        yield "By", show.details.author or ""
        yield "Episodes", _episodes(figures)
        yield "Length", _length(figures)
        yield "Cadence", figures.cadence or ""
        yield "Newest", day(figures.last_published)
        yield "This year", count(figures.this_year, "episode")
        yield "Busiest year", _busiest(figures)
        yield "Explicit", f"{figures.explicit:,}" if figures.explicit else ""
        yield "Language", figures.language or ""
        yield "Categories", ", ".join(figures.categories)
        yield "Web page", show.details.link or ""
        yield "Feed", safe_url(show.url)
        yield from _namespace_facts(show.details)
        yield "Checked", day(show.last_checked)
        yield "Last error", show.last_error or ""


def _namespace_facts(details: ShowDetails) -> Iterable[tuple[str, str]]:
    """What the podcast namespace lets a show say of itself."""
    yield "Medium", "" if details.medium == "podcast" else details.medium
    yield "Place", details.location or ""
    for person in details.people:
        yield person.role.capitalize(), person.name
    for live in details.live_items:
        when = f", {day(live.start)}" if live.start else ""
        yield "Live", f"{live.title} ({live.status}{when})"
    for funding in details.funding:
        yield "Support", f"{funding.text} {funding.url}".strip()
    for show in details.podroll:
        yield "Recommends", show.title or safe_url(show.feed_url or "")
    yield "License", details.license or ""
    yield "Copyright", details.copyright or ""
    yield "Complete", "the publisher says that nothing more comes" * details.complete


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


def _busiest(figures: ShowStatistics) -> str:
    if figures.busiest_year is None:
        return ""
    year, number = figures.busiest_year
    return f"{year}, {count(number, 'episode')}"


def about(library: Library, show_id: int, today: datetime) -> About:
    """A show at a glance. Blocks for milliseconds."""
    from tui.transcripts.notes import parse_notes

    show = library.shows.get(show_id)
    return About(
        show,
        library.shows.statistics(show_id, today),
        parse_notes(show.details.description_html, language=show.details.language),
    )
