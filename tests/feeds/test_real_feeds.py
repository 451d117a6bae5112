"""Real feeds, whole: the founding show's two, and those of other projects' suites."""

import json
from datetime import UTC, datetime
from pathlib import Path

import pytest
from lxml import etree

from tui.errors import FeedError
from tui.feeds.markup import visible_text
from tui.feeds.parse import ParsedFeed, parse_feed
from tui.model.chapter import ChapterSource

URL = "https://feeds.example.com/show/feed.xml"


def parsed(file: Path) -> ParsedFeed:
    body = file.read_bytes().replace(b"@BASE@", b"https://files.example.com")
    return parse_feed(body, URL)


def test_the_podcast_feed_comes_out_whole(real_feeds: Path) -> None:
    file = real_feeds / "interconnects-podcast.xml"
    feed = parsed(file)
    items = list(etree.parse(str(file)).getroot().iter("item"))
    assert feed.show.title == "Interconnects"
    assert feed.show.author == "Nathan Lambert"
    assert feed.show.categories == ("Technology", "Science")
    assert len(feed.episodes) == len(items) == 66
    assert all(episode.enclosure for episode in feed.episodes)
    for episode, item in zip(feed.episodes, items, strict=True):
        assert episode.title == (item.findtext("title") or "").strip()
        assert episode.guid == item.findtext("guid")
        notes = item.findtext("description") or ""
        assert visible_text(episode.notes_html) == visible_text(notes)
        assert episode.published is not None


def test_of_the_newsletter_only_posts_with_audio_can_be_heard(real_feeds: Path) -> None:
    file = real_feeds / "interconnects-newsletter.xml"
    feed = parsed(file)
    items = list(etree.parse(str(file)).getroot().iter("item"))
    assert len(feed.episodes) == len(items) == 20
    for episode, item in zip(feed.episodes, items, strict=True):
        enclosure = item.find("enclosure")
        kind = enclosure.get("type", "") if enclosure is not None else ""
        assert (episode.enclosure is not None) == str(kind).startswith("audio/")
        encoded = item.findtext("{http://purl.org/rss/1.0/modules/content/}encoded")
        assert visible_text(episode.notes_html) == visible_text(encoded or "")


@pytest.mark.parametrize("name", ["anchorfm", "spreaker", "spiegel", "nightvale"])
def test_hosts_of_many_shows(corpus: Path, name: str) -> None:
    folder = corpus / "feed-rs+feed-rs/feed-rs/fixture/rss2"
    feed = parsed(folder / f"rss_2.0_{name}.xml")
    expected = json.loads((folder / f"rss_2.0_{name}.serde.json").read_text("utf-8"))
    assert feed.show.title == expected["title"]["content"]
    assert feed.show.language == expected["language"]
    assert len(feed.episodes) == len(expected["entries"])
    for episode, entry in zip(feed.episodes, expected["entries"], strict=True):
        media = [content for media in entry["media"] for content in media["content"]]
        assert episode.title == entry["title"]["content"]
        assert episode.guid == entry["id"]
        assert episode.published == datetime.fromisoformat(entry["published"])
        assert episode.enclosure is not None
        assert episode.enclosure.url in {content["url"] for content in media}


