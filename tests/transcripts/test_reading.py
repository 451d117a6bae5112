"""A reading keeps all words, in order, each inside its sentence, under its speaker."""

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from tests.transcripts.strategies import ANY, DURATIONS
from tui.model.chapter import Chapter
from tui.model.reading import BlockKind, Reading
from tui.model.transcript import Cue, Source, Timing, Transcript, Word
from tui.transcripts.formats.draft import squeezed
from tui.transcripts.reading import make_reading
from tui.transcripts.timing import timed

CHAPTERS = st.lists(
    st.builds(
        Chapter,
        st.floats(0, 5000),
        st.sampled_from(["One", "Two"]),
        hidden=st.booleans(),
    ),
    max_size=4,
)


def captions(*cues: Cue) -> Transcript:
    return Transcript(cues, Source.FEED, Timing.CUE)


@given(ANY, DURATIONS, CHAPTERS)
def test_every_word_is_kept_and_numbered(
    transcript: Transcript, duration: float | None, chapters: list[Chapter]
) -> None:
    reading = make_reading(timed(transcript, duration, chapters), chapters)
    sentences = reading.sentences
    assert [s.index for s in sentences] == list(range(len(sentences)))
    assert squeezed("".join(s.text for s in sentences)) == squeezed(transcript.text)
    assert all(sentence.text.strip() for sentence in sentences)


@given(ANY, DURATIONS)
def test_words_lie_in_their_sentence(
    transcript: Transcript, duration: float | None
) -> None:
    reading = make_reading(timed(transcript, duration))
    for sentence in reading.sentences:
        for word in sentence.words:
            assert sentence.start is not None
            assert sentence.end is not None
            assert sentence.start <= word.start <= word.end <= sentence.end
            assert 0 <= word.first < word.last <= len(sentence.text)
        for earlier, later in pairwise(sentence.words):
            assert earlier.last <= later.first
            assert earlier.start <= later.start


@given(ANY, st.floats(0.1, 20_000), st.floats(0, 20_000), st.floats(0, 20_000))
def test_what_is_spoken_is_known_at_any_time_and_never_goes_back(
    transcript: Transcript, duration: float, one: float, other: float
) -> None:
    reading = make_reading(timed(transcript, duration))
    assert reading.timed
    earlier, later = sorted((one, other))
    before, after = reading.sentence_at(earlier), reading.sentence_at(later)
    if before is not None:
        assert after is not None
        assert before.index <= after.index
    first = reading.sentences[0].start or 0.0
    assert reading.sentence_at(first) is not None


@given(ANY, CHAPTERS)
def test_each_chapter_a_listener_sees_is_set_in_once(
    transcript: Transcript, chapters: list[Chapter]
) -> None:
    reading = make_reading(timed(transcript, 5000.0), chapters)
    shown = [b.text for b in reading.blocks if b.kind is BlockKind.CHAPTER]
    ordered = sorted(chapters, key=lambda chapter: chapter.start)
    assert shown == [c.title for c in ordered if not c.hidden]


def test_cues_that_cut_a_sentence_are_joined() -> None:
    reading = make_reading(
        captions(
            Cue("It all began when", 0.0, 2.0, "Ann"),
            Cue("we met. Then", 2.0, 4.0, "Ann"),
            Cue("it rained.", 4.0, 5.0, "Ann"),
        )
    )
    assert [s.text for s in reading.sentences] == [
        "It all began when we met.",
        "Then it rained.",
    ]
    first, second = reading.sentences
    by_text = {first.text[w.first : w.last]: w for w in first.words}
    assert by_text["we"].start == 2.0
    assert second.words[1].start == 4.0
    assert 2.0 < (second.start or 0.0) < 4.0


def test_a_speaker_is_named_once_a_turn() -> None:
    long = "This is a sentence that goes on for quite a while. " * 40
    reading = make_reading(
        captions(Cue(long, 0.0, 200.0, "Ann"), Cue("No.", 200.0, 201.0, "Carl"))
    )
    names = [block.speaker for block in reading.blocks]
    assert names[0] == "Ann"
    assert names[-1] == "Carl"
    assert len(names) > 3
    assert set(names[1:-1]) == {None}


def test_a_chapter_breaks_a_paragraph_at_the_nearest_sentence() -> None:
    reading = make_reading(
        captions(
            Cue("One is said.", 0.0, 10.0),
            Cue("Two is said.", 10.0, 20.0),
            Cue("Three is said.", 20.0, 30.0),
        ),
        [Chapter(11.0, "The second"), Chapter(15.0, "Unseen", hidden=True)],
    )
    assert _outline(reading) == [
        "One is said.",
        "# The second",
        "Two is said. Three is said.",
    ]


