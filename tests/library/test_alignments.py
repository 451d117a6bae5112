"""Alignments: kept whole, one a source and file, gone with their episode."""

from dataclasses import replace

from tests.library.making import episode, subscribe
from tui.library.alignments import pack_alignment, unpack_alignment
from tui.library.library import Library
from tui.model.alignment import AlignedPassage, Alignment, KeptAlignment
from tui.model.transcript import Source, Stretch, Word

FOUND = Alignment(
    (
        AlignedPassage((Word("Grüße,", 0.5, 0.9), Word("alle.", 0.9, 1.25)), 0.5),
        AlignedPassage(),
    ),
    (Stretch(2.0, 32.5),),
    duration=40.0,
    coverage=0.5,
    confidence=0.75,
)
KEPT = KeptAlignment(Source.NOTES, "hash", "500:abc", 40.0, FOUND)


def test_what_was_packed_is_unpacked() -> None:
    assert unpack_alignment(pack_alignment(FOUND)) == FOUND


def test_one_a_source_and_file(library: Library) -> None:
    _, (one, other) = subscribe(library, episode(1), episode(2))
    assert not library.alignments.any(one)
    library.alignments.keep(one, KEPT)
    fits = replace(KEPT, source=Source.FEED, alignment=None)
    library.alignments.keep(one, fits)
    newer = replace(KEPT, text_hash="other")
    library.alignments.keep(one, newer)
    assert set(library.alignments.of(one)) == {newer, fits}
    refused = replace(fits, refused=True)
    library.alignments.keep(one, refused)
    assert set(library.alignments.of(one)) == {newer, refused}
    assert library.alignments.any(one) and not library.alignments.any(other)


def test_an_episode_that_is_gone_keeps_nothing(library: Library) -> None:
    show, (one,) = subscribe(library, episode(1))
    library.alignments.keep(one, KEPT)
    library.shows.remove(show.id)
    library.alignments.keep(one, KEPT)
    assert library.alignments.of(one) == []
