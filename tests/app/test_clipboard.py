"""Copying: by the terminal, and by a tool where there is one."""

from pathlib import Path

import pytest
from textual.geometry import Offset
from textual.selection import Selection

from tests.app.conftest import running
from tests.app.flows import open_episode
from tests.app.sample import SENTENCES, TITLES
from tui.app.clipboard import hand_over, tool
from tui.home import Home


@pytest.fixture
def tools(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with an ``xclip`` that writes down what it is given."""
    folder = tmp_path / "bin"
    folder.mkdir()
    given = tmp_path / "given"
    program = folder / "xclip"
    program.write_text(f"#!/bin/sh\n/bin/cat > {given}\n")
    program.chmod(0o755)
    for name in ("SSH_CONNECTION", "SSH_TTY", "WAYLAND_DISPLAY"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("DISPLAY", ":0")
    monkeypatch.setenv("PATH", str(folder))
    return given


def test_the_tool_that_fits_is_taken(tools: Path) -> None:
    path = str(tools.parent / "bin")
    xclip = ["xclip", "-selection", "clipboard"]
    assert tool({"PATH": path, "DISPLAY": ":0"}, "linux") == xclip
    assert tool({"PATH": path}, "linux") is None
    assert tool({"PATH": path, "DISPLAY": ":0", "SSH_TTY": "x"}, "linux") is None
    assert tool({"PATH": path}, "darwin") is None


def test_it_is_given_the_text_as_it_is(tools: Path) -> None:
    hand_over("-n $(rm) 潮汐\n")
    assert tools.read_text("utf-8") == "-n $(rm) 潮汐\n"


def test_a_tool_that_fails_harms_nothing(tools: Path) -> None:
    (tools.parent / "bin" / "xclip").write_text("#!/bin/sh\nexit 1\n")
    hand_over("words")


async def test_sentences_reach_both_clipboards(home: Home, tools: Path) -> None:
    async with running(home) as driver:
        await open_episode(driver, TITLES[0], key="o")
        await driver.press("y")
        assert driver.app.clipboard == SENTENCES[0]
        await driver.until(lambda: tools.exists() and tools.read_text() == SENTENCES[0])


async def test_what_the_mouse_selected_is_copied_first(home: Home) -> None:
    async with running(home) as driver:
        await open_episode(driver, TITLES[0], key="o")
        view = driver.app.main.reading.transcript
        rows = driver.screen_text().splitlines()
        row = next(n for n, text in enumerate(rows) if "Good morning" in text)
        place = Offset(rows[row].index("Good"), row) - view.region.offset
        chosen = Selection(place, place + Offset(12, 0))
        driver.app.screen.selections = {view: chosen}
        await driver.press("y")
        assert driver.app.clipboard == "Good morning"


async def test_a_selection_over_lines_is_copied_as_running_text(home: Home) -> None:
    async with running(home, (80, 24)) as driver:
        await open_episode(driver, TITLES[0], key="o")
        view = driver.app.main.reading.transcript
        lines = [n for n, line in enumerate(view.lines.lines) if line.passage == 1]
        whole = Selection(Offset(0, lines[0]), Offset(200, lines[-1]))
        driver.app.screen.selections = {view: whole}
        await driver.press("y")
        assert len(lines) > 4
        assert driver.app.clipboard == f"Host\n{SENTENCES[0]} {SENTENCES[1]}"
