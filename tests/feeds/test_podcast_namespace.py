"""The podcast and iTunes namespaces: what they say of an episode comes out."""

from datetime import UTC, datetime

import pytest

from tests.feeds.documents import URL, feed, only, sound
from tui.feeds.parse import parse_feed


def test_other_versions_of_the_sound_are_kept() -> None:
    episode = only(
        sound("https://e.com/a.mp3")
        + '<podcast:alternateEnclosure type="audio/mpeg" bitrate="128000"'
        ' default="true">'
        '<podcast:source uri="https://e.com/a.mp3"/></podcast:alternateEnclosure>'
        '<podcast:alternateEnclosure type="audio/opus" bitrate="16000.5" length="99"'
        ' title="Low" lang="de"><podcast:source uri="https://e.com/a.opus"/>'
        '<podcast:integrity type="sri" value="sha384-abc"/>'
        "</podcast:alternateEnclosure>"
    )
    assert episode.enclosure is not None
    assert episode.enclosure.length_bytes == 1000
    assert episode.enclosure.bitrate == 128000
    (low,) = episode.alternates
    assert (low.type, low.bitrate, low.length_bytes) == ("audio/opus", 16000.5, 99)
    assert (low.title, low.language, low.integrity) == ("Low", "de", "sha384-abc")


PREFIXED = [
    (
        'xmlns:{0}="https://podcastindex.org/namespace/1.0"',
        "pc",
    ),
    (
        'xmlns:{0}="https://github.com/Podcastindex-org/podcast-namespace/blob/main/docs'
        '/1.0.md"',
        "p20",
    ),
    ("", "podcast"),
]


@pytest.mark.parametrize(("declaration", "prefix"), PREFIXED)
def test_any_prefix_and_both_names_of_the_namespace(
    declaration: str, prefix: str
) -> None:
    body = (
        f'<rss version="2.0" {declaration.format(prefix)}><channel><title>S</title>'
        f'<item><title>One</title><{prefix}:transcript url="/a.vtt" type="text/vtt"/>'
        f'<{prefix}:transcript url="/a.json" type="application/json" language="de"'
        f' rel="captions"/><{prefix}:chapters url="/c.json"/></item></channel></rss>'
    )
    (episode,) = parse_feed(body.encode(), URL).episodes
    assert [link.url[-5:] for link in episode.transcripts] == ["a.vtt", ".json"]
    assert episode.transcripts[1].rel == "captions"
    assert episode.chapters_url == "https://example.com/c.json"


def test_a_transcript_without_a_language_has_the_feeds() -> None:
    head = "<title>S</title><language>de-AT</language>"
    episode = only('<podcast:transcript url="/a.vtt" type="text/vtt"/>', head)
    assert episode.language == "de-AT"
    assert episode.transcripts[0].language == "de-AT"


def test_people_of_the_item_replace_the_channels() -> None:
    host = '<podcast:person href="/ann">Ann</podcast:person>'
    guest = '<podcast:person role="Guest" group="Cast">Bob</podcast:person>'
    parsed = feed(
        f"<item><title>1</title>{guest}</item><item><title>2</title></item>",
        f"<title>S</title>{host}",
    )
    with_guest, without = parsed.episodes
    assert [(p.name, p.role, p.group) for p in with_guest.people] == [
        ("Bob", "guest", "cast")
    ]
    assert [(p.name, p.role, p.url) for p in without.people] == [
        ("Ann", "host", "https://example.com/ann")
    ]
    assert parsed.show.people == without.people


def test_numbers_seasons_and_kinds() -> None:
    episode = only(
        '<podcast:season name="The Winter">3</podcast:season><itunes:season>9'
        '</itunes:season><podcast:episode display="Day 5">315.5</podcast:episode>'
        "<itunes:episode>8</itunes:episode><itunes:episodeType>Bonus"
        "</itunes:episodeType><itunes:explicit>yes</itunes:explicit>"
    )
    assert (episode.season, episode.season_name) == (3, "The Winter")
    assert (episode.number, episode.number_text) == (315.5, "Day 5")
    assert episode.kind == "bonus" and episode.explicit is True
    plain = only(
        "<itunes:season>2</itunes:season><itunes:episode>7</itunes:episode>"
        "<itunes:episodeType>odd</itunes:episodeType><itunes:explicit>no</itunes:explicit>"
    )
    assert (plain.season, plain.number, plain.kind) == (2, 7.0, "full")
    assert plain.explicit is False
    assert only("<itunes:season>two</itunes:season>").season is None


def test_what_else_an_item_says() -> None:
    episode = only(
        '<podcast:soundbite startTime="73.0" duration="60.0">Best</podcast:soundbite>'
        '<podcast:soundbite startTime="x" duration="1"/>'
        '<podcast:location geo="geo:1,2">Oslo</podcast:location>'
        "<podcast:license>cc-by-4.0</podcast:license>"
        '<podcast:socialInteract priority="2" uri="https://b.example/"/>'
        '<podcast:socialInteract priority="1" uri="https://a.example/"/>'
        "<itunes:author>Ann</itunes:author><dc:creator>Bob</dc:creator>"
        '<itunes:image href="/cover.jpg"/><itunes:duration>1:02:03</itunes:duration>'
        "<itunes:subtitle>In short</itunes:subtitle>"
    )
    assert [(bite.start, bite.title) for bite in episode.soundbites] == [(73, "Best")]
    assert (episode.location, episode.license) == ("Oslo", "cc-by-4.0")
    assert episode.discussion_url == "https://a.example/"
    assert episode.author == "Ann" and episode.summary == "In short"
    assert episode.image_url == "https://example.com/cover.jpg"
    assert episode.duration == 3723


def test_a_discussion_may_be_refused() -> None:
    refused = '<podcast:socialInteract protocol="disabled"/>'
    assert only(refused + "<comments>https://e.com/c</comments>").discussion_url is None
    assert only("<comments>https://e.com/c</comments>").discussion_url is not None


def test_chapters_inside_the_feed_are_sorted() -> None:
    chapters = only(
        '<psc:chapters version="1.2"><psc:chapter start="5:00" title="B" href="/b"/>'
        '<psc:chapter start="00:00:00.500" title="A"/>'
        '<psc:chapter start="?" title="C"/>'
        "</psc:chapters>"
    ).chapters
    assert [(c.start, c.title) for c in chapters] == [(0.5, "A"), (300, "B")]
    assert chapters[1].url == "https://example.com/b"


def test_a_live_item_is_the_channels_and_no_episode() -> None:
    parsed = feed(
        "<item><title>One</title></item>",
        '<podcast:liveItem status="LIVE" start="2026-03-01T20:00:00+01:00" '
        'end="2026-03-01T21:00:00+01:00"><title>Tonight</title><guid>live-1</guid>'
        "<link>https://live.example/</link><description>Not the show's</description>"
        '<enclosure url="https://live.example/s.mp3" type="audio/mpeg"/>'
        '<podcast:contentLink href="https://video.example/">Watch</podcast:contentLink>'
        "</podcast:liveItem><title>Show</title><link>https://show.example/</link>",
    )
    assert parsed.show.title == "Show" and parsed.show.link == "https://show.example/"
    assert parsed.show.description_html == ""
    assert [episode.title for episode in parsed.episodes] == ["One"]
    (live,) = parsed.show.live_items
    assert (live.title, live.status, live.guid) == ("Tonight", "live", "live-1")
    assert live.start == datetime(2026, 3, 1, 19, tzinfo=UTC)
    assert live.url == "https://live.example/s.mp3"
    assert live.content_link == "https://video.example/"
