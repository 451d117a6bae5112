"""The list of what a search found, by episode."""

from collections.abc import Hashable, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from rich.cells import cell_len

from tui.app.drawing import Line, Piece, fit, spread, width_of
from tui.app.phrases import clock, day
from tui.app.widgets.line_list import LineList
from tui.model.hit import Hit, HitKind

_KINDS = {HitKind.TITLE: "title", HitKind.NOTES: "notes", HitKind.CHAPTER: "chapter"}
SHOW_WIDTH = 20


@dataclass(frozen=True, slots=True)
class Heading:
    """The episode that the hits below are in."""

    episode_id: int
    title: str
    show: str
    published: datetime | None


HitRow = Hit | Heading


def grouped(hits: Iterable[Hit]) -> list[HitRow]:
    """Each episode once, where its best hit is, and its hits below."""
    groups: dict[int, list[Hit]] = {}
    for hit in hits:
        groups.setdefault(hit.episode_id, []).append(hit)
    rows: list[HitRow] = []
    for number, found in groups.items():
        first = found[0]
        rows.append(Heading(number, first.title, first.show, first.published))
        rows.extend(found)
    return rows


class HitList(LineList[HitRow]):
    """Episodes, and below each the words around its hits."""

    def selectable(self, row: HitRow) -> bool:
        """The cursor goes from hit to hit."""
        return isinstance(row, Hit)

    def key(self, row: HitRow) -> Hashable:
        """A hit is known by its place."""
        if isinstance(row, Heading):
            return row
        return (row.episode_id, row.kind, row.start, row.snippet)

    def draw(self, row: HitRow, width: int) -> Sequence[Line]:
        """Title, show and day; or time, speaker and the marked words."""
        if isinstance(row, Hit):
            return [spread(_said(row), (), width)]
        when = [Piece(f"{day(row.published)} ", "muted")]
        show = fit(row.show, SHOW_WIDTH)
        room = width - width_of(when) - cell_len(show) - 4
        title = fit(row.title, max(room, SHOW_WIDTH))
        where = [Piece(f" {title}", "strong"), Piece(f"  {show}", "muted")]
        return [spread(where, when, width)]


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
