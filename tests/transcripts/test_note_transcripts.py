"""Transcripts inside notes, in every style; and what only looks like one."""

import pytest

from tui.model.notes import NoteKind, Section
from tui.model.transcript import Timing, Transcript
from tui.transcripts.notes import parse_notes

Said = tuple[float | None, str | None, str]


def told(transcript: Transcript | None) -> list[Said]:
    assert transcript is not None
    return [(cue.start, cue.speaker, cue.text) for cue in transcript.cues]


ANN = "Ann Lee"
BOB = "Bob O’Hara"
TALK: list[Said] = [
    (0.0, ANN, "Welcome to the garden, everybody."),
    (9.5, BOB, "Thank you for having me here today."),
    (9.5, BOB, "It is a fine morning, and the bees are out."),
    (4038.0, ANN, "And that was already the end of it."),
]
STYLES = {
    "time name": """
        <p>00:00:00 Ann Lee: Welcome to the garden, everybody.</p>
        <p>00:00:09.500 Bob O’Hara: Thank you for having me here today.</p>
        <p>It is a fine morning, and the bees are out.</p>
        <p>01:07:18 Ann Lee: And that was already the end of it.</p>""",
    "strong time name, minutes past sixty": """
        <p><strong><span>00:00 Ann Lee:</span></strong><span> Welcome to the garden,
        everybody.</span></p>
        <p><strong><span>00:09.5 Bob O’Hara:</span></strong><span> Thank you for having
        me here today.</span></p>
        <p><span>It is a fine morning, and the bees are out.</span></p>
        <p><strong>67:18 Ann Lee:</strong> And that was already the end of it.</p>""",
    "name (time) on a line of its own": """
        <p>Ann Lee (00:00)<br>Welcome to the garden, everybody.</p>
        <p>Bob O’Hara (00:09.5)</p><p>Thank you for having me here today.</p>
        <p>It is a fine morning, and the bees are out.</p>
        <p>Ann Lee (67:18)</p><p>And that was already the end of it.</p>""",
    "name [time]: words": """
        <p>Ann Lee [00:00]: Welcome to the garden, everybody.</p>
        <p>Bob O’Hara [00:09.5]: Thank you for having me here today.</p>
        <p>It is a fine morning, and the bees are out.</p>
        <p>Ann Lee [1:07:18]: And that was already the end of it.</p>""",
    "[time] name: words, plain text": """Show notes

Transcript

[00:00:00] Ann Lee: Welcome to the garden, everybody.

[00:00:09.5] Bob O’Hara: Thank you for having me here today.

It is a fine morning, and the bees are out.

[01:07:18] Ann Lee: And that was already the end of it.""",
    "name time above the words": """
        <h3>Transcript</h3><p>Ann Lee 0:00</p><p>Welcome to the garden, everybody.</p>
        <p>Bob O’Hara 0:09.5</p><p>Thank you for having me here today.</p>
        <p>It is a fine morning, and the bees are out.</p>
        <p>Ann Lee 67:18</p><p>And that was already the end of it.</p>""",
    "glued, times first": """<p>Here are a few words about the garden show and its bees,
        which everybody in the village has known for as long as they can remember, and
        which we love.Chapters* 00:00:00 Hello* 00:05:17 Bees in
        winterTranscript00:00:00 Ann Lee: Welcome to the garden,
        everybody.00:00:09.500 Bob O’Hara: Thank you for having me here today.It is a
        fine morning, and the bees are out.01:07:18 Ann Lee: And that was already the
        end of it. This is a public episode. If you'd like to
        discuss this with other subscribers or get access to bonus episodes, visit
        a.example/subscribe</p>""",
    "glued, names first": """<p>Here are a few words about the garden show and its bees,
        which everybody in the village has known for as long as they can remember.
        Chapters* 00:00:00 Hello* 00:05:17 Bees in winterTranscriptHelloAnn Lee
        (00:00)Welcome to the garden, everybody.Bob O’Hara (00:09.5)Thank you for
        having me here today.It is a fine morning, and the bees are out.Ann Lee
        (01:07:18)And that was already the end of it.</p>""",
}


