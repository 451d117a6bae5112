"""Adding shows: from a page that names several feeds, from a list, with patience."""

import base64
import threading
from pathlib import Path

from tests.answers import Answer, Request
from tests.app.conftest import running
from tests.servers import LoopbackServer
from tests.sync.feeds import rss
from tui.app.screens.add_show import AddShow
from tui.app.screens.find_shows import FindShows
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


async def test_a_list_goes_on_being_added_when_the_dialog_is_closed(
    home: Home, server: LoopbackServer, tmp_path: Path
) -> None:
    later = threading.Event()
    urls = [server.put("/0", rss(title="Soon"))]
    urls += [server.put(f"/{n}", Answer(rss(), hold=later)) for n in (1, 2)]
    outlines = "".join(f'<outline text="S" xmlUrl="{url}"/>' for url in urls)
    file = tmp_path / "l.opml"
    file.write_text(f"<opml><body>{outlines}</body></opml>")
    home.use_fetcher(HttpFetcher())
    async with running(home) as driver:
        await driver.press("a", *str(file), "enter")
        await driver.until(lambda: "Adding 1 of 3  S" in driver.screen_text())
        assert "adding goes on" in driver.screen_text()
        await driver.press("escape")
        await driver.until(lambda: "Soon" in driver.screen_text())
        later.set()
        await driver.until(lambda: "3 shows added." in driver.toasts)
        assert all(home.library.shows.by_url(url) for url in urls)


def locked(request: Request) -> Answer:
    """A feed for who knows the word."""
    word = base64.b64encode(b"me:ses@me").decode()
    if request.headers.get("authorization") == f"Basic {word}":
        return Answer(rss(title="For members"))
    return Answer(status=401)


async def test_user_and_password_are_asked_for_where_a_feed_wants_them(
    home: Home, server: LoopbackServer
) -> None:
    server.answers["/feed"] = locked
    home.use_fetcher(HttpFetcher())
    async with running(home, (80, 24)) as driver:
        dialog = AddShow()
        await driver.app.push_screen(dialog)
        await driver.press(*server.url("/feed"), "enter")
        await driver.until(lambda: "wants a user name" in driver.screen_text())
        await driver.press(*"me", "enter", *"wrong")
        assert "wrong" not in driver.screen_text()
        await driver.press("enter")
        await driver.until(lambda: "does not accept" in driver.screen_text())
        assert "escape closes" in driver.screen_text()
        await driver.press(*"ses@me", "enter")
        await driver.until(lambda: not dialog.is_open)
        (show,) = home.library.shows.titled("For members")
        url = server.url("/feed").replace("//", "//me:ses%40me@")
        assert home.library.shows.get(show).url == url
        assert not any("ses@me" in toast for toast in driver.toasts)


async def test_a_found_feed_asks_for_user_and_password_too(
    home: Home, server: LoopbackServer
) -> None:
    server.answers["/feed"] = locked
    home.use_fetcher(HttpFetcher())
    async with running(home) as driver:
        driver.app.work("add", driver.app._add_at, server.url("/feed"))
        await driver.until(lambda: isinstance(driver.app.screen, AddShow))
        await driver.until(lambda: "wants a user name" in driver.screen_text())
        await driver.press(*"me", "enter", *"ses@me", "enter")
        await driver.until(lambda: home.library.shows.titled("For members"))


async def test_what_went_wrong_is_told_though_the_dialog_is_closed(
    home: Home, server: LoopbackServer
) -> None:
    later = threading.Event()
    url = server.put("/feed", Answer(b"", hold=later))
    home.use_fetcher(HttpFetcher())
    async with running(home) as driver:
        await driver.press("a", *url, "enter")
        await driver.until(lambda: server.asked("/feed"))
        await driver.press("escape")
        later.set()
        await driver.until(lambda: any("nothing at all" in t for t in driver.toasts))


async def test_an_empty_library_says_how_shows_are_found(empty_home: Home) -> None:
    async with running(empty_home, (80, 24), rows=0) as driver:
        await driver.until(lambda: "f Find shows" in driver.screen_text())
        assert "f  Find a show in public directories" in driver.screen_text()
        await driver.press("f")
        assert isinstance(driver.app.screen, FindShows)
