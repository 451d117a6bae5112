"""Seeds: valid feeds that between them say whatever a feed can say."""

import json

from tests.feeds.documents import NAMESPACES

_CHANNEL = """<title>The Show</title><link>https://example.com/</link>
<description>All &amp;amp; sundry</description><language>en-GB</language>
<copyright>© Ann</copyright><image><url>logo.png</url></image>
<atom:link rel="next" href="?page=2"/><atom:link rel="self" href="show.xml"/>
<itunes:author>Ann</itunes:author><itunes:image href="art.jpg"/>
<itunes:category text="Arts"><itunes:category text="Books"/></itunes:category>
<itunes:explicit>no</itunes:explicit><itunes:complete>Yes</itunes:complete>
<itunes:new-feed-url>https://example.org/new.xml</itunes:new-feed-url>
<podcast:guid>917393e3-1b1e-5cef-ace4-edaa54e1f810</podcast:guid>
<podcast:medium>audiobook</podcast:medium>
<podcast:updateFrequency rrule="FREQ=WEEKLY;INTERVAL=2">Weekly</podcast:updateFrequency>
<podcast:person role="host" href="https://ann.example/" img="a.png">Ann</podcast:person>
<podcast:funding url="https://pay.example/">Help</podcast:funding>
<podcast:location geo="geo:1,2" osm="R1">Here</podcast:location>
<podcast:license url="https://l.example/">cc-by-4.0</podcast:license>
<podcast:trailer pubdate="Thu, 01 Apr 2021 08:00:00 EST" url="t.mp3"
 length="12" type="audio/mp3" season="2">Soon</podcast:trailer>
<podcast:podroll><podcast:remoteItem feedGuid="x" feedUrl="https://b.example/"
 title="B"/></podcast:podroll><podcast:txt>abc</podcast:txt>
<podcast:publisher><podcast:remoteItem feedGuid="y" medium="publisher"
 feedUrl="https://c.example/"/></podcast:publisher>
<podcast:chat server="irc.example" protocol="irc" space="#show"/>
<podcast:liveItem status="live" start="2026-10-01T10:00:00Z" end="2026-10-01T11:00:00Z">
<title>Now</title><guid>live</guid><enclosure url="live.mp3" type="audio/mpeg"/>
<podcast:contentLink href="https://watch.example/">Watch</podcast:contentLink>
</podcast:liveItem>"""

_ITEM = """<item><title>Plums &amp; pears</title><guid isPermaLink="false">g{n}</guid>
<link>/episodes/{n}</link><pubDate>Thu, 0{n} Oct 2026 08:00:00 +0200</pubDate>
<description><![CDATA[<p>Short <a href="/x">notes</a></p>]]></description>
<content:encoded><![CDATA[<h2>Long</h2><ul><li>0:10 One<li>1:00 Two</ul>]]>
</content:encoded><dc:creator>Bo</dc:creator><itunes:duration>1:02:03</itunes:duration>
<itunes:season>2</itunes:season><itunes:episode>{n}</itunes:episode>
<itunes:episodeType>bonus</itunes:episodeType><itunes:explicit>yes</itunes:explicit>
<enclosure url="a{n}.mp3" length="1000" type="audio/mpeg"/>
<media:group><media:content url="b{n}.m4a" type="audio/mp4" fileSize="7"
 bitrate="64" duration="90"/></media:group>
<podcast:transcript url="a{n}.vtt" type="text/vtt" language="en" rel="captions"/>
<podcast:chapters url="a{n}.json" type="application/json+chapters"/>
<podcast:season name="Winter">2</podcast:season>
<podcast:episode display="Day 5">5.5</podcast:episode>
<podcast:person role="guest">Cy</podcast:person>
<podcast:soundbite startTime="10.5" duration="20">Best</podcast:soundbite>
<podcast:alternateEnclosure type="audio/opus" length="9" bitrate="16000.5" lang="de"
 title="Small"><podcast:source uri="c{n}.opus" contentType="audio/opus"/>
<podcast:integrity type="sri" value="sha256-abc="/></podcast:alternateEnclosure>
<podcast:socialInteract uri="https://s.example/1" protocol="activitypub" priority="1"/>
<podcast:txt purpose="note">Mind the gap</podcast:txt>
<podcast:funding url="https://pay.example/{n}">Tip</podcast:funding>
<podcast:license>cc0</podcast:license><podcast:location>There</podcast:location>
<podcast:chat server="xmpp.example"/>
<psc:chapters version="1.2"><psc:chapter start="00:00:10.500" title="Intro"
 href="/c" image="c.png"/><psc:chapter start="1:00" title="End"/></psc:chapters>
</item>"""