@pytest.mark.parametrize("style", STYLES)
def test_every_style_of_timed_turns(style: str) -> None:
    transcript = parse_notes(STYLES[style], language="en").transcript
    assert told(transcript) == TALK
    assert transcript is not None
    assert transcript.timing is Timing.TURN
    assert all(cue.starts_paragraph for cue in transcript.cues)


def test_names_without_times() -> None:
    lines = "".join(
        f"<p>{name}: {words}</p>"
        for name, words in [
            ("Ann", "Tell me where you come from, and what it was like there."),
            ("Bob", "From the hills. My father kept bees, as his father had done."),
            ("Ann", "So it was bees from the beginning."),
            ("Bob", "It was. One more thing: they never stung me, not even once."),
            ("Ann", "Never?"),
            ("Bob", "Well, hardly ever."),
        ]
    )
    transcript = parse_notes(f"<p>A talk.</p>{lines}").transcript
    assert transcript is not None
    assert transcript.timing is Timing.NONE
    assert transcript.speakers == ("Ann", "Bob")
    assert len(transcript.cues) == 6
    assert transcript.cues[3].text.startswith("It was. One more thing:")


def test_a_paragraph_that_has_a_colon_is_no_turn() -> None:
    notes = parse_notes(
        "<h2>Transcript</h2><p>Ann: Let us begin with the weather, as always.</p>"
        "<p>Remember: it rained for weeks, and nobody minded.</p>"
        "<p>Bob: I did mind.</p><p>Ann: Oh.</p><p>Bob: A little.</p>"
    )
    assert [(said[1], said[2][:8]) for said in told(notes.transcript)] == [
        ("Ann", "Let us b"),
        ("Ann", "Remember"),
        ("Bob", "I did mi"),
        ("Ann", "Oh."),
        ("Bob", "A little"),
    ]


def test_a_talk_under_the_label_without_names() -> None:
    words = "The river rose in the night and nobody saw it at all. " * 20
    notes = parse_notes(
        f"<h2>Transcript</h2><p>Transcript produced with a machine.</p><p>{words}</p>"
        "<h2>Links</h2><p>A map</p>"
    )
    assert notes.transcript is not None
    assert notes.transcript.text.startswith("The river rose")
    assert "machine" not in notes.transcript.text
    assert "map" not in notes.transcript.text


def test_turns_are_sorted_and_sections_told_apart() -> None:
    notes = parse_notes(
        "<p>Intro here.</p><h2>Transcript</h2><p>00:20 Ann: Later words of hers.</p>"
        "<p>00:05 Bob: Earlier words of his.</p><p>00:40 Ann: The last words here.</p>"
        "<h2>Links</h2><ul><li><a href='https://a.example'>Map</a></li></ul>"
    )
    assert [said[0] for said in told(notes.transcript)] == [5.0, 20.0, 40.0]
    assert [block.section for block in notes.blocks] == [
        Section.BODY,
        *[Section.TRANSCRIPT] * 4,
        *[Section.LINKS] * 2,
    ]


def test_headings_in_a_transcript_are_chapters_and_not_words() -> None:
    notes = parse_notes(
        "<h2>Transcript</h2><h3>The garden</h3><p>Ann (00:10)</p><p>Words one here.</p>"
        "<h3>The bees</h3><p>Bob (05:00)</p><p>Words two here.</p><p>Ann (06:00)</p>"
        "<p>Words three here.</p>"
    )
    assert [(c.start, c.title) for c in notes.chapters] == [
        (10.0, "The garden"),
        (300.0, "The bees"),
    ]
    assert "The bees" not in (notes.transcript.text if notes.transcript else "bees")


