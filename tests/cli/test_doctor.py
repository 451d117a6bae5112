"""The doctor names what is wrong and what mends it."""

import sys
from pathlib import Path

import pytest

from tests.cli.conftest import CommandLine


def test_a_healthy_machine(earmark: CommandLine, earmark_home: Path) -> None:
    answer = earmark("doctor", "--json")
    findings = answer.json
    assert answer.code == 0, findings
    assert findings["sound"]["found"].startswith("VLC 3")
    assert findings["data folder"]["found"] == str(earmark_home / "data")
    assert {"ok", "found", "remedy"} == set(findings["sqlite"])


def test_without_vlc_it_says_how_to_get_it(
    earmark: CommandLine, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("EARMARK_VLC_ARGS", "--no-such-option")
    answer = earmark("doctor", "--json")
    assert answer.code == 1
    sound = answer.json["sound"]
    assert sound["ok"] is False
    assert "EARMARK_VLC_ARGS" in sound["remedy"]


def test_a_home_that_cannot_be_written(
    earmark: CommandLine, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    file = tmp_path / "file"
    file.write_text("in the way")
    monkeypatch.setenv("EARMARK_HOME", str(file))
    answer = earmark("doctor", "--json")
    assert answer.code == 1
    assert answer.json["data folder"]["ok"] is False
    assert "EARMARK_HOME" in answer.json["data folder"]["remedy"]


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="needs Linux")
@pytest.mark.parametrize(
    ("bus", "words"),
    [("unix:path=/run/bus", "by MPRIS"), ("disabled:", "no session bus")],
)
def test_it_says_whether_media_keys_arrive(
    bus: str, words: str, earmark: CommandLine, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", bus)
    assert words in earmark("doctor", "--json").json["media keys"]["found"]
