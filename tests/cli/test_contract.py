"""Every command against the contract: fields, exit codes, one sentence on errors."""

import base64
import io
import json
import xml.etree.ElementTree as ElementTree
from pathlib import Path

import pytest

from tests.answers import Answer
from tests.cli.conftest import CommandLine
from tests.servers import LoopbackServer
from tui.cli import credentials

SHOW_FIELDS = [
    "id", "title", "author", "url", "link", "language", "categories", "groups",
    "episodes", "unplayed", "last_checked", "last_error",
]  # fmt: skip

EPISODE_FIELDS = [
    "id", "show_id", "guid", "title", "published", "duration", "season", "number",
    "kind", "audio_url", "audio_type", "link", "position", "played", "starred",
    "downloaded", "offline",
    "transcript", "chapters",
]  # fmt: skip


def test_add_gives_the_shows(earmark: CommandLine, server: LoopbackServer) -> None:
    answer = earmark("add", server.url("/feed.xml"), "--json")
    assert answer.code == 0
    (show,) = answer.json
    assert list(show) == SHOW_FIELDS
    assert show["title"] == "Earmark on Earmark"
    assert show["episodes"] == show["unplayed"] == 3
    assert show["last_checked"].endswith("Z")
    assert show["last_error"] is None


def test_adding_twice_gives_the_same_show(earmark: CommandLine, show: str) -> None:
    assert earmark("add", show).code == 0
    assert len(earmark("shows", "--json").json) == 1


def test_one_bad_address_does_not_cost_the_good_one(
    earmark: CommandLine, server: LoopbackServer
) -> None:
    bad = server.url("/nothing.xml")
    answer = earmark("add", bad, server.url("/feed.xml"), "--json")
    assert answer.code == 1
    assert len(answer.json) == 1
    assert answer.err.startswith("earmark: ")
    assert answer.err.count("\n") == 1


def test_episodes(earmark: CommandLine, show: str) -> None:
    episodes = earmark("episodes", "--json").json
    assert [list(episode) for episode in episodes] == [EPISODE_FIELDS] * 3
    newest = episodes[0]
    assert newest["published"] == max(episode["published"] for episode in episodes)
    assert newest["title"] == "Words that keep up"
    assert newest["published"] == "2026-01-19T08:00:00Z"
    assert newest["season"] == 1
    assert (newest["position"], newest["played"], newest["downloaded"]) == (
        0,
        False,
        False,
    )
    assert "Reading never needs sound" in earmark("episodes", "earmark").out


def test_stats(earmark: CommandLine, show: str) -> None:
    stats = earmark("stats", "earmark", "--json").json
    assert list(stats) == [
        "first_year", "years", "episodes", "hours", "median_minutes",
        "typical_minutes", "cadence", "this_year", "busiest_year", "explicit",
        "language", "categories", "last_published",
    ]  # fmt: skip
    assert (stats["first_year"], stats["episodes"]) == (2026, 3)
    assert stats["cadence"] == "weekly"
    assert stats["busiest_year"] == [2026, 3]


def test_opml_goes_out_and_comes_back(
    earmark: CommandLine, show: str, tmp_path: Path
) -> None:
    file = tmp_path / "shows.opml"
    assert earmark("export", "opml", "--output", str(file)).code == 0
    outline = ElementTree.parse(file).find(".//outline[@xmlUrl]")
    assert outline is not None
    assert outline.get("xmlUrl") == show
    counts = earmark("import", str(file), "--json").json
    assert (counts["new"], counts["already_there"], counts["refused"]) == (0, 1, 0)
    assert earmark("remove", "Earmark on").code == 0
    assert earmark("import", str(file), "--json").json["new"] == 1
    assert len(earmark("episodes", "--json").json) == 3


def test_an_import_names_what_it_refuses(
    earmark: CommandLine, show: str, tmp_path: Path
) -> None:
    file = tmp_path / "shows.opml"
    there = f'<outline text="There" xmlUrl="{show}"/>'
    odd = '<outline text="Odd" type="rss" xmlUrl="ftp://a.example/feed"/>'
    file.write_text(f"<opml><body>{there}</body></opml>", "utf-8")
    answer = earmark("import", str(file))
    assert answer.code == 0
    assert answer.out == "1 feed: 0 new, 1 already there, 0 refused.\n"
    file.write_text(f"<opml><body>{there}{odd}{there}</body></opml>", "utf-8")
    answer = earmark("import", str(file))
    assert answer.code == 1 and answer.out == (
        "2 feeds: 0 new, 1 already there, 1 refused; 1 named more than once.\n"
    )
    assert answer.err.startswith("earmark: Odd: ") and "ftp://a.example" in answer.err