def test_every_podcast_tag(corpus: Path) -> None:
    feed = parsed(corpus / "Podcastindex-org+podcast-namespace/example.xml")
    show, (third, second, first) = feed.show, feed.episodes
    assert show.title == "Podcasting 2.0 Namespace Example"
    assert show.link == "https://example.com/podcast"
    assert show.guid == "y0ur-gu1d-g035-h3r3"
    assert [funding.text for funding in show.funding] == ["Support the show!"]
    assert show.location == "Austin, TX"
    assert [live.status for live in show.live_items] == ["live"]
    assert show.live_items[0].start == datetime(2021, 9, 26, 13, 30, tzinfo=UTC)
    assert show.live_items[0].content_link == "https://www.youtube.com/pc20/livestream"
    assert len(show.podroll) == 2
    assert (third.season, third.season_name, third.number) == (1, "Podcasting 2.0", 3)
    assert [link.language for link in third.transcripts] == ["en-US", "es"]
    assert [link.rel for link in third.transcripts] == [None, "captions"]
    assert third.chapters_url == "https://example.com/ep3_chapters.json"
    people = [(person.name, person.role, person.group) for person in third.people]
    assert people == [
        ("Adam Curry", "host", "cast"),
        ("Dave Jones", "guest", "cast"),
        ("Becky Smith", "cover art designer", "visuals"),
    ]
    assert third.soundbites[0].start == 33.833
    assert third.enclosure is not None
    assert third.enclosure.url == "https://example.com/file-03.mp3"
    assert len(third.alternates) == 4
    assert (third.discussion_url or "").endswith("105079274766075912")
    assert second.enclosure is not None
    assert first.enclosure is not None
    assert first.enclosure.url == "https://example.com/file-01.mp3"


def test_two_transcripts_after_a_blank_before_the_prolog(corpus: Path) -> None:
    feed = parsed(corpus / "artsy+cli/test/fixtures/podcast.xml")
    assert [len(episode.transcripts) for episode in feed.episodes][:2] == [1, 1]
    assert feed.episodes[0].duration == 2271


@pytest.mark.parametrize(
    ("name", "attribute", "value"),
    [
        (
            "episode_podcast_chapters",
            "chapters_url",
            "https://example.com/1/chapters.json",
        ),
        ("itunes_duration", "duration", 1200),
        (
            "html_in_description_rss_both_different",
            "notes_html",
            "<h1>This is also a <em>test</em></h1>",
        ),
        ("episode_podcast_transcript", "kind", "trailer"),
    ],
)
def test_small_feeds(corpus: Path, name: str, attribute: str, value: object) -> None:
    file = corpus / "gpodder+podcastparser/tests/data" / f"{name}.rss"
    (episode,) = parsed(file).episodes
    assert getattr(episode, attribute) == value


def test_an_undeclared_prefix_is_understood(corpus: Path) -> None:
    folder = corpus / "gpodder+podcastparser/tests/data"
    (episode,) = parsed(folder / "episode_podcast_transcript.rss").episodes
    (link,) = episode.transcripts
    assert (link.url, link.type) == (
        "https://example.com/1/transcript.txt",
        "text/plain",
    )


def test_chapters_of_the_feed_itself(corpus: Path) -> None:
    folder = corpus / "gpodder+podcastparser/tests/data"
    (episode,) = parsed(folder / "chapters.rss").episodes
    assert [chapter.start for chapter in episode.chapters] == [0, 1, 62, 3723, 3723.4]
    assert episode.chapters[4].url == "http://example.net/psc"
    assert episode.chapters[4].image_url == "http://example.net/image2.png"
    assert {chapter.source for chapter in episode.chapters} == {ChapterSource.PODLOVE}


def test_an_address_on_a_line_of_its_own(corpus: Path) -> None:
    folder = corpus / "gpodder+podcastparser/tests/data"
    image = parsed(folder / "image_url_on_newline.rss").show.image_url
    assert image is not None and image.endswith("82DAEA.jpg")


def test_an_old_encoding(corpus: Path) -> None:
    file = corpus / "miniflux+v2/internal/reader/encoding/testdata/koi8r.xml"
    assert parsed(file).show.title == "Пример RSS ленты"


def test_an_entity_bomb_is_refused(corpus: Path) -> None:
    with pytest.raises(FeedError, match="XML, not a feed"):
        parsed(corpus / "tiran+defusedxml/xmltestdata/xmlbomb.xml")


@pytest.mark.parametrize(
    "name",
    [
        "janw+podcast-archiver/tests/fixtures/opml_pocketcasts_valid.xml",
        "yaleman+overcast-opml-parser/tests/fixtures/overcast.opml",
    ],
)
def test_a_list_of_subscriptions_is_no_feed(corpus: Path, name: str) -> None:
    with pytest.raises(FeedError, match="earmark import"):
        parsed(corpus / name)
