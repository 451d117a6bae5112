"""The app's pure parts: lines, phrases, moves, memory, errands, palette, links."""

import asyncio
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from tui.app.app import EarmarkApp
from tui.app.commands import COMMANDS, Scope
from tui.app.drawing import Piece, fit, spread, steady, width_of
from tui.app.errands import Errands
from tui.app.links import allowed, open_in_browser
from tui.app.memory import Memory
from tui.app.moves import neighbor
from tui.app.note_layout import lay_out, numbered, stepped, targets
from tui.app.note_lines import wrapped
from tui.app.palette import marked, score_of
from tui.app.phrases import clock, count, speed
from tui.app.provenance import (
    TRUST_WORDS,
    longest_fitting,
    refusal_notes,
    side_by_side,
    words_notes,
)
from tui.app.remote import RemoteApp
from tui.app.screens.anchors import AnchorsDialog
from tui.app.screens.confirm import Confirm
from tui.app.screens.dialog import Dialog
from tui.app.screens.downloads import DownloadsScreen
from tui.app.screens.find_shows import FindShows
from tui.app.screens.history import HistoryScreen
from tui.app.screens.quotes import QuotesScreen
from tui.app.screens.search import SearchScreen
from tui.app.screens.show_settings import ShowSettingsDialog
from tui.app.widgets.line_list import LineList
from tui.app.widgets.player_bar import progress_cells
from tui.app.widgets.transcript_pane import FindField
from tui.app.widgets.welcome import Welcome
from tui.home import Home
from tui.model.chapter import Chapter
from tui.model.episode import TranscriptNote
from tui.model.notes import Link, NoteBlock, NoteKind, NoteSpan, SpanKind
from tui.model.transcript import Source, Timing
from tui.model.transport import Loop
from tui.playback.drill import Drill
from tui.playback.player import State
from tui.playback.session import NowPlaying

PIECES = st.lists(st.builds(Piece, st.text(max_size=30)), max_size=4)


def test_no_sign_is_cut_in_half_and_none_has_a_doubtful_width() -> None:
    text = "a 👨‍👩‍👧‍👦 🇺🇳🇩🇪 ❤️ é x"
    for width in range(cell_len(text)):
        shown = fit(text, width).removesuffix("…")
        assert steady(text).startswith(shown)
        assert not shown.endswith("\u200d")
        flags = [c for c in shown if "\U0001f1e6" <= c <= "\U0001f1ff"]
        assert len(flags) % 2 == 0
    assert fit("❤️", 9) == "❤\ufe0e" and cell_len(fit("❤️", 9)) == 1
    assert steady("🏳️‍🌈 1️⃣") == "🏳️‍🌈 1\ufe0e⃣"


@given(st.text(), st.integers(0, 60))
def test_what_is_fitted_fits(text: str, width: int) -> None:
    assert cell_len(fit(text, width)) <= width


@given(PIECES, PIECES, st.integers(0, 80))
def test_a_line_is_as_wide_as_asked(
    left: list[Piece], right: list[Piece], width: int
) -> None:
    assert width_of(spread(left, right, width)) == width


def test_what_is_cut_says_so() -> None:
    assert fit("a long title", 6) == "a lon…"
    assert fit("潮汐與時間", 6) == "潮汐…"


@pytest.mark.parametrize(
    ("seconds", "words"),
    [(None, ""), (0, "0:00"), (304.9, "5:04"), (3753, "1:02:33"), (-1, "0:00")],
)
def test_clock(seconds: float | None, words: str) -> None:
    assert clock(seconds) == words


def test_counts_and_speeds() -> None:
    assert count(1, "show") == "1 show"
    assert count(2000, "episode") == "2,000 episodes"
    assert [speed(rate) for rate in (1.0, 1.2, 0.75)] == ["1×", "1.2×", "0.75×"]


def test_back_goes_to_the_start_and_then_to_the_one_before() -> None:
    starts = [0.0, 10.0, 20.0]
    assert neighbor(starts, 25.0, -1) == 20.0
    assert neighbor(starts, 20.5, -1) == 10.0
    assert neighbor(starts, 0.5, -1) == 0.0
    assert neighbor(starts, 10.0, 1) == 20.0
    assert neighbor(starts, 20.0, 1) is None
    assert neighbor([], 3.0, -1) is None


