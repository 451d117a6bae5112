"""Transcripts, chapters and anchors."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.library.making import episode, said, subscribe, transcript
from tui.errors import NotFound
from tui.library.library import Library
from tui.library.transcripts import pack_transcript, unpack_transcript
from tui.model.chapter import Chapter, ChapterSource
from tui.model.episode import TranscriptNote
from tui.model.transcript import Cue, Source, Timing, Transcript, Word
from tui.search.find import find

TIMES = st.floats(allow_nan=False, allow_infinity=False)
TEXT = st.text(st.characters(exclude_categories=["Cs"]))
WORDS = st.lists(st.builds(Word, TEXT, TIMES, TIMES), max_size=3).map(tuple)
CUES = st.builds(
    Cue,
    text=TEXT,
    start=st.none() | TIMES,
    end=st.none() | TIMES,
    speaker=st.none() | TEXT,
    words=WORDS,
    starts_paragraph=st.booleans(),
    heading=st.booleans(),
    spoken=st.booleans(),
)
TRANSCRIPTS = st.builds(
    Transcript,
    cues=st.lists(CUES, max_size=4).map(tuple),
    source=st.sampled_from(Source),
    timing=st.sampled_from(Timing),
    language=st.none() | TEXT,
    origin=st.none() | TEXT,
    notes=st.lists(TEXT, max_size=2).map(tuple),
    settled=st.booleans(),
)


@given(TRANSCRIPTS)
def test_a_transcript_comes_back_as_it_was(kept: Transcript) -> None:
    assert unpack_transcript(pack_transcript(kept)) == kept


def test_the_last_kept_transcript_is_in_use(library: Library) -> None:
    _, (one,) = subscribe(library, episode(1))
    assert library.words.transcript(one) is None
    notes, feed = transcript("From notes", Source.NOTES), transcript("From feed")
    library.words.keep_transcript(one, notes, [said("from notes")])
    library.words.keep_transcript(one, feed, [said("from feed")])
    assert library.words.transcript(one) == feed
    assert library.words.transcripts(one) == [feed, notes]
    note = TranscriptNote(Source.FEED, Timing.CUE, "en")
    assert library.episodes.row(one).transcript == note


def test_only_the_transcript_in_use_is_searched(library: Library) -> None:
    _, (one,) = subscribe(library, episode(1))
    notes, feed = transcript("Written", Source.NOTES), transcript("Spoken")
    library.words.keep_transcript(one, notes, [said("written")])
    library.words.keep_transcript(one, feed, [said("spoken", 7.0, "Bob")])
    assert find(library, "written") == []
    library.words.use_transcript(one, Source.NOTES)
    assert find(library, "spoken") == []
    library.words.use_transcript(one, Source.FEED)
    assert [(hit.start, hit.speaker) for hit in find(library, "spoken")] == [
        (7.0, "Bob")
    ]
    with pytest.raises(NotFound, match="recognized"):
        library.words.use_transcript(one, Source.RECOGNIZED)


def test_a_newer_transcript_takes_the_place_of_its_source(library: Library) -> None:
    _, (one,) = subscribe(library, episode(1))
    for text in ("old", "new"):
        library.words.keep_transcript(one, transcript(text), [said(text)])
    assert library.words.transcripts(one) == [transcript("new")]
    assert find(library, "old") == []


def test_chapters_are_kept_counted_and_found(library: Library) -> None:
    _, (one,) = subscribe(library, episode(1))
    chapters = (
        Chapter(0.0, "Opening", 5.0, "https://example.org", source=ChapterSource.NOTES),
        Chapter(5.0, "A picture", hidden=True, image_url="https://example.org/i.png"),
        Chapter(9.5, "Reward models"),
    )
    library.words.keep_chapters(one, chapters)
    assert library.words.chapters(one) == chapters
    assert library.episodes.row(one).chapters == 2
    assert [hit.start for hit in find(library, "in:chapter reward")] == [9.5]
    assert find(library, "picture") == []
    library.words.keep_chapters(one, ())
    assert library.words.chapters(one) == ()
    assert find(library, "reward") == []


def test_words_for_an_episode_that_is_gone_are_dropped(library: Library) -> None:
    library.words.keep_transcript(9, transcript("Words"), [said("words")])
    library.words.keep_chapters(9, [Chapter(0.0, "words")])
    library.words.keep_notes_text(9, "words")
    assert find(library, "words") == []


def test_anchors_are_kept_in_the_order_they_were_set(library: Library) -> None:
    _, (one, two) = subscribe(library, episode(1), episode(2))
    late = library.words.add_anchor(one, "file-a", 60.0, 95.0, Timing.TURN)
    early = library.words.add_anchor(one, "file-b", 10.0, 15.0)
    library.words.add_anchor(two, "file-a", 1.0, 2.0)
    assert library.words.anchors(one) == [late, early]
    assert [anchor.timing for anchor in (late, early)] == [Timing.TURN, Timing.CUE]
    library.words.remove_anchor(early.id)
    assert library.words.anchors(one) == [late]


def test_a_choice_is_remembered(library: Library) -> None:
    _, (one,) = subscribe(library, episode(1))
    words = transcript("Words")
    library.words.keep_transcript(one, words, [])
    assert not library.words.chosen(one)
    library.words.use_transcript(one, words.source)
    assert not library.words.chosen(one)
    library.words.use_transcript(one, words.source, chosen=True)
    assert library.words.chosen(one)
    assert not library.words.chosen(99)


def test_lists_may_say_another_timing(library: Library) -> None:
    _, (one,) = subscribe(library, episode(1))
    words = transcript("Words")
    library.words.keep_transcript(one, words, [], Timing.ANCHORED)
    note = library.episodes.row(one).transcript
    assert note is not None and note.timing is Timing.ANCHORED
    assert library.words.transcript(one) == words
