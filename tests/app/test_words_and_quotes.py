"""Words from elsewhere, times set right, quotes: key by key."""

from pathlib import Path

from textual.widgets import Input

from tests.app.conftest import Driver, running
from tests.app.flows import near, open_episode, playing
from tests.app.sample import SENTENCES, TITLES
from tui.app.screens.anchors import AnchorsDialog
from tui.app.screens.note import NoteDialog
from tui.app.screens.quotes import QuotesScreen
from tui.app.screens.word_sources import WordSourcesDialog
from tui.home import Home
from tui.model.quote import Quote
from tui.model.transcript import Source, Timing, Transcript
from tui.search.find import find
from tui.transcripts.reading import make_reading


def words_of(driver: Driver) -> Transcript:
    page = driver.app.main.reading.page
    assert page is not None and page.words.transcript is not None
    return page.words.transcript


async def reading(driver: Driver) -> int:
    """An episode with words, opened to be read."""
    opened = await open_episode(driver, TITLES[0], key="o")
    view = driver.app.main.reading.transcript
    await driver.until(lambda: view.cursor_sentence and driver.app.focused is view)
    return opened


async def test_a_file_becomes_the_words(home: Home, tmp_path: Path) -> None:
    file = tmp_path / "mine.vtt"
    file.write_text("WEBVTT\n\n00:01.000 --> 00:04.000\nWords of my own.\n", "utf-8")
    async with running(home) as driver:
        await reading(driver)
        await driver.press("T")
        await driver.until(lambda: isinstance(driver.app.screen, WordSourcesDialog))
        assert "● Publisher" in driver.screen_text()
        await driver.press("tab")
        field = driver.app.screen.query_one(Input)
        field.value = str(tmp_path / "missing.vtt")
        await driver.press("enter")
        await driver.until(lambda: "could not be read" in driver.screen_text())
        field.value = str(file)
        await driver.press("enter")
        await driver.until(lambda: "Words of my own." in driver.screen_text())
        await driver.until(
            lambda: "before the sound · your file" in driver.screen_text()
        )


async def test_what_was_mended_in_words_stands_with_their_sources(
    home: Home, tmp_path: Path
) -> None:
    file = tmp_path / "mine.vtt"
    cues = "00:09.000 --> 00:10.000\nLater.\n\n00:01.000 --> 00:04.000\nSooner.\n"
    file.write_text(f"WEBVTT\n\n{cues}", "utf-8")
    row = next(r for r in home.library.episodes.rows() if r.title == TITLES[0])
    home.word_sources.take_file(row.id, file)
    async with running(home) as driver:
        await reading(driver)
        await driver.press("T")
        await driver.until(lambda: isinstance(driver.app.screen, WordSourcesDialog))
        await driver.until(lambda: "out of order" in driver.screen_text())
        assert "The words end" in driver.screen_text()


async def test_another_source_is_chosen_from_the_list(home: Home) -> None:
    row = next(r for r in home.library.episodes.rows() if r.title == TITLES[0])
    cues = words = home.library.words.transcript(row.id)
    assert cues is not None and words is not None
    notes = Transcript(words.cues[:3], Source.NOTES, Timing.CUE, "en")
    home.library.words.keep_transcript(row.id, notes, [])
    async with running(home) as driver:
        await reading(driver)
        await driver.until(lambda: words_of(driver).source is Source.NOTES)
        await driver.press("T")
        await driver.until(lambda: isinstance(driver.app.screen, WordSourcesDialog))
        await driver.press("g", "enter")
        await driver.until(lambda: words_of(driver).source is Source.FEED)
        assert home.library.words.chosen(row.id)


