"""Lists of chapters in notes, and times that seek."""

import pytest

from tui.model.notes import Notes, Section, SpanKind
from tui.transcripts.notes import notes_text, parse_notes

LISTS = {
    "stars": "<p>* 00:00 Hello</p><p>* 12:30 Bees</p><p>* 1:02:05 Bye</p>",
    "stars between line breaks": "<p>* 00:00 Hello<br>* 12:30 Bees<br>"
    "* 1:02:05 Bye</p>",
    "stars below a label": "<p>Chapters:</p>* 00:00 Hello<br>* 12:30 Bees<br>"
    "* 1:02:05 Bye",
    "stars in plain lines": "See <a href='https://a.example'>this</a>\n* 00:00 Hello"
    "\n* 12:30 Bees\n* 1:02:05 Bye",
    "dashes between line breaks": "<p>- 00:00 Hello<br>- 12:30 Bees<br>"
    "- 1:02:05 Bye</p>",
    "numbers": "<p>1. 00:00 Hello<br>2. 12:30 Bees<br>3. 1:02:05 Bye</p>",
    "numbered paragraphs": "<p>1. 00:00 Hello</p><p>2. 12:30 Bees</p>"
    "<p>3. 1:02:05 Bye</p>",
    "pictographs": "🎙 00:00 Hello\n🎙️ 12:30 Bees\n▶️ 1:02:05 Bye",
    "ranges in brackets": "[00:00 - 12:30] Hello\n[12:30 – 1:02:05] Bees\n"
    "(1:02:05 to 1:10:00) Bye",
    "minutes and seconds": "0m00s Hello\n12m30s Bees\n1h02m05s Bye",
    "units in brackets": "[0m 0s] Hello\n[12m 30s] - Bees\n[62m 5s] - Bye",
    "hours at last": "<ul><li>0:00:00 Hello</li><li>0:12:30 Bees</li>"
    "<li>1:02:05 Bye</li></ul>",
    "dashes": "0:00 — Hello\n12:30 — Bees\n62:05 – Bye",
    "round brackets": "<p>(00:00) Hello<br/>(12:30) Bees<br/>(1:02:05) Bye</p>",
    "square brackets": "<p>[00:00:00] Hello</p><p>[00:12:30] Bees</p>"
    "<p>[01:02:05] Bye</p>",
    "times last": "Hello 00:00\nBees (12:30)\nBye - 1:02:05",
    "ranges": "00:00 - 12:30 Hello\n12:30 - 1:02:05 Bees\n1:02:05 - 1:10:00 Bye",
    "linked": "<p>"
    + "<br>".join(
        f'<a href="https://v.example/?t={i}">{time}</a> {title}'
        for i, (time, title) in enumerate(
            [("00:00", "Hello"), ("12:30", "Bees"), ("1:02:05", "Bye")]
        )
    )
    + "</p>",
    "table": "<table><tr><td>00:00</td><td>Hello</td></tr><tr><td>12:30</td>"
    "<td>Bees</td></tr><tr><td>1:02:05</td><td>Bye</td></tr></table>",
    "with outline between": "<p>00:00 Hello</p><p>First we greet you.</p>"
    "<p>12:30 Bees</p><ul><li>their wings</li></ul><p>1:02:05 Bye</p>",
}


@pytest.mark.parametrize("style", LISTS)
def test_every_style_of_list(style: str) -> None:
    notes = parse_notes(LISTS[style], duration=4200.0)
    assert [(c.start, c.title, c.end, c.url) for c in notes.chapters] == [
        (0.0, "Hello", 750.0, None),
        (750.0, "Bees", 3725.0, None),
        (3725.0, "Bye", 4200.0, None),
    ]
    lines = [b for b in notes.blocks if any(c.title in b.text for c in notes.chapters)]
    assert [b.section for b in lines] == [Section.CHAPTERS] * 3


def test_the_stars_of_a_list_are_its_marks() -> None:
    notes = parse_notes("<p>* 00:00 Hello<br>* 12:30 Bees<br>- 13:00 Bye</p>")
    assert notes_text(notes) == "- 00:00 Hello\n- 12:30 Bees\n- 13:00 Bye\n"


def test_a_link_in_the_title_is_kept() -> None:
    notes = parse_notes(
        '<p>00:00 Hello</p><p>12:30 <a href="https://a.example/b">Bees</a></p>'
    )
    assert notes.chapters[1].url == "https://a.example/b"


@pytest.mark.parametrize(
    "text",
    [
        "<p>12:30 One mention of a time only.</p><p>And more text.</p>",
        "<p>9:00 am Breakfast</p><p>10:30 am Talks</p><p>1:00 pm Lunch</p>",
        "<p>5m30s of rain</p><p>It stopped.</p><p>That was all.</p>",
        "<p>“12:30 is noon”</p><p>“13:30 is later”</p><p>“14:30 is too late”</p>",
        "<p>20:00 Second things</p><p>10:00 First things</p>",
        "<p>At 12:30 we saw them.</p><p>At 13:45 they left.</p><p>It rained.</p>",
        "<p>30:00 Here we begin</p><p>45:00 And here we end</p>",
    ],
)
def test_mentions_of_times_are_no_chapters(text: str) -> None:
    assert parse_notes(text).chapters == ()


def test_a_list_ends_where_its_times_fall() -> None:
    notes = parse_notes("00:00 A\n05:00 B\n10:00 C\n03:00 Not one of them")
    assert [c.title for c in notes.chapters] == ["A", "B", "C"]


def test_chapters_beyond_the_end_are_dropped() -> None:
    notes = parse_notes("00:00 A\n05:00 B\n10:00 C\n99:00 D", duration=900.0)
    assert [c.title for c in notes.chapters] == ["A", "B", "C"]


def test_a_wrong_duration_is_not_believed_against_the_whole_list() -> None:
    notes = parse_notes("00:00 A\n05:00 B\n10:00 C\n15:00 D", duration=60.0)
    assert [c.title for c in notes.chapters] == ["A", "B", "C", "D"]


def seeks(notes: Notes) -> list[tuple[str, float | None]]:
    return [
        (block.text[span.first : span.last], span.seconds)
        for block in notes.blocks
        for span in block.spans
        if span.kind is SpanKind.TIME
    ]


def test_times_in_the_text_seek() -> None:
    notes = parse_notes(
        "<p>We speak of it at 12:30 and (5:19), and again 1:02:03 in. 67:18</p>"
        '<p><a href="https://v.example/?t=1">00:10</a> is where it begins.</p>',
        duration=5000.0,
    )
    assert seeks(notes) == [
        ("12:30", 750.0),
        ("5:19", 319.0),
        ("1:02:03", 3723.0),
        ("67:18", 4038.0),
        ("00:10", 10.0),
    ]
    assert notes.links == ()


def test_clock_times_ratios_and_times_beyond_the_end_do_not_seek() -> None:
    notes = parse_notes(
        "<p>At 9:30 pm, from 10:15 UTC, a 16:9 screen, John 3:16, at 4:99, $1:20, "
        "version 1:2:3:4, at 59:59.</p>",
        duration=600.0,
    )
    assert seeks(notes) == []
