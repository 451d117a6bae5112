"""Playing from the command line: where it may begin."""

import json
import os
import subprocess
import sys
import threading

import pytest

from tests.answers import Answer as Reply
from tests.cli.conftest import Answer, CommandLine
from tests.servers import DEADLINE, LoopbackServer
from tui.cli import headless
from tui.config import Directories
from tui.home import Home
from tui.playback import reports
from tui.playback.heard import NowPlaying


@pytest.mark.parametrize(
    ("at", "sentence"),
    [
        ("99:99:99", "is beyond the end of “Two voices"),
        ("-5", "“-5” is no time"),
        ("-1:30", "“-1:30” is no time"),
        ("", "--at needs a time"),
        ("  ", "--at needs a time"),
    ],
)
def test_a_moment_that_cannot_be(
    earmark: CommandLine, show: str, at: str, sentence: str
) -> None:
    answer = earmark("play", "Two voices", "--headless", f"--at={at}")

    assert (answer.code, answer.out) == (2, "")
    assert sentence in answer.err


@pytest.fixture
def silent(monkeypatch: pytest.MonkeyPatch) -> None:
    """VLC that makes no sound."""
    monkeypatch.setenv("EARMARK_VLC_ARGS", "--aout=dummy")


def lines(answer: Answer) -> list[dict[str, object]]:
    return [json.loads(line) for line in answer.out.splitlines()]


@pytest.mark.vlc
@pytest.mark.usefixtures("libvlc", "silent")
def test_the_length_that_is_heard_is_kept(earmark: CommandLine, show: str) -> None:
    with Home.open() as home:
        number = home.library.episodes.find("Two voices").id
        truth = home.library.episodes.row(number).duration
        assert truth is not None
        home.library.episodes.set_duration(number, truth + 600.0)
        home.library.places.keep_place(number, truth - 2.0, None)

    told = lines(earmark("play", str(number), "--headless"))

    assert told[0]["position"] == pytest.approx(truth - 2.0, abs=1.0)
    assert told[-1]["state"] == "ended"
    listed = earmark("episodes", "--json").json
    (duration,) = [each["duration"] for each in listed if each["id"] == number]
    assert duration == pytest.approx(truth, abs=1.5)


@pytest.mark.vlc
@pytest.mark.usefixtures("libvlc", "silent", "show")
@pytest.mark.parametrize(
    ("rule", "follow"), [("stop", 0), ("queue", 1), ("show", 2)], ids=str
)
def test_an_end_goes_on_as_the_listener_has_set(
    earmark: CommandLine, rule: str, follow: int
) -> None:
    file = Directories.here().settings_file
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(f'continue_with = "{rule}"\nspeed = 3.0\n', encoding="utf-8")
    with Home.open() as home:
        rows = [row for row in home.library.episodes.rows() if row.playable]
        latest, between, oldest = (row.id for row in rows)
        for row in rows:
            assert row.duration is not None
            home.library.places.keep_place(row.id, row.duration - 4.0, None)
        home.library.queue.replace([oldest])

    told = lines(earmark("play", str(latest), "--headless"))

    heard = list(dict.fromkeys(each["episode_id"] for each in told))
    assert heard == [latest, oldest, between][: follow + 1]
    assert told[-1]["state"] == "ended"


@pytest.mark.vlc
@pytest.mark.usefixtures("libvlc", "show")
@pytest.mark.parametrize(
    "arguments", [("doctor",), ("play", "Two voices", "--headless", "--at=1:16")]
)
def test_libvlc_says_nothing_to_the_listener(arguments: tuple[str, ...]) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "tui", *arguments],
        env={**os.environ, "EARMARK_VLC_ARGS": "--no-such-option"},
        capture_output=True,
        text=True,
        timeout=DEADLINE,
        check=False,
    )
    told = done.stdout + done.stderr
    assert "EARMARK_VLC_ARGS" in told
    assert "unrecognized option" not in told and "unknown option" not in told


@pytest.mark.vlc
@pytest.mark.usefixtures("libvlc", "silent")
def test_lines_come_and_name_the_server_that_does_not_answer(
    earmark: CommandLine, server: LoopbackServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(headless, "_LINE_EVERY", 0.1)
    monkeypatch.setattr(reports, "_SILENT_AFTER", 0.2)
    named, print_line = threading.Event(), headless._print_line

    def printing(now: NowPlaying, cue: str | None, note: str | None) -> None:
        print_line(now, cue, note)
        if now.error:
            named.set()

    monkeypatch.setattr(headless, "_print_line", printing)
    plain = server.put("/a.mp3", Reply(b"", 404, hold=named))
    sound = plain.replace("http://", "http://ann:opensesame@")
    item = (
        f'<item><title>Held</title><enclosure url="{sound}" type="audio/mpeg"/></item>'
    )
    feed = f"<rss version='2.0'><channel><title>Holds</title>{item}</channel></rss>"
    earmark("add", server.put("/feed.xml", Reply(feed.encode(), type="text/xml")))

    told = lines(earmark("play", "Held", "--headless"))

    assert [each["state"] for each in told].count("opening") > 1
    notes = {str(each["note"]) for each in told if each["note"]}
    assert any(note.startswith("Waiting for 127.0.0.1") for note in notes), notes
    assert "opensesame" not in str(told)
    assert told[-1]["state"] == "failed"
