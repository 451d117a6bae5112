"""Syncing does what the rules on downloads say."""

from pathlib import Path

from tests.cli.conftest import CommandLine


def downloaded(earmark: CommandLine) -> set[str]:
    episodes = earmark("episodes", "--json").json
    return {episode["title"] for episode in episodes if episode["downloaded"]}


def test_a_sync_downloads_what_the_rules_want(earmark: CommandLine, show: str) -> None:
    assert earmark("sync").err == ""
    earmark("configure", "Earmark", "--auto-download", "2")
    answer = earmark("sync", "--json")
    assert answer.code == 0
    assert "By your rules: 2 episodes to download." in answer.err
    assert len(downloaded(earmark)) == 2
    assert earmark("sync").err == ""


def test_played_ones_go_but_not_from_the_queue(
    earmark: CommandLine, show: str, earmark_home: Path
) -> None:
    from tui.home import Home

    names = ("Words that keep up", "Two voices", "Reading never")
    assert earmark("download", *names).code == 0
    earmark("queue", "add", "Two voices")
    with Home.open() as home:
        for row, _ in home.library.downloads.there():
            home.library.places.mark_played(row.id)
        starred = home.library.episodes.find("Reading never")
        home.library.episodes.star(starred.id, True)
    settings = earmark_home / "config" / "config.toml"
    settings.parent.mkdir(parents=True)
    settings.write_text("remove_played = true\nauto_download = 3\n")

    answer = earmark("sync")
    assert "1 download removed" in answer.err
    kept = downloaded(earmark)
    assert len(kept) == 2 and "Words that keep up" not in kept
    folder = earmark_home / "data" / "downloads"
    assert (
        sum(path.suffix in (".mp3", ".m4a", ".opus") for path in folder.rglob("*")) == 2
    )
