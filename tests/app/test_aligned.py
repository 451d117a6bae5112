"""Aligned words on the screen: said, marked, followed, skipped."""

from dataclasses import replace

import pytest

from tests.app.conftest import Driver, running
from tests.app.flows import near, open_episode, playing
from tests.app.sample import SENTENCES, TITLES
from tests.app.test_drilling import go_to, hear, now
from tests.app.test_player_bar import HEARD
from tui.app.provenance import alignment_note, alignment_notes, inserts_note
from tui.app.widgets.player_bar import progress_cells
from tui.home import Home
from tui.model.alignment import AlignedPassage, Alignment, KeptAlignment
from tui.model.transcript import Source, Stretch, Transcript, Word
from tui.transcripts.aligning.crosschecking import doubted
from tui.transcripts.timing.aligning import text_hash

SECONDS = 480.0
ADVERT = Stretch(15.0, 60.0)


def found(words: Transcript) -> Alignment:
    """Three sentences, an advert, and the rest; the sixth is not spoken."""
    passages = []
    for number, cue in enumerate(words.cues):
        start = 5.0 * number + (45.0 if number >= 3 else 0.0)
        texts = cue.text.split()
        pace = 4.0 / len(texts)
        spoken = tuple(
            Word(text, start + n * pace, start + (n + 1) * pace)
            for n, text in enumerate(texts)
        )
        passages.append(AlignedPassage(() if number == 5 else spoken, 1.0))
    return Alignment(tuple(passages), (ADVERT,), SECONDS, 0.97, 0.95)


@pytest.fixture
def aligned_home(home: Home, still_clock: None) -> Home:
    """The episode that has words has them aligned with its stream."""
    (number,) = (r.id for r in home.library.episodes.rows() if r.title == TITLES[0])
    words = home.library.words.transcript(number)
    assert words is not None
    kept = KeptAlignment(words.source, text_hash(words), "1:a", SECONDS, found(words))
    home.library.alignments.keep(number, kept)
    return home


def lit(driver: Driver) -> list[str]:
    view = driver.app.main.reading.transcript
    return [
        view.script.passages[number].text[span.first : span.last]
        for number, span in (*view.marks.word, *view.marks.spoken)
    ]


async def test_the_pane_says_that_words_were_aligned(aligned_home: Home) -> None:
    async with running(aligned_home) as driver:
        await hear(driver)
        said = "publisher · 1 insert, 45 s, text re-timed · 97% heard"
        await driver.until(lambda: said in driver.screen_text())
        assert "— 0:45 not in the text —" in driver.screen_text()


async def test_what_is_inserted_is_lit_while_it_is_heard(aligned_home: Home) -> None:
    async with running(aligned_home) as driver:
        await hear(driver)
        await go_to(driver, 5.2)
        await driver.until(lambda: lit(driver) == ["Today", SENTENCES[1]])
        await go_to(driver, 30.0)
        await driver.until(lambda: lit(driver) == ["— 0:45 not in the text —"])
        await go_to(driver, 60.1)
        await driver.until(lambda: lit(driver) == ["That", SENTENCES[3]])
        await go_to(driver, 71.0)
        await driver.until(lambda: lit(driver)[-1] == SENTENCES[4])
        assert "╍" in driver.screen_text()


async def test_one_key_skips_it(aligned_home: Home) -> None:
    async with running(aligned_home) as driver:
        await hear(driver)
        await go_to(driver, 30.0)
        await driver.press("O")
        await driver.until(lambda: near(now(driver).position, 60.0))
        await driver.press("O")
        await driver.until(lambda: len(driver.toasts) == 1)
        assert "nothing to skip" in driver.toasts[0]


async def test_a_setting_skips_it_unasked(aligned_home: Home) -> None:
    aligned_home.settings = replace(aligned_home.settings, skip_inserted=True)
    async with running(aligned_home) as driver:
        await hear(driver)
        await driver.until(lambda: now(driver).drill.skips == (ADVERT,))


