"""Private feeds on the command line: what is secret in them goes nowhere unasked."""

from pathlib import Path

from tests.cli.conftest import CommandLine
from tests.servers import LoopbackServer


def test_tokens_in_what_a_private_feed_says_stay_out_of_everything(
    earmark: CommandLine, server: LoopbackServer, earmark_home: Path
) -> None:
    link = server.url("/page?token=opensesame")
    words = f"WEBVTT\n\n00:00.000 --> 00:02.000\nHarbor at {link}\n"
    server.put("/words.vtt", words.encode(), "text/vtt")
    tag = 'xmlns:p="https://podcastindex.org/namespace/1.0"'
    file = server.url("/words.vtt?token=opensesame")
    item = (
        f"<item><title>One</title><guid>{link}</guid><description>Harbor &lt;a"
        f' href="{link}"&gt;{link}&lt;/a&gt; opensesame</description>'
        f'<enclosure url="{link}" type="audio/mpeg"/>'
        f'<p:transcript url="{file}" type="text/vtt"/></item>'
    )
    head = f"<title>Mine</title><description>Harbor {link}</description>"
    body = f'<rss version="2.0" {tag}><channel>{head}{item}</channel></rss>'
    server.put("/mine", body.encode())
    assert earmark("add", server.url("/mine?token=opensesame")).code == 0
    commands = (
        *(("show", "Mine"), ("show", "Mine", "--json"), ("episodes", "--json")),
        *(("episode", "One"), ("episode", "One", "--json"), ("notes", "One")),
        *(("notes", "One", "--json"), ("transcript", "One", "--json")),
        *(("search", "Harbor", "--json"), ("export", "library"), ("export", "opml")),
    )
    answers = [earmark(*command) for command in commands]
    assert all(answer.code == 0 for answer in answers)
    assert "Harbor at" in answers[7].out and "Harbor at" in answers[8].out
    assert not [a for a in answers if "opensesame" in a.out + a.err]
    holding = [
        path.name
        for path in earmark_home.rglob("*")
        if path.is_file() and b"opensesame" in path.read_bytes()
    ]
    assert holding in ([], ["secrets.json"])
    exported = earmark_home / "with-secrets.opml"
    earmark("export", "opml", "--with-secrets", "--output", str(exported))
    assert "opensesame" in exported.read_text()
    assert exported.stat().st_mode & 0o077 == 0
