"""Redaction: what is secret in a private feed's address is nowhere in its texts."""

from dataclasses import replace

import pytest

from tui.feeds.parse import ParsedFeed
from tui.feeds.redaction import redacted
from tui.model.episode import Enclosure, EpisodeDetails, TranscriptLink
from tui.model.show import Funding, ShowDetails
from tui.model.transcript import Cue, Source, Timing, Transcript

FEED = "https://me:p%40ssw0rd!@a.example/feed?token=opensesame&format=rss"


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("Hear https://a.example/x?token=opensesame&p=1.", "https://a.example/x?p=1."),
        ('<a href="https://b.example/?p=1&amp;sig=abc">b</a>', '.example/?p=1">b</a>'),
        ("Your word is opensesame, keep it", "Your word is …, keep it"),
        ("p@ssw0rd! and p%40ssw0rd!", "… and …"),
        ("https://c.example/?q=a&amp;b=c", "https://c.example/?q=a&amp;b=c"),
    ],
)
def test_texts_lose_secrets_and_nothing_else(text: str, left: str) -> None:
    gone = redacted(text, FEED)
    assert gone.endswith(left)
    assert "opensesame" not in gone and "ssw0rd" not in gone


def test_a_public_feed_is_left_alone() -> None:
    text = "https://a.example/x?token=opensesame"
    assert redacted(text, "https://a.example/feed?format=rss") is text


def test_files_keep_their_addresses() -> None:
    url = "https://a.example/x?token=opensesame"
    details = EpisodeDetails(
        guid=url,
        title="One",
        notes_html=f"<a href='{url}'>it</a>",
        enclosure=Enclosure(url),
        transcripts=(TranscriptLink(url),),
        link=url,
        funding=(Funding(url, "Give"),),
        image_url="https://c.example/i?token-hash=picture",
    )
    feed = ParsedFeed(ShowDetails("S"), (details,), fingerprints={"f": url})
    gone = redacted(feed, FEED)
    (episode,) = gone.episodes
    bare = "https://a.example/x"
    assert (episode.guid, episode.funding[0].url) == (bare, bare)
    assert gone.fingerprints == {"f": bare}
    assert episode.notes_html == f"<a href='{bare}'>it</a>"
    assert episode.image_url == details.image_url
    kept = (episode.enclosure, episode.transcripts, episode.link)
    assert kept == (details.enclosure, details.transcripts, url)
    assert redacted(gone, FEED) == gone


def test_words_lose_secrets_too() -> None:
    cue = Cue("Go to https://a.example/x?token=opensesame", 0.0, 2.0)
    words = Transcript((cue,), Source.FEED, Timing.CUE, "en")
    left = replace(words, cues=(replace(cue, text="Go to https://a.example/x"),))
    assert redacted(words, FEED) == left


@pytest.mark.parametrize(
    "feed",
    [
        "https://me:pw@a.example/feed",
        "https://a.example/private/0123456789abcdef0123/feed",
        "https://[nonsense/feed?token=opensesame",
    ],
)
def test_short_passwords_and_odd_addresses(feed: str) -> None:
    text = "The pw is not 0123456789abcdef0123."
    gone = redacted(text, feed)
    assert "pw is" in gone
    assert ("abcdef" in gone) is ("private" not in feed)
