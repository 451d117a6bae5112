"""Notes laid out in lines: tables in columns, wrapped code, and what is clicked."""

from collections.abc import Sequence

from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from tui.app.note_layout import lay_out, line_of, numbered, targets
from tui.app.note_lines import NoteLine
from tui.model.notes import NoteBlock, NoteKind, NoteRow
from tui.transcripts.notes import parse_notes

TABLE = (
    "<table><tr><th>Town</th><th>Tide</th><th>Remark</th></tr>"
    "<tr><td>潮汐</td><td>4 m</td><td>see <a href='https://a.example'>the table</a>"
    "</td></tr><tr><td>Harbor</td><td></td><td>none</td></tr></table>"
)


def blocks_in(html: str) -> list[NoteBlock]:
    notes = parse_notes(html)
    return numbered(notes.blocks, notes.links)


def written(blocks: Sequence[NoteBlock], line: NoteLine | None) -> str:
    if line is None:
        return ""
    text = blocks[line.block].text
    return "".join(p.before + text[p.first : p.last] for p in line.parts).rstrip()


def drawn(html: str, width: int) -> list[str]:
    blocks = blocks_in(html)
    return [written(blocks, line) for line in lay_out(blocks, width)]


def test_bare_lines_have_no_bullets_and_items_hang() -> None:
    poem = "<p>Line one<br>Line two</p><p>Line three<br>Line four</p>"
    assert drawn(poem, 40) == ["Line one", "Line two", "", "Line three", "Line four"]
    items = "<ul><li>Two <p>with more</p></li><li>three</li></ul>"
    assert drawn(items, 40) == ["• Two", "  with more", "• three"]


def test_quotations_are_as_deep_as_they_were_and_captions_below_their_image() -> None:
    quotes = "<blockquote>a<blockquote>b b b</blockquote></blockquote>"
    assert drawn(quotes, 8) == ["▏ a", "", "▏ ▏ b b", "▏ ▏ b"]
    figure = '<figure><img alt="A chart"><figcaption>Rain</figcaption></figure><p>x</p>'
    assert drawn(figure, 40) == ["▢ A chart", "  Rain", "", "x"]


def test_a_table_stands_in_columns() -> None:
    assert drawn(TABLE, 60) == [
        "Town   │ Tide │ Remark",
        "───────┼──────┼──────────────────",
        "潮汐   │ 4 m  │ see the table [1]",
        "Harbor │      │ none",
    ]


def test_a_column_too_wide_is_wrapped_beside_the_others() -> None:
    assert drawn(TABLE, 29) == [
        "Town   │ Tide │ Remark",
        "───────┼──────┼──────────────",
        "潮汐   │ 4 m  │ see the table",
        "       │      │ [1]",
        "Harbor │      │ none",
    ]


def test_where_columns_have_no_room_each_row_tells_what_is_what() -> None:
    assert drawn(TABLE, 20) == [
        "Town: 潮汐",
        "  Tide: 4 m",
        "  Remark: see the",
        "      table [1]",
        "",
        "Town: Harbor",
        "  Remark: none",
    ]


def test_tables_that_follow_each_other_are_parted() -> None:
    html = "<table><tr><td>{}</td><td>b</td></tr></table>"
    assert drawn(html.format("long one") + html.format("a"), 40) == [
        "long one │ b",
        "",
        "a │ b",
    ]


def test_a_cell_that_stands_alone_reaches_over_the_others() -> None:
    html = (
        "<table><tr><td colspan=2>All of the tides</td></tr>"
        "<tr><td>a</td><td>b</td></tr></table>"
    )
    assert drawn(html, 40) == ["All of the tides", "a │ b"]


def test_a_link_in_a_wrapped_cell_is_found_where_it_is_drawn() -> None:
    long = "word " * 12
    blocks = blocks_in(
        f"<table><tr><td>{long}<a href='https://a.example'>here</a></td>"
        f"<td><a href='https://b.example'>There</a> {long}</td></tr></table>"
    )
    lines = lay_out(blocks, 40)
    here, there = targets(blocks)
    assert [line_of(lines, target) for target in (here, there)] == [4, 0]
    assert "here [1]" in written(blocks, lines[4])


def test_a_click_falls_on_what_is_drawn_there() -> None:
    blocks = blocks_in(TABLE)
    lines = lay_out(blocks, 60)
    line = lines[2]
    assert line is not None
    text, shown = blocks[line.block].text, written(blocks, line)
    columns = [cell_len(shown[:at]) for at in range(len(shown))]
    for at, column in enumerate(columns):
        offset = line.offset_at(text, column)
        assert offset is None or text[offset] == shown[at]
    clicked = line.offset_at(text, columns[shown.index("the table")])
    assert clicked == text.index("the table")
    assert line.offset_at(text, 59) is None


def test_code_that_goes_on_says_so() -> None:
    html = "<pre>def tide():\n    return " + "x" * 30 + "\n\nend</pre>"
    assert drawn(html, 24) == [
        "  def tide():",
        "      return",
        "↪ " + "x" * 22,
        "↪ " + "x" * 8,
        "",
        "  end",
    ]


CELLS = st.lists(st.text("ab 潮 |é", max_size=25), min_size=2, max_size=6)


def row_of(texts: Sequence[str], names: bool, opens: bool) -> NoteBlock:
    text, bounds = "", []
    for cell in (cell.strip() for cell in texts):
        text += " | " if text and cell else ""
        bounds.append((len(text), len(text) + len(cell)))
        text += cell
    return NoteBlock(NoteKind.TABLE_ROW, text, row=NoteRow(tuple(bounds), names, opens))


@given(st.lists(CELLS, min_size=1, max_size=5), st.booleans(), st.integers(12, 90))
def test_every_table_fits_and_loses_nothing(
    table: list[list[str]], named: bool, width: int
) -> None:
    blocks = [
        row_of(cells, named and number == 0, number == 0)
        for number, cells in enumerate(table)
    ]
    lines = lay_out(blocks, width)
    seen: dict[int, str] = dict.fromkeys(range(len(blocks)), "")
    for line in filter(None, lines):
        assert cell_len(written(blocks, line)) <= width
        seen[line.block] += written(blocks, line)
    for number, block in enumerate(blocks):
        assert block.row
        cells = [block.text[first:last] for first, last in block.row.cells]
        for sign in "ab潮é":
            wanted = 0 if block.row.names else "".join(cells).count(sign)
            assert seen[number].count(sign) >= wanted
