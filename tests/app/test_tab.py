"""Title and progress of the terminal's tab."""

import pytest

from tui.app.tab import TerminalTab, progress_of, takes_progress, takes_title, title_of
from tui.playback.player import Sound, State
from tui.playback.session import NowPlaying, Track

CLEARED = "\x1b]9;4;0;\x07"


def now(
    state: State = State.PLAYING, position: float = 30.0, title: str = "Tides"
) -> NowPlaying:
    track = Track(1, title, "Harbor Talk", Sound())
    return NowPlaying(track, state, position, 120.0, 1.0, 100)


NOTHING = NowPlaying(None, State.IDLE, 0.0, None, 1.0, 100)


def test_the_title_is_said_once_and_given_back() -> None:
    written: list[str] = []
    tab = TerminalTab(written.append, title=True, progress=False)
    tab.begin()
    tab.show(now(), 0.0)
    tab.show(now(position=31.0), 1.0)
    tab.end()
    assert written == ["\x1b[22;0t", "\x1b]0;► Tides · Harbor Talk\x07", "\x1b[23;0t"]


def test_progress_is_told_when_it_moved_and_again_before_it_is_forgotten() -> None:
    written: list[str] = []
    tab = TerminalTab(written.append, title=False, progress=True)
    tab.begin()
    tab.show(NOTHING, 0.0)
    assert written == []
    for moment in (10.0, 11.0, 15.0, 16.0):
        tab.show(now(), moment)
    assert written == ["\x1b]9;4;1;25\x07"] * 2
    tab.show(now(State.PAUSED), 16.0)
    tab.show(NOTHING, 17.0)
    tab.end()
    assert written[2:] == ["\x1b]9;4;4;25\x07", CLEARED, CLEARED]


def test_nothing_is_written_where_nothing_is_wanted() -> None:
    written: list[str] = []
    tab = TerminalTab(written.append, title=False, progress=False)
    tab.begin()
    tab.show(now(), 0.0)
    tab.end()
    assert written == []


def test_a_foreign_title_ends_nothing() -> None:
    title = title_of(now(title="a\x07b\x1b]0;pwned\x1b\\c\x9d\n" + "x" * 300))
    assert title.isprintable()
    assert len(title) < 120


def test_an_episode_at_its_end_has_no_progress() -> None:
    assert progress_of(now(State.ENDED)) == CLEARED
    assert progress_of(now(State.FAILED, 200.0)) == "\x1b]9;4;2;100\x07"


@pytest.mark.parametrize(
    ("environment", "known"),
    [
        ({}, False),
        ({"TERM_PROGRAM": "Apple_Terminal"}, False),
        ({"TERM_PROGRAM": "iTerm.app", "TERM_PROGRAM_VERSION": "3.5.14"}, False),
        ({"TERM_PROGRAM": "iTerm.app", "TERM_PROGRAM_VERSION": "3.6.6"}, True),
        ({"TERM_PROGRAM": "ghostty"}, True),
        ({"TERM_PROGRAM": "WezTerm"}, True),
        ({"WT_SESSION": "0"}, True),
        ({"WT_SESSION": "0", "TMUX": "/tmp/x"}, False),
        ({"ConEmuANSI": "ON"}, True),
        ({"KONSOLE_VERSION": "240802"}, False),
        ({"KONSOLE_VERSION": "250401"}, True),
        ({"VTE_VERSION": "7603"}, False),
        ({"VTE_VERSION": "8000"}, True),
        ({"VTE_VERSION": "new"}, False),
    ],
)
def test_only_terminals_that_know_progress_get_it(
    environment: dict[str, str], known: bool
) -> None:
    assert takes_progress(environment) is known


def test_an_old_terminal_has_no_title() -> None:
    assert not takes_title({"TERM": "linux"})
    assert not takes_title({})
    assert takes_title({"TERM": "xterm-256color"})
