"""The player bar: what is heard, where it is, how fast it goes."""

from collections.abc import Sequence
from math import ceil
from typing import ClassVar

from rich.cells import cell_len
from rich.segment import Segment
from rich.style import Style
from textual.strip import Strip
from textual.widget import Widget

from tui.app.drawing import Piece, spread, width_of
from tui.app.phrases import STATE_GLYPHS, STATE_WORDS, clock, speed
from tui.app.sleeping import sleep_words
from tui.app.widgets.chapter_list import chapter_at
from tui.model.chapter import Chapter
from tui.model.equalizer import Equalizer
from tui.model.transcript import Stretch
from tui.playback.player import State
from tui.playback.session import NowPlaying

SILENT = "silent"
HINT = "Nothing is playing. Pick an episode and press Enter."


class PlayerBar(Widget):
    """Two lines: words and figures, then the progress line."""

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
            chapters,
            self.inserted,
            self.silent,
        )
        if drawn != self._drawn:
            self._drawn = drawn
            self.refresh()

    def render_line(self, y: int) -> Strip:
        """The words, or the progress line."""
        width = self.size.width
        line = self._words(width) if y == 0 else self._progress(width)
        segments = [Segment(piece.text, self._look(piece.look)) for piece in line]
        base = self._look("text")
        return Strip(segments).adjust_cell_length(width, base)

    def _look(self, name: str) -> Style:
        return self.get_visual_style(f"player-bar--{name}").rich_style

    def _words(self, width: int) -> Sequence[Piece]:
        now = self.now
        if now is None or now.track is None:
            return spread([Piece(f" {HINT}", "muted")], (), width)
        if self.target is not None:
            return spread(self.target_words(self.target), (), width)
        figures = _figures(now)
        return spread(self._left(now, width - width_of(figures)), figures, width)

    def target_words(self, seconds: float) -> list[Piece]:
        """What is at a moment."""
        return [Piece(f" {clock(seconds)} ", "accent")]

    def _left(self, now: NowPlaying, room: int) -> list[Piece]:
        """State and title; show and chapter only where they fit whole."""
        assert now.track is not None
        look = "error" if now.state is State.FAILED else "accent"
        state = Piece(f" {STATE_GLYPHS[now.state]} {self._state_word(now)}  ", look)
        if now.error:
            mere_wait = now.state is State.OPENING
            return [state, Piece(now.error, "muted" if mere_wait else "error")]
        pieces = [state, Piece(now.track.title, "strong")]
        for more in (f"  {now.track.show}", self._chapter(now)):
            if width_of(pieces) + cell_len(more) >= room:
                break
            pieces.append(Piece(more, "muted"))
        return pieces

    def _state_word(self, now: NowPlaying) -> str:
        silent = self.silent and now.state is State.PLAYING
        return SILENT if silent else STATE_WORDS[now.state]

    def _chapter(self, now: NowPlaying) -> str:
        here = chapter_at(self.chapters, now.position)
        return "" if here is None else f"  › {self.chapters[here].title}"

    def _progress(self, width: int) -> Sequence[Piece]:
        inner = width - 2
        if inner <= 0 or self.now is None:
            return [Piece(" " * width)]
        cells = progress_cells(
            self.now, self.chapters, inner, self.target, self.inserted
        )
        return [Piece(" "), *cells, Piece(" ")]


def _drill(now: NowPlaying) -> list[Piece]:
    """The loop, and that it waits after sentences."""
    pieces = []
    loop = now.drill.loop
    if loop is not None:
        end = f"{clock(loop.end)}" if loop.end is not None else "…"
        pieces.append(Piece(f" ↻ {clock(loop.start)}–{end} ", "accent"))
    if now.drill.stops is not None:
        words = " space: next sentence " if now.held else " by sentence "
        pieces.append(Piece(words, "accent"))
    return pieces


def _figures(now: NowPlaying) -> list[Piece]:
    pieces = [*_drill(now), Piece(f" {clock(now.position)}", "strong")]
    if now.duration:
        left = int(now.duration) - int(now.position)
        pieces.append(Piece(f" / -{clock(left)}", "muted"))
    pieces.append(Piece(f"  {speed(now.rate)}", "muted" if now.rate == 1 else "accent"))
    if now.volume != 100:
        pieces.append(Piece(f"  vol {now.volume}%", "muted"))
    if now.equalizer is not Equalizer.FLAT:
        pieces.append(Piece(f"  {now.equalizer}", "muted"))
    if now.skip_silence:
        saved = f" -{clock(now.saved)}" if now.saved >= 1 else ""
        pieces.append(Piece(f"  no pauses{saved}", "muted"))
    if now.sleep is not None:
        pieces.append(Piece(f"  {sleep_words(now.sleep)}", "accent"))
    return [*pieces, Piece(" ")]


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
