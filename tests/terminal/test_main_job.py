"""The main job, whole: subscribe, open, read and hear in step, jump, leave, resume."""

import json
import re
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from tests.servers import LoopbackServer
from tests.terminal.speech import (
    SAMPLE_RATE,
    Said,
    Samples,
    jumped_to,
    last_heard,
    recorded,
    speak,
    write_mp3,
)
from tests.terminal.tmux import Terminal

pytestmark = [pytest.mark.vlc, pytest.mark.terminal]

EPISODE = "Frontier post-training recipe review"
SPOKEN_SECONDS = 150.0

SENT_AHEAD = 1.4
"""libVLC's file output takes samples as they are decoded: measured with its memory
output, 0.5 or 1.2 seconds before they are due. What is kept is what was due."""

_LIT = re.compile(r"\x1b\[48;2;254;166;43m([^\x1b]+)")
"""The spoken word: the theme's accent behind it."""
_ESCAPES = re.compile(r"\x1b\[[0-9;]*m")
_ELAPSED = re.compile(r"(\d+):(\d\d) / -")


@dataclass(frozen=True, slots=True)
class Stage:
    """An episode on a server, its true words and sound, and a home to hear it in."""

    environment: dict[str, str]
    sentences: list[Said]
    sound: Samples

    def earmark(self, *arguments: str) -> Any:
        """Run a command; gives its JSON."""
        done = subprocess.run(
            [sys.executable, "-m", "tui", *arguments, "--json"],
            env=self.environment,
            capture_output=True,
            text=True,
            check=True,
            timeout=60,
        )
        return json.loads(done.stdout)

    def open(self, recording: Path) -> Terminal:
        """Open the app, its sound recorded."""
        sound = f"--aout=afile --audiofile-file={recording}"
        environment = {
            **self.environment,
            "EARMARK_VLC_ARGS": sound,
            "COLORTERM": "truecolor",
        }
        return Terminal([sys.executable, "-m", "tui"], environment=environment)


@pytest.fixture
def stage(real_feeds: Path, earmark_home: Path, tmp_path: Path) -> Iterator[Stage]:
    feed = (real_feeds / "interconnects-podcast.xml").read_bytes()
    environment = {
        "EARMARK_HOME": str(earmark_home),
        "PATH": "/usr/local/bin:/usr/bin:/bin",
        "HOME": str(tmp_path),
        "LANG": "C.UTF-8",
        "TERM": "tmux-256color",
    }
    with LoopbackServer() as server:
        body = feed.replace(b"@BASE@", server.url("").encode())
        url = server.put("/interconnects-podcast.xml", body, "application/rss+xml")
        stage = Stage(environment, [], speak([], 1))
        (show,) = stage.earmark("add", url)
        assert show["episodes"] == 66
        episode = next(
            e for e in stage.earmark("episodes") if e["title"].startswith(EPISODE)
        )
        document = stage.earmark("transcript", EPISODE)
        sentences = [
            Said(s["body"], s["startTime"], s["endTime"]) for s in document["segments"]
        ]
        sound = speak(sentences, SPOKEN_SECONDS)
        path = episode["audio_url"].removeprefix(server.url(""))
        server.put(path, write_mp3(sound, tmp_path / "spoken.mp3"), "audio/mpeg")
        yield Stage(environment, sentences, sound)


