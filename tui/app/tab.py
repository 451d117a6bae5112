"""The terminal's tab: what is heard as its title, and how far as its progress.

Both are taken back at the end. Titles are pushed and popped by XTWINOPS 22 and 23
(https://invisible-island.net/xterm/ctlseqs/ctlseqs.html); progress is ConEmu's OSC 9;4
(https://conemu.github.io/en/AnsiEscapeCodes.html#ConEmu_specific_OSC), which other
terminals take for a notice: so it goes only to those known to understand it.
"""

from collections.abc import Callable, Mapping

from tui.app.phrases import STATE_GLYPHS
from tui.playback.player import State
from tui.playback.session import NowPlaying
from tui.text import plain_line

_KEEP_TITLE, _GIVE_TITLE_BACK = "\x1b[22;0t", "\x1b[23;0t"
_NO_PROGRESS = "\x1b]9;4;0;\x07"
_NOTHING_UNDER_WAY = (State.IDLE, State.ENDED)
_LONGEST = 100
_AGAIN_AFTER = 5.0
"""Seconds after which progress is told once more: Ghostty forgets it after 15."""
_OLD_TERMINALS = ("linux", "dumb", "vt", "cons25")
_KNOW_PROGRESS = ("ghostty", "WezTerm")
_ITERM_KNOWS = (3, 6, 6)
_KONSOLE_KNOWS = 250400
_VTE_KNOWS = 8000


class TerminalTab:
    """Writes title and progress where they are wanted and can be shown."""

    def __init__(
        self, write: Callable[[str], object], *, title: bool, progress: bool
    ) -> None:
        self._write = write
        self._titled, self._measured = title, progress
        self._title = self._progress = ""
        self._told_at = 0.0

    def begin(self) -> None:
        """Have the terminal remember its title."""
        if self._titled:
            self._write(_KEEP_TITLE)

    def show(self, now: NowPlaying, moment: float) -> None:
        """Show what is heard; writes only what is another than before."""
        title = title_of(now)
        if self._titled and title != self._title:
            self._title = title
            self._write(f"\x1b]0;{title}\x07")
        progress = progress_of(now)
        old = progress != _NO_PROGRESS and moment - self._told_at >= _AGAIN_AFTER
        first = not self._progress and progress == _NO_PROGRESS
        if self._measured and not first and (progress != self._progress or old):
            self._progress, self._told_at = progress, moment
            self._write(progress)

    def end(self) -> None:
        """Give the title back, and take the progress away."""
        if self._progress:
            self._write(_NO_PROGRESS)
        if self._titled:
            self._write(_GIVE_TITLE_BACK)
        self._titled = self._measured = False
        self._progress = ""


def title_of(now: NowPlaying) -> str:
    """A state, an episode and its show."""
    if now.track is None:
        return "Earmark"
    words = plain_line(f"{now.track.title} · {now.track.show}")
    if len(words) > _LONGEST:
        words = f"{words[: _LONGEST - 1]}…"
    return f"{STATE_GLYPHS[now.state]} {words}"


def progress_of(now: NowPlaying) -> str:
    """How far, in percent; paused and failed look different."""
    if now.track is None or not now.duration or now.state in _NOTHING_UNDER_WAY:
        return _NO_PROGRESS
    percent = round(100 * min(1.0, now.position / now.duration))
    look = {State.PAUSED: 4, State.FAILED: 2}.get(now.state, 1)
    return f"\x1b]9;4;{look};{percent}\x07"


def takes_title(environment: Mapping[str, str]) -> bool:
    """Whether a terminal has a title at all."""
    return not environment.get("TERM", "dumb").startswith(_OLD_TERMINALS)


def takes_progress(environment: Mapping[str, str]) -> bool:
    """Whether a terminal is known to show progress."""
    if "TMUX" in environment or environment.get("TERM", "").startswith("screen"):
        return False
    program = environment.get("TERM_PROGRAM", "")
    if program == "iTerm.app":
        return _version(environment.get("TERM_PROGRAM_VERSION", "")) >= _ITERM_KNOWS
    return (
        "WT_SESSION" in environment
        or environment.get("ConEmuANSI") == "ON"
        or program in _KNOW_PROGRESS
        or _number(environment.get("KONSOLE_VERSION", "")) >= _KONSOLE_KNOWS
        or _number(environment.get("VTE_VERSION", "")) >= _VTE_KNOWS
    )


def _version(text: str) -> tuple[int, ...]:
    return tuple(_number(part) for part in text.split("."))


def _number(text: str) -> int:
    return int(text) if text.isdecimal() else 0
