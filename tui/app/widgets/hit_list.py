"""The list of what a search found."""

from collections.abc import Hashable, Sequence

from tui.app.drawing import Line, Piece, spread
from tui.app.phrases import clock, day
from tui.app.widgets.line_list import LineList
from tui.model.hit import Hit, HitKind

_KINDS = {HitKind.TITLE: "title", HitKind.NOTES: "notes", HitKind.CHAPTER: "chapter"}


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
        where = [Piece(f" {row.title}", "strong"), Piece(f"  {row.show}", "muted")]
        when = [Piece(f"{day(row.published)} ", "muted")]
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
