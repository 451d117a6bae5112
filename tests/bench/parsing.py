"""Reading what publishers send: a large feed, essay-length notes, a long transcript."""

from html import escape

from tests.bench.figures import figure, median_ms
from tui.feeds.parse import parse_feed
from tui.model.transcript import Source, Timing
from tui.transcripts.formats import read
from tui.transcripts.notes import parse_notes
from tui.transcripts.reading import make_reading
from tui.transcripts.timing import timed

SENTENCE = (
    "It rained all morning, and nobody who was there had thought of an umbrella. "
)
ESSAY = "".join(f"<h2>Part {n}</h2><p>{SENTENCE * 12}</p>" for n in range(25))
ITEMS = 500
CUES = 3000


def feed() -> bytes:
    """A feed of 500 episodes with long notes."""
    notes = escape(f"<p>{SENTENCE * 20}</p>")
    items = (
        f"<item><title>Episode {n}</title><guid>{n}</guid>"
        "<pubDate>Mon, 05 Jan 2026 08:00:00 GMT</pubDate>"
        f"<description>{notes}</description>"
        f'<enclosure url="https://example.org/{n}.mp3" type="audio/mpeg" length="1"/>'
        f'<podcast:transcript url="https://example.org/{n}.vtt" type="text/vtt"/>'
        "</item>"
        for n in range(ITEMS)
    )
    head = (
        '<rss version="2.0" xmlns:podcast="https://podcastindex.org/namespace/1.0">'
        "<channel><title>Weather</title>"
    )
    return f"{head}{''.join(items)}</channel></rss>".encode()


def captions() -> bytes:
    """A WebVTT file of two and a half hours."""
    cues = (
        f"{n // 1200:02}:{n // 20 % 60:02}:{n % 20 * 3:02}.000 --> "
        f"{n // 1200:02}:{n // 20 % 60:02}:{n % 20 * 3 + 2:02}.900\n"
        f"On day {n}: {SENTENCE}\n"
        for n in range(CUES)
    )
    return ("WEBVTT\n\n" + "\n".join(cues)).encode()


def main() -> None:
    body = feed()
    parsing = median_ms(lambda: parse_feed(body, "https://example.org/feed.xml"), 3)
    size = f"{len(body) / 1_000_000:.1f} MB"
    figure(f"parse a feed of {ITEMS} episodes", parsing, size)
    words = f"{len(ESSAY.split())} words"
    figure("take an essay's notes apart", median_ms(lambda: parse_notes(ESSAY)), words)
    data = captions()
    figure(f"read {CUES} captions", median_ms(lambda: read(data, source=Source.FEED)))
    transcript = timed(read(data, source=Source.FEED), CUES * 3.0)
    assert (transcript.timing, len(transcript.cues)) == (Timing.CUE, CUES)
    figure(f"lay {CUES} captions out", median_ms(lambda: make_reading(transcript)))


if __name__ == "__main__":
    main()
