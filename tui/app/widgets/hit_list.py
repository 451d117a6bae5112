"""The list of what a search found."""

from collections.abc import Hashable, Sequence

from rich.cells import cell_len

from tui.app.drawing import Line, Piece, fit, spread, width_of
from tui.app.phrases import clock, day
from tui.app.widgets.line_list import LineList
from tui.model.hit import Hit, HitKind

_KINDS = {HitKind.TITLE: "title", HitKind.NOTES: "notes", HitKind.CHAPTER: "chapter"}
SHOW_WIDTH = 20


class HitList(LineList[Hit]):
    """Hits, two lines each: where it is, and the words around."""

    def row_height(self, width: int) -> int:
        """Where, what, and air."""
        return 2

    def key(self, row: Hit) -> Hashable:
        """A hit is known by its place."""
        return (row.episode_id, row.kind, row.start, row.snippet)

    def draw(self, row: Hit, width: int) -> Sequence[Line]:
        """Title and show, then time, speaker and the marked words."""
        when = [Piece(f"{day(row.published)} ", "muted")]
        show = fit(row.show, SHOW_WIDTH)
        room = width - width_of(when) - cell_len(show) - 4
        title = fit(row.title, max(room, SHOW_WIDTH))
        where = [Piece(f" {title}", "strong"), Piece(f"  {show}", "muted")]
        return [spread(where, when, width), spread(_said(row), (), width)]


def _said(hit: Hit) -> list[Piece]:
    place = clock(hit.start) or _KINDS.get(hit.kind, "")
    pieces = [Piece(f" {place:>7}  ", "accent")]
    if hit.kind is HitKind.CHAPTER:
        pieces.append(Piece("chapter  ", "muted"))
    if hit.speaker:
        pieces.append(Piece(f"{hit.speaker}: ", "muted"))
    return pieces + _marked(hit.snippet, hit.marks)


def _marked(snippet: str, marks: Sequence[tuple[int, int]]) -> list[Piece]:
    pieces: list[Piece] = []
    done = 0
    for first, last in marks:
        if done < first:
            pieces.append(Piece(_flat(snippet[done:first])))
        pieces.append(Piece(_flat(snippet[first:last]), "mark"))
        done = last
    pieces.append(Piece(_flat(snippet[done:])))
    return [piece for piece in pieces if piece.text]


def _flat(text: str) -> str:
    return text.replace("\n", " ").replace("\t", " ")
