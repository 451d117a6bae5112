"""Single timed words put together to sentences."""

from dataclasses import replace

from tui.model.transcript import Cue
from tui.transcripts.formats.word_stream import sentences_of_words


def spoken(*words: str) -> list[Cue]:
    return [Cue(word, float(n), n + 0.9) for n, word in enumerate(words)]


def test_words_without_spaces_get_them() -> None:
    (sentence,) = sentences_of_words(spoken("Well", ",", "it", "rained."))
    assert sentence.text == "Well, it rained."


def test_words_with_spaces_of_their_own_are_taken_as_they_are() -> None:
    first, second = sentences_of_words(spoken(" It", " rain", "ed.", " We", " left."))
    assert (first.text, first.start) == ("It rained.", 0.0)
    assert (second.text, second.start) == ("We left.", 3.0)
    assert [word.text for word in second.words] == ["We", "left."]


def test_a_stray_space_does_not_glue_the_others() -> None:
    (sentence,) = sentences_of_words(spoken("So ", "it", "rained", "all", "day."))
    assert sentence.text == "So it rained all day."


def test_spaces_may_have_a_place_of_their_own() -> None:
    (sentence,) = sentences_of_words(spoken("It", " ", "rain", "ed", " ", "late", "."))
    assert sentence.text == "It rained late."


def test_a_line_break_ends_a_paragraph_and_is_no_space_of_a_word() -> None:
    words = spoken("It", "rained.\n", "Then", "it", "snowed.", "And", "froze.\n")
    sentences = sentences_of_words(words)
    assert [(cue.text, cue.starts_paragraph) for cue in sentences] == [
        ("It rained.", False),
        ("Then it snowed.", True),
        ("And froze.", False),
    ]
    assert [word.text for word in sentences[0].words] == ["It", "rained."]


def test_a_speaker_is_carried_forward_until_another_is_named() -> None:
    words = spoken("I", "am", "No!", "Yes.")
    named = {0: "Anna", 2: "Luke"}
    cues = [replace(word, speaker=named.get(n)) for n, word in enumerate(words)]
    sentences = sentences_of_words(cues)
    assert [(s.speaker, s.text) for s in sentences] == [
        ("Anna", "I am"),
        ("Luke", "No!"),
        ("Luke", "Yes."),
    ]