@pytest.mark.parametrize("options", [[], ["--user", "me"]])
def test_a_password_is_asked_for_and_stands_nowhere(
    earmark: CommandLine,
    server: LoopbackServer,
    monkeypatch: pytest.MonkeyPatch,
    options: list[str],
) -> None:
    asked: list[str] = []
    body = server.answers["/feed.xml"]

    def typed(prompt: str) -> str:
        asked.append(prompt)
        server.answers["/feed.xml"] = body
        return "sword/fish"

    server.put("/feed.xml", Answer(status=401))
    monkeypatch.setattr(credentials, "_can_ask", lambda: True)
    monkeypatch.setattr(credentials, "getpass", typed)
    monkeypatch.setattr("builtins.input", lambda prompt: "me")
    answer = earmark("add", server.url("/feed.xml"), *options)
    assert answer.code == 0 and len(asked) == 1 and "word/fish" not in f"{answer}"
    sent = server.asked("/feed.xml")[-1].headers["authorization"]
    assert base64.b64decode(sent.split()[1]) == b"me:sword/fish"


def test_addresses_come_from_standard_input(
    earmark: CommandLine, server: LoopbackServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sys.stdin", io.StringIO(server.url("/feed.xml") + "\n"))
    assert earmark("add", "-").code == 0
    server.put("/other", Answer(status=401))
    answer = earmark("add", server.url("/other"))
    assert answer.code == 1 and "earmark add asks for them" in answer.err


def test_queue(earmark: CommandLine, show: str) -> None:
    earmark("queue", "add", "Words that keep up", "Two voices")
    earmark("queue", "next", "never needs")
    queue = earmark("queue", "--json").json
    assert [episode["title"][:5] for episode in queue] == ["Readi", "Words", "Two v"]
    earmark("queue", "remove", "Two voices")
    assert len(earmark("queue", "--json").json) == 2
    earmark("queue", "clear")
    assert earmark("queue", "--json").json == []


def test_paths_are_under_the_home(earmark: CommandLine, earmark_home: Path) -> None:
    paths = earmark("paths", "--json").json
    assert all(Path(path).is_relative_to(earmark_home) for path in paths.values())


@pytest.mark.parametrize(
    ("arguments", "names"),
    [
        (["shwos"], "shows"),
        (["episodes", "no such show"], "no such show"),
        (["transcript", "no such episode"], "no such episode"),
        (["search"], "QUERY"),
        (["episodes", "--limit", "many"], "many"),
        (["episodes", "--limit", "-1"], "-1"),
        (["search", "x", "--limit", "0"], "'0'"),
        (["queue", "add"], "EPISODE"),
        (["import", "/nowhere.opml"], "/nowhere.opml"),
    ],
)
def test_bad_use_is_one_sentence(
    earmark: CommandLine, arguments: list[str], names: str
) -> None:
    answer = earmark(*arguments)
    assert answer.code == 2
    assert answer.out == ""
    assert names in answer.err
    assert answer.err.count("\n") == 1


def test_bad_settings_are_named(earmark: CommandLine, earmark_home: Path) -> None:
    file = earmark_home / "config" / "config.toml"
    file.parent.mkdir(parents=True)
    file.write_text("measuer = 80\n")
    answer = earmark("shows")
    assert answer.code == 2
    assert str(file) in answer.err
    assert "'measure'" in answer.err


def test_an_ambiguous_title_names_the_candidates(
    earmark: CommandLine, show: str
) -> None:
    answer = earmark("notes", "e")
    assert answer.code == 2
    assert "Two voices" in answer.err


def test_secrets_are_not_handed_on(
    earmark: CommandLine, server: LoopbackServer, earmark_home: Path
) -> None:
    feed = server.url("/feed.xml").replace("//", "//ann:swordfish@")
    assert earmark("add", f"{feed}?token=opensesame&x=1", "--json").code == 0
    told = earmark("shows", "--json").out + earmark("export", "opml").out
    server.put("/feed.xml", Answer(b"", 403))
    failed = earmark("sync")
    log = (earmark_home / "logs" / "earmark.log").read_text()
    for secret in ("swordfish", "opensesame"):
        assert secret not in told + failed.out + failed.err + log
    whole = earmark("export", "opml", "--with-secrets").out
    assert "opensesame" in whole and "swordfish" in whole


def test_json_is_the_only_thing_on_standard_output(
    earmark: CommandLine, show: str
) -> None:
    for arguments in (["shows"], ["episodes"], ["search", "words"], ["queue"]):
        json.loads(earmark(*arguments, "--json").out)


def test_offline_is_one_sentence(earmark: CommandLine) -> None:
    from tui.home import Home
    from tui.model.show import ShowDetails

    with Home.open() as home:
        for name in ("one", "two"):
            home.library.shows.add(f"http://{name}.invalid/feed", ShowDetails(name))
    answer = earmark("sync")
    assert answer.code == 1 and answer.err.count("\n") == 1
    assert "offline" in answer.err
    due = earmark("sync", "--due")
    assert due.code == 0 and due.err == answer.err
    assert all(show["last_error"] is None for show in earmark("shows", "--json").json)


def test_an_archive_is_one_shows(earmark: CommandLine, show: str) -> None:
    answer = earmark("sync", "--archive")
    assert answer.code == 2 and "sync SHOW --archive" in answer.err
    assert earmark("sync", "1", "--archive", "--json").json["checked"] == 1
