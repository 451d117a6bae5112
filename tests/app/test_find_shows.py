"""Finding shows: as directories answer, with a preview, subscribed to by a key."""

import json
import threading
from dataclasses import replace

import pytest

from tests.answers import Answer, redirect
from tests.app.conftest import Driver, running
from tests.servers import LoopbackServer
from tests.sync.feeds import rss
from tui.app.screens.find_shows import FindShows
from tui.app.widgets.found_list import SUBSCRIBED
from tui.feeds.fetch import HttpFetcher
from tui.home import Home
from tui.model.show import RemoteShow, ShowDetails


@pytest.fixture
def web(home: Home, server: LoopbackServer) -> LoopbackServer:
    """Two directories on loopback, the second one slow, and a feed."""
    server.put("/feed", rss(["1", "2"]))
    garden = {
        "collectionName": "Garden [bold]Talk",
        "artistName": "Ann",
        "feedUrl": server.url("/feed"),
        "trackCount": 12,
    }
    lost = {"collectionName": "Lost", "feedUrl": server.url("/lost")}
    apple = {"results": [garden, lost]}
    server.put("/search", Answer(json.dumps(apple).encode()))
    fyyd = {"data": [{"title": "Later", "xmlURL": server.url("/later")}]}
    hold = threading.Event()
    server.put("/search/podcast", Answer(json.dumps(fyyd).encode(), hold=hold))
    url = server.url("/")
    home.settings = replace(home.settings, apple_url=url, fyyd_url=url)
    home.use_fetcher(HttpFetcher())
    return server


def let_fyyd_answer(web: LoopbackServer) -> None:
    answer = web.answers["/search/podcast"]
    assert isinstance(answer, Answer) and answer.hold is not None
    answer.hold.set()


async def asked(driver: Driver, words: str) -> FindShows:
    await driver.press("f")
    screen = driver.app.screen
    assert isinstance(screen, FindShows)
    await driver.press(*words, "enter")
    await driver.until(lambda: screen.found.rows)
    return screen


async def test_shows_come_as_directories_answer(
    home: Home, web: LoopbackServer
) -> None:
    async with running(home) as driver:
        screen = await asked(driver, "garden")
        first = screen.found.found
        assert first is not None and first.title == "Garden [bold]Talk"
        assert "so far" in driver.screen_text() and "Apple" in driver.screen_text()
        let_fyyd_answer(web)
        await driver.until(lambda: len(screen.found.rows) == 3)
        await driver.until(lambda: "3 shows." in driver.screen_text())
        assert "fyyd" in driver.screen_text()


async def test_the_show_under_the_cursor_is_previewed(
    home: Home, web: LoopbackServer
) -> None:
    async with running(home) as driver:
        await asked(driver, "garden")
        await driver.until(lambda: "Episode 2" in driver.screen_text())
        assert "2 episodes" in driver.screen_text()
        await driver.press("down")
        await driver.until(lambda: "(404)" in driver.screen_text())
        let_fyyd_answer(web)


async def test_enter_subscribes(home: Home, web: LoopbackServer) -> None:
    async with running(home) as driver:
        await asked(driver, "garden")
        await driver.press("enter")
        added = web.url("/feed")
        await driver.until(lambda: home.library.shows.by_url(added))
        await driver.until(lambda: driver.app.main.shelf.title == "A show")
        await driver.until(lambda: driver.toasts == ["A show: 2 episodes."])
        let_fyyd_answer(web)


async def test_what_cannot_be_read_is_told_in_place_of_the_reading(
    home: Home, web: LoopbackServer
) -> None:
    hold = threading.Event()
    web.put("/lost", Answer(b"", hold=hold))
    async with running(home) as driver:
        screen = await asked(driver, "garden")
        let_fyyd_answer(web)
        await driver.until(lambda: len(screen.found.rows) == 3)
        screen.found.go_to(web.url("/lost"))
        await driver.press("enter")
        await driver.until(lambda: driver.toasts == ["Reading Lost …"])
        hold.set()
        await driver.until(lambda: any("nothing at all" in t for t in driver.toasts))
        assert len(driver.toasts) == 1


async def test_escape_goes_back_and_waits_for_nobody(
    home: Home, web: LoopbackServer
) -> None:
    async with running(home) as driver:
        await asked(driver, "garden")
        await driver.press("escape")
        await driver.until(lambda: driver.app.screen is driver.app.main)
        let_fyyd_answer(web)


