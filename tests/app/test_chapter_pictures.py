"""A chapter's picture that is inside the audio file: opened, or said where it is."""

from pathlib import Path
from typing import Any

import pytest

from tests.app.conftest import running
from tests.app.sample import TITLES
from tui.app.messages import OpenLink
from tui.home import Home
from tui.model.chapter import PICTURE_INSIDE

ADDRESS = f"{PICTURE_INSIDE}0123"


class Browser:
    """Notes what it is to open."""

    opened: list[str]

    def open(self, url: str) -> bool:
        self.opened.append(url)
        return True


async def test_a_picture_inside_the_audio_is_opened_as_a_file(
    home: Home, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    Browser.opened = []
    monkeypatch.setattr("webbrowser.get", Browser)
    row = next(r for r in home.library.episodes.rows() if r.title == TITLES[0])
    async with running(home) as driver:
        app: Any = driver.app
        app.read_words(row.id)
        await driver.until(lambda: app.main.reading.page is not None)
        app.post_message(OpenLink(ADDRESS))
        await driver.until(lambda: any("download it" in t for t in driver.toasts))
        picture = home.art.keep(ADDRESS, b"\x89PNG\r\n\x1a\n")
        app.post_message(OpenLink(ADDRESS))
        await driver.until(lambda: Browser.opened == [picture.as_uri()])
