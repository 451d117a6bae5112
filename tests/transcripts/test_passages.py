"""Passages hold every word once, are of one speaker, and of a size to be found by."""

from hypothesis import given

from tests.transcripts.strategies import ANY
from tui.model.hit import HitKind, Passage
from tui.model.transcript import Cue, Source, Timing, Transcript
from tui.transcripts.formats.draft import squeezed
from tui.transcripts.passages import passages
from tui.transcripts.spoken import count_words
from tui.transcripts.timing import timed


@given(ANY)
def test_every_word_is_in_one_passage(transcript: Transcript) -> None:
    found = passages(timed(transcript, 1000.0))
    assert squeezed("".join(p.text for p in found)) == squeezed(transcript.text)
    starts = [passage.start for passage in found if passage.start is not None]
    assert starts == sorted(starts)


def test_short_sentences_are_put_together() -> None:
    cues = tuple(
        Cue(f"These are six words, number {n}.", float(n), n + 1.0, "Ann")
        for n in range(20)
    )
    found = passages(Transcript(cues, Source.FEED, Timing.CUE))
    assert [passage.start for passage in found] == [0.0, 5.0, 10.0, 15.0]
    for passage in found:
        for offset, start in passage.times:
            assert passage.text[offset:].startswith(cues[int(start)].text)
    assert [start for _, start in found[1].times] == [5.0, 6.0, 7.0, 8.0, 9.0]
    assert all(30 <= count_words(passage.text) <= 60 for passage in found)


def test_a_new_speaker_begins_a_passage() -> None:
    cues = (Cue("Who is it?", 0.0, 1.0, "Ann"), Cue("It is I.", 1.0, 2.0, "Carl"))
    assert passages(Transcript(cues, Source.FEED, Timing.CUE)) == [
        Passage(HitKind.TRANSCRIPT, "Who is it?", 0.0, "Ann"),
        Passage(HitKind.TRANSCRIPT, "It is I.", 1.0, "Carl"),
    ]


def test_a_long_turn_is_cut_at_its_sentences() -> None:
    turn = Cue("It goes on and on for ten words here. " * 30, 5.0)
    found = passages(Transcript((turn,), Source.NOTES, Timing.TURN))
    assert len(found) > 5
    assert all(passage.text.endswith(".") for passage in found)
