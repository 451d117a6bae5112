"""Tables in notes: their cells, however the markup makes them, and as Markdown."""

import pytest

from tui.model.notes import NoteBlock
from tui.transcripts.notes import notes_text, parse_notes
from tui.transcripts.notes.markup import blocks_of


def cells(block: NoteBlock) -> list[str]:
    assert block.row is not None
    return [block.text[first:last] for first, last in block.row.cells]


def table(html: str) -> list[list[str]]:
    return [cells(block) for block in blocks_of(f"<table>{html}</table>")]


def test_cells_keep_their_columns() -> None:
    rows = table(
        "<tr><th></th><th>Who</th></tr>\n<tr>\n <td> 1 </td>\n <td><p>Ann</p></td></tr>"
        "<tr><td></td><td></td><td>x</td></tr><tr><td>2</td><td></td></tr>"
    )
    assert rows == [["", "Who"], ["1", "Ann"], ["", "", "x"], ["2", ""]]


def test_what_is_parted_in_a_cell_stays_parted() -> None:
    rows = table(
        "<tr><td><p>one</p><p>two</p></td><td><div>a</div>b<br>c"
        "<ul><li>d</li><li>e</li></ul></td></tr>"
    )
    assert rows == [["one two", "a b c d e"]]


def test_a_cell_over_several_columns_or_rows_keeps_the_others_in_place() -> None:
    rows = table(
        '<tr><td rowspan="2">r</td><td>1</td><td>2</td></tr>'
        "<tr><td>3</td><td>4</td></tr>"
        '<tr><td colspan="2">wide</td><td>5</td></tr><tr><td>a</td><td>b</td></tr>'
    )
    assert rows == [["r", "1", "2"], ["", "3", "4"], ["wide", "", "5"], ["a", "b"]]


@pytest.mark.parametrize("span", ["9" * 5000, "-1", "x", "", "99999999"])
def test_a_span_that_is_nonsense_costs_nothing(span: str) -> None:
    rows = table(f'<tr><td colspan="{span}" rowspan="{span}">a</td><td>b</td></tr>')
    assert [cell for cell in rows[0] if cell] == ["a", "b"]
    assert len(rows[0]) <= 21


def test_which_row_names_the_columns_and_which_begins_a_table() -> None:
    blocks = blocks_of(
        "<table><thead><tr><td>a</td><td>b</td></tr></thead>"
        "<tr><th>c</th><td>d</td></tr></table>"
        "<table><tr><th>e</th><th>f</th></tr><tr><td>g</td><td>h</td></tr></table>"
    )
    rows = [block.row for block in blocks if block.row]
    assert [row.names for row in rows] == [True, False, True, False]
    assert [row.opens for row in rows] == [True, False, True, False]


def test_a_table_of_one_column_is_no_table() -> None:
    (block,) = blocks_of("<table><tr><td>All of it</td></tr></table>")
    assert (block.text, block.row) == ("All of it", None)


def test_letters_put_together_do_not_move_the_cells() -> None:
    rows = table("<tr><td>Cafe<b>\u0301</b></td><td>Ann</td></tr>")
    assert rows == [["Café", "Ann"]]


def test_a_table_is_a_table_in_markdown_too() -> None:
    notes = parse_notes(
        "<p>Here:</p><table><tr><th>Who</th><th>What | how</th></tr>"
        '<tr><td>Ann</td><td><b>sings</b> <a href="https://a.example">here</a></td></tr>'
        "</table><table><tr><td>1</td><td>2</td></tr></table>"
    )
    assert notes_text(notes) == (
        "Here:\n\n| Who | What \\| how |\n| --- | --- |\n"
        "| Ann | **sings** [here][1] |\n\n"
        "|  |  |\n| --- | --- |\n| 1 | 2 |\n\n[1]: https://a.example\n"
    )
