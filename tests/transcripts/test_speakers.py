"""A name before a colon is a speaker's where the file makes a habit of it."""

import pytest

from tui.model.transcript import Cue
from tui.transcripts.formats.draft import carry_speakers
from tui.transcripts.formats.speakers import adopt_speakers, split_speaker


@pytest.mark.parametrize(
    ("text", "speaker", "rest"),
    [
        ("Ann Bee: Hello.", "Ann Bee", "Hello."),
        ("ANN: Hello.", "ANN", "Hello."),
        ("Dr. O’Neil: Hello.", "Dr. O’Neil", "Hello."),
        ("Ludwig van Beethoven: Hello.", "Ludwig van Beethoven", "Hello."),
        ("Speaker 2: Hello.", "Speaker 2", "Hello."),
        ("SPEAKER_01: Hello.", "SPEAKER_01", "Hello."),
        (">> Ann: Hello.", "Ann", "Hello."),
        ("[Ann]: Hello.", "Ann", "Hello."),
        ("李雷：你好", "李雷", "你好"),
        ("Ann:", "Ann", ""),
    ],
)
def test_names(text: str, speaker: str, rest: str) -> None:
    assert split_speaker(text) == (speaker, rest)


@pytest.mark.parametrize(
    "text",
    [
        "Note: this is one.",
        "And he said: hello.",
        "It starts at 10:30 sharp.",
        "https://example.com is a place.",
        "Three things, all of them old: bread.",
        "What? Why: because.",
        "12: twelve.",
        ": nothing before it",
    ],
)
def test_what_is_no_name_stays_in_the_text(text: str) -> None:
    assert split_speaker(text) == (None, text)


def test_a_single_colon_somewhere_is_no_speaker() -> None:
    cues = [Cue("We talk of bread."), Cue("Bread: it is old."), Cue("So it is.")]
    assert adopt_speakers(cues) == cues


def test_a_name_that_comes_back_is_a_speaker() -> None:
    cues = [Cue("Music."), Cue("Ann: Hello."), Cue("It is late."), Cue("Ann: Bye.")]
    adopted = carry_speakers(adopt_speakers(cues))
    assert [(cue.speaker, cue.text) for cue in adopted] == [
        (None, "Music."),
        ("Ann", "Hello."),
        ("Ann", "It is late."),
        ("Ann", "Bye."),
    ]


def test_a_heading_is_nobody_s_words() -> None:
    cues = [Cue("Hello.", speaker="Ann"), Cue("Part two", heading=True), Cue("So.")]
    assert [cue.speaker for cue in carry_speakers(cues)] == ["Ann", None, "Ann"]