async def test_a_narrow_terminal_has_the_preview_below(
    home: Home, web: LoopbackServer
) -> None:
    async with running(home, (60, 24)) as driver:
        screen = await asked(driver, "garden")
        await driver.until(lambda: "Episode 2" in driver.screen_text())
        assert screen.preview.region.y > screen.found.region.y
        let_fyyd_answer(web)


async def test_more_like_a_show(home: Home, web: LoopbackServer) -> None:
    charts = {"feed": {"entry": [{"id": {"attributes": {"im:id": "42"}}}]}}
    path = "/us/rss/toppodcasts/limit=50/genre=1533/json"
    web.put(path, Answer(json.dumps(charts).encode()))
    listed = web.answers["/search"]
    assert isinstance(listed, Answer)
    web.put("/lookup", listed)
    roll = (RemoteShow("Friend", web.url("/friend"), None),)
    details = ShowDetails("Aha", categories=("Science",), podroll=roll)
    home.library.shows.add("https://aha.example/", details)
    async with running(home, (100, 30)) as driver:
        await driver.press("down", "down", "down", "l")
        await driver.until(lambda: "Most heard in Science" in driver.screen_text())
        text = driver.screen_text()
        assert "Shows like Aha" in text and "Words of a show" not in text
        places = ("Recommended by Aha", "Most heard in Sc", "Garden", "Lost")
        found = [text.index(words) for words in places]
        assert found == sorted(found) and "Science charts" in text
        await driver.press("escape")
        await driver.until(lambda: driver.app.screen is driver.app.main)


async def test_a_show_that_nothing_is_like(home: Home, web: LoopbackServer) -> None:
    home.library.shows.add("https://aha.example/", ShowDetails("Aha"))
    async with running(home) as driver:
        await driver.press("down", "down", "down", "l")
        await driver.until(lambda: "recommends no shows" in driver.screen_text())
        assert "⏎" not in driver.screen_text()


async def test_words_that_found_nothing_are_asked_again(
    home: Home, web: LoopbackServer
) -> None:
    web.put("/search", Answer(status=503))
    let_fyyd_answer(web)
    web.put("/search/podcast", Answer(b'{"data": []}'))
    async with running(home, (80, 24)) as driver:
        await driver.press("f", *"garden", "enter")
        await driver.until(lambda: "No show was found" in driver.screen_text())
        await driver.until(lambda: "⏎ Ask" in driver.screen_text())
        found = [{"collectionName": "Garden", "feedUrl": web.url("/feed")}]
        web.put("/search", Answer(json.dumps({"results": found}).encode()))
        await driver.press("enter")
        await driver.until(lambda: "Garden" in driver.screen_text())


async def test_a_show_of_the_library_is_marked_and_opened(
    home: Home, web: LoopbackServer
) -> None:
    url = web.url("/feed").replace("127.0.0.1", "LOCALHOST")
    here = home.library.shows.add(f"{url}/", ShowDetails("Mine already"))
    listed = json.dumps(
        {"results": [{"collectionName": "Garden", "feedUrl": url}]}
    ).encode()
    web.put("/search", Answer(listed))
    async with running(home, (80, 24)) as driver:
        await asked(driver, "garden")
        await driver.until(lambda: "in your library" in driver.screen_text())
        await driver.until(lambda: driver.screen_text().count(SUBSCRIBED) == 2)
        await driver.until(lambda: "⏎ Open" in driver.screen_text())
        await driver.press("x")
        await driver.until(lambda: "⏎ Ask" in driver.screen_text())
        await driver.press("backspace", "enter")
        await driver.until(lambda: driver.app.main.shelf.key == f"show {here.id}")
        assert not driver.toasts
        let_fyyd_answer(web)


async def test_a_show_is_recognized_where_its_address_leads(
    home: Home, web: LoopbackServer
) -> None:
    here = home.library.shows.add(web.url("/feed"), ShowDetails("Mine already"))
    web.put("/old", redirect("/feed"))
    found = [{"collectionName": "Garden", "feedUrl": web.url("/old")}]
    web.put("/search", Answer(json.dumps({"results": found}).encode()))
    async with running(home) as driver:
        await asked(driver, "garden")
        await driver.until(lambda: "in your library" in driver.screen_text())
        await driver.until(lambda: "⏎ Open" in driver.screen_text())
        await driver.press("enter")
        await driver.until(lambda: driver.app.main.shelf.key == f"show {here.id}")
        assert not driver.toasts
        let_fyyd_answer(web)
