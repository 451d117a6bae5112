"""The table of texts in ten languages is parted where it says."""

from pathlib import Path

import pytest

from tui.transcripts.sentences import split_sentences

_LINES = Path(__file__).with_name("sentences.txt").read_text("utf-8").splitlines()
TABLE = [line for line in _LINES if line and not line.startswith("#")]


@pytest.mark.parametrize("marked", TABLE)
def test_sentences_end_where_the_table_says(marked: str) -> None:
    wide = any("\u3000" <= character <= "\u9fff" for character in marked)
    text = marked.replace("|", "" if wide else " ")
    found = [sentence.strip() for sentence in split_sentences(text)]
    assert "|".join(found) == marked


def test_the_table_is_long() -> None:
    assert len(TABLE) >= 150
