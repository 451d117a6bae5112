"""What a reading looks like: five kinds of words, three sizes, two themes.

Each is shown as a listener meets it: the interview while it is spoken, the essay being
read away from the sound, the chapters with words found in them.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import pytest
from textual.pilot import Pilot

from tests.app.transcript.samples import (
    ARABIC,
    CHINESE,
    ESSAY,
    INTERVIEW,
    Spoken,
    reading_of,
)
from tests.tools.read_along import ReadAlong

Compare = Callable[..., bool]

SIZES = ((80, 24), (120, 36), (200, 60))
THEMES = ("textual-dark", "textual-light")


@dataclass(frozen=True)
class Scene:
    """Words, the moment heard, and what the listener pressed then."""

    script: Sequence[Spoken]
    seconds: float
    keys: tuple[str, ...] = ()


SCENES = {
    "interview": Scene([said for said in INTERVIEW if said[0] not in ("#", "+")], 47.0),
    "essay": Scene(ESSAY, 20.0, ("down", "down", "v", "down")),
    "chinese": Scene(CHINESE, 12.0),
    "arabic": Scene(ARABIC, 12.0),
    "chapters": Scene(INTERVIEW, 66.0, ("ctrl+f", *"river", "enter", "n")),
}


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
@pytest.mark.parametrize("name", SCENES)
def test_a_reading_looks_as_it_should(
    name: str, size: tuple[int, int], theme: str, snap_compare: Compare
) -> None:
    scene = SCENES[name]
    app = ReadAlong(reading_of(scene.script), theme=theme)

    async def listen(pilot: Pilot[None]) -> None:
        await pilot.pause()
        for _ in range(4):
            app.hear(scene.seconds)
        await pilot.press(*scene.keys)
        await pilot.pause()

    assert snap_compare(app, terminal_size=size, run_before=listen)
