"""What hypothesis makes transcripts of."""

from dataclasses import replace

from hypothesis import strategies as st

from tui.model.transcript import Cue, Source, Timing, Transcript
from tui.transcripts.timing import timed

WORDS = st.sampled_from(
    [
        "the",
        "a",
        "open",
        "model",
        "Dr.",
        "e.g.",
        "3.1",
        "GPT",
        "training,",
        "well;",
        "(so)",
        "said.",
        "what?",
        "Yes!",
        "it's",
        "2024",
        "U.S.",
        "&",
        "<b>",
        "naïve",
        "世界。",
        "你好",
        "مرحبا",
        "…",
        "“quoted”",
        "—",
        "end.",
    ]
)
TEXTS = st.lists(WORDS, min_size=1, max_size=25).map(" ".join)
SPEAKERS = st.sampled_from(["Ann Bee", "Carl", "SPEAKER_01", "李雷"])


@st.composite
def captioned(draw: st.DrawFn) -> Transcript:
    """A transcript as a caption file gives it: sorted, each cue with its times."""
    starts = sorted(draw(st.lists(st.integers(0, 10**6), min_size=1, max_size=12)))
    speakers = draw(st.booleans())
    cues = [
        Cue(
            text=f"{draw(TEXTS)} {number}",
            start=start / 1000,
            end=(start + draw(st.integers(1, 20_000))) / 1000,
            speaker=draw(SPEAKERS) if speakers else None,
        )
        for number, start in enumerate(starts)
    ]
    return Transcript(tuple(cues), Source.FEED, Timing.CUE)


@st.composite
def turns(draw: st.DrawFn) -> Transcript:
    """A transcript of turns that say when they begin, and no more."""
    starts = sorted(draw(st.lists(st.integers(0, 3000), min_size=1, max_size=12)))
    cues = [
        Cue(
            text=draw(TEXTS),
            start=float(start),
            speaker=draw(SPEAKERS),
            starts_paragraph=draw(st.booleans()),
        )
        for start in starts
    ]
    return Transcript(tuple(cues), Source.NOTES, Timing.TURN)


@st.composite
def essays(draw: st.DrawFn) -> Transcript:
    """A text without times."""
    cues = [
        Cue(draw(TEXTS), starts_paragraph=draw(st.booleans()), heading=heading)
        for heading in draw(st.lists(st.booleans(), min_size=1, max_size=12))
    ]
    return Transcript(tuple(cues), Source.NOTES, Timing.NONE)


@st.composite
def told(draw: st.DrawFn) -> Transcript:
    """What is read of an episode: any words, timed as well as can be."""
    words = draw(st.one_of(captioned(), turns(), essays()))
    found = timed(words, draw(st.floats(30, 4000)))
    return replace(found, cues=tuple(map(_in_milliseconds, found.cues)))


def _in_milliseconds(cue: Cue) -> Cue:
    """As files can say it; what lasts no time at all is no caption."""
    start, end = round(cue.start or 0.0, 3), round(cue.end or 0.0, 3)
    return replace(cue, start=start, end=max(end, round(start + 0.001, 3)))


ANY = st.one_of(captioned(), turns(), essays())
DURATIONS = st.one_of(st.none(), st.floats(0.1, 20_000))