async def test_a_line_is_set_right_listed_and_taken_back(home: Home) -> None:
    async with running(home) as driver:
        opened = await open_episode(driver, TITLES[0])
        await playing(driver, opened)
        view = driver.app.main.reading.transcript
        await driver.until(lambda: view.sentence_at_sound)
        await driver.press("space", "down", "down")
        sentence = view.cursor_sentence
        assert sentence is not None and sentence.start is not None
        await driver.press("h")
        await driver.until(lambda: words_of(driver).timing is Timing.ANCHORED)
        await driver.until(lambda: "shifted by you" in driver.screen_text())
        start = words_of(driver).cues[sentence.index].start
        assert start is not None and near(start, 0)
        hit = find(home.library, f'"{SENTENCES[4]}"')[0]
        assert hit.start is not None and hit.start < 20
        await driver.press("H")
        await driver.until(lambda: isinstance(driver.app.screen, AnchorsDialog))
        assert SENTENCES[sentence.index][:30] in driver.screen_text()
        await driver.press("d")
        await driver.until(lambda: words_of(driver).timing is Timing.CUE)
        await driver.press("escape")
        await driver.until(lambda: not isinstance(driver.app.screen, AnchorsDialog))
        await driver.press("h")
        await driver.until(lambda: words_of(driver).timing is Timing.ANCHORED)
        await driver.press("U")
        await driver.until(lambda: words_of(driver).timing is Timing.CUE)
        await driver.press("U")
        await driver.until(lambda: any("No times" in toast for toast in driver.toasts))


async def test_times_set_right_outlast_the_app(home: Home) -> None:
    row = next(r for r in home.library.episodes.rows() if r.title == TITLES[0])
    async with running(home) as driver:
        await reading(driver)
        view = driver.app.main.reading.transcript
        sentence = view.cursor_sentence
        assert sentence is not None
        await driver.press("h")
        await driver.until(lambda: any("Play this" in t for t in driver.toasts))
        home.anchoring.set(row.id, sentence, 2.5)
    async with running(home) as driver:
        await reading(driver)
        await driver.until(lambda: words_of(driver).cues[0].start == 2.5)


async def test_two_lines_set_right_at_one_moment_are_both_told(home: Home) -> None:
    row = next(r for r in home.library.episodes.rows() if r.title == TITLES[0])
    async with running(home) as driver:
        await reading(driver)
        sentences = make_reading(words_of(driver)).sentences
        for sentence in sentences[:2]:
            home.anchoring.set(row.id, sentence, 7.5)
        driver.app.words_changed(row.id)
        await driver.until(lambda: words_of(driver).timing is Timing.ANCHORED)
        await driver.press("H")
        await driver.until(lambda: isinstance(driver.app.screen, AnchorsDialog))
        await driver.until(lambda: "a newer one counts" in driver.screen_text())
        (dialog,) = (s for s in [driver.app.screen] if isinstance(s, AnchorsDialog))
        shown = [dialog.anchors.draw(r, 80)[0] for r in dialog.anchors.rows]
        told = ["".join(piece.text for piece in line) for line in shown]
        for line, text, end in zip(
            told, SENTENCES, ("a newer one counts", "later"), strict=False
        ):
            assert text[:30] in line and end in line


async def test_words_that_end_early_are_told_of(home: Home) -> None:
    row = next(r for r in home.library.episodes.rows() if r.title == TITLES[0])
    home.library.episodes.set_duration(row.id, 500.0)
    async with running(home) as driver:
        await reading(driver)
        await driver.until(
            lambda: "! words end 0:20 before the sound" in driver.screen_text()
        )
        home.library.episodes.set_duration(row.id, 480.0)
        driver.app.words_changed(row.id)
        await driver.until(lambda: "words: publisher" in driver.screen_text())


def kept(home: Home, title: str = TITLES[0]) -> list[Quote]:
    """Two quotes of an episode, newest first."""
    row = next(r for r in home.library.episodes.rows() if r.title == title)
    add = home.library.quotes.add
    add(row.id, SENTENCES[0], speaker="Host", start=0.0)
    add(row.id, SENTENCES[3], speaker="Guest", start=15.0, note="True.")
    return home.library.quotes.all()


async def test_a_quote_is_kept_with_a_note(home: Home) -> None:
    async with running(home) as driver:
        await reading(driver)
        await driver.press("v", "down", "e")
        await driver.until(lambda: isinstance(driver.app.screen, NoteDialog))
        await driver.press(*"my note", "enter")
        await driver.until(lambda: home.library.quotes.all())
        (quote,) = home.library.quotes.all()
        assert quote.text == " ".join(SENTENCES[:2])
        assert (quote.note, quote.speaker, quote.start) == ("my note", "Host", 0.0)
        assert (quote.episode_title, quote.show_title) == (TITLES[0], "Harbor Talk")
        assert not driver.app.main.reading.transcript.choosing


