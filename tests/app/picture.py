"""The picture in the README: the built-in show, being heard and read.

``python -m tests.app.picture`` writes it to ``assets/earmark.svg``.
"""

import asyncio
import os
import tempfile
import time
from datetime import UTC, datetime
from pathlib import Path
from unittest.mock import patch

from tests.app.conftest import Driver
from tests.app.flows import current
from tests.app.sample import SampleHome
from tests.app.settling import settle
from tui.app.app import EarmarkApp
from tui.demo import BuiltInFetcher, stock
from tui.playback import clock

PICTURE = Path(__file__).resolve().parents[2] / "assets" / "earmark.svg"
SIZE = (110, 32)
EPISODE = "interview"
MOMENT = 21.0


async def picture(folder: Path) -> str:
    """The app on the built-in show, at a moment of the interview, as SVG."""
    with patch.object(clock, "HOLD", 0.0), SampleHome.open(folder) as home:
        home.use_fetcher(BuiltInFetcher())
        await stock(home)
        app = EarmarkApp(
            home, background=False, now=lambda: datetime(2026, 7, 1, tzinfo=UTC)
        )
        try:
            async with app.run_test(size=SIZE, notifications=True) as pilot:
                return await _draw(Driver(app, pilot))
        finally:
            app.close_services()


async def _draw(driver: Driver) -> str:
    app = driver.app
    await driver.until(lambda: len(app.main.episodes.rows) == 3)
    await driver.press("enter")
    rows = app.main.episodes.rows
    row = next(row for row in rows if EPISODE in str(row.audio_url))
    app.open_episode(row.id, at=MOMENT)
    app.main.episodes.go_to(row.id)
    transcript = app.main.reading.transcript
    await driver.until(lambda: transcript.sentence_at_sound)
    await driver.until(lambda: "► playing" in driver.screen_text())
    app.listening.session.pause()
    await driver.until(lambda: "‖ paused" in driver.screen_text())
    await driver.until(lambda: current(driver).position == MOMENT)
    await settle(driver.pilot)
    return app.export_screenshot(title="earmark")


def main() -> None:
    """Draw it anew."""
    os.environ["TZ"] = "UTC"
    os.environ["TEXTUAL_ANIMATIONS"] = "none"
    time.tzset()
    with tempfile.TemporaryDirectory() as folder:
        PICTURE.write_text(asyncio.run(picture(Path(folder))), encoding="utf-8")


if __name__ == "__main__":
    main()
