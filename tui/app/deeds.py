"""Deeds: what a key does to an episode in the library."""

from collections.abc import Sequence

from tui.app.messages import Deed
from tui.library.library import Library
from tui.model.episode import EpisodeRow
from tui.model.quote import Quote, in_words, said
from tui.model.reading import Sentence


def do_deed(library: Library, deed: Deed, row: EpisodeRow) -> str:
    """Do it; gives a sentence to say, or nothing. Blocks for milliseconds."""
    queue = library.queue
    match deed:
        case Deed.TOGGLE_PLAYED:
            library.places.mark_played(row.id, not row.played)
        case Deed.TOGGLE_STAR:
            library.episodes.star(row.id, not row.starred)
        case Deed.QUEUE_LAST | Deed.QUEUE_NEXT if not row.playable:
            return "A post without sound cannot be queued."
        case Deed.QUEUE_LAST:
            queue.add_last(row.id)
            return f"Queued: {row.title}"
        case Deed.QUEUE_NEXT:
            queue.add_next(row.id)
            return f"Next: {row.title}"
        case Deed.DEQUEUE:
            queue.remove(row.id)
        case Deed.EARLIER | Deed.LATER:
            _reorder(library, row, -1 if deed is Deed.EARLIER else 1)
    return ""


def keep_quote(
    library: Library, episode_id: int, sentences: Sequence[Sentence], note: str = ""
) -> Quote:
    """Keep sentences that belong together. Blocks for milliseconds."""
    parts = said(sentences)
    speakers = {part.speaker for part in parts}
    return library.quotes.add(
        episode_id,
        in_words(parts),
        speaker=speakers.pop() if len(speakers) == 1 else None,
        start=parts[0].start,
        end=parts[-1].end,
        note=note,
        parts=parts,
    )


def _reorder(library: Library, row: EpisodeRow, step: int) -> None:
    items = library.queue.items()
    place = next((i.position for i in items if i.episode.id == row.id), None)
    if place is not None and 0 <= place + step < len(items):
        library.queue.move(row.id, place + step)