async def test_a_note_called_off_keeps_nothing(home: Home) -> None:
    async with running(home) as driver:
        await reading(driver)
        await driver.press("e", "x", "escape")
        await driver.until(lambda: not isinstance(driver.app.screen, NoteDialog))
        assert home.library.quotes.all() == []


async def test_quotes_are_listed_filtered_and_opened(home: Home) -> None:
    newest, oldest = kept(home)
    async with running(home) as driver:
        await driver.press("Q")
        await driver.until(lambda: newest.text in driver.screen_text())
        assert "Quotes  2 quotes" in driver.screen_text()
        await driver.press("slash", *"morning", "enter")
        await driver.until(lambda: "1 of 2 quotes" in driver.screen_text())
        await driver.press("escape")
        await driver.until(lambda: "Quotes  2 quotes" in driver.screen_text())
        await driver.press("g", "enter")
        assert newest.episode_id is not None
        await playing(driver, newest.episode_id)
        await driver.until(lambda: near(driver.app.listening.now().position, 15.0))
        assert oldest.id < newest.id


async def test_a_quote_is_opened_where_its_words_are_by_now(home: Home) -> None:
    row = next(r for r in home.library.episodes.rows() if r.title == TITLES[0])
    home.library.quotes.add(row.id, SENTENCES[3], start=22.5)
    async with running(home) as driver:
        await driver.press("Q")
        await driver.until(lambda: SENTENCES[3] in driver.screen_text())
        await driver.press("enter")
        await playing(driver, row.id)
        await driver.until(lambda: near(driver.app.listening.now().position, 15.0))


async def test_quotes_are_noted_deleted_and_brought_back(home: Home) -> None:
    newest, oldest = kept(home)
    async with running(home, (80, 24)) as driver:
        await driver.press("Q")
        await driver.until(lambda: "✎ True." in driver.screen_text())
        await driver.press("e", *" It is.", "enter")
        await driver.until(lambda: "✎ True. It is." in driver.screen_text())
        await driver.press("d")
        await driver.until(lambda: "Quotes  1 quote " in driver.screen_text())
        assert home.library.quotes.all() == [oldest]
        await driver.press("u")
        await driver.until(lambda: "Quotes  2 quotes" in driver.screen_text())
        assert home.library.quotes.all()[0].note == "True. It is."
        await driver.press("y")
        await driver.until(lambda: driver.app.clipboard)
        assert driver.app.clipboard.startswith(f"“{newest.text}”\n— Guest, ")
        await driver.press("escape")
        await driver.until(lambda: not isinstance(driver.app.screen, QuotesScreen))


async def test_quotes_are_exported_to_a_folder(home: Home) -> None:
    kept(home)
    async with running(home) as driver:
        await driver.press("Q")
        await driver.until(lambda: "2 quotes" in driver.screen_text())
        await driver.press("x")
        await driver.until(lambda: any("2 new quotes" in t for t in driver.toasts))
        (file,) = home.quotes_folder.iterdir()
        assert file.name == f"Harbor Talk - {TITLES[0]}.md"
        await driver.press("x")
        await driver.until(lambda: any("All of it is in" in t for t in driver.toasts))
        await driver.press("e", *"later", "enter")
        await driver.until(lambda: "✎ True.later" in driver.screen_text())
        await driver.press("x")
        await driver.until(lambda: any("1 new note" in t for t in driver.toasts))
        assert "later" in file.read_text("utf-8")


async def test_a_quote_outlives_its_show(home: Home) -> None:
    kept(home)
    for show in home.library.shows.all():
        if show.title == "Harbor Talk":
            home.library.shows.remove(show.id)
    async with running(home) as driver:
        await driver.press("Q")
        await driver.until(lambda: "2 quotes" in driver.screen_text())
        await driver.press("enter")
        await driver.until(lambda: any("is gone" in toast for toast in driver.toasts))
        assert isinstance(driver.app.screen, QuotesScreen)


async def test_the_length_that_is_heard_is_kept(home: Home) -> None:
    row = next(r for r in home.library.episodes.rows() if r.title == TITLES[0])
    episodes = home.library.episodes
    async with running(home) as driver:
        await reading(driver)
        assert episodes.get(row.id).measured_duration is None
        await driver.press("space")
        await driver.press("p", "enter")
        await playing(driver, row.id)
        await driver.until(lambda: episodes.get(row.id).measured_duration == 480.0)
