"""A changed line on the screen is what the whole screen, drawn anew, shows there."""

import random
from pathlib import Path

from textual._compositor import Compositor
from textual.geometry import Region

from tests.app.conftest import running
from tests.app.sample import sample_home
from tui.app.compositing import LineCompositor


def cells(compositor: Compositor, crop: Region) -> list[list[tuple[str, str]]]:
    """What a part of the screen shows, cell by cell."""
    chops = compositor._render_chops(crop, lambda row: crop.contains(crop.x, row))
    rows = []
    for row in crop.line_range:
        line: list[tuple[str, str]] = []
        for x, strip in chops[row].items():
            placed = [(s.text, str(s.style)) for s in strip] if strip else []
            drawn = [(letter, style) for text, style in placed for letter in text]
            line += [("", "")] * (x - len(line)) + drawn
        rows.append(line[crop.x : crop.right])
    return rows


async def test_a_part_is_drawn_as_the_whole_is(tmp_path: Path) -> None:
    chance = random.Random(4)
    with sample_home(tmp_path / "home") as home:
        async with running(home, (100, 30)) as driver:
            driver.app.say("A toast lies over the page.")
            await driver.until(lambda: "A toast lies" in driver.screen_text())
            await driver.pilot.pause()
            compositor = driver.app.screen._compositor
            assert isinstance(compositor, LineCompositor)
            whole = cells(compositor, compositor.size.region)
            for _ in range(200):
                x, y = chance.randrange(100), chance.randrange(30)
                width, height = chance.randint(1, 100 - x), chance.randint(1, 30 - y)
                part = cells(compositor, Region(x, y, width, height))
                assert part == [row[x : x + width] for row in whole[y : y + height]]


async def test_only_what_is_seen_of_a_line_is_drawn(tmp_path: Path) -> None:
    with sample_home(tmp_path / "home") as home:
        async with running(home, (100, 30)) as driver:
            compositor = driver.app.screen._compositor
            view = driver.app.main.reading.transcript
            line = Region(view.region.x, view.region.y + 2, view.size.width, 1)

            drawn = list(compositor._get_renders(line))

            assert [len(strips) for _, _, strips in drawn] == [1]
