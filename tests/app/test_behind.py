"""What lies behind a dialog is drawn as soon as it changes."""

from tests.app.conftest import running
from tui.home import Home


async def test_a_change_behind_a_dialog_waits_for_no_other(home: Home) -> None:
    async with running(home) as driver:
        main = driver.app.main
        title = main.query_one("#app-title")
        await driver.press("a")
        with driver.app.batch_update():
            title.styles.height = 3
            await driver.until(
                lambda: main._layout_required and not main.message_queue_size
            )
        await driver.until(lambda: title.size.height == 3)
