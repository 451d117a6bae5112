"""What a listener does, key by key: messages said, library changed, screen drawn."""

from dataclasses import replace
from functools import partial

import pytest
from textual.widget import Widget
from textual.widgets._toast import Toast

from tests.app.conftest import Driver, running
from tests.app.sample import NOW, TITLES
from tui.app.messages import Deed, DoDeed, OpenEpisode, SessionTold, SyncShows
from tui.app.page import Page
from tui.app.screens.search import SearchScreen
from tui.app.widgets.episode_list import EpisodeList
from tui.app.widgets.hit_list import Heading
from tui.app.widgets.transcript_view import TranscriptView
from tui.home import Home
from tui.model.chapter import Chapter
from tui.model.episode import EpisodeRow
from tui.model.hit import Hit
from tui.playback.player import Sound, State
from tui.playback.session import Happening, Track


async def open_episode(driver: Driver, title: str, key: str = "enter") -> int:
    """Go to an episode of all episodes and press a key on it."""
    app = driver.app
    await driver.press("enter")
    row = next(row for row in app.main.episodes.rows if row.title == title)
    app.main.episodes.go_to(row.id)
    await driver.press(key)
    await driver.until(lambda: app.main.reading.page)
    return row.id


def current(driver: Driver) -> EpisodeRow:
    """The episode under the cursor."""
    row = driver.app.main.episodes.current
    assert row is not None
    return row


def open_page(driver: Driver) -> Page:
    """What the reading pane shows."""
    page = driver.app.main.reading.page
    assert page is not None
    return page


def focused(driver: Driver, widget: Widget) -> bool:
    """Whether a widget has the keys."""
    return driver.app.focused is widget


async def playing(driver: Driver, episode_id: int) -> None:
    """Wait until an episode is heard."""
    listening = driver.app.listening

    def heard() -> bool:
        now = listening.session.now()
        track = now.track
        return bool(
            track and track.episode_id == episode_id and now.state is State.PLAYING
        )

    await driver.until(heard)


def near(position: float, wanted: float) -> bool:
    """Between two reports the clock runs on, a second at most."""
    return 0 <= position - wanted < 1.5


async def test_enter_plays_and_shows_the_words(home: Home) -> None:
    async with running(home) as driver:
        opened = await open_episode(driver, TITLES[0])
        await playing(driver, opened)
        app = driver.app
        await driver.until(lambda: app.main.reading.transcript.sentence_at_sound)
        assert app.focused is app.main.reading.transcript
        assert "Welcome" in driver.screen_text()
        assert "► playing" in driver.screen_text()


