"""A show at a glance: what the podcast namespace says is there to be read."""

import threading

import pytest

from tests.app.conftest import DEADLINE, running
from tests.app.sample import NOW, add_show, details
from tests.app.settling import settle
from tui.app.about import about
from tui.home import Home
from tui.model.episode import Episode
from tui.model.listing import Listing
from tui.model.show import Funding, LiveItem, Person, RemoteShow, ShowDetails


def test_about_tells_what_the_podcast_namespace_says(home: Home) -> None:
    said = ShowDetails(
        "Tides",
        medium="audiobook",
        location="Kiel",
        license="cc-by-4.0",
        people=(Person("Ann", "editor"),),
        funding=(Funding("https://example.org/give", "Give"),),
        podroll=(
            RemoteShow("Waves", "https://example.org/waves", None),
            RemoteShow(None, None, "917393e3-1b1e-5cef-ace4-edaa54e1f810"),
        ),
        live_items=(LiveItem("Live from the pier", "pending", None, None, None),),
        complete=True,
    )
    show = home.library.shows.add("https://example.org/tides.rss", said)
    blocks = about(home.library, show.id, NOW).blocks()
    facts = {(block.marker or "").strip(): block.text for block in blocks}
    assert (facts["Medium"], facts["Place"]) == ("audiobook", "Kiel")
    assert (facts["Editor"], facts["Recommends"]) == ("Ann", "Waves")
    assert facts["Support"] == "Give"
    assert len([block for block in blocks if block.marker == "Recommends  "]) == 1
    (link,) = next(block.spans for block in blocks if block.text == "Give")
    assert link.target == "https://example.org/give"
    assert facts["Live"] == "Live from the pier (pending)"
    assert facts["License"] == "cc-by-4.0" and "nothing more" in facts["Complete"]


async def test_shows_stand_under_their_groups(home: Home) -> None:
    grouped, other, plain = home.library.shows.all()
    home.library.shows.list_as(grouped.id, Listing((("News", "Tech"), ("Work",))))
    home.library.shows.list_as(other.id, Listing((("News",),)))
    blocks = about(home.library, grouped.id, NOW).blocks()
    facts = {(block.marker or "").strip(): block.text for block in blocks}
    assert facts["Groups"] == "News / Tech, Work"
    async with running(home) as driver:
        rows = driver.app.main.shelves.rows
        titles = [row if isinstance(row, str) else row.title for row in rows]
    assert titles[3:] == [
        *("", "Shows", plain.title),
        *("", "News", other.title),
        *("", "News / Tech", grouped.title),
    ]


async def test_about_tells_how_many_are_explicit_and_who_takes_part(
    home: Home,
) -> None:
    talk = details(0, "The talk", explicit=True, people=(Person("Bo", "guest"),))
    add_show(home, "Tides", [talk, details(1, "Alone"), details(2, "Alone too")])
    async with running(home) as driver:
        await driver.press("end", "enter")
        main = driver.app.main
        await driver.until(lambda: main.shelf.title == "Tides")
        await driver.until(lambda: len(main.episodes.rows) == 3)
        await driver.press("i")
        await driver.until(lambda: "1 of 3 episodes" in driver.screen_text())
        assert "Bo" not in driver.screen_text()
        await driver.press("escape", "o", "i")
        await driver.until(lambda: "In “The talk”" in driver.screen_text())
        assert "Guest" in driver.screen_text() and "Bo" in driver.screen_text()


async def test_a_show_that_is_live_is_marked(home: Home) -> None:
    live = LiveItem("From the pier", "live", None, None, None)
    over = LiveItem("Over", "ended", None, None, None)
    home.library.shows.add("https://a.example/", ShowDetails("On", live_items=(live,)))
    home.library.shows.add("https://b.example/", ShowDetails("Off", live_items=(over,)))
    async with running(home) as driver:
        marked = [line for line in driver.screen_text().splitlines() if "LIVE" in line]
        assert len(marked) == 1 and " On " in marked[0]


async def test_a_tab_asked_for_while_an_episode_is_being_opened_stays(
    home: Home, monkeypatch: pytest.MonkeyPatch
) -> None:
    episodes, found = home.library.episodes, threading.Event()
    get = episodes.get

    def found_late(number: int) -> Episode:
        assert found.wait(DEADLINE)
        return get(number)

    async with running(home) as driver:
        monkeypatch.setattr(episodes, "get", found_late)
        await driver.press("enter", "o", "i")
        found.set()
        await settle(driver.pilot)
        assert driver.app.main.reading.page is not None
        assert driver.app.main.reading.tab == "about"