def test_memory_survives_and_forgets_nonsense(tmp_path: Path) -> None:
    file = tmp_path / "data" / "app.json"
    assert Memory.load(file) == Memory()
    Memory(3, "show 1", "notes").save(file)
    assert Memory.load(file) == Memory(3, "show 1", "notes")
    Memory(3, "show 1", "notes", 1.2, 80).save(file)
    assert Memory.load(file) == Memory(3, "show 1", "notes", 1.2, 80)
    Memory(3, "show 1", "notes", reading=True, alone=True).save(file)
    assert Memory.load(file) == Memory(3, "show 1", "notes", None, None, True, True)
    file.write_text('{"episode_id": 3, "shelf": "", "tab": ""}')
    assert Memory.load(file) == Memory(3, "", "")
    for nonsense in ("", "[]", '{"episode_id": "x", "shelf": "", "tab": ""}', "3"):
        file.write_text(nonsense)
        assert Memory.load(file) == Memory()


async def test_errands_run_elsewhere_and_can_be_called_off() -> None:
    errands = Errands()
    here = asyncio.get_running_loop()
    started = asyncio.Event()
    called_off: list[bool] = []

    async def where() -> bool:
        return asyncio.get_running_loop() is here

    async def long() -> None:
        here.call_soon_threadsafe(started.set)
        try:
            await asyncio.Event().wait()
        except asyncio.CancelledError:
            called_off.append(True)
            raise

    async def last() -> None:
        called_off.append(False)

    assert await errands.run(where()) is False
    waiting = asyncio.ensure_future(errands.run(long()))
    await started.wait()
    waiting.cancel()
    with pytest.raises(asyncio.CancelledError):
        await waiting
    errands.close(last())
    assert called_off == [True, False]


def test_a_palette_entry_is_never_markup() -> None:
    text = "[/foo] tide [@click=app.leave]"
    assert score_of("tide foo", text) > 0
    assert score_of("tide moon", text) == 0
    assert marked("tide", text).plain == text


@pytest.mark.parametrize(
    "url", ["javascript:alert(1)", "file:///etc/passwd", "-x", "//[", "vlc://quit"]
)
def test_only_web_and_mail_links_open(url: str) -> None:
    assert not allowed(url)
    assert allowed("https://example.org")
    assert allowed("mailto:someone@example.org")


@given(st.text(max_size=200), st.integers(1, 40))
def test_wrapped_lines_are_in_order(text: str, width: int) -> None:
    stretches = wrapped(text, width)
    assert all(first <= last for first, last in stretches)
    edges = [edge for stretch in stretches for edge in stretch]
    assert edges == sorted(edges)


def test_links_are_numbered_and_found() -> None:
    span = NoteSpan(SpanKind.LINK, 4, 8, "https://example.org")
    time = NoteSpan(SpanKind.TIME, 9, 13, seconds=40)
    block = NoteBlock(NoteKind.PARAGRAPH, "see here 0:40", spans=(span, time))
    (shown,) = numbered([block], [Link(1, "here", "https://example.org")])
    assert shown.text == "see here [1] 0:40"
    assert [shown.text[t.span.first : t.span.last] for t in targets([shown])] == [
        "here [1]",
        "0:40",
    ]
    assert len(lay_out([shown, shown], 80)) == 3


def test_the_next_target_is_looked_for_from_what_is_seen() -> None:
    places = [2, 30, 31, 90]
    assert stepped(places, None, 1, range(20)) == 0
    assert stepped(places, None, 1, range(25, 45)) == 1
    assert stepped(places, None, -1, range(25, 45)) == 2
    assert stepped(places, 1, 1, range(25, 45)) == 2
    assert stepped(places, 3, 1, range(85, 105)) == 0
    assert stepped(places, 0, 1, range(50, 70)) == 3
    assert stepped(places, 0, 1, range(95, 115)) == 0
    assert stepped(places, None, -1, range(2)) == 3


def test_the_progress_line_shows_what_was_heard_and_kept() -> None:
    now = NowPlaying(None, State.PLAYING, 50.0, 100.0, 1.0, 100, buffered=75.0)
    cells = progress_cells(now, [Chapter(0, "a"), Chapter(80, "b")], 20)
    assert [(cell.look, cell.text) for cell in cells] == [
        ("accent", "━" * 10),
        ("buffered", "─" * 5),
        ("track", "─┼───"),
    ]


def test_a_loop_is_seen_on_the_progress_line() -> None:
    def line(loop: Loop | None, target: float | None = None) -> str:
        now = NowPlaying(None, State.PAUSED, 50.0, 100.0, 1.0, 100, drill=Drill(loop))
        return "".join(cell.text for cell in progress_cells(now, (), 10, target))

    assert line(None) == "━━━━━─────"
    assert line(Loop(20.0)) == "━━A━━─────"
    assert line(Loop(20.0, 70.0)) == "━━A━━──B──"
    assert line(Loop(20.0, 22.0)) == "━━↻━━─────"
    assert line(Loop(20.0, 70.0), 70.0) == "━━A━━──◆──"


