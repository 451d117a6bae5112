"""A large library, written through the door everybody uses."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

from tui.config import Directories
from tui.library.library import Library
from tui.model.episode import Enclosure, EpisodeDetails
from tui.model.show import ShowDetails, Validators
from tui.model.update import FeedUpdate

SHOWS = 300
EPISODES_PER_SHOW = 100
NEWEST = datetime(2026, 1, 1, tzinfo=UTC)
NOTES = "<p>In this episode two people talk about the weather at some length.</p>" * 8


def make_big_library(home: Path) -> None:
    """Fill a home with 300 shows of 100 episodes each."""
    directories = Directories.here(home)
    directories.database.parent.mkdir(parents=True, exist_ok=True)
    library = Library(directories.database)
    for number in range(SHOWS):
        details = ShowDetails(title=f"Show {number:03}", author="Somebody")
        show = library.shows.add(f"https://example.org/{number}.xml", details)
        episodes = tuple(_episode(number, n) for n in range(EPISODES_PER_SHOW))
        update = FeedUpdate(
            checked=NEWEST,
            validators=Validators(),
            next_check=datetime.now(UTC) + timedelta(days=1),
            new=episodes,
        )
        library.shows.apply(show.id, update)
    library.close()


def _episode(show: int, number: int) -> EpisodeDetails:
    return EpisodeDetails(
        guid=f"{show}-{number}",
        title=f"Episode {number} of show {show:03}: the weather again",
        published=NEWEST - timedelta(days=7 * number, minutes=show),
        duration=1800.0 + number,
        notes_html=NOTES,
        enclosure=Enclosure(f"https://example.org/{show}/{number}.mp3", "audio/mpeg"),
    )
