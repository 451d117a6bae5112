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
