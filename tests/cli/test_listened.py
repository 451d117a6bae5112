"""How long was listened, on the command line."""

from tests.cli.conftest import CommandLine
from tui.home import Home


def test_nothing_heard_is_said(earmark: CommandLine) -> None:
    assert earmark("listened").out == "Nothing was heard yet.\n"
    assert earmark("listened", "--json").json == []


def test_time_and_what_was_saved_by_week_and_show(
    earmark: CommandLine, show: str
) -> None:
    with Home.open() as home:
        row = home.library.episodes.rows()[0]
        home.library.listening.add(row.id, 600.0, 900.0, 30.0)

    (week,) = earmark("listened", "--json").json
    assert week.pop("week").count("-") == 2
    assert week == {
        "show": row.show_title,
        "seconds": 600.0,
        "sound_seconds": 900.0,
        "silence_seconds": 30.0,
        "saved": 330.0,
    }
    assert "10:00" in earmark("listened").out


def test_without_a_player_status_says_so_and_steering_fails(
    earmark: CommandLine,
) -> None:
    assert earmark("status", "--json").json["state"] == "idle"
    assert earmark("status").out == "Nothing is playing.\n"
    refused = earmark("pause")
    assert refused.code == 1
    assert "no Earmark is open" in refused.err
