"""Quotes in a folder: a file an episode, added to and never rewritten."""

from dataclasses import replace
from pathlib import Path

import pytest

from tests.model.test_quote_markdown import LATER, QUOTE
from tui.errors import EarmarkError
from tui.sync.quote_files import Written, write_quotes


def test_hand_edits_survive(tmp_path: Path) -> None:
    folder = tmp_path / "quotes"
    assert write_quotes([QUOTE], folder, LATER) == Written(folder, 1, 1)
    (file,) = folder.iterdir()
    assert file.name == "Harbor Talk - The tide.md"
    file.write_text(file.read_text("utf-8") + "\nMy own words, unfinished", "utf-8")
    second = replace(QUOTE, id=2, text="We are not.")
    assert write_quotes([second, QUOTE], folder, LATER) == Written(folder, 1, 1)
    text = file.read_text("utf-8")
    assert text.index("My own words, unfinished\n\n> We are not.") > 0
    assert text.count("punctual.") == 1
    assert write_quotes([second, QUOTE], folder, LATER) == Written(folder, 0, 0)
    assert file.read_text("utf-8") == text
    noted = replace(second, note="Nor the moon.")
    assert write_quotes([noted, QUOTE], folder, LATER) == Written(folder, 0, 1, 1)
    assert file.read_text("utf-8").startswith(text)
    assert "Nor the moon." in file.read_text("utf-8")


def test_episodes_of_one_title_have_a_file_each(tmp_path: Path) -> None:
    other = replace(QUOTE, id=2, episode_guid="guid-2")
    outside = replace(QUOTE, id=3, show_title="../..", episode_title="/etc/passwd")
    write_quotes([other, QUOTE, outside], tmp_path, LATER)
    assert {file.name for file in tmp_path.iterdir()} == {
        "etc-passwd.md",
        "Harbor Talk - The tide (2).md",
        "Harbor Talk - The tide.md",
    }


def test_a_folder_that_cannot_be_written_to(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("here")
    with pytest.raises(EarmarkError, match="cannot be written"):
        write_quotes([QUOTE], tmp_path / "file" / "quotes", LATER)
