"""A feed that tries to act on the terminal, seen in every pane."""

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from html import escape
from pathlib import Path

import pytest

from tests.answers import Answer
from tests.servers import LoopbackServer
from tests.terminal.tmux import Terminal

pytestmark = pytest.mark.terminal

MARKUP = "[/foo] [@click=app.quit]click[/] [bold red]S2E4"
ESCAPES = "\x1b]0;pwned\x07\x1b[99;99H\x1b[2J\x9b31m\x1b]52;c;cHduZWQ=\x07\u202egnp"
FORBIDDEN = (b"\x1b]0;pwned", b"\x1b[99;99H", b"\xc2\x9b", b"\x1b]52", b"\xe2\x80\xae")

CAPTION = {"startTime": 0, "endTime": 5, "speaker": f"Eve {MARKUP}{ESCAPES}"}
TRANSCRIPT = {
    "version": "1.0.0",
    "segments": [{**CAPTION, "body": f"Spoken {MARKUP}{ESCAPES} words."}],
}
CHAPTERS = {
    "version": "1.2.0",
    "chapters": [
        {"startTime": 0, "title": f"Begin {MARKUP}{ESCAPES}"},
        {"startTime": 60, "title": f"Later {MARKUP}{ESCAPES}"},
    ],
}


def hostile_feed(server: LoopbackServer) -> bytes:
    """What a hostile publisher serves. XML has no room for ESC; HTML inside it has."""
    markup = escape(MARKUP)
    references = "".join(f"&#{ord(c)};" for c in ESCAPES)
    notes = escape(f"<p>Noted {MARKUP} {references}</p><p>{references}</p>")
    entry = f"""
      <item><title>Title {markup}</title><guid>1</guid>
        <pubDate>Mon, 19 Jan 2026 08:00:00 GMT</pubDate>
        <description>{notes}</description>
        <enclosure url="{server.url("/a.mp3")}" type="audio/mpeg" length="1"/>
        <podcast:transcript url="{server.url("/t.json")}" type="application/json"/>
        <podcast:chapters url="{server.url("/c.json")}" type="application/json"/>
      </item>"""
    return f"""<?xml version="1.0"?>
    <rss version="2.0" xmlns:podcast="https://podcastindex.org/namespace/1.0"
        xmlns:itunes="http://www.itunes.com/dtds/podcast-1.0.dtd">
      <channel><title>Show {markup}</title><itunes:author>{markup}</itunes:author>
        <description>{notes}</description><link>https://example.org/</link>{entry}
      </channel></rss>""".encode()


@pytest.fixture
def server() -> Iterator[LoopbackServer]:
    with LoopbackServer() as running:
        running.put("/t.json", json.dumps(TRANSCRIPT).encode(), "application/json")
        running.put("/c.json", json.dumps(CHAPTERS).encode(), "application/json")
        running.put("/feed.xml", hostile_feed(running), "application/rss+xml")
        yield running


def test_nothing_a_feed_says_acts_on_the_terminal(
    server: LoopbackServer, earmark_home: Path, tmp_path: Path
) -> None:
    environment = {
        "EARMARK_HOME": str(earmark_home),
        "EARMARK_VLC_ARGS": "--aout=dummy",
        "HOME": str(tmp_path),
        "LANG": "C.UTF-8",
        "PATH": os.environ["PATH"],
    }
    earmark = [sys.executable, "-m", "tui"]
    add = [*earmark, "add", server.url("/feed.xml")]
    out = subprocess.run(add, env=environment, capture_output=True, check=True)
    assert not [bad for bad in FORBIDDEN if bad in out.stdout + out.stderr]
    raw = tmp_path / "raw"
    terminal = Terminal(earmark, environment=environment)
    terminal.record(raw)
    try:
        _visit_everything(terminal, server)
    finally:
        terminal.close()
    written = raw.read_bytes()
    assert b"S2E4" in written
    assert not [bad for bad in FORBIDDEN if bad in written]


def _visit_everything(terminal: Terminal, server: LoopbackServer) -> None:
    terminal.wait_for_text("Show [/foo]")
    terminal.press("Down", "Down", "Down", "Down", "Enter")
    terminal.wait_for_text("o Read")
    terminal.press("o")
    terminal.wait_for_text("Spoken [/foo] [@click=app.quit]click[/]")
    terminal.wait_for_text("Eve [/foo]")
    terminal.wait_for_text("Begin [/foo]")
    terminal.press("n")
    terminal.wait_for_text("Noted [/foo]")
    terminal.press("c")
    terminal.wait_for_text("Later [/foo]")
    terminal.press("i")
    terminal.wait_for_text("Busiest")
    terminal.press("/")
    terminal.type("spoken")
    terminal.wait_for_text("1 hit")
    _escape(terminal, "esc Back")
    terminal.press("C-p")
    terminal.type("Title")
    terminal.wait_for_text("🔎 Title")
    terminal.wait_for_text("Title [/foo]")
    _escape(terminal, "🔎")
    server.put("/feed.xml", Answer(MARKUP.encode(), 500))
    terminal.press("R")
    terminal.wait_for(lambda s: s.count("Show [/foo]") > 2 or None, "a toast")
    terminal.press("!")
    terminal.wait_for_text("Problems")
    _escape(terminal, "Problems")
    terminal.press("q")
    terminal.wait_for_text("exit:0")


def _escape(terminal: Terminal, what: str) -> None:
    """Close what is open, and wait for it: Escape and a key at once are another key."""
    terminal.press("Escape")
    terminal.wait_for(lambda screen: what not in screen or None, f"an end of {what}")