async def test_sound_is_begun_before_the_words_are_drawn(
    home: Home, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with running(home) as driver:
        main, session = driver.app.main, driver.app.listening.session
        heard: list[Track | None] = []
        shows = main.show_reading

        def show() -> None:
            heard.append(session.now().track)
            shows()

        monkeypatch.setattr(main, "show_reading", show)
        await open_episode(driver, TITLES[0])
        assert [track and track.title for track in heard] == [TITLES[0]]


async def test_reading_makes_no_sound(home: Home) -> None:
    async with running(home) as driver:
        await open_episode(driver, TITLES[0], key="o")
        assert driver.app.listening.session.now().track is None
        assert driver.said(OpenEpisode)[0].play is False


async def test_a_post_opens_to_be_read(home: Home) -> None:
    async with running(home) as driver:
        await open_episode(driver, "A letter without sound")
        assert driver.app.listening.session.now().track is None
        assert not driver.toasts
        reading = driver.app.main.reading
        assert reading.tab == "notes" and focused(driver, reading.notes)
        essay = next(r for r in home.library.episodes.rows() if r.title == TITLES[0])
        driver.app.open_episode(essay.id, play=False)
        await driver.until(lambda: reading.tab == "transcript")


async def test_a_line_plays_from_there(home: Home) -> None:
    async with running(home) as driver:
        opened = await open_episode(driver, TITLES[0])
        await playing(driver, opened)
        await driver.press("down", "down", "down", "enter")
        (asked,) = driver.said(TranscriptView.PlayFrom)
        assert asked.seconds > 0
        now = driver.app.listening.now
        await driver.until(lambda: near(now().position, asked.seconds))


async def test_keys_move_in_the_sound(home: Home) -> None:
    async with running(home) as driver:
        opened = await open_episode(driver, TITLES[0])
        await playing(driver, opened)
        await driver.until(lambda: driver.app.listening.page)

        def arrived(position: float) -> bool:
            return near(driver.app.listening.now().position, position)

        for key, position in (
            ("right", 10),
            ("shift+right", 40),
            ("left", 30),
            ("full_stop", 35),
            ("right_square_bracket", 40),
            ("right_square_bracket", 200),
            ("left_square_bracket", 40),
            ("comma", 35),
        ):
            await driver.press(key)
            await driver.until(partial(arrived, position))


async def test_speed_and_volume(home: Home) -> None:
    async with running(home) as driver:
        opened = await open_episode(driver, TITLES[0])
        await playing(driver, opened)
        await driver.press("plus", "plus", "9")
        now = driver.app.listening.now()
        assert (now.rate, now.volume) == (1.2, 95)
        await driver.until(lambda: "1.2×  vol 95%" in driver.screen_text())
        await driver.press("backspace")
        assert driver.app.listening.now().rate == 1.0
        await driver.press("backspace")
        assert driver.app.listening.now().rate == 1.2


async def test_space_pauses_and_goes_on(home: Home) -> None:
    async with running(home) as driver:
        opened = await open_episode(driver, TITLES[0])
        await playing(driver, opened)
        await driver.press("space")
        await driver.until(lambda: "‖ paused" in driver.screen_text())
        await driver.press("space")
        await playing(driver, opened)


async def test_the_place_is_kept_until_next_time(home: Home) -> None:
    async with running(home) as driver:
        opened = await open_episode(driver, TITLES[0])
        await playing(driver, opened)
        await driver.press("shift+right", "shift+right")
        now = driver.app.listening.session.now
        await driver.until(lambda: near(now().position, 60))
        await driver.press("space")
        await driver.until(lambda: home.library.places.place(opened) > 59)
    async with running(home) as driver:
        await driver.until(lambda: driver.app.listening.episode_id == opened)
        await driver.until(lambda: driver.app.main.reading.page)
        await driver.until(lambda: "1:0" in driver.screen_text())
        assert driver.app.listening.session.now().track is None
        await driver.press("space")
        await playing(driver, opened)
        assert abs(driver.app.listening.session.now().position - 60) < 6


async def test_search_opens_the_moment(home: Home) -> None:
    async with running(home) as driver:
        opened = next(
            row.id for row in driver.app.main.episodes.rows if row.title == TITLES[0]
        )
        await driver.press("slash", *"coast")
        screen = driver.app.screen
        assert isinstance(screen, SearchScreen)
        await driver.until(lambda: screen.hits.rows)
        hit = screen.hits.current
        assert hit is not None and hit.episode_id == opened
        await driver.press("enter")
        await playing(driver, opened)
        assert driver.app.screen is driver.app.main


async def test_hits_are_below_their_episode_and_the_cursor_keeps_to_them(
    home: Home,
) -> None:
    async with running(home) as driver:
        await driver.press("slash", *"tide")
        screen = driver.app.screen
        assert isinstance(screen, SearchScreen)
        await driver.until(lambda: len(screen.hits.rows) > 3)
        headings = [row for row in screen.hits.rows if isinstance(row, Heading)]
        assert len({row.episode_id for row in headings}) == len(headings)
        told = [row.episode_id for row in screen.hits.rows]
        assert told == sorted(told, key=[row.episode_id for row in headings].index)
        for key in ("down", "down", "pagedown", "up", "pageup"):
            assert isinstance(screen.hits.current, Hit)
            await driver.press(key)
        assert screen.hits.current == screen.hits.rows[1]


async def test_escape_leaves_search_where_it_was(home: Home) -> None:
    async with running(home) as driver:
        focused_before = driver.app.focused
        await driver.press("slash", *"zzz")
        await driver.until(lambda: "No hits for zzz" in driver.screen_text())
        await driver.press("escape")
        assert driver.app.screen is driver.app.main
        assert driver.app.focused is focused_before


async def test_played_star_and_queue(home: Home) -> None:
    async with running(home) as driver:
        await driver.press("enter")
        row = current(driver)
        await driver.press("m", "s", "e")
        row_now = home.library.episodes.row

        def done() -> bool:
            now = row_now(row.id)
            queued = [item.episode.id for item in home.library.queue.items()]
            return now.played and now.starred and queued[-1] == row.id

        await driver.until(done)
        assert [m.deed for m in driver.said(DoDeed)] == [
            Deed.TOGGLE_PLAYED,
            Deed.TOGGLE_STAR,
            Deed.QUEUE_LAST,
        ]
        await driver.until(lambda: current(driver).starred)


async def test_the_queue_is_put_in_order(home: Home) -> None:
    async with running(home) as driver:
        await driver.press("down", "down", "enter")
        lists = driver.app.main.episodes
        await driver.until(lambda: driver.app.main.shelf.title == "Queue")
        await driver.until(lambda: len(lists.rows) == 2)
        first, second = (row.id for row in lists.rows)
        await driver.press("J")
        await driver.until(lambda: [row.id for row in lists.rows] == [second, first])
        assert current(driver).id == first
        await driver.press("x")
        await driver.until(lambda: [row.id for row in lists.rows] == [second])


async def test_only_unplayed_then_all(home: Home) -> None:
    async with running(home) as driver:
        lists = driver.app.main.episodes
        whole = len(lists.rows)
        await driver.press("enter", "w")
        await driver.until(lambda: len(lists.rows) == 1)
        assert isinstance(driver.said(EpisodeList.FilterToggled)[0].filter, str)
        await driver.press("w")
        await driver.until(lambda: len(lists.rows) == whole)


async def test_being_offline_is_told_in_one_sentence(home: Home) -> None:
    from tui.sync.network import OFFLINE
    from tui.sync.outcome import SyncFailure

    home.synchronizer.failed = (SyncFailure("Harbor Talk", "", OFFLINE),)  # type: ignore[attr-defined]
    home.synchronizer.offline = True  # type: ignore[attr-defined]
    async with running(home) as driver:
        await driver.press("r")
        await driver.until(lambda: driver.toasts)
        assert driver.toasts == [OFFLINE]


async def test_sync_is_asked_for_and_failures_told_once(home: Home) -> None:
    from tui.model.update import FeedFailure
    from tui.sync.outcome import SyncFailure

    show = home.library.shows.find("Harbor Talk")
    home.library.shows.fail(show.id, FeedFailure(NOW, "It is [/gone]."))
    failures = tuple(
        SyncFailure(f"Show [{n}]", "https://example.org", "It is [/gone].")
        for n in range(4)
    )
    home.synchronizer.failed = failures  # type: ignore[attr-defined]
    async with running(home) as driver:
        await driver.press("r")
        await driver.until(lambda: driver.toasts)
        assert len(driver.said(SyncShows)) == 1
        assert driver.toasts[0].startswith("4 shows failed (Show [0], Show [1]")
        await driver.press("exclamation_mark")
        await driver.until(lambda: "It is [/gone]." in driver.screen_text())
        await driver.press("escape")
        assert driver.app.screen is driver.app.main


async def test_a_sync_moves_no_cursor(home: Home) -> None:
    async with running(home) as driver:
        await driver.press("enter", "down", "down", "down")
        lists = driver.app.main.episodes
        before = lists.current
        await driver.press("R")
        await driver.until(lambda: driver.toasts)
        await driver.pilot.pause()
        assert lists.current == before
        assert focused(driver, lists)


async def test_a_show_is_removed_only_after_a_yes(home: Home) -> None:
    async with running(home) as driver:
        await driver.press("end", "D")
        await driver.until(lambda: "Remove a show" in driver.screen_text())
        for way_out in ("escape", "q", "enter"):
            await driver.press(way_out)
            await driver.until(lambda: driver.app.screen is driver.app.main)
            await driver.press("D")
            await driver.until(lambda: "Remove a show" in driver.screen_text())
        assert len(home.library.shows.all()) == 3
        await driver.press("y")
        await driver.until(lambda: len(home.library.shows.all()) == 2)


async def test_an_episode_that_ends_is_followed_by_the_queue(home: Home) -> None:
    async with running(home) as driver:
        opened = await open_episode(driver, TITLES[0])
        await playing(driver, opened)
        queued = [item.episode.id for item in home.library.queue.items()]
        driver.app.listening.session.seek_to(479.9)
        player = driver.app.listening.session._driver.player
        player.finish()  # type: ignore[union-attr]
        await playing(driver, queued[0])
        await driver.until(lambda: open_page(driver).episode.id == queued[0])


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


async def test_a_chapter_is_played(home: Home) -> None:
    async with running(home) as driver:
        opened = await open_episode(driver, TITLES[0], key="o")
        await driver.press("c", "down", "down", "enter")
        await playing(driver, opened)
        assert abs(driver.app.listening.now().position - 200) < 1


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


async def test_the_palette_finds_episodes_and_commands(home: Home) -> None:
    async with running(home) as driver:
        await driver.press("ctrl+p", *"glaciers")
        await driver.until(lambda: "Listening to glaciers" in driver.screen_text())
        await driver.press("enter")
        await driver.until(lambda: driver.app.main.reading.page)
        assert open_page(driver).episode.title == "Listening to glaciers"


async def test_an_empty_library_says_how_to_begin(empty_home: Home) -> None:
    async with running(empty_home, rows=0) as driver:
        await driver.until(lambda: "Interconnects" in driver.screen_text())
        await driver.press("a")
        await driver.until(lambda: "Add a show" in driver.screen_text())


async def test_a_sentence_is_kept_as_a_quote(home: Home) -> None:
    async with running(home) as driver:
        await open_episode(driver, TITLES[0], key="o")
        await driver.press("s")
        await driver.until(lambda: home.library.quotes.all())
        (quote,) = home.library.quotes.all()
        assert quote.text == "Good morning, and welcome back to the harbor."
        assert (quote.speaker, quote.start) == ("Host", 0.0)


async def test_shelf_and_tab_are_found_again(home: Home) -> None:
    async with running(home) as driver:
        await driver.press("end", "enter")
        await driver.until(lambda: driver.app.main.shelf.title == "Margin Notes")
        await driver.press("n")
    async with running(home) as driver:
        await driver.until(lambda: driver.app.main.shelf.title == "Margin Notes")
        assert driver.app.main.reading.tab == "notes"


async def test_a_download_says_how_it_goes(home: Home) -> None:
    asked: list[int] = []

    def download(episode_id: int, progress: object, cancel: object) -> None:
        asked.append(episode_id)
        home.library.episodes.set_download(episode_id, "a.mp3")

    home.download = download  # type: ignore[method-assign, assignment]
    async with running(home) as driver:
        await driver.press("enter", "d")
        row = current(driver)
        await driver.until(lambda: driver.toasts)
        assert driver.toasts == [f"Downloaded: {row.title}"]
        assert asked == [row.id]
        await driver.until(lambda: current(driver).downloaded)


async def test_the_background_tells_of_a_failure_once(home: Home) -> None:
    from tui.sync.outcome import SyncFailure

    synchronizer = home.synchronizer
    failure = SyncFailure("Harbor Talk", "https://example.org", "It is gone.")
    synchronizer.failed = (failure,)  # type: ignore[attr-defined]
    async with running(home) as driver:
        asked = synchronizer.asked  # type: ignore[attr-defined]
        driver.app._sync_due()
        await driver.until(lambda: driver.toasts)
        driver.app._sync_due()
        await driver.until(lambda: len(asked) == 2 and not driver.app.is_syncing)
        await driver.pilot.pause()
        assert driver.toasts == ["Harbor Talk: It is gone."]


async def test_an_episode_opens_on_its_words(home: Home) -> None:
    async with running(home) as driver:
        await driver.press("c", "escape")
        assert driver.app.main.reading.tab == "chapters"
        await open_episode(driver, TITLES[0], key="o")
        assert driver.app.main.reading.tab == "transcript"
        assert driver.app.focused is driver.app.main.reading.transcript


async def test_the_row_of_what_was_heard_before_is_drawn_again(home: Home) -> None:
    async with running(home) as driver:
        app, session = driver.app, driver.app.listening.session
        before, after = app.main.episodes.rows[:2]
        now = session.now()
        heard = replace(now, track=track(before))
        app.post_message(SessionTold(Happening.STARTED, heard))
        await driver.pilot.pause()
        assert not app.main.episodes.rows[0].played
        home.library.places.mark_played(before.id)
        heard = replace(now, track=track(after))
        app.post_message(SessionTold(Happening.STARTED, heard))
        await driver.until(lambda: app.main.episodes.rows[0].played)


def track(row: EpisodeRow) -> Track:
    """A track of an episode."""
    return Track(row.id, row.title, row.show_title, Sound())


@pytest.mark.parametrize("size", [(80, 24), (120, 36), (200, 60)])
async def test_a_toast_covers_nothing_that_is_read(
    home: Home, size: tuple[int, int]
) -> None:
    async with running(home, size) as driver:
        driver.app.say("Kept as a quote.")
        await driver.until(lambda: driver.app.screen.query(Toast))
        toast = driver.app.screen.query_one(Toast)
        await driver.until(lambda: toast.region)
        assert not toast.region.overlaps(driver.app.main.episodes.region)
        assert toast.region.y >= driver.app.main.reading.transcript.region.bottom
        driver.app.main.action_alone()
        toasts = driver.app.screen.query
        await driver.until(
            lambda: any(each.region.bottom == size[1] for each in toasts(Toast))
        )


async def test_q_closes_what_is_read_over_the_app(home: Home) -> None:
    async with running(home) as driver:
        await driver.press("question_mark")
        await driver.until(lambda: driver.app.screen is not driver.app.main)
        await driver.press("q")
        await driver.until(lambda: driver.app.screen is driver.app.main)
        assert driver.app.is_running


async def test_the_palette_knows_the_words_of_the_footer(home: Home) -> None:
    async with running(home) as driver:
        await driver.press("ctrl+p", *"quit")
        await driver.until(lambda: "Keep your place and leave" in driver.screen_text())


async def test_tabs_with_nothing_in_them_leave_the_keys_to_the_list(
    home: Home,
) -> None:
    async with running(home, (80, 24)) as driver:
        await driver.press("enter")
        for key, pane in (("c", "chapters"), ("n", "notes"), ("t", "transcript")):
            await driver.press(key)
            assert driver.app.main.reading.tab == pane
            assert driver.app.focused is driver.app.main.episodes
            await driver.until(lambda: "to read." in driver.screen_text())
