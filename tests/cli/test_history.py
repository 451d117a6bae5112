"""What was heard when, on the command line."""

from tests.cli.conftest import CommandLine
from tui.home import Home


def test_nothing_heard_is_said(earmark: CommandLine) -> None:
    assert earmark("history").out == "Nothing was heard yet.\n"
    assert earmark("history", "--json").json == []


def test_sittings_from_where_to_where(earmark: CommandLine, show: str) -> None:
    with Home.open() as home:
        first, second = (row.id for row in home.library.episodes.rows()[:2])
        for position in (10.0, 20.0, 2000.0, 2030.0):
            home.library.places.keep_place(first, position, None)
        home.library.places.keep_place(second, 5.0, None)

    latest, before = earmark("history", "--json").json
    assert (before["from"], before["to"]) == (10.0, 20.0)
    assert (latest["from"], latest["to"]) == (2000.0, 2030.0)
    assert latest["began"].endswith("Z")
    assert latest["episode_id"] == first
    assert len(earmark("history", "--json", "--limit", "1").json) == 1
    assert earmark("history", str(second), "--json").json == []
    assert "33:50" in earmark("history").out
