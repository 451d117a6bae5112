"""The configure command."""

import pytest

from tests.cli.conftest import CommandLine


def test_settings_are_kept_and_taken_back(earmark: CommandLine, show: str) -> None:
    set_up = earmark(
        "configure", "Earmark", "--auto-download", "3", "--remove-played", "yes",
        "--skip-intro", "12.5", "--json",
    )  # fmt: skip
    assert set_up.code == 0
    assert set_up.json["title"] == "Earmark on Earmark"
    kept = earmark("configure", "Earmark", "--json").json
    assert kept["auto_download"] == 3
    assert kept["remove_played"] is True
    assert kept["skip_intro"] == 12.5
    assert kept["keep_starred"] is None
    again = earmark("configure", "Earmark", "--auto-download", "default", "--json").json
    assert again["auto_download"] is None
    assert "0 (as for all shows)" in earmark("configure", "Earmark").out


@pytest.mark.parametrize(
    "wrong",
    [("--speed", "4"), ("--auto-download", "-1"), ("--remove-played", "maybe")],
)
def test_nonsense_is_refused(
    earmark: CommandLine, show: str, wrong: tuple[str, str]
) -> None:
    answer = earmark("configure", "Earmark", *wrong)
    assert answer.code == 2
    assert answer.err.count("\n") == 1


def test_groups_are_set_listed_and_left(earmark: CommandLine, show: str) -> None:
    told = ("--group", "News/Tech", "--group", " Words ")
    assert earmark("configure", "Earmark", *told).code == 0
    kept = earmark("configure", "Earmark", "--json").json
    assert kept["groups"] == [["News", "Tech"], ["Words"]]
    (listed,) = earmark("shows", "--group", "news", "--json").json
    assert listed["groups"] == kept["groups"]
    assert "News / Tech, Words" in earmark("show", "Earmark").out
    assert "No show is in" in earmark("shows", "--group", "Tech").out
    written = earmark("export", "opml").out
    assert written.index('"News"') < written.index('"Tech"') < written.index('"Words"')
    assert (
        earmark("configure", "Earmark", "--group", "none", "--json").json["groups"]
        == []
    )
