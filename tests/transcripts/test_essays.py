"""Essays read aloud: what of the notes is spoken, and when they are spoken at all."""

import pytest

from tui.model.transcript import Source, Timing
from tui.transcripts.notes import parse_notes
from tui.transcripts.notes.boilerplate import is_boilerplate
from tui.transcripts.notes.essays import word_count

PARAGRAPH = (
    "The river rose in the night, and nobody in the town of St. Ives saw it. "
    "By 3.30 it had reached the mill! Who would have thought so? "
)
ESSAY = f"""
<p>Original post: https://a.example/p/river</p>
<h2>The flood</h2>
<p>{PARAGRAPH * 4}</p>
<figure><img src="x" alt="A drowned mill"/><figcaption>The mill</figcaption></figure>
<p>Footnoted words<a class="footnote-anchor" href="#footnote-1">1</a> stay clean.</p>
<p>River Notes is a reader-supported publication. Consider becoming a subscriber.</p>
<blockquote><p>Water always wins, as they say there.</p></blockquote>
<ul><li>First it rains.</li><li>Then it pours.</li></ul>
<p>{PARAGRAPH * 2}</p>
<pre>code()</pre>
<p><a href="https://a.example/1">More on floods</a></p>
<p>Thanks for reading! Subscribe for free.</p>
<p>This is a public episode. If you'd like to discuss this with other subscribers or get
access to bonus episodes, visit a.example/subscribe</p>
"""


def test_the_spoken_text_of_an_essay() -> None:
    transcript = parse_notes(ESSAY, language="en", duration=80.0).transcript
    assert transcript is not None
    assert (transcript.source, transcript.timing) == (Source.NOTES, Timing.NONE)
    texts = [cue.text for cue in transcript.cues]
    assert texts[0] == "The flood"
    assert transcript.cues[0].heading
    assert texts[1:4] == [
        "The river rose in the night, and nobody in the town of St. Ives saw it.",
        "By 3.30 it had reached the mill!",
        "Who would have thought so?",
    ]
    assert [cue.starts_paragraph for cue in transcript.cues[:4]] == [1, 1, 0, 0]
    assert "Footnoted words stay clean." in texts
    assert texts[-10:-6] == [
        "Footnoted words stay clean.",
        "Water always wins, as they say there.",
        "First it rains.",
        "Then it pours.",
    ]
    assert len(texts) == 1 + 12 + 4 + 6


@pytest.mark.parametrize(
    ("duration", "spoken"),
    [(20.0, False), (50.0, True), (80.0, True), (110.0, True), (3600.0, False)],
)
def test_words_must_fill_the_duration(duration: float, spoken: bool) -> None:
    notes = parse_notes(ESSAY, duration=duration)
    assert (notes.transcript is not None) is spoken


def test_short_notes_are_an_introduction() -> None:
    assert parse_notes(f"<p>{PARAGRAPH * 2}</p>", duration=25.0).transcript is None


def test_without_a_duration_the_text_must_be_longer() -> None:
    assert parse_notes(f"<p>{PARAGRAPH * 9}</p>").transcript is None
    assert parse_notes(f"<p>{PARAGRAPH * 16}</p>").transcript is not None


def test_lists_without_sentences_are_not_read_aloud() -> None:
    items = "".join(
        f"<li>Thing number {n} of the list of things</li>" for n in range(60)
    )
    assert parse_notes(f"<ul>{items}</ul>", duration=180.0).transcript is None


def test_words_are_counted_in_scripts_without_spaces() -> None:
    assert word_count("It’s a well-known U.S. thing — 3.5 times!") == 7
    assert word_count("河水在夜里上涨，没有人看见。") == pytest.approx(7, abs=1)
    chinese = "河水在夜里上涨，没有人看见。" * 40
    assert parse_notes(f"<p>{chinese}</p>", language="zh", duration=110.0).transcript