async def test_what_is_not_spoken_is_struck_and_passed_over(aligned_home: Home) -> None:
    async with running(aligned_home) as driver:
        await hear(driver)
        view = driver.app.main.reading.transcript
        silent = [s.text for s in view.script.passages[3].sentences if not s.spoken]
        unspoken = [p for p in view.script.passages if p.unspoken]
        assert unspoken and silent in ([], [SENTENCES[5]])
        assert view.style_of("text", "not-spoken").strike
        await go_to(driver, 66.0)
        await driver.press("full_stop")
        await driver.until(lambda: near(now(driver).position, 75.0))


async def test_looking_ahead_at_it_says_so(aligned_home: Home) -> None:
    async with running(aligned_home) as driver:
        await hear(driver)
        await go_to(driver, 30.0)
        await driver.press("S")
        await driver.until(lambda: "not in the text" in driver.screen_text())
        bar = driver.app.main.player_bar
        said = "".join(piece.text for piece in bar.target_words(30.0))
        assert said.endswith(" not in the text") and SENTENCES[2] not in said


def test_notes_of_an_alignment() -> None:
    some = Alignment((), (Stretch(0, 34), Stretch(90, 150)), 600.0, 0.972, 0.9)
    assert inserts_note(some) == "2 inserts, 1 min 34 s"
    assert alignment_note(Source.NOTES, some, retimed=False) == (
        "show notes · aligned with the sound · 97% heard · 2 inserts, 1 min 34 s"
    )
    assert alignment_notes(Source.FEED, some, retimed=True) == (
        "publisher · 2 inserts, 1 min 34 s, text re-timed · 97% heard",
        "publisher · text re-timed · 97% heard · 2 inserts, 1 min 34 s",
        "publisher · text re-timed · 97% heard",
        "text re-timed · 97% heard",
    )
    none = replace(some, inserted=())
    assert alignment_note(Source.FEED, none, retimed=True) == (
        "publisher · text re-timed · 97% heard"
    )


def test_lines_that_two_methods_place_apart_are_told() -> None:
    said = (Word("Then", 1.0, 1.2), Word("rain.", 1.2, 1.8))
    passages = tuple(AlignedPassage(said, 0.6) for _ in range(3))
    some = Alignment((*passages, AlignedPassage((), 0.0)), (), 600.0, 0.9, 0.6)
    assert "unsure" not in alignment_note(Source.NOTES, some, retimed=False)
    notes = alignment_notes(
        Source.NOTES, doubted(some, {0: 1.2, 1: 40.0, 2: 55.0}), retimed=False
    )
    assert notes[:2] == (
        "show notes · aligned with the sound · 90% heard · 2 lines unsure",
        "show notes · aligned with the sound · 90% heard",
    )


def test_the_progress_line_is_dashed_where_words_say_nothing() -> None:
    inserted = (Stretch(30.0, 90.0), Stretch(540.0, 600.0))
    line = "".join(p.text for p in progress_cells(HEARD, (), 60, None, inserted))
    assert line == "━━━╍╍╍" + "╌╌╌" + "─" * 45 + "╌" * 6


async def insert_is_skipped(driver: Driver) -> None:
    await driver.until(lambda: driver.app.listening.inserted == (ADVERT,))
    await go_to(driver, 30.0)
    driver.app.action_skip_inserted()
    await driver.until(lambda: near(now(driver).position, 60.0))


async def test_what_was_opened_to_be_read_is_heard_with_its_inserts(
    aligned_home: Home,
) -> None:
    async with running(aligned_home) as driver:
        opened = await open_episode(driver, TITLES[0], key="o")
        assert driver.app.listening.episode_id != opened
        await driver.until(lambda: driver.app.main.reading.transcript.script.passages)
        driver.app.start_playing(opened, 0.0)
        await playing(driver, opened)
        await insert_is_skipped(driver)


async def test_what_is_heard_has_its_words_while_another_is_read(
    aligned_home: Home,
) -> None:
    async with running(aligned_home) as driver:
        other = await open_episode(driver, TITLES[1], key="o")
        rows = driver.app.main.episodes.rows
        heard = next(row.id for row in rows if row.title == TITLES[0])
        driver.app.start_playing(heard, 0.0)
        await playing(driver, heard)
        await insert_is_skipped(driver)
        assert driver.app.reading_id == other
        aligned_home.aligning.undo(heard)
        driver.app.words_changed(heard)
        await driver.until(lambda: driver.app.listening.inserted == ())