def test_subscribe_read_hear_jump_leave_and_resume(
    stage: Stage, tmp_path: Path
) -> None:
    first = tmp_path / "first.wav"
    terminal = stage.open(first)
    try:
        _choose_the_episode(terminal)
        _watch_the_words_move(terminal, stage)
        jump = _press_enter_on_a_later_line(terminal, stage, first)
        assert abs(jump) <= 0.15
        _wait_until(lambda: len(recorded(first)) > 0)
        terminal.press("q")
        terminal.wait_for_text("exit:0")
    finally:
        terminal.close()
    stopped = last_heard(recorded(first), stage.sound)
    (kept,) = [e["position"] for e in stage.earmark("episodes") if e["position"]]
    assert -0.1 < stopped - kept < SENT_AHEAD

    second = tmp_path / "second.wav"
    terminal = stage.open(second)
    try:
        terminal.wait_for_text("Nathan Lambert")
        terminal.press("Space")
        terminal.wait_for_style(_lit_word, "a lit word")
        _wait_until(lambda: second.exists() and len(recorded(second)) > 44_100)
    finally:
        terminal.close()
    begin = recorded(second)[:22_050]
    resumed = last_heard(begin, stage.sound) - len(begin) / 22_050
    assert abs(resumed - kept) < 0.15


def _choose_the_episode(terminal: Terminal) -> None:
    terminal.wait_for_text("Interconnects")
    terminal.press("Down", "Down", "Down", "Down", "Enter")
    terminal.wait_for_text(" Read ")
    terminal.press("Enter")


def _watch_the_words_move(terminal: Terminal, stage: Stage) -> None:
    """Wait for words of four sentences to be lit, each while it is being said."""
    said: dict[int, float] = {}
    deadline = time.monotonic() + 40
    while len(said) < 4:
        assert time.monotonic() < deadline, f"only {said} were lit"
        word, elapsed = terminal.wait_for_style(lit_word_and_time, "a lit word")
        near = {n: s for n, s in enumerate(stage.sentences) if _is_said(s, elapsed)}
        lit = [n for n, sentence in near.items() if word in sentence.text]
        assert lit, f"{word!r} is lit at {elapsed} s, where {near} is said"
        if len(lit) == 1:
            said.setdefault(lit[0], elapsed)
    assert list(said) == sorted(said)


def _is_said(sentence: Said, elapsed: float) -> bool:
    """Whether a sentence is said in the second that the bar shows, give or take."""
    return sentence.start - 0.2 <= elapsed + 1 and elapsed <= sentence.end + 0.2


def _press_enter_on_a_later_line(
    terminal: Terminal, stage: Stage, recording: Path
) -> float:
    """How far from the line's beginning the sound goes on, in seconds."""
    terminal.press(*["Down"] * 6)
    mark = len(recorded(recording))
    before = terminal.wait_for_style(lit_word_and_time, "a lit word")[1]
    terminal.press("Enter")
    word, elapsed = terminal.wait_for_style(
        lambda screen: _later(lit_word_and_time(screen), before + 8),
        "a lit word further on",
    )
    wanted = min(
        (s for s in stage.sentences if word in s.text),
        key=lambda sentence: abs(sentence.start - elapsed),
    )
    if len(recorded(recording)) < mark:
        # The stream was opened anew to be sought exactly, and so was the recording.
        _wait_until(lambda: len(recorded(recording)) > 3 * SAMPLE_RATE)
        again = recorded(recording)
        landed = last_heard(again, stage.sound) - len(again) / SAMPLE_RATE
        return landed - wanted.start
    _wait_until(lambda: len(recorded(recording)) > mark + 3 * SAMPLE_RATE)
    return jumped_to(recorded(recording), stage.sound, mark) - wanted.start


def _later(found: tuple[str, float] | None, seconds: float) -> tuple[str, float] | None:
    return found if found and found[1] >= seconds else None


def _lit_word(screen: str) -> str | None:
    found = _LIT.search(screen)
    return found.group(1).strip() if found else None


def lit_word_and_time(screen: str) -> tuple[str, float] | None:
    word = _lit_word(screen)
    elapsed = _ELAPSED.search(_ESCAPES.sub("", screen))
    if not word or not elapsed:
        return None
    return word, int(elapsed.group(1)) * 60 + int(elapsed.group(2))


def _wait_until(true: Callable[[], bool], seconds: float = 20.0) -> None:
    deadline = time.monotonic() + seconds
    while not true():
        assert time.monotonic() < deadline, "it never came to that"
        time.sleep(0.1)
