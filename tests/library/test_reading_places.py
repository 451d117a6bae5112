"""Where each episode is read."""

from tests.library.making import episode, subscribe
from tui.library.library import Library
from tui.model.reading import Block, BlockKind, Reading, Sentence
from tui.model.reading_place import ReadingPlace


def test_each_episode_has_its_own(library: Library) -> None:
    _, (one, two) = subscribe(library, episode(1), episode(2))
    assert library.reading_places.get(one) is None
    library.reading_places.keep(one, ReadingPlace(7, "Seven.", free=False))
    library.reading_places.keep(one, ReadingPlace(8, "Eight."))
    assert library.reading_places.get(one) == ReadingPlace(8, "Eight.")
    assert library.reading_places.get(two) is None


def test_it_goes_with_the_episode(library: Library) -> None:
    show, (one,) = subscribe(library, episode(1))
    library.reading_places.keep(one, ReadingPlace(7, "Seven."))
    library.shows.remove(show.id)
    assert library.reading_places.get(one) is None
    library.reading_places.keep(one, ReadingPlace(7, "Seven."))
    assert library.reading_places.get(one) is None


def test_the_nearest_sentence_that_says_the_same_is_it() -> None:
    words = ("Yes.", "No.", "Yes.", "Perhaps.", "Yes.")
    sentences = tuple(Sentence(n, t, None, None, None) for n, t in enumerate(words))
    reading = Reading((Block(BlockKind.PARAGRAPH, sentences),))
    assert ReadingPlace(3, "Yes.").number_in(reading) in (2, 4)
    assert ReadingPlace(9, "Yes.").number_in(reading) == 4
    assert ReadingPlace(0, "Never said.").number_in(reading) is None
