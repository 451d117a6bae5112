"""Lines, lists, quotations and captions of notes keep the look they were given."""

from tui.model.notes import NoteKind
from tui.transcripts.notes import notes_text, parse_notes
from tui.transcripts.notes.markup import blocks_of

POEM = "<p>Line one<br>Line two</p><p>Line three<br>Line four</p>"


def test_lines_of_a_poem_get_no_bullets_and_its_verses_stay_apart() -> None:
    written = "Line one  \nLine two\n\nLine three  \nLine four\n"
    assert notes_text(parse_notes(POEM)) == written
    plain = "Line one\nLine two\n\nLine three\nLine four"
    assert notes_text(parse_notes(plain)) == written


def test_an_item_of_two_paragraphs_has_one_bullet() -> None:
    notes = parse_notes("<ul><li>Two <p>with more</p></li><li>x<br>y</li></ul>")
    assert notes_text(notes) == "- Two  \n  with more\n- x  \n  y\n"


def test_a_list_is_numbered_from_where_it_starts() -> None:
    blocks = blocks_of('<ol start="5"><li>a</li><li>b<ol><li>c</li></ol>d</li></ol>')
    assert [(b.text, b.marker) for b in blocks] == [
        ("a", "5."),
        ("b", "6."),
        ("c", "1."),
        ("d", "  "),
    ]
    assert blocks_of('<ol start="x"><li>a</li></ol>')[0].marker == "1."


def test_a_quotation_in_a_quotation_is_deeper() -> None:
    html = "<blockquote>a<blockquote>b</blockquote>c</blockquote>"
    assert [(b.text, b.level) for b in blocks_of(html)] == [
        ("a", 0),
        ("b", 1),
        ("c", 0),
    ]
    assert notes_text(parse_notes(html)) == "> a\n\n> > b\n\n> c\n"


def test_a_caption_is_no_second_image() -> None:
    blocks = blocks_of(
        '<figure><img alt="A chart of rain"><figcaption>Rain in May</figcaption>'
        "</figure><figure><img><figcaption>Only words</figcaption></figure>"
    )
    assert [(b.kind, b.text) for b in blocks] == [
        (NoteKind.IMAGE, "A chart of rain"),
        (NoteKind.CAPTION, "Rain in May"),
        (NoteKind.IMAGE, "Only words"),
    ]