def test_titles_of_chapters_repeated_in_a_transcript_are_not_words() -> None:
    notes = parse_notes(
        "<p>00:00 The garden</p><p>05:00 The bees</p><h2>Transcript</h2>"
        "<p>The garden</p><p>00:01 Ann: Words one here.</p><p>The bees</p>"
        "<p>05:00 Bob: Words two here.</p><p>06:00 Ann: Words three here.</p>"
    )
    assert len(notes.chapters) == 2
    assert [said[2] for said in told(notes.transcript)] == [
        "Words one here.",
        "Words two here.",
        "Words three here.",
    ]


def test_a_transcript_in_chinese() -> None:
    notes = parse_notes(
        "<p>时间轴</p><p>00:00 开场</p><p>05:30 蜜蜂</p><p>文字稿</p>"
        "<p>00:00 张三：大家好，欢迎收听。</p><p>00:07 李四：谢谢，很高兴来到这里。</p>"
        "<p>05:30 张三：我们来谈谈蜜蜂。</p>",
        language="zh",
    )
    assert [chapter.title for chapter in notes.chapters] == ["开场", "蜜蜂"]
    assert told(notes.transcript) == [
        (0.0, "张三", "大家好，欢迎收听。"),
        (7.0, "李四", "谢谢，很高兴来到这里。"),
        (330.0, "张三", "我们来谈谈蜜蜂。"),
    ]


def test_a_list_of_chapters_with_colons_is_no_transcript() -> None:
    notes = parse_notes(
        "<p>00:00 Intro: who we are</p><p>04:03 Funding: where money comes from</p>"
        "<p>12:33 Models: open and closed</p><p>20:55 Outlook: what comes next</p>"
    )
    assert notes.transcript is None
    assert len(notes.chapters) == 4


def test_chapters_before_an_unlabeled_transcript_stay_chapters() -> None:
    turns = "".join(
        f"<p>{minute:02}:{10 * minute:02} {name}: The words of a whole turn.</p>"
        for minute, name in enumerate(["Ann", "Bob"] * 3)
    )
    notes = parse_notes(f"<p>00:00 Intro: us</p><p>03:00 Bees: them</p>{turns}")
    assert notes.transcript is not None
    assert notes.transcript.speakers == ("Ann", "Bob")
    assert [c.title for c in notes.chapters] == ["Intro: us", "Bees: them"]


@pytest.mark.parametrize(
    "html",
    [
        "<p><strong>What is a bee?</strong></p><p>A small animal.</p>" * 6,
        "<p>Host: Ann Lee</p><p>Guest: Bob</p><p>Music: Cat</p><p>Editing: Dan</p>"
        "<p>Art: Eve</p><p>Support: you</p><p>Twitter: @ann</p>",
        "<p>We met at 9:30 and left at 11:45, since the shop closes at 12:00 pm.</p>",
        "<p>Input: $2.00</p><p>Output: $8.00</p>" * 4,
        "<p>Transcript</p><p><a href='https://a.example/t'>Read it here</a></p>",
        "<p>The score was 3:2 after 1:0 and 2:2.</p>",
    ],
)
def test_false_friends(html: str) -> None:
    notes = parse_notes(html)
    assert notes.transcript is None
    assert notes.chapters == ()


def test_blocks_of_a_glued_export() -> None:
    notes = parse_notes(
        "<p>In this interview I sat down with one of the three people who lead the "
        "whole effort of five hundred, and who knows it best, to discuss:* Their very "
        "impressive model,* Why it is open, and* How they work together.The biggest "
        "takeaway is how they see it. I hope you enjoy it!How to listenThe show is on "
        "every platform that there is, and on some that are not.</p>"
    )
    assert [(block.kind, block.text[:20]) for block in notes.blocks] == [
        (NoteKind.PARAGRAPH, "In this interview I "),
        (NoteKind.ITEM, "Their very impressiv"),
        (NoteKind.ITEM, "Why it is open, and"),
        (NoteKind.ITEM, "How they work togeth"),
        (NoteKind.PARAGRAPH, "The biggest takeaway"),
        (NoteKind.HEADING, "How to listen"),
        (NoteKind.PARAGRAPH, "The show is on every"),
    ]