RSS = (
    f'<?xml version="1.0" encoding="UTF-8"?><rss version="2.0" {NAMESPACES}><channel>'
    f"{_CHANNEL}{''.join(_ITEM.format(n=n) for n in (2, 1))}</channel></rss>"
)

ATOM = """<?xml version="1.0"?><feed xmlns="http://www.w3.org/2005/Atom" xml:lang="de">
<title type="html">Caf&amp;eacute;</title><subtitle>Über</subtitle><id>urn:feed</id>
<author><name>Ann</name></author><link href="/"/><logo>l.png</logo>
<entry><title>Eins</title><id>urn:1</id><updated>2026-10-01T08:00:00Z</updated>
<published>2026-09-30T08:00:00+02:00</published><summary>Kurz</summary>
<content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>Lang</p></div>
</content><link rel="alternate" href="/1"/><category term="Kunst"/>
<link rel="enclosure" href="1.mp3" type="audio/mpeg" length="5"/></entry>
<entry><title>Zwei</title><id>urn:2</id><content type="html">&lt;b&gt;x</content>
<link rel="enclosure" href="2.mp3"/></entry></feed>"""

RDF = """<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"
 xmlns="http://purl.org/rss/1.0/" xmlns:dc="http://purl.org/dc/elements/1.1/"
 xmlns:enc="http://purl.oclc.org/net/rss_2.0/enc#">
<channel rdf:about="https://example.com/"><title>Old</title><link>/old</link>
<items><rdf:Seq><rdf:li resource="https://example.com/1"/></rdf:Seq></items></channel>
<item rdf:about="https://example.com/1"><title>One</title><link>/1</link>
<dc:date>2004-05-06T07:08:09Z</dc:date><description>Words</description></item>
</rdf:RDF>"""

JSON = json.dumps(
    {
        "version": "https://jsonfeed.org/version/1.1",
        "title": "The Show",
        "home_page_url": "https://example.com/home",
        "description": "All",
        "icon": "i.png",
        "language": "en",
        "next_url": "?page=2",
        "expired": False,
        "authors": [{"name": "Ann", "url": "https://ann.example/"}],
        "items": [
            {
                "id": number,
                "title": "One",
                "url": "/1",
                "content_html": "<p>Words</p>",
                "summary": "Short",
                "image": "p.png",
                "date_published": "2026-10-01T08:00:00-07:00",
                "tags": ["a"],
                "authors": [{"name": "Bo"}],
                "attachments": [
                    {
                        "url": "a.mp3",
                        "mime_type": "audio/mpeg",
                        "size_in_bytes": 1000,
                        "duration_in_seconds": 61.5,
                        "title": "Sound",
                    }
                ],
            }
            for number in ("1", "2")
        ],
    }
)

OPML = """<?xml version="1.0"?><opml version="2.0">
<head><title>Mine</title></head><body>
<outline text="Talk"><outline type="rss" text="A" title="A" xmlUrl="https://a.example/"
 htmlUrl="https://a.example/home" category="/x,y"/><outline text="Deep"><outline
 text="B" xmlUrl="feed://b.example/"/></outline></outline>
<outline text="C" URL="https://c.example/"/></body></opml>"""

FEEDS = (RSS, ATOM, RDF, JSON)
