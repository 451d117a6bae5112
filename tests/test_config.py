"""Directories and settings."""

from pathlib import Path

import pytest

from tui.config import Directories, Settings, keep_setting
from tui.errors import ConfigError


def test_everything_lies_below_the_home_that_is_named(earmark_home: Path) -> None:
    here = Directories.here()
    for path in (here.database, here.downloads, here.settings_file, here.log_file):
        assert path.is_relative_to(earmark_home)
    assert not earmark_home.exists()


def test_a_home_that_is_given_wins(tmp_path: Path) -> None:
    assert Directories.here(tmp_path / "mine").data == tmp_path / "mine" / "data"


def test_without_a_home_the_system_says_where(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("EARMARK_HOME", "")
    here = Directories.here()
    assert "earmark" in str(here.data)
    assert here.config.is_absolute()


def test_a_relative_home_is_made_absolute(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("EARMARK_HOME", "here")
    assert Directories.here().data == Path.cwd() / "here" / "data"


def settings(folder: Path, text: str) -> Settings:
    """The settings of a file with the given text."""
    file = folder / "config.toml"
    file.write_text(text, encoding="utf-8")
    return Settings.load(file)


def test_no_file_means_the_defaults(tmp_path: Path) -> None:
    assert Settings.load(tmp_path / "none.toml") == Settings()


def test_what_is_set_is_taken(tmp_path: Path) -> None:
    found = settings(tmp_path, "speed = 1.5\nseek_long = 45\ntheme = 'nord'\n")
    assert found == Settings(speed=1.5, seek_long=45.0, theme="nord")


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("sped = 1.5", r"config\.toml has an unknown key 'sped'; did you mean 'speed'"),
        ("zzz = 1", r"unknown key 'zzz'; take that line out\.$"),
        ("speed = 99", r"speed should be from 0\.5 to 3, not 99\.0"),
        ("volume = -4", "volume should be from 0 to 150"),
        ("continue_with = 'nope'", "one of 'queue', 'show', 'stop'"),
        ("speed = 'fast'", r"speed should be a number, as in speed = 1\.0"),
        ("volume = 99.5", "volume should be a whole number"),
        ("volume = true", "volume should be a whole number"),
        ("theme = 7", "theme should be text in quotes"),
        ("dim_unspoken = 1", "dim_unspoken should be true or false"),
        ("speed = ", r"config\.toml is not valid TOML .*: correct that line"),
        (
            "speed = 1\nspeed = 2",
            r"config\.toml is not valid TOML .*: correct that line",
        ),
    ],
)
def test_a_mistake_is_named_with_its_remedy(
    tmp_path: Path, text: str, sentence: str
) -> None:
    with pytest.raises(ConfigError, match=sentence):
        settings(tmp_path, text)


def test_bytes_that_are_no_text_are_refused(tmp_path: Path) -> None:
    file = tmp_path / "config.toml"
    file.write_bytes(b"theme = '\xff'")
    with pytest.raises(ConfigError, match="not valid TOML"):
        Settings.load(file)


def test_a_home_that_is_a_file_is_named_with_its_remedy(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(ConfigError, match="set EARMARK_HOME"):
        Settings.load(tmp_path / "file" / "config.toml")


def test_a_setting_is_changed_and_nothing_else(tmp_path: Path) -> None:
    file = tmp_path / "config" / "config.toml"
    keep_setting(file, "measure", 60)
    assert Settings.load(file).measure == 60
    file.write_text("# Mine.\nmeasure=60  # narrow\ntheme = 'nord'\n", encoding="utf-8")
    keep_setting(file, "measure", 64)
    keep_setting(file, "dim_unspoken", False)
    assert file.read_text(encoding="utf-8") == (
        "# Mine.\nmeasure=64  # narrow\ntheme = 'nord'\ndim_unspoken = false\n"
    )
    loaded = Settings.load(file)
    assert (loaded.measure, loaded.dim_unspoken) == (64, False)


def test_a_file_that_cannot_be_changed_is_left(tmp_path: Path) -> None:
    file = tmp_path / "config.toml"
    file.write_text("measure = [", encoding="utf-8")
    with pytest.raises(ConfigError, match="cannot be changed"):
        keep_setting(file, "spacing", 2)
    assert file.read_text(encoding="utf-8") == "measure = ["
