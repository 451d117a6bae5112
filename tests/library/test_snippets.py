"""Snippets: short, cut between words, their marks on the words that matched."""

from hypothesis import given
from hypothesis import strategies as st

from tui.library.passages import MARK_CLOSES, MARK_OPENS, indexable
from tui.library.snippets import WIDTH, Marked, snippet, unmarked

WORDS = st.lists(st.text("abcé猫", min_size=1, max_size=12), min_size=1, max_size=60)


@given(WORDS, st.sets(st.integers(0, 59)))
def test_a_snippet_is_a_stretch_of_the_text_with_its_marks(
    words: list[str], hits: set[int]
) -> None:
    signed = " ".join(
        f"{MARK_OPENS}{word}{MARK_CLOSES}" if number in hits else word
        for number, word in enumerate(words)
    )
    whole = unmarked(signed)
    assert whole.text == " ".join(words)
    found = snippet(whole)
    assert found.text.strip("…") in whole.text
    assert len(found.text) <= WIDTH + 40
    wanted = {words[n] for n in hits if n < len(words)}
    assert {found.text[a:b] for a, b in found.spans} <= wanted
    assert bool(found.spans) == bool(wanted)


def test_a_cut_is_between_words() -> None:
    text = "begins " * 20 + "found here " + "goes on " * 20
    at = text.index("found")
    found = snippet(Marked(text, ((at, at + 5),)))
    assert found.text.startswith("…begins ") and "found here" in found.text
    assert set(found.text.strip("…").split()) == {
        "begins",
        "found",
        "here",
        "goes",
        "on",
    }


def test_the_stretch_with_most_matches_is_shown() -> None:
    text = "cat " + "and " * 60 + "cat dog cat"
    spans = tuple(
        (m, m + 3) for m in range(len(text)) if text[m : m + 3] in ("cat", "dog")
    )
    found = snippet(Marked(text, spans))
    assert [found.text[a:b] for a, b in found.spans] == ["cat", "dog", "cat"]


def test_seams_part_scripts_and_nothing_else() -> None:
    assert indexable("使用GPT模型") == "使用\u200bGPT\u200b模型"
    assert indexable("naïve café, über") == "naïve café, über"
