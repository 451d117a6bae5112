"""Readings of every shape, for property tests."""

from hypothesis import strategies as st

from tests.app.transcript.samples import reading_of
from tui.model.reading import Reading

_WORDS = st.sampled_from(
    (
        *("word", "a", "well-known", "extraordinarily", "Yes.", "No?", "—", "[/b]"),
        *("今天下雨", "了。", "שלום", "👍🏽", "e\u0301", "\x1b[31m"),
        "https://example.com/a/very/long/path",
    )
)
_SPEAKERS = st.sampled_from(("Ada", "Ines", "林老师", None, "#", "##", "+"))
_TEXTS = st.lists(_WORDS, min_size=1, max_size=30).map(" ".join)


@st.composite
def readings(draw: st.DrawFn) -> Reading:
    """A reading of some paragraphs, chapters, headings and inserted sound."""
    script = draw(st.lists(st.tuples(_SPEAKERS, _TEXTS), max_size=8))
    return reading_of(script, timed=draw(st.booleans()))
