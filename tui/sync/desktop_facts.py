"""What a desktop is told of an episode: its picture, link and author, no secrets."""

from tui.library.library import Library
from tui.playback.desktop.hands import Facts
from tui.sync.art import ArtFolder
from tui.text import public_url


def desktop_facts(library: Library, art: ArtFolder, episode_id: int) -> Facts:
    """What a desktop shows of an episode. Addresses with secrets stay here."""
    episode = library.episodes.get(episode_id)
    details = library.shows.get(episode.row.show_id).details
    pictures = (episode.details.image_url, details.image_url)
    shown = (_art_url(art, url) for url in pictures if url)
    return Facts(
        art_url=next(filter(None, shown), None),
        link=public_url(episode.row.link) if episode.row.link else None,
        author=episode.details.author or details.author,
        published=episode.row.published,
    )


def _art_url(art: ArtFolder, url: str) -> str | None:
    """A picture where it is kept, else its address, unless that holds secrets."""
    kept = art.path(url)
    if kept is not None:
        return kept.as_uri()
    return url if public_url(url) == url else None
