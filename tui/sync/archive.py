"""Archives: the pages of a feed that come after the first (RFC 5005), on request."""

from dataclasses import dataclass, replace

from tui.errors import EarmarkError
from tui.feeds.parse import ParsedFeed, told_apart
from tui.model.show import Show
from tui.sync.looking import Lookout, Seen

MOST_PAGES = 500


@dataclass(frozen=True, slots=True)
class Archive:
    """A feed with all its pages; ``error`` says why there may be more."""

    seen: Seen
    pages: int
    error: EarmarkError | None = None


async def read_archive(show: Show, lookout: Lookout) -> Archive:
    """Read a show's feed and every page that follows.

    Raises:
        FetchError, FeedError: the first page cannot be read.
    """
    fetched = await lookout.fetch(show.url)
    seen = await lookout.follow(
        fetched, await lookout.read(fetched, show.url), (show.url, *show.aliases)
    )
    pages = [page for page in (seen.feed,) if page is not None]
    been = {show.url, fetched.url}
    error: EarmarkError | None = None
    wanted = pages[-1].show.next_page_url
    while wanted is not None and wanted not in been and len(pages) < MOST_PAGES:
        been.add(wanted)
        try:
            fetched = await lookout.fetch(wanted, named_by=fetched.url)
            pages.append(await lookout.read(fetched, show.url))
        except EarmarkError as problem:
            error = problem
            break
        wanted = pages[-1].show.next_page_url
    return Archive(replace(seen, feed=_joined(pages)), len(pages), error)


def _joined(pages: list[ParsedFeed]) -> ParsedFeed:
    """One feed: the first page says what the show is and is compared next time."""
    episodes = (episode for page in pages for episode in page.episodes)
    return replace(pages[0], episodes=told_apart(episodes)[1])
