"""Shows and episodes to fill a library with."""

from datetime import UTC, datetime, timedelta

from tui.library.library import Library
from tui.model.episode import Enclosure, EpisodeDetails
from tui.model.show import Show, ShowDetails, Validators
from tui.model.update import FeedUpdate

FEED = "https://example.org/feed"
FIRST = datetime(2024, 1, 1, 12, tzinfo=UTC)


def episode(
    number: int, title: str | None = None, audio: bool = True
) -> EpisodeDetails:
    """The ``number``th of a weekly show."""
    enclosure = Enclosure(f"https://example.org/{number}.mp3", "audio/mpeg")
    return EpisodeDetails(
        guid=f"guid-{number}",
        title=title or f"Episode {number}",
        published=FIRST + timedelta(weeks=number),
        duration=600.0,
        link=f"https://example.org/{number}",
        enclosure=enclosure if audio else None,
    )


def update(*new: EpisodeDetails) -> FeedUpdate:
    """A look at a feed that found new episodes."""
    return FeedUpdate(FIRST, Validators(etag='"1"'), new=new)


def subscribe(
    library: Library, *new: EpisodeDetails, title: str = "A Show", url: str = FEED
) -> tuple[Show, list[int]]:
    """A show with episodes; their ids in the order given."""
    show = library.shows.add(url, ShowDetails(title, author="Ann"))
    ids = library.shows.apply(show.id, update(*new))
    return library.shows.get(show.id), ids
