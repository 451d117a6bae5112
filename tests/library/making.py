"""Shows, episodes and transcripts to fill a library with."""

from datetime import UTC, datetime, timedelta

from tui.library.library import Library
from tui.model.episode import Enclosure, EpisodeDetails
from tui.model.hit import HitKind, Passage
from tui.model.show import Show, ShowDetails, Validators
from tui.model.transcript import Cue, Source, Timing, Transcript
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


def update(
    *new: EpisodeDetails,
    changed: tuple[tuple[int, EpisodeDetails], ...] = (),
    url: str | None = None,
    next_check: datetime | None = None,
) -> FeedUpdate:
    """What a look at a feed found."""
    return FeedUpdate(
        FIRST,
        Validators(etag='"1"'),
        new=new,
        changed=changed,
        url=url,
        next_check=next_check,
    )


def subscribe(
    library: Library, *new: EpisodeDetails, title: str = "A Show", url: str = FEED
) -> tuple[Show, list[int]]:
    """A show with episodes; their ids in the order given."""
    show = library.shows.add(url, ShowDetails(title, author="Ann"))
    ids = library.shows.apply(show.id, update(*new))
    return library.shows.get(show.id), ids


def transcript(text: str, source: Source = Source.FEED) -> Transcript:
    """A transcript of one cue."""
    return Transcript((Cue(text, 1.0, 2.0, "Ann"),), source, Timing.CUE, "en")


def said(text: str, start: float = 1.0, speaker: str = "Ann") -> Passage:
    """A passage of a transcript."""
    return Passage(HitKind.TRANSCRIPT, text, start, speaker)
