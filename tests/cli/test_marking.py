"""Episodes marked on the command line: by name, by show, by date."""

from tests.cli.conftest import CommandLine


def played(earmark: CommandLine) -> set[int]:
    return {row["id"] for row in earmark("episodes", "--json").json if row["played"]}


def test_by_name_and_back(earmark: CommandLine, show: str) -> None:
    first, second, third = (row["id"] for row in earmark("episodes", "--json").json)
    assert earmark("played", str(first), str(third)).out == (
        "2 episodes marked as played.\n"
    )
    assert played(earmark) == {first, third}
    assert earmark("unplayed", str(first), str(second), "--json").json == {
        "changed": [first]
    }
    assert played(earmark) == {third}


def test_by_show_and_date(earmark: CommandLine, show: str) -> None:
    rows = earmark("episodes", "--json").json
    newest = max(row["published"] for row in rows)
    older = {row["id"] for row in rows if row["published"][:10] < newest[:10]}
    done = earmark("played", "--show", "Earmark", "--before", newest[:10], "--json")
    assert set(done.json["changed"]) == older == played(earmark)
    assert earmark("played", "--show", "Earmark").out.startswith("1 episode ")
    assert len(played(earmark)) == len(rows)
    assert earmark("unplayed", "--before", "2100-01-01").code == 0
    assert played(earmark) == set()


def test_bad_use(earmark: CommandLine, show: str) -> None:
    for words in ((), ("1", "--show", "Earmark"), ("--before", "soon")):
        assert earmark("played", *words).code == 2
    assert earmark("played", "--show", "Nothing").code == 2
