"""Adding a show from a page that names several feeds."""

from tests.app.conftest import running
from tests.servers import LoopbackServer
from tests.sync.feeds import rss
from tui.app.screens.add_show import AddShow
from tui.app.shelf import Shelf
from tui.feeds.fetch import HttpFetcher
from tui.home import Home

LINK = '<link rel="alternate" type="application/rss+xml" title="{}" href="{}">'


async def test_one_of_several_feeds_is_picked(
    home: Home, server: LoopbackServer
) -> None:
    links = LINK.format("All of it", "/all") + LINK.format("Only [talks]", "/talks")
    server.put("/", f"<!doctype html><title>Shop</title>{links}".encode(), "text/html")
    server.put("/talks", rss())
    home.use_fetcher(HttpFetcher())
    async with running(home) as driver:
        await driver.press("a")
        dialog = driver.app.screen
        assert isinstance(dialog, AddShow)
        await driver.press(*server.url("/"), "enter")
        await driver.until(lambda: "Only [talks]" in driver.screen_text())
        await driver.press("down", "enter")
        await driver.until(lambda: home.library.shows.by_url(server.url("/talks")))
        await driver.until(lambda: driver.app.screen is driver.app.main)
        assert not server.asked("/all")


async def test_the_first_show_is_ready_to_be_opened(
    empty_home: Home, server: LoopbackServer
) -> None:
    url = server.put("/feed.xml", rss())
    empty_home.use_fetcher(HttpFetcher())
    async with running(empty_home, rows=0) as driver:
        await driver.press("a", *url, "enter")
        main = driver.app.main
        await driver.until(lambda: driver.app.screen is main and main.episodes.rows)
        await driver.until(lambda: driver.app.focused is main.episodes)
        current = main.shelves.current
        assert isinstance(current, Shelf)
        assert current.key == main.shelf.key
