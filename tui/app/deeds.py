"""Deeds: what a key does to episodes in the library, and how it is taken back."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from tui.app.messages import Deed, DoDeed
from tui.app.phrases import count
from tui.library.library import Library
from tui.model.episode import EpisodeRow
from tui.model.quote import Quote, in_words, said
from tui.model.reading import Sentence
from tui.transcripts.moment import quoted_moment
from tui.transcripts.reading import make_reading

if TYPE_CHECKING:
    from tui.sync.words import WordFinder

TAKE_BACK = "U takes it back."


@dataclass(frozen=True, slots=True)
class Done:
    """What was done."""

    said: str = ""
    """A sentence to say, or nothing."""
    undo: Callable[[], object] | None = None
    queue_changed: bool = False
    many: bool = False
    """Whether more rows changed than those that were named."""


def do_deed(library: Library, wish: DoDeed) -> Done:
    """Do it. Blocks for milliseconds."""
    match wish.deed:
        case Deed.TOGGLE_PLAYED:
            return _toggle_played(library, wish.rows)
        case Deed.TOGGLE_STAR:
            starred = not all(row.starred for row in wish.rows)
            for row in wish.rows:
                library.episodes.star(row.id, starred)
            return Done()
        case Deed.MARK_OLDER | Deed.MARK_SHOW:
            return _mark_many(library, wish)
        case _:
            return _change_queue(library, wish)


def _toggle_played(library: Library, rows: Sequence[EpisodeRow]) -> Done:
    played = not all(row.played for row in rows)
    marks = library.places.mark([row.id for row in rows], played)
    undo = partial(library.places.put_back, marks)
    if len(rows) == 1:
        return Done("", undo)
    return Done(_marked(len(rows), played), undo)


def _mark_many(library: Library, wish: DoDeed) -> Done:
    if wish.deed is Deed.MARK_SHOW:
        found = library.episodes.markable(wish.show_id, True)
    else:
        (row,) = wish.rows
        found = library.episodes.markable(row.show_id, True, older_than=row.id)
    if not found:
        return Done("They are all marked as played already.")
    undo = partial(library.places.put_back, library.places.mark(found, True))
    return Done(_marked(len(found), True), undo, many=True)


def _marked(number: int, played: bool) -> str:
    how = "played" if played else "not played"
    return f"{count(number, 'episode')} marked as {how}. {TAKE_BACK}"


def _change_queue(library: Library, wish: DoDeed) -> Done:
    queue = library.queue
    before = [item.episode.id for item in queue.items()]
    rows = [row for row in wish.rows if row.playable]
    words, after = _queue_after(wish, rows, before)
    if after == before:
        return Done(words)
    queue.replace(after)
    keeps_all = set(before) <= set(after)
    undo = None if keeps_all else partial(queue.replace, before)
    return Done(words if keeps_all else f"{words} {TAKE_BACK}", undo, True)


def _queue_after(
    wish: DoDeed, rows: Sequence[EpisodeRow], before: Sequence[int]
) -> tuple[str, list[int]]:
    """What to say, and the queue to be."""
    ids = [row.id for row in rows]
    rest = [number for number in before if number not in ids]
    if wish.deed is Deed.CLEAR_QUEUE:
        return ("The queue is cleared." if before else "The queue is empty."), []
    if not rows:
        return "A post without sound cannot be queued.", list(before)
    named = rows[0].title if len(rows) == 1 else count(len(rows), "episode")
    match wish.deed:
        case Deed.QUEUE_LAST:
            return f"Queued: {named}", [*rest, *ids]
        case Deed.QUEUE_NEXT:
            return f"Next: {named}", [*ids, *rest]
        case Deed.DEQUEUE if len(rest) == len(before):
            return "That is not in the queue.", rest
        case Deed.DEQUEUE:
            return f"Taken out of the queue: {named}.", rest
        case Deed.PLACE:
            return "", [*rest[: wish.place], *ids, *rest[wish.place :]]
    return "", _moved(before, ids, -1 if wish.deed is Deed.EARLIER else 1)


def _moved(before: Sequence[int], ids: Sequence[int], step: int) -> list[int]:
    """The queue with some of it a place earlier or later, as far as there is one."""
    after = list(before)
    places = [place for place, number in enumerate(before) if number in ids]
    for place in places if step < 0 else reversed(places):
        there = place + step
        if 0 <= there < len(after) and after[there] not in ids:
            after[place], after[there] = after[there], after[place]
    return after


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


def heard_at(words: "WordFinder", quote: Quote, episode_id: int) -> float | None:
    """When what was quoted is heard, as far as is known by now."""
    transcript = words.at_hand(episode_id).transcript
    if transcript is None:
        return quote.start
    return quoted_moment(make_reading(transcript), quote)
