"""Provenance: where words and their times come from, in as many words as there is room.

Every wording but the very last names the source and how far the times can be trusted;
where there is no room for that beside a warning, the warning stands alone.
"""

from collections.abc import Sequence

from rich.cells import cell_len

from tui.app.drawing import fit
from tui.app.phrases import clock, count, span
from tui.model.alignment import Alignment
from tui.model.episode import TranscriptNote
from tui.model.transcript import Source, Timing

SOURCE_WORDS = {
    Source.FEED: "publisher",
    Source.EMBEDDED: "audio file",
    Source.NOTES: "show notes",
    Source.PAGE: "web page",
    Source.FILE: "your file",
    Source.RECOGNIZED: "recognized here",
}

TIMING_WORDS = {
    Timing.WORD: "every word",
    Timing.CUE: "every line",
    Timing.ALIGNED: "aligned with the sound",
    Timing.ANCHORED: "shifted by you",
    Timing.TURN: "every turn, estimated inside",
    Timing.ESTIMATED: "estimated",
    Timing.NONE: "none",
}


TRUST_WORDS = {
    Timing.WORD: "every word",
    Timing.CUE: "every line",
    Timing.ALIGNED: "aligned",
    Timing.ANCHORED: "shifted by you",
    Timing.TURN: "estimated inside turns",
    Timing.ESTIMATED: "estimated",
    Timing.NONE: "no times",
}
"""How far the times can be trusted, in few words."""

_BRIEFLY = {
    **TRUST_WORDS,
    Timing.WORD: "words",
    Timing.CUE: "lines",
    Timing.ANCHORED: "shifted",
    Timing.TURN: "turns",
}

_WARNING = "!"
_OTHER = "other words than are heard"

_SURE = 0.5
"""The share of a passage's words heard as written below which its times are unsure; the
confidence of one that two methods place apart is always less."""

_APART = 2
"""Cells between what is said on the left and on the right."""


def words_note(note: TranscriptNote, gap: float | None = None) -> str:
    """Where the words and their times come from; first, whether times may be off."""
    return words_notes(note, gap)[0]


def words_notes(note: TranscriptNote, gap: float | None = None) -> tuple[str, ...]:
    """The same in ever fewer words; a warning is said whole or not at all."""
    source, times = SOURCE_WORDS[note.source], TIMING_WORDS[note.timing]
    trust = TRUST_WORDS[note.timing]
    short, shorter = f"{source} · {trust}", f"{source} · {_BRIEFLY[note.timing]}"
    plain = short, shorter, trust
    if gap is None:
        return f"words: {source} · times: {times}", f"{source} · {times}", *plain
    warned = f"{_WARNING} {gap_note(gap)} · {source} · {times}"
    alone = f"{_WARNING} ends {clock(abs(gap))} {_side(gap)} sound"
    return warned, f"{alone} · {short}", f"{alone} · {shorter}", alone, *plain


def refusal_notes(note: TranscriptNote) -> tuple[str, ...]:
    """Where words come from that are not what is heard, in ever fewer words."""
    source, times = SOURCE_WORDS[note.source], TIMING_WORDS[note.timing]
    alone = f"{_WARNING} {_OTHER}"
    return f"{alone} · {source} · {times}", f"{alone} · {source}", alone


def gap_note(seconds: float) -> str:
    """That words and sound differ in length, and by how much."""
    return f"words end {clock(abs(seconds))} {_side(seconds)} the sound"


def _side(gap: float) -> str:
    return "after" if gap < 0 else "before"


def alignment_note(source: Source, alignment: Alignment, *, retimed: bool) -> str:
    """How words were matched to the sound: what is told first is cut off last."""
    return alignment_notes(source, alignment, retimed=retimed)[0]


def alignment_notes(
    source: Source, alignment: Alignment, *, retimed: bool
) -> tuple[str, ...]:
    """The same in ever fewer words; all say how much of them was heard."""
    name, heard = SOURCE_WORDS[source], f"{alignment.coverage:.0%} heard"
    how = "text re-timed" if retimed else TRUST_WORDS[Timing.ALIGNED]
    inserts = [inserts_note(alignment)] if alignment.inserted else []
    full = _in_full(name, heard, inserts, retimed=retimed)
    longest = [f"{full} · {unsure}"] if (unsure := unsure_note(alignment)) else []
    middle = " · ".join([name, how, heard, *inserts])
    return *longest, full, middle, f"{name} · {how} · {heard}", f"{how} · {heard}"


def _in_full(name: str, heard: str, inserts: list[str], *, retimed: bool) -> str:
    if retimed:
        return " · ".join([name, ", ".join([*inserts, "text re-timed"]), heard])
    return " · ".join([name, TIMING_WORDS[Timing.ALIGNED], heard, *inserts])


def unsure_note(alignment: Alignment) -> str:
    """``2 lines unsure``; nothing where all were heard well."""
    spoken = [passage for passage in alignment.passages if passage.spoken]
    unsure = sum(passage.confidence < _SURE for passage in spoken)
    return f"{count(unsure, 'line')} unsure" if unsure else ""


def inserts_note(alignment: Alignment) -> str:
    """``2 inserts, 1 min 34 s``; nothing where there are none."""
    if not alignment.inserted:
        return ""
    length = sum(stretch.length for stretch in alignment.inserted)
    return f"{count(len(alignment.inserted), 'insert')}, {span(length)}"


def longest_fitting(wordings: Sequence[str], width: int) -> str:
    """The first wording that fits; the last one, cut, where none does."""
    fitting = (words for words in wordings if cell_len(words) <= width)
    return next(fitting, fit(wordings[-1], width) if wordings else "")


def side_by_side(
    notes: Sequence[str], doings: Sequence[str], width: int
) -> tuple[str, str]:
    """A note and what is going on, as full as both fit; a warning goes last."""
    warnings = [words for words in notes if words.startswith(_WARNING)]
    for least in (warnings[-1:] or notes[-2:-1], notes[-2:-1], notes[-1:]):
        room = width - sum(cell_len(words) + _APART for words in least)
        doing = next((words for words in doings if cell_len(words) <= room), None)
        if doing is not None:
            taken = cell_len(doing) + _APART if doing else 0
            return longest_fitting(notes, max(width - taken, 0)), doing
    doing = fit(doings[-1], width)
    return "" if doing else longest_fitting(notes, width), doing
