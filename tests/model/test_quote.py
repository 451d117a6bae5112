"""Quotes: who said what of them, and what was not said together."""

from tests.app.transcript.samples import INTERVIEW, reading_of
from tui.model.quote import LEFT_OUT, in_words, said
from tui.model.reading import Sentence


def sentence(number: int, speaker: str | None, text: str) -> Sentence:
    return Sentence(number, text, float(number), number + 1.0, speaker)


def test_what_one_speaker_said_is_one_stretch() -> None:
    (part,) = said([sentence(1, "Ann", "One."), sentence(2, "Ann", "Two.")])
    assert (part.speaker, part.text, part.start, part.end) == ("Ann", "One. Two.", 1, 3)
    assert in_words([part]) == "One. Two."


def test_what_was_not_said_together_is_parted() -> None:
    parts = said([sentence(1, "Ann", "One."), sentence(5, "Ann", "Five.")])
    assert [part.text for part in parts] == ["One.", "Five."]
    assert in_words(parts) == f"One. {LEFT_OUT} Five."


def test_each_speaker_has_a_line() -> None:
    three = [sentence(n, name, f"{n}.") for n, name in enumerate(("Ann", "Bob", None))]
    assert in_words(said(three)) == "Ann: 0.\nBob: 1.\n2."


def test_scripts_without_spaces_get_none() -> None:
    (part,) = said([sentence(1, "林", "今天下雨。"), sentence(2, "林", "明天也是。")])
    assert part.text == "今天下雨。明天也是。"


def test_stretches_hold_every_sentence() -> None:
    sentences = reading_of(INTERVIEW).sentences
    parts = said(sentences)
    assert [*dict.fromkeys(s.speaker for s in sentences)] == [
        *dict.fromkeys(part.speaker for part in parts)
    ]
    joined = " ".join(part.text for part in parts)
    assert joined == " ".join(s.text for s in sentences)
