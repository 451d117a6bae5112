"""HTML and plain text become blocks."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tui.model.notes import NoteBlock, NoteKind, Section, SpanKind
from tui.transcripts.notes import notes_text, parse_notes
from tui.transcripts.notes.markup import blocks_of


def kinds(blocks: list[NoteBlock]) -> list[tuple[NoteKind, str]]:
    return [(block.kind, block.text) for block in blocks]


def test_paragraphs_headings_quotes_code_and_rules() -> None:
    blocks = blocks_of(
        "<h2>On <em>rivers</em></h2><p>One\n  line.</p><blockquote><p>Said.</p>"
        "</blockquote><hr/><pre>a = 1\n  b = 2\n</pre>"
    )
    assert kinds(blocks) == [
        (NoteKind.HEADING, "On rivers"),
        (NoteKind.PARAGRAPH, "One line."),
        (NoteKind.QUOTE, "Said."),
        (NoteKind.RULE, ""),
        (NoteKind.CODE, "a = 1\n  b = 2"),
    ]
    assert blocks[0].level == 2


def test_nested_lists_keep_level_and_number() -> None:
    blocks = blocks_of(
        "<ul><li>a<ol><li><p>b</p><p>more</p></li><li>c</li></ol></li><li>d</li></ul>"
    )
    assert [(b.text, b.level, b.marker) for b in blocks] == [
        ("a", 0, "•"),
        ("b", 1, "1."),
        ("more", 1, "  "),
        ("c", 1, "2."),
        ("d", 0, "•"),
    ]


def test_spans_mark_the_very_words() -> None:
    (block,) = blocks_of(
        '<p> See <strong>the <a href="https://a.example">river <em>map</em></a>'
        "</strong></p>"
    )
    marked = {(span.kind, block.text[span.first : span.last]) for span in block.spans}
    assert marked == {
        (SpanKind.STRONG, "the river map"),
        (SpanKind.LINK, "river map"),
        (SpanKind.EMPHASIS, "map"),
    }


def test_only_web_and_mail_addresses_are_links() -> None:
    notes = parse_notes(
        '<p><a href="javascript:alert(1)">a</a> <a href="file:///etc/passwd">b</a> '
        '<a href="mailto:x@a.example">c</a> <a href="//a.example/y">d</a> '
        '<a href=" HTTP://a.example/z ">e</a> <a href="/relative">f</a> or '
        "https://b.example/bare.</p>"
    )
    assert [(link.number, link.text, link.url) for link in notes.links] == [
        (1, "c", "mailto:x@a.example"),
        (2, "d", "https://a.example/y"),
        (3, "e", "HTTP://a.example/z"),
        (4, "https://b.example/bare", "https://b.example/bare"),
    ]


def test_entities_are_decoded_once() -> None:
    assert blocks_of("<p>R&amp;D &amp;amp; &lt;b&gt;</p>")[0].text == "R&D &amp; <b>"
    assert blocks_of("R&amp;D")[0].text == "R&D"


def test_control_characters_written_as_entities_do_not_pass() -> None:
    (block,) = blocks_of("<p>a&#27;[31mb&#x9b;c&#0;</p>")
    assert "\x1b" not in block.text
    assert "\x9b" not in block.text


def test_images_speak_by_their_alternative_text() -> None:
    blocks = blocks_of(
        '<p>Text <img src="x" alt="A chart of rain"> goes on '
        '<img alt="🎧" src="y"><img src="pixel"></p>'
    )
    assert kinds(blocks) == [
        (NoteKind.PARAGRAPH, "Text goes on 🎧"),
        (NoteKind.IMAGE, "A chart of rain"),
    ]


def test_an_image_in_a_link_can_be_followed_whatever_it_says() -> None:
    blocks = blocks_of(
        '<p>Text</p><a href="https://a.example/1.png"><img src="3f2a_1456x8.png"></a>'
        '<a href="https://b.example"><img alt="A chart" src="y"></a>'
        '<a href="javascript:x"><img src="z"></a>'
    )
    images = [block for block in blocks if block.kind is NoteKind.IMAGE]
    assert [(b.text, [s.target for s in b.spans]) for b in images] == [
        ("image", ["https://a.example/1.png"]),
        ("A chart", ["https://b.example"]),
    ]
    assert [(s.first, s.last) for s in images[1].spans] == [(0, len("A chart"))]
    notes = parse_notes('<p>So:</p><a href="https://a.example"><img src="x"></a>')
    assert [block.section for block in notes.blocks] == [Section.BODY] * 2
    assert [link.text for link in notes.links] == ["image"]


@pytest.mark.parametrize(
    ("src", "words"),
    [
        ("https://a.example/2024/tide-table-of-harbor.png?w=3", "tide table of harbor"),
        ("Weekly%20Tide_Chart.jpeg", "Weekly Tide Chart"),
        ("https://a.example/IMG_2041.jpg", ""),
        ("screenshot-final-copy.png", ""),
        ("43fdd9f2-fa1f-4092-a362-eb66c5047d2a_3500x2500.png", ""),
        ("tide.png", ""),
        ("tide-table-3-41-22-9.png", ""),
        ("deadbeef-cafe-table.png", ""),
        ("https://[broken/tide-table.png", ""),
        ("tide-table.php", ""),
    ],
)
def test_an_image_without_words_speaks_by_a_file_name_that_tells(
    src: str, words: str
) -> None:
    blocks = blocks_of(f'<p>Text</p><img src="{src}" alt="">')
    assert [b.text for b in blocks if b.kind is NoteKind.IMAGE] == (
        [words] if words else []
    )


def test_a_pixel_that_counts_readers_is_no_image() -> None:
    blocks = blocks_of(
        '<p>Text</p><a href="https://a.example"><img width="1" height="1" src="p"></a>'
        '<img alt="Counting the readers" src="p" height=" 2 ">'
    )
    assert kinds(blocks) == [(NoteKind.PARAGRAPH, "Text")]


def test_tables_become_rows() -> None:
    blocks = blocks_of(
        "<table><tr><th>Who</th><th>What</th></tr>"
        "<tr><td><p>Ann</p></td><td>sings<br>loud</td></tr></table>"
    )
    assert kinds(blocks) == [
        (NoteKind.TABLE_ROW, "Who | What"),
        (NoteKind.TABLE_ROW, "Ann | sings loud"),
    ]


def test_line_breaks_part_lines_that_stand_close() -> None:
    blocks = blocks_of("<p>Intro here<br><br>First<br/>Second</p>")
    assert kinds(blocks) == [
        (NoteKind.PARAGRAPH, "Intro here"),
        (NoteKind.ITEM, "First"),
        (NoteKind.ITEM, "Second"),
    ]


def test_scripts_styles_and_hidden_text_are_left_out() -> None:
    blocks = blocks_of(
        "<style>p{}</style><script>alert('<p>x</p>')</script>"
        '<div style="display: none">preview</div><p>Seen</p><p hidden>no</p>'
    )
    assert kinds(blocks) == [(NoteKind.PARAGRAPH, "Seen")]


def test_footnotes_keep_their_numbers() -> None:
    blocks = blocks_of(
        '<p>Words<a class="footnote-anchor" href="#footnote-1">1</a> go on.</p>'
        '<div class="footnote"><a class="footnote-number" href="#x">1</a>'
        '<div class="footnote-content"><p>A remark.</p></div></div>'
    )
    assert [(b.text, b.marker, b.section) for b in blocks] == [
        ("Words[1] go on.", "", Section.BODY),
        ("A remark.", "[1]", Section.LINKS),
    ]


def test_plain_text_keeps_lines_lists_and_unknown_tags() -> None:
    blocks = blocks_of("Hello <title> you\n\n* one\n* two\n\n# Head\n> said\n---\n3. x")
    assert [(b.kind, b.text, b.marker) for b in blocks] == [
        (NoteKind.PARAGRAPH, "Hello <title> you", ""),
        (NoteKind.ITEM, "one", "•"),
        (NoteKind.ITEM, "two", "•"),
        (NoteKind.HEADING, "Head", ""),
        (NoteKind.QUOTE, "said", ""),
        (NoteKind.RULE, "", ""),
        (NoteKind.ITEM, "x", "3."),
    ]


def test_lines_broken_to_fit_a_page_are_joined() -> None:
    wrapped = (
        "The river begins as a spring under a stone that nobody has ever\n"
        "moved, and by the time it reaches the town it is wide enough for\n"
        "two boats."
    )
    assert len(blocks_of(wrapped)) == 1


def test_markup_without_blocks_keeps_its_line_breaks() -> None:
    blocks = blocks_of("First <b>line</b>\nSecond line")
    assert [block.text for block in blocks] == ["First line", "Second line"]


def test_markdown_numbers_links_and_reads_as_plain_text() -> None:
    notes = parse_notes(
        '<h3>Links</h3><ul><li><a href="https://a.example">Map</a> of <em>it</em></li>'
        "<li>x</li></ul><blockquote>Said</blockquote>"
    )
    assert notes_text(notes) == (
        "### Links\n\n- [Map][1] of *it*\n- x\n\n> Said\n\n[1]: https://a.example\n"
    )


_HOSTILE = {
    "deep": "<div>" * 20_000 + "deep" + "</div>" * 20_000,
    "unclosed": "<b>" * 20_000 + "<p>x" * 2_000,
    "nested lists": "<ul><li>" * 5_000 + "deep",
    "half a tag": "<p" * 50_000,
    "ampersands": "&" * 100_000 + "<p>x",
    "endless attribute": "<a href='" + "x" * 100_000,
    "endless word": "A" * 300_000 + "<p>",
    "names": "Aa " * 60_000 + "<p>",
    "colons": "1:" * 60_000 + "<p>",
    "stars": "* " * 60_000 + "<p>",
    "glued names": "Aa.Aa: " * 20_000 + "<p>",
    "glued times": "00:00 A" * 20_000 + "<p>",
    "glued addresses": "https://a.example/" * 8_000 + "<p>",
    "brackets": "(" * 50_000 + "<p>" + "[" * 50_000,
    "platforms": "listen on apple podcasts " * 8_000 + "<p>",
}


@pytest.mark.timeout(30)
@pytest.mark.parametrize("name", _HOSTILE)
def test_hostile_notes_are_read_all_the_same(name: str) -> None:
    notes_text(parse_notes(_HOSTILE[name], duration=100.0))


_TAGS = (
    "p br ul ol li a b em h2 pre table tr td blockquote img hr script div /p /ul /a /b "
    "/em /h2 /pre /table /blockquote /script /div"
)
_WORDS = (
    "& &amp; &#27; &#x301; \N{COMBINING ACUTE ACCENT} e Transcript Chapters 00:00 "
    "12:30 1:02:03 Ann: Bob: Ann (00:05) [12:00] * Hello.And https://a.example/x "
    "word 你好。 مرحبا . : ( ) Links"
)
_PIECES = st.sampled_from(
    [
        *(f"<{tag}>" for tag in re.split(" ", _TAGS)),
        *re.split(" ", _WORDS),
        " ",
        "\n",
        "\n\n",
        '<a href="https://a.example/1">',
        '<a href="javascript:x">',
        '<img alt="alt">',
        '<a class="footnote-anchor" href="#f">',
        '<div class="footnote">',
        "00:00:05 Ann: Yes. ",
        "\n12:30 Topic\n",
    ]
)


@given(st.lists(_PIECES | st.text(max_size=8), max_size=60).map("".join))
def test_any_notes_give_plain_blocks_with_spans_inside(html: str) -> None:
    notes = parse_notes(html, language="en", duration=3600.0)
    for block in notes.blocks:
        assert block.text == block.text.strip() or block.kind is NoteKind.CODE
        assert all(c >= " " or c in "\n\t" for c in block.text)
        for span in block.spans:
            assert 0 <= span.first < span.last <= len(block.text)
            assert (span.seconds is not None) == (span.kind is SpanKind.TIME)
            assert (span.target is not None) == (span.kind is SpanKind.LINK)
    urls = {s.target for b in notes.blocks for s in b.spans if s.target}
    assert urls == {link.url for link in notes.links}
    assert [link.number for link in notes.links] == list(range(1, len(urls) + 1))
    starts = [chapter.start for chapter in notes.chapters]
    assert starts == sorted(starts)
    cues = notes.transcript.cues if notes.transcript else ()
    times = [cue.start for cue in cues if cue.start is not None]
    assert times == sorted(times)
    assert len(times) in (0, len(cues))
    assert all(cue.text and "\n" not in cue.text for cue in cues)
    notes_text(notes)
