"""The player bar's words: everything where there is room; what gives way, in order.

The show's name goes first, then how it sounds, then the word for the state. A chapter
and a title that can be read stay, as do times, speed and whatever ends the sound.
"""

from dataclasses import dataclass

from rich.cells import cell_len

from tui.app.drawing import Line, Piece, fit, spread, width_of
from tui.app.phrases import STATE_GLYPHS, STATE_WORDS, clock, speed
from tui.app.sleeping import sleep_words
from tui.model.equalizer import Equalizer
from tui.playback.player import State
from tui.playback.session import NowPlaying

SILENT = "silent"
ABOUT = "≈"
"""Stands before a time that is only about right."""
GOES_ON = "space goes on with"
READABLE_TITLE, READABLE_CHAPTER = 32, 20
"""Cells that make room before words for how it sounds have any."""
_LEAST_CHAPTER = 10
_CHAPTER_MARK = "  › "


@dataclass(frozen=True, slots=True)
class BarFacts:
    """What the bar knows beside what is heard."""

    chapter: str = ""
    silent: bool = False
    """Whether nothing can be heard while it plays."""
    resting: bool = False
    """Whether it is only ready to be heard."""


@dataclass(frozen=True, slots=True)
class _Wording:
    show: bool = False
    state: bool = True
    sound: int = 0
    """How much is said of how it sounds: 2 all, 1 without figures, 0 nothing."""


_WORDINGS = (
    _Wording(show=True, sound=2),
    _Wording(sound=2),
    _Wording(sound=1),
    _Wording(),
    _Wording(state=False),
)


def bar_words(now: NowPlaying, facts: BarFacts, width: int) -> Line:
    """The first line of the bar, in the most words that leave the names readable."""
    for wording in _WORDINGS:
        state = [_state(now, facts, wording)]
        figures = _figures(now, wording.sound)
        room = width - width_of(state) - width_of(figures) - 1
        if _wanted(now, facts, wording) <= room:
            break
    return spread([*state, *_names(now, facts, wording, room)], figures, width)


def _wanted(now: NowPlaying, facts: BarFacts, wording: _Wording) -> int:
    """Cells that the names want at least."""
    assert now.track is not None
    title, chapter = cell_len(now.track.title), cell_len(facts.chapter)
    if wording.show:
        title += cell_len(now.track.show) + 2
    else:
        title, chapter = min(title, READABLE_TITLE), min(chapter, READABLE_CHAPTER)
    return title + (chapter + len(_CHAPTER_MARK) if chapter else 0)


def _names(
    now: NowPlaying, facts: BarFacts, wording: _Wording, room: int
) -> list[Piece]:
    """Title, show and chapter; a chapter that is long lets a title have the most."""
    assert now.track is not None
    title, show = now.track.title, f"  {now.track.show}" if wording.show else ""
    if not facts.chapter:
        return [Piece(title, "strong"), Piece(show, "muted")]
    room -= cell_len(show) + len(_CHAPTER_MARK)
    wanted = min(cell_len(facts.chapter), max(_LEAST_CHAPTER, room * 2 // 5))
    chapter = fit(facts.chapter, max(wanted, room - cell_len(title)))
    left = room - cell_len(chapter)
    if left < min(cell_len(title), _LEAST_CHAPTER):
        return [Piece(title, "strong")]
    more = f"{show}{_CHAPTER_MARK}{chapter}"
    return [Piece(fit(title, left), "strong"), Piece(more, "muted")]


def _state(now: NowPlaying, facts: BarFacts, wording: _Wording) -> Piece:
    look = "error" if now.state is State.FAILED else "accent"
    glyph, word = STATE_GLYPHS[now.state], STATE_WORDS[now.state]
    if facts.resting:
        word = GOES_ON
    elif facts.silent and now.state is State.PLAYING:
        word = SILENT
    elif not wording.state and now.state in (State.PLAYING, State.PAUSED):
        return Piece(f" {glyph} ", look)
    return Piece(f" {glyph} {word}  ", look)


def _figures(now: NowPlaying, sound: int) -> list[Piece]:
    about = "" if now.exact else ABOUT
    pieces = [*_drill(now), Piece(f" {about}{clock(now.position)}", "strong")]
    if now.duration:
        left = int(now.duration) - int(now.position)
        pieces.append(Piece(f" / -{clock(left)}", "muted"))
    pieces.append(Piece(f"  {speed(now.rate)}", "muted" if now.rate == 1 else "accent"))
    pieces += _sound(now, sound)
    if now.sleep is not None:
        pieces.append(Piece(f"  {sleep_words(now.sleep)}", "accent"))
    return [*pieces, Piece(" ")]


def _sound(now: NowPlaying, much: int) -> list[Piece]:
    """How it sounds, where that is not as it always does."""
    words = []
    if much and now.volume != 100:
        words.append(f"vol {now.volume}%")
    if much and now.equalizer is not Equalizer.FLAT:
        words.append(str(now.equalizer))
    if much and now.skip_silence:
        saved = f" -{clock(now.saved)}" if much > 1 and now.saved >= 1 else ""
        words.append(f"no pauses{saved}")
    return [Piece(f"  {word}", "muted") for word in words]


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