def test_a_heading_that_is_the_chapter_is_not_said_twice() -> None:
    essay = Transcript(
        (Cue("Before. " * 30), Cue("Later", heading=True), Cue("After. " * 30)),
        Source.NOTES,
        Timing.NONE,
    )
    chapters = [Chapter(50.0, "Later")]
    reading = make_reading(timed(essay, 100.0, chapters), chapters)
    kinds = [block.kind for block in reading.blocks]
    assert BlockKind.CHAPTER not in kinds
    assert kinds.count(BlockKind.HEADING) == 1


def test_captions_without_stops_are_their_own_sentences() -> None:
    cues = [Cue("la " * 30, float(n), n + 1.0) for n in range(9)]
    assert len(make_reading(captions(*cues)).sentences) == 9


def test_chinese_is_joined_without_spaces_and_lit_by_characters() -> None:
    reading = make_reading(
        captions(Cue("大家好，欢迎", 0.0, 2.0), Cue("收听。今天", 2.0, 4.0))
    )
    assert [s.text for s in reading.sentences] == ["大家好，欢迎收听。", "今天"]
    first = reading.sentences[0]
    texts = [first.text[word.first : word.last] for word in first.words]
    assert texts == ["大", "家", "好，", "欢", "迎", "收", "听。"]


def test_given_word_times_are_used() -> None:
    words = (Word("Good", 1.0, 1.2), Word("night.", 3.0, 3.5))
    cue = Cue("Good night.", 1.0, 4.0, words=words)
    reading = make_reading(Transcript((cue,), Source.FEED, Timing.WORD))
    assert [(w.start, w.end) for w in reading.sentences[0].words] == [
        (1.0, 1.2),
        (3.0, 3.5),
    ]


def _outline(reading: Reading) -> list[str]:
    return [
        f"# {block.text}"
        if block.kind is BlockKind.CHAPTER
        else " ".join(s.text for s in block.sentences)
        for block in reading.blocks
    ]


def test_words_of_cues_that_overlap_are_said_one_after_the_other() -> None:
    reading = make_reading(
        captions(
            Cue("incomprehensible constitutional characteristics", 0.0, 4.0),
            Cue("four five.", 2.0, 5.0),
        )
    )
    (sentence,) = reading.sentences
    starts = [word.start for word in sentence.words]
    assert starts == sorted(starts)
    assert starts[3] == 2.0
    assert sentence.words[2].end <= 2.0


def test_words_said_at_once_are_still_in_order() -> None:
    reading = make_reading(captions(Cue("one two", 0.0, 4.0), Cue("three.", 0.0, 4.0)))
    starts = [word.start for word in reading.sentences[0].words]
    assert starts == sorted(starts)


def test_a_long_run_breaks_rather_where_somebody_paused() -> None:
    text = "This sentence is one of many alike and says nothing at all really."
    cues = [
        Cue(text, 5.0 * n + (3 if n > 6 else 0), 5.0 * n + (8 if n > 6 else 5))
        for n in range(20)
    ]
    with_pause = make_reading(captions(*cues))
    assert 35.0 + 3 in [block.start for block in with_pause.blocks]
    even = captions(*(Cue(text, 5.0 * n, 5.0 * n + 5) for n in range(20)))
    sizes = [len(block.sentences) for block in make_reading(even).blocks]
    assert max(sizes) - min(sizes) <= 2


def test_a_chapter_rather_begins_with_a_turn() -> None:
    reading = make_reading(
        captions(
            Cue("One. ", 0.0, 9.0, "Ann"),
            Cue("Two.", 9.0, 10.5, "Ann"),
            Cue("Three.", 10.5, 20.0, "Carl"),
        ),
        [Chapter(9.2, "Next")],
    )
    assert _outline(reading) == ["One. Two.", "# Next", "Three."]


def test_a_chapter_after_the_last_word_stands_last() -> None:
    reading = make_reading(captions(Cue("All.", 0.0, 9.0)), [Chapter(30.0, "Music")])
    assert _outline(reading) == ["All.", "# Music"]


def test_arabic_is_read_in_the_order_it_is_spoken() -> None:
    text = "مرحبا بكم في الحلقة. اليوم نتحدث عن الخبز؟"
    reading = make_reading(captions(Cue(text, 0.0, 4.0)))
    first, second = reading.sentences
    assert (first.text, second.text) == (
        "مرحبا بكم في الحلقة.",
        "اليوم نتحدث عن الخبز؟",
    )
    assert next(first.text[w.first : w.last] for w in first.words) == "مرحبا"
