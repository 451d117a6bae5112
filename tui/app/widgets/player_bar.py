"""The player bar: what is heard, where it is, how fast it goes."""

from collections.abc import Sequence
from math import ceil
from textwrap import wrap
from typing import ClassVar

from rich.cells import cell_len
from rich.segment import Segment
from rich.style import Style
from textual.strip import Strip
from textual.widget import Widget

from tui.app.bar_words import BarFacts, bar_words
from tui.app.drawing import LEAST_LEFT, Piece, spread
from tui.app.moves import chapter_at
from tui.app.phrases import clock
from tui.app.sleeping import sleep_words
from tui.model.chapter import Chapter
from tui.model.transcript import Stretch
from tui.playback.player import State
from tui.playback.session import NowPlaying

ELSEWHERE = "Another Earmark plays"
HINT = "Nothing is playing. Pick an episode and press Enter."
_TROUBLE_LINES = 3


class PlayerBar(Widget):
    """Words and figures; below, the progress line, or what went wrong in full."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {
        "player-bar--text",
        "player-bar--strong",
        "player-bar--muted",
        "player-bar--accent",
        "player-bar--error",
        "player-bar--track",
        "player-bar--buffered",
    }

    now: NowPlaying | None = None
    chapters: Sequence[Chapter] = ()
    inserted: Sequence[Stretch] = ()
    """What is heard and not in the words."""
    target: float | None = None
    """The moment being looked at before the sound goes there."""
    silent = False
    """Whether nothing can be heard while it plays."""
    resting = False
    """Whether what is shown is only ready to be heard."""
    elsewhere = ""
    """What another Earmark plays."""
    _trouble: tuple[str, ...] = ()
    _drawn: tuple[object, ...] = ()

    def show_now(self, now: NowPlaying, chapters: Sequence[Chapter]) -> None:
        """Show the session's state; draws only when something visible changed."""
        self.now, self.chapters = now, chapters
        drawn = (
            now.track,
            now.state,
            int(now.position),
            now.duration,
            now.rate,
            now.volume,
            now.error,
            now.sleep and sleep_words(now.sleep),
            now.equalizer,
            now.skip_silence,
            int(now.saved),
            int(now.buffered or 0) // 5,
            now.drill,
            now.held,
            now.exact,
            chapters,
            self.inserted,
            self.silent,
            self.resting,
            self.elsewhere,
        )
        if drawn != self._drawn:
            self._drawn = drawn
            self._make_room()
            self.refresh()

    def render_line(self, y: int) -> Strip:
        """The words, then the progress line or what went wrong."""
        width = self.size.width
        if y == 0:
            line = self._words(width)
        elif self._trouble:
            line = self._trouble_line(y - 1, width)
        else:
            line = self._progress(width)
        segments = [Segment(piece.text, self._look(piece.look)) for piece in line]
        base = self._look("text")
        return Strip(segments).adjust_cell_length(width, base)

    def on_resize(self) -> None:
        """What went wrong takes more lines where they are shorter."""
        self._make_room()

    def _make_room(self) -> None:
        self._trouble = ()
        if self.now is not None and self.now.track is not None and self.now.error:
            room = max(LEAST_LEFT, self.size.width - 2)
            lines = wrap(self.now.error, room, max_lines=_TROUBLE_LINES)
            self._trouble = tuple(lines)
        self.styles.height = 1 + max(1, len(self._trouble))

    def _trouble_line(self, number: int, width: int) -> Sequence[Piece]:
        words = self._trouble[number] if number < len(self._trouble) else ""
        mere_wait = self.now is not None and self.now.state is State.OPENING
        look = "muted" if mere_wait else "error"
        return spread([Piece(f" {words}", look)], (), width)

    def _look(self, name: str) -> Style:
        return self.get_visual_style(f"player-bar--{name}").rich_style

    def _words(self, width: int) -> Sequence[Piece]:
        now = self.now
        if now is None or now.track is None:
            there = f"{ELSEWHERE}: {self.elsewhere}" if self.elsewhere else HINT
            return spread([Piece(f" {there}", "muted")], (), width)
        if self.target is not None:
            return spread(self.target_words(self.target), (), width)
        facts = BarFacts(self._chapter(now), self.silent, self.resting)
        return bar_words(now, facts, width)

    def target_words(self, seconds: float) -> list[Piece]:
        """What is at a moment."""
        return [Piece(f" {clock(seconds)} ", "accent")]

    def says(self, words: str) -> bool:
        """Whether it is seen and has these words, whole."""
        line = "".join(piece.text for piece in self._words(self.size.width))
        return self.display and (words in line or words in " ".join(self._trouble))

    def _chapter(self, now: NowPlaying) -> str:
        here = chapter_at(self.chapters, now.position)
        return "" if here is None else self.chapters[here].title

    def _progress(self, width: int) -> Sequence[Piece]:
        inner = width - 2
        if inner <= 0 or self.now is None:
            return [Piece(" " * width)]
        cells = progress_cells(
            self.now, self.chapters, inner, self.target, self.inserted
        )
        return [Piece(" "), *cells, Piece(" ")]


def cell_of(seconds: float, duration: float, width: int) -> int:
    """The cell of a progress line that a moment is in."""
    return max(0, min(width - 1, round(width * seconds / duration)))


def _signs(
    now: NowPlaying, duration: float, width: int, target: float | None
) -> dict[int, str]:
    """What stands on the progress line, and in which cells."""
    signs: dict[int, str] = {}
    loop = now.drill.loop
    if loop is not None:
        start = cell_of(loop.start, duration, width)
        end = None if loop.end is None else cell_of(loop.end, duration, width)
        signs = {start: "↻"} if end == start else {start: "A"}
        if end not in (None, start):
            signs[end] = "B"
    if target is not None:
        signs[cell_of(target, duration, width)] = "◆"
    return signs


def progress_cells(
    now: NowPlaying,
    chapters: Sequence[Chapter],
    width: int,
    target: float | None = None,
    inserted: Sequence[Stretch] = (),
) -> list[Piece]:
    """The progress line: heard, kept on this machine, to come; ticks at chapters,
    dashes where the words say nothing, A and B at a loop's ends, a diamond at the
    target."""
    if not now.duration:
        return [Piece("─" * width, "track")]
    heard = round(width * min(1.0, now.position / now.duration))
    kept = round(width * min(1.0, (now.buffered or 0.0) / now.duration))
    ticks = {int(width * chapter.start / now.duration) for chapter in chapters}
    dashed = {
        cell
        for stretch in inserted
        for cell in range(
            int(width * stretch.start / now.duration),
            ceil(width * stretch.end / now.duration),
        )
    }
    signs = _signs(now, now.duration, width, target)
    pieces: list[Piece] = []
    for cell in range(width):
        look = "accent" if cell < heard else "buffered" if cell < kept else "track"
        glyph = "┿" if look == "accent" else "┼"
        bar = "━" if look == "accent" else "─"
        if cell in dashed:
            bar = "╍" if look == "accent" else "╌"
        text = glyph if cell in ticks and cell else bar
        if cell in signs:
            look, text = "strong", signs[cell]
        if pieces and pieces[-1].look == look:
            pieces[-1] = Piece(pieces[-1].text + text, look)
        else:
            pieces.append(Piece(text, look))
    assert sum(cell_len(piece.text) for piece in pieces) == width
    return pieces
