"""Channels: what a feed says of the show as a whole comes out."""

from tests.feeds.documents import feed


def test_what_a_channel_says() -> None:
    show = feed(
        head="<title>Show</title><link>/home</link>"
        "<description>A &lt;b&gt;show&lt;/b&gt;</description>"
        "<language>en-gb</language><copyright>Ours</copyright>"
        '<itunes:author>Ann</itunes:author><itunes:category text="Society">'
        '<itunes:category text="History"/></itunes:category><category>Else</category>'
        '<itunes:image href="cover.jpg"/><image><url>old.jpg</url></image>'
        "<itunes:explicit>clean</itunes:explicit><itunes:complete>Yes</itunes:complete>"
        "<podcast:guid>917393e3-1b1e-5cef-ace4-edaa54e1f810</podcast:guid>"
        "<podcast:medium>Audiobook</podcast:medium>"
        '<podcast:funding url="https://pay.example/">Support</podcast:funding>'
        '<podcast:funding url="https://pay.example/2">More</podcast:funding>'
        '<podcast:updateFrequency rrule="FREQ=WEEKLY">weekly</podcast:updateFrequency>'
        '<podcast:podroll><podcast:remoteItem feedGuid="g" feedUrl="https://o.example/f"'
        ' title="Other"/></podcast:podroll>'
        '<atom:link rel="next" href="?page=2"/>'
        "<itunes:new-feed-url>https://new.example/feed</itunes:new-feed-url>"
    ).show
    assert show.link == "https://example.com/home"
    assert show.description_html == "A <b>show</b>"
    assert (show.language, show.copyright, show.author) == ("en-gb", "Ours", "Ann")
    assert show.categories == ("Society", "History")
    assert show.image_url == "https://example.com/feeds/cover.jpg"
    assert show.explicit is False and show.complete
    assert show.guid == "917393e3-1b1e-5cef-ace4-edaa54e1f810"
    assert show.medium == "audiobook"
    assert [funding.text for funding in show.funding] == ["Support", "More"]
    assert show.update_rule == "FREQ=WEEKLY"
    assert [(r.title, r.feed_url) for r in show.podroll] == [
        ("Other", "https://o.example/f")
    ]
    assert show.next_page_url == "https://example.com/feeds/show.xml?page=2"
    assert show.new_feed_url == "https://new.example/feed"


def test_the_rest_of_the_podcast_namespace() -> None:
    said = (
        '<podcast:chat server="irc.example" protocol="IRC" space="#tides"/>'
        '<podcast:funding url="https://pay.example/">Give</podcast:funding>'
        '<podcast:txt>One</podcast:txt><podcast:txt purpose="verify">x</podcast:txt>'
    )
    parsed = feed(
        f"<item><title>1</title>{said}</item>",
        f'<title>S</title>{said}<podcast:chat protocol="irc"/>'
        '<podcast:trailer url="/t.mp3" pubdate="Mon, 05 Jan 2026 08:00:00 GMT"'
        ' type="audio/mpeg" season="2">Soon</podcast:trailer>'
        '<podcast:publisher><podcast:remoteItem feedGuid="p" medium="publisher"/>'
        "</podcast:publisher>"
        "<podcast:updateFrequency>Mondays</podcast:updateFrequency>",
    )
    (episode,), show = parsed.episodes, parsed.show
    for told in (episode, show):
        assert [(c.server, c.protocol, c.space) for c in told.chats] == [
            ("irc.example", "irc", "#tides")
        ]
        assert [remark.text for remark in told.remarks] == ["One"]
        assert [funding.text for funding in told.funding] == ["Give"]
    (trailer,) = show.trailers
    assert (trailer.title, trailer.season) == ("Soon", 2)
    assert trailer.url == "https://example.com/t.mp3" and trailer.published is not None
    assert show.publisher is not None and show.publisher.feed_guid == "p"
    assert show.update_text == "Mondays"
