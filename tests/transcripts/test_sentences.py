"""A sentence ends where a reader would say so, and no character is lost."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tui.transcripts.sentences import LONGEST_CHARACTERS, split_sentences

ENDS = [
    "It rained.|We left.",
    "Did it?|Yes!|It did.",
    "“Go.”|She went.",
    "He said “go.” and she went.",
    "“Really?” he said.|“Yes.”",
    "(It rained.)|We left.",
    "Dr. Smith met Mrs. Jones at St. Paul's.|They spoke.",
    "Tools, e.g. Python, i.e. code, vs. prose.",
    "He lives in the U.S. Senate building.",
    "She lives in the U.S.|He does not.",
    "It opens at 9 a.m. Eastern.|We go at 5 p.m.|Then we eat.",
    "It costs $3.50.|Version v3.1 is out.|GPT-4.5 is too.",
    "See https://example.com/a.html?b=c!d for more.|Or example.com.",
    "J. R. R. Tolkien wrote it.|George W. Bush read it.",
    "It was I.|But nobody knew.",
    "Wait... what is it?|Well…|So be it.",
    "He thought… maybe not.",
    "What?!|No!!|Never.",
    "Yahoo! is a company.",
    "Apples, pears, etc. are fruit.|Apples, pears, etc.|They are fruit.",
    "Acme Inc. Chairman Bee spoke.|He left Acme Inc.|It closed.",
    "See No. 5 and pp. 12.|No.|Five is enough.",
    "1. First we look.|2. Then we go.",
    "In 2024.|Then 2025.",
    "Am 3. Oktober ist frei.|Am 24. Dezember auch.|Das ist z. B. schön.",
    "Wir sehen z.B. Bäume, d.h. Wald.|Und Seen usw.|Das ist alles.",
    "M. Dupont est là.|Où ?|Ici !|« Oui. »|Il part.",
    "¿Qué tal?|¡Bien!|El Sr. López vino.",
    "今天天气很好。|我们去公园吧！|你去吗？|好",
    "他说：“走吧。”|然后走了。",
    "「行こう。」と言った。|そして行った。",
    "هل أنت هنا؟|نعم.",
    "क्या हाल है?|ठीक है।|चलो।",
    "One.\n\n|two.",
    "I grew that a lot.|and you know, it went on. slowly.|so we did.",
    "No stop at all",
    "",
]


@pytest.mark.parametrize("marked", ENDS)
def test_sentences_end_where_marked(marked: str) -> None:
    expected = [part.strip() for part in marked.split("|") if part]
    wide = any("\u3000" <= character <= "\u9fff" for character in marked)
    text = marked.replace("|", "" if wide else " ").replace("\n ", "\n")
    assert [sentence.strip() for sentence in split_sentences(text)] == expected


def test_a_long_text_in_small_letters_is_split_all_the_same() -> None:
    assert len(split_sentences("so it goes. " * 100)) == 100


def test_a_sentence_without_end_is_cut_where_one_breathes() -> None:
    text = "and then we went on, and on and on, " * 100
    pieces = split_sentences(text)
    assert max(map(len, pieces)) <= LONGEST_CHARACTERS
    assert all(piece.endswith(", ") for piece in pieces)
    assert "".join(pieces) == text


@given(
    st.text(
        st.sampled_from("aB3. .!?…。「」“”()\n,’»é世") | st.characters(), max_size=80
    )
)
def test_joined_again_sentences_are_the_text(text: str) -> None:
    assert "".join(split_sentences(text)) == text


@given(st.text(st.sampled_from("aB3. .!?…。“”()\n,’»é世"), max_size=80))
def test_a_sentence_is_not_split_again(text: str) -> None:
    for sentence in split_sentences(text):
        if sentence.strip():
            assert len(split_sentences(sentence.strip())) == 1
