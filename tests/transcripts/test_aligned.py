"""A text at the times it is heard: in order, what is not spoken told apart."""

from dataclasses import replace
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from tui.model.alignment import AlignedPassage, Alignment
from tui.model.reading import BlockKind
from tui.model.transcript import Cue, Source, Stretch, Timing, Transcript, Word
from tui.model.transport import back_to, ends_of, on_to
from tui.transcripts.formats import Format, read, write
from tui.transcripts.reading import make_reading
from tui.transcripts.timing.aligning import aligned, text_hash
from tui.transcripts.timing.anchoring import anchored

LINES = ("Hello there.", "Listen on the web.", "The tide is in.", "It turns.")


def essay(lines: tuple[str, ...] = LINES) -> Transcript:
    cues = tuple(Cue(line, starts_paragraph=True) for line in lines)
    return Transcript(cues, Source.NOTES, Timing.NONE, "en")


def spoken(text: str, start: float, pace: float = 0.5) -> AlignedPassage:
    """A passage each of whose words takes as long."""
    words = text.split()
    return AlignedPassage(
        tuple(
            Word(word, start + n * pace, start + (n + 1) * pace)
            for n, word in enumerate(words)
        ),
        1.0,
    )


FOUND = Alignment(
    (
        spoken(LINES[0], 5.0),
        AlignedPassage(),
        spoken(LINES[2], 40.0),
        spoken(LINES[3], 43.0),
    ),
    (Stretch(0.0, 5.0), Stretch(10.0, 40.0)),
    duration=50.0,
    coverage=0.7,
    confidence=1.0,
)


def test_words_are_at_their_times_and_the_rest_beside_them() -> None:
    heard = aligned(essay(), FOUND)
    assert heard.timing is Timing.ALIGNED and heard.timed
    times = [(cue.start, cue.end, cue.spoken) for cue in heard.cues]
    assert times == [
        (5.0, 6.0, True),
        (6.0, 6.0, False),
        (40.0, 42.0, True),
        (43.0, 44.0, True),
    ]
    assert heard.cues[2].words[1] == Word("tide", 40.5, 41.0)
    assert heard.inserted == FOUND.inserted


def test_what_is_not_spoken_is_passed_over_when_hearing() -> None:
    reading = make_reading(aligned(essay(), FOUND))
    assert reading.timed
    assert [s.spoken for s in reading.sentences] == [True, False, True, True]
    assert [s.text for s in reading.spoken] == [LINES[0], LINES[2], LINES[3]]
    at = reading.sentence_at(9.0)
    assert at is not None and at.text == LINES[0]
    assert on_to(reading, 5.5) == 40.0
    assert back_to(reading, 40.1) == 5.0
    assert ends_of(reading) == (6.0, 42.0, 44.0)


def test_other_sound_stands_where_it_is_heard() -> None:
    reading = make_reading(aligned(essay(), FOUND))
    kinds = [(block.kind, block.text) for block in reading.blocks]
    assert kinds == [
        (BlockKind.INSERTED, "— 0:05 not in the text —"),
        (BlockKind.PARAGRAPH, ""),
        (BlockKind.PARAGRAPH, ""),
        (BlockKind.INSERTED, "— 0:30 not in the text —"),
        (BlockKind.PARAGRAPH, ""),
        (BlockKind.PARAGRAPH, ""),
    ]
    assert reading.inserted == FOUND.inserted
    assert reading.inserted_at(12.0) == Stretch(10.0, 40.0)
    assert reading.inserted_at(40.0) is None
    assert reading.said_at(12.0) is None
    assert reading.said_at(40.0) == reading.sentence_at(40.0)


def test_sound_in_the_middle_of_a_sentence_stands_after_it() -> None:
    words = (Word("Hello", 1.0, 1.5), Word("there.", 31.5, 32.0))
    found = replace(
        FOUND,
        passages=(AlignedPassage(words, 1.0), spoken(LINES[2], 33.0)),
        inserted=(Stretch(1.6, 31.4),),
    )
    reading = make_reading(aligned(essay((LINES[0], LINES[2])), found))
    kinds = [block.kind for block in reading.blocks]
    assert kinds == [BlockKind.PARAGRAPH, BlockKind.INSERTED, BlockKind.PARAGRAPH]


def test_an_anchor_moves_other_sound_with_the_words() -> None:
    moved = anchored(aligned(essay(), FOUND), [(5.0, 6.0)], 60.0)
    assert moved.inserted == (Stretch(0.0, 6.0), Stretch(11.0, 41.0))
    assert moved.cues[2].start == 41.0


def test_the_hash_is_of_the_words_cue_by_cue() -> None:
    assert text_hash(essay()) == text_hash(aligned(essay(), FOUND))
    assert text_hash(essay()) != text_hash(essay(LINES[:3]))
    assert text_hash(essay(("a b",))) != text_hash(essay(("a", "b")))


def test_files_hold_the_times_of_words() -> None:
    heard = aligned(essay(), FOUND)
    back = read(write(heard, Format.JSON).encode(), source=Source.FILE)
    assert back.cues[2].words == heard.cues[2].words
    assert [cue.spoken for cue in back.cues] == [True, False, True, True]
    for captions in (write(heard, Format.VTT), write(heard, Format.SRT)):
        assert LINES[0] in captions.replace("<00:00:05.500>", "")
        assert LINES[1] not in captions
    assert "Times: aligned." in write(heard, Format.VTT)


@st.composite
def alignments(draw: st.DrawFn) -> tuple[Transcript, Alignment]:
    passages = []
    lines = []
    now = draw(st.floats(0, 10))
    for _ in range(draw(st.integers(1, 12))):
        line = " ".join(["word"] * draw(st.integers(1, 5))) + "."
        lines.append(line)
        if draw(st.booleans()):
            passage = spoken(line, now, draw(st.floats(0, 1)))
            now = passage.words[-1].end + draw(st.floats(0, 5))
            passages.append(passage)
        else:
            passages.append(AlignedPassage())
    found = Alignment(tuple(passages), (), now + 1, 1.0, 1.0)
    return essay(tuple(lines)), found


@given(alignments())
def test_times_never_run_backward(made: tuple[Transcript, Alignment]) -> None:
    given_text, found = made
    heard = aligned(given_text, found)
    assert heard.text == given_text.text
    times = [(cue.start or 0.0, cue.end or 0.0) for cue in heard.cues]
    assert all(a <= b <= c for (a, b), (c, _) in pairwise(times))
    assert all(0 <= start <= end <= found.duration for start, end in times)
    reading = make_reading(heard)
    starts = [s.start or 0.0 for s in reading.sentences]
    assert starts == sorted(starts)
    assert len(reading.spoken) == sum(p.spoken for p in found.passages)


def test_a_page_says_what_is_not_in_the_text_and_what_is_not_in_the_sound() -> None:
    page = write(aligned(essay(), FOUND), Format.TEXT)
    assert "[0:00]\n\n— 0:05 not in the text —\n\n[0:05]\n\nHello there." in page
    assert "(not spoken) Listen on the web." in page
    assert "[0:40]\n\nThe tide is in." in page