@pytest.mark.parametrize(
    "text",
    [
        "Listen on Apple Podcasts, Spotify, and where ever you get your podcasts. "
        "For other Garden interviews, go here.",
        "Get full access to River Notes at rivernotes.example/subscribe",
        "Share",
        "Subscribe now",
        "Thanks for reading!",
        "https://a.example/p/river",
        "Post: https://a.example/p/river",
        "Support this podcast: https://a.example/support",
        "Learn more about your ad choices. Visit megaphone.fm/adchoices",
        "Hosted on Acast. See acast.com/privacy for more information.",
        "This is a public episode. If you would like to discuss this with other "
        "subscribers or get access to bonus episodes, visit a.example/subscribe",
    ],
)
def test_boilerplate(text: str) -> None:
    assert is_boilerplate(text)


@pytest.mark.parametrize(
    "text",
    [
        "I listen on Spotify every morning, and it has changed how I cook.",
        "Share prices fell again on Monday, and nobody knew why it had happened.",
        "This is a public service that every town should have, and few do.",
        "We were reading Apple news when it happened.",
    ],
)
def test_ordinary_sentences_are_no_boilerplate(text: str) -> None:
    assert not is_boilerplate(text)


SAID = "The rain came down on the old bridge, and nobody who lived there minded. " * 12


def spoken_of(*blocks: str) -> str:
    """What is taken for spoken in an essay that ends with the given blocks."""
    html = "".join(f"<p>{SAID}</p>" for _ in range(3)) + "".join(blocks)
    transcript = parse_notes(html).transcript
    assert transcript is not None
    return (
        transcript.text.replace(SAID.strip(), "")
        .replace(
            "The rain came down on the old bridge, and nobody who lived there minded.",
            "",
        )
        .strip()
    )


@pytest.mark.parametrize(
    "blocks",
    [
        "<p>For the backlog of my writing, here it is in order:</p><ul>"
        "<li>July 2022: Looking for work.</li><li>May 2025: My path.</li></ul>",
        "<p>Other posts in this series include the following.</p><ul>"
        "<li>Apr 05, 2023: Behind it all</li><li>Oct 11, 2023: The market</li></ul>"
        "<p>This is a public episode. If you'd like to discuss this with other"
        " subscribers, visit www.example.org/subscribe</p>",
        "<p>Some more references &amp; links:</p><ul><li>The homepage.</li>"
        "<li>Another interview.</li></ul>",
        "<p>For the backlog of content I've written on bridges, click here.</p>",
        "<p>(Or watch a 5 minute overview on YouTube)</p>",
        "<p>bridges.org | \U0001f917 bridges-lab | X @Bridges_Lab</p>",
    ],
)
def test_lists_of_links_and_asides_are_not_spoken(blocks: str) -> None:
    assert spoken_of(blocks) == ""


def test_a_list_inside_an_essay_is_spoken() -> None:
    spoken = spoken_of(
        "<p>These are the pieces of the plan:</p>",
        "<ul><li>First comes the stone.</li><li>Then comes the wood.</li></ul>",
        f"<p>{SAID}</p>",
    )
    assert "First comes the stone." in spoken


def test_strips_of_sources_are_taken_out_of_sentences() -> None:
    spoken = spoken_of(
        "<p>Stone 2 – Built in May (stone.com | 7B, 13B): A bridge to remember.</p>"
        "<p>“It shall stand.” (Masons United)</p>"
    )
    assert spoken.split("\n") == [
        "Stone 2 – Built in May: A bridge to remember.",
        "“It shall stand.”",
    ]


def test_single_seams_of_glued_exports_are_parted() -> None:
    spoken = spoken_of(
        "<p>The town did not pay for it economically.This leaves the masons, who"
        " once built all there is to see here, without any work for the winter. The"
        " baker, who liked them, gave them bread, and so they stayed until the spring"
        " came, when the river rose and the bridge was needed more than ever before in"
        " the long history of the town by the river, or so it is told.</p>"
        "<p>1. How masons make progress on arches"
        "One of the hardest things is to know when a stone fits, and when it does not,"
        " and to tell it before it is set; the old ones knew, the young ones learned it"
        " from them, and those who came after had to guess, which took far longer than"
        " anybody had thought it would when the work was begun in the dry summer.</p>"
    ).split("\n")
    assert spoken[0] == "The town did not pay for it economically."
    assert "1. How masons make progress on arches" in spoken
