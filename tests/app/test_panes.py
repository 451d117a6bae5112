"""The panes: tabs, links, and the keys that go back."""

from tests.app.conftest import running
from tests.app.flows import focused, open_episode
from tests.app.sample import TITLES
from tui.home import Home
from tui.model.chapter import Chapter


async def test_escape_goes_back_a_step_at_a_time(home: Home) -> None:
    async with running(home, (60, 20)) as driver:
        main = driver.app.main
        await open_episode(driver, TITLES[0], key="o")
        await driver.until(lambda: main.has_class("-reading"))
        assert not main.query_one("#lists").display
        await driver.press("escape")
        assert focused(driver, main.episodes)
        await driver.press("escape")
        assert focused(driver, main.shelves)


async def test_the_words_have_the_screen_to_themselves(home: Home) -> None:
    async with running(home) as driver:
        await open_episode(driver, TITLES[0])
        view = driver.app.main.reading.transcript
        await driver.press("z")
        await driver.until(lambda: view.region.size == driver.app.size)
        await driver.press("v", "down")
        await driver.until(lambda: "2 sentences chosen" in driver.screen_text())
        await driver.press("escape", "S")
        await driver.until(lambda: "◆" in driver.screen_text())
        await driver.press("escape", "f")
        await driver.until(lambda: view.region.size == driver.app.size)
        await driver.press("escape")
        await driver.until(lambda: view.region.size != driver.app.size)
        assert focused(driver, view)
        await driver.press("z", "z")
        assert not driver.app.main.has_class("-alone")


async def test_tabs_open_by_key(home: Home) -> None:
    async with running(home) as driver:
        await open_episode(driver, TITLES[0], key="o")
        reading = driver.app.main.reading
        await driver.press("n")
        assert reading.tab == "notes" and focused(driver, reading.notes)
        await driver.press("c")
        assert focused(driver, reading.chapters)
        await driver.press("i")
        await driver.until(lambda: "The harbor office" in driver.screen_text())
        await driver.press("t")
        assert focused(driver, reading.transcript)


async def test_what_a_chapter_links_to_is_opened(home: Home) -> None:
    number = next(r.id for r in home.library.episodes.rows() if r.title == TITLES[0])
    linked = Chapter(0, "Welcome", 40, "https://example.org/w", "https://example.org/i")
    aside = Chapter(10, "An aside", hidden=True)
    plain = Chapter(40, "The moon", 200, "javascript:alert(1)")
    home.library.words.keep_chapters(number, (linked, aside, plain))
    async with running(home) as driver:
        await open_episode(driver, TITLES[0], key="o")
        await driver.press("c")
        assert "↗▢ 0:40" in driver.screen_text()
        assert "An aside" not in driver.screen_text()
        await driver.press("l")
        await driver.until(lambda: "https://example.org/w" in driver.screen_text())
        await driver.press("escape", "v")
        await driver.until(lambda: "https://example.org/i" in driver.screen_text())
        await driver.press("escape")
        await driver.press("down", "v")
        await driver.until(lambda: "This chapter has none." in driver.toasts)
        await driver.press("l")
        await driver.until(lambda: any("Only web" in t for t in driver.toasts))


async def test_a_link_is_shown_before_it_is_opened(home: Home) -> None:
    async with running(home) as driver:
        await open_episode(driver, TITLES[0], key="o")
        await driver.press("n", "2", "enter")
        await driver.until(lambda: "https://example.org/moon" in driver.screen_text())
        await driver.press("escape")


async def test_help_lists_every_scope(home: Home) -> None:
    async with running(home) as driver:
        await driver.press("question_mark")
        await driver.until(lambda: "Everywhere" in driver.screen_text())
        await driver.press("escape")
        assert driver.app.screen is driver.app.main


async def test_a_sentence_is_kept_as_a_quote(home: Home) -> None:
    async with running(home) as driver:
        await open_episode(driver, TITLES[0], key="o")
        await driver.press("s")
        await driver.until(lambda: home.library.quotes.all())
        (quote,) = home.library.quotes.all()
        assert quote.text == "Good morning, and welcome back to the harbor."
        assert (quote.speaker, quote.start) == ("Host", 0.0)


async def test_an_episode_opens_on_its_words(home: Home) -> None:
    async with running(home) as driver:
        await driver.press("c", "escape")
        assert driver.app.main.reading.tab == "chapters"
        await open_episode(driver, TITLES[0], key="o")
        assert driver.app.main.reading.tab == "transcript"
        assert driver.app.focused is driver.app.main.reading.transcript


async def test_q_closes_what_is_read_over_the_app(home: Home) -> None:
    async with running(home) as driver:
        await driver.press("question_mark")
        await driver.until(lambda: driver.app.screen is not driver.app.main)
        await driver.press("q")
        await driver.until(lambda: driver.app.screen is driver.app.main)
        assert driver.app.is_running
