"""Words matched to the sound, on the command line, by the recognizer itself."""

from pathlib import Path

import pytest

from tests.cli.conftest import CommandLine
from tests.servers import LoopbackServer
from tui.sync import aligning
from tui.sync.extras import ALIGN, Extra

FIELDS = ["timing", "coverage", "confidence", "inserted"]
needs_extra = pytest.mark.skipif(
    ALIGN.missing is not None, reason="the extra align is not installed"
)


@needs_extra
def test_an_interview_is_aligned_read_and_found_there(
    earmark: CommandLine, show: str
) -> None:
    before = earmark("transcript", "Two voices", "--json").json
    answer = earmark("align", "Two voices", "--json")
    assert answer.code == 0, answer.err
    assert list(answer.json) == FIELDS
    assert answer.json["timing"] == "aligned" and answer.json["inserted"] == []
    assert answer.json["coverage"] > 0.95 and answer.json["confidence"] > 0.8
    after = earmark("transcript", "Two voices", "--json").json
    assert (before["timing"], after["timing"]) == ("cue", "aligned")
    for was, segment in zip(before["segments"], after["segments"], strict=True):
        assert segment["body"] == was["body"]
        assert " ".join(w["text"] for w in segment["words"]) == was["body"]
        assert abs(segment["startTime"] - was["startTime"]) < 1.0
    listed = earmark("episodes", "--json").json
    assert "aligned" in [e["transcript"]["timing"] for e in listed if e["transcript"]]
    hit = earmark("search", "mouse", "--json").json[0]
    assert hit["start"] in [s["startTime"] for s in after["segments"]]


@needs_extra
def test_people_are_told_what_came_of_it(earmark: CommandLine, show: str) -> None:
    answer = earmark("align", "never needs")
    assert answer.code == 0
    assert answer.err == (
        "Downloading the audio of “Reading never needs sound” first.\n"
    )
    assert "show notes · aligned with the sound · 100% heard" in answer.out


def test_without_the_extra_one_sentence_says_so(
    earmark: CommandLine, show: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    missing = Extra("align", "Aligning", ("no_such_package",))
    monkeypatch.setattr(aligning, "ALIGN", missing)
    answer = earmark("align", "Two voices", "--json")
    assert (answer.code, answer.out) == (1, "")
    assert answer.err == (
        "earmark: Aligning needs packages that are not installed: pip install"
        " 'earmark[align]', or pipx inject earmark no-such-package.\n"
    )


@needs_extra
def test_on_battery_it_is_not_begun_unless_allowed(
    earmark: CommandLine,
    show: str,
    earmark_home: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(aligning, "on_battery", lambda: True)
    answer = earmark("align", "Two voices")
    assert answer.code == 2 and "work_on_battery = true" in answer.err
    settings = earmark_home / "config" / "config.toml"
    settings.parent.mkdir(exist_ok=True)
    settings.write_text("work_on_battery = true\n")
    assert earmark("align", "Two voices").code == 0


@needs_extra
def test_words_of_something_else_are_refused(
    earmark: CommandLine, show: str, tmp_path: Path
) -> None:
    recipe = tmp_path / "recipe.txt"
    recipe.write_text(
        "Weigh the flour and warm the milk.\n\nKnead for ten minutes, then rest it"
        " under a cloth beside the oven until it doubles.\n\nSnow fell on the boots"
        " of neighbors who argued about football and taxes.\n"
    )
    taken = earmark("transcript", "Two voices", "--file", str(recipe))
    assert taken.code == 0
    answer = earmark("align", "Two voices")
    assert answer.code == 1 and answer.err.count("\n") == 2
    assert earmark("transcript", "Two voices", "--json").json["timing"] == "estimated"


def test_an_episode_without_words(earmark: CommandLine, server: LoopbackServer) -> None:
    feed = (
        '<rss version="2.0"><channel><title>Silent</title><item><title>Hum</title>'
        '<guid>1</guid><enclosure url="http://127.0.0.1/h.mp3" length="1"'
        ' type="audio/mpeg"/></item></channel></rss>'
    )
    url = server.put("/silent.xml", feed.encode(), "application/rss+xml")
    assert earmark("add", url).code == 0
    answer = earmark("align", "Hum")
    assert answer.code != 0 and answer.err.count("\n") == 1