def test_every_command_can_be_carried_out(home: Home) -> None:
    app = EarmarkApp(home, background=False)
    try:
        for command in COMMANDS:
            action = command.action.partition("(")[0]
            owners: dict[Scope, object] = {
                Scope.EVERYWHERE: app,
                Scope.PLAYING: app,
                Scope.PANES: app.main,
                Scope.LISTS: LineList,
                Scope.SEARCH: SearchScreen,
                Scope.DIRECTORIES: FindShows,
                Scope.QUOTES: QuotesScreen if "screen." in action else LineList,
                Scope.QUOTE_FILTER: QuotesScreen,
                Scope.ANCHORS: AnchorsDialog,
                Scope.FIND: FindField,
                Scope.DIALOG: Dialog,
                Scope.CONFIRM: Confirm,
                Scope.WELCOME: Welcome,
                Scope.REMOTE: RemoteApp,
                Scope.DOWNLOADS: DownloadsScreen if "screen." in action else LineList,
                Scope.HISTORY: HistoryScreen if "screen." in action else LineList,
                Scope.SHOW_SETTINGS: ShowSettingsDialog,
            }
            owner = owners.get(command.scope) or app.main.owner(command.scope)
            owner = app if action.startswith("app.") else owner
            assert hasattr(owner, f"action_{action.rpartition('.')[2]}"), command
    finally:
        app.close_services()


@given(st.integers(0, 160), st.booleans(), st.sampled_from(Timing))
def test_what_is_going_on_leaves_the_source_its_room(
    width: int, warned: bool, timing: Timing
) -> None:
    told = TranscriptNote(Source.NOTES, timing, "en")
    notes = words_notes(told, -10.0 if warned else None)
    doings = ("“lake” 3 of 9 · n next · N previous", "3 of 9 · n next", "3 of 9")
    note, doing = side_by_side(notes, doings, width)
    assert cell_len(note) + cell_len(doing) <= width
    assert ("!" in note) == ("0:10 after" in note)
    assert doing in doings or width < cell_len(doings[-1]) + cell_len(notes[-1]) + 2
    if width >= cell_len(notes[-2]) + cell_len(doings[-1]) + 2:
        assert note in notes and ("show notes" in note or "!" in note)


def test_a_warning_leaves_room_for_the_keys_beside_it() -> None:
    told = TranscriptNote(Source.FEED, Timing.CUE, "en")
    warned, refused = words_notes(told, -20.0), refusal_notes(told)
    width = 47
    everyone = "Only Dan · o shows everyone", "o shows everyone"
    assert side_by_side(warned, ("",), width) == (
        "! ends 0:20 after sound · publisher · lines",
        "",
    )
    assert side_by_side(warned, ("f follows the sound", "f follows"), width) == (
        "! ends 0:20 after sound",
        "f follows the sound",
    )
    for notes in (warned, refused):
        note, doing = side_by_side(notes, everyone, width)
        assert note.startswith("!") and doing == "o shows everyone"
    assert side_by_side(warned, everyone, 20)[0] == ""


def test_the_note_on_words_says_how_far_times_are_to_be_trusted_at_any_width() -> None:
    for timing in Timing:
        for gap in (None, 62.0):
            notes = words_notes(TranscriptNote(Source.NOTES, timing, "en"), gap)
            assert max(notes, key=len) == notes[0]
            assert sum(TRUST_WORDS[timing] in words for words in notes) >= 2
            assert min(map(cell_len, notes[:-1])) <= len("show notes · estimated")
            told = [words for words in notes if words != "! ends 1:02 before sound"]
            assert all("show notes" in words for words in told[:-1])
            assert ["1:02 before" in words for words in notes] == [
                "!" in words for words in notes
            ]
    turns = words_notes(TranscriptNote(Source.NOTES, Timing.TURN, "en"))
    assert "estimated inside" in longest_fitting(turns, 43)
    assert longest_fitting(turns, 22) == "show notes · turns"
    assert longest_fitting(turns, 12) == "estimated i…"
    assert longest_fitting((), 12) == ""


def test_a_picture_that_is_here_is_opened_from_here(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    opened: list[str] = []

    class Browser:
        def open(self, url: str) -> bool:
            opened.append(url)
            return True

    monkeypatch.setattr("webbrowser.get", Browser)
    picture = tmp_path / "a.png"
    assert open_in_browser("https://example.org/a.png", picture)
    assert open_in_browser("https://example.org/a.png")
    assert not open_in_browser("file:///etc/passwd")
    assert opened == [picture.as_uri(), "https://example.org/a.png"]
