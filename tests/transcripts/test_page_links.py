"""The link to a transcript: called one, on the web, and not the page itself."""

import pytest

from tui.transcripts.notes.page_links import transcript_link

SITE = "https://a.example"
PAGE = f"{SITE}/ropes/"


@pytest.mark.parametrize(
    ("html", "link"),
    [
        ("<a href='t.html'>Read the <b>full Transcript</b></a>", f"{PAGE}t.html"),
        ("<a href='//b.example/t'>文字稿</a>", "https://b.example/t"),
        ("<a href='#transcript'>Transcript</a>", None),
        ("<a href='javascript:x'>Transcript</a>", None),
        ("<a href='file:///etc/passwd'>Transcript</a>", None),
        ("<a href='https://[x'>Transcript</a><a href='/t'>Transcript</a>", f"{SITE}/t"),
        ("<a href='/t'>What the transcriptionist heard</a>", None),
        (f"<a href='/t'>A transcript {'word ' * 30}</a>", None),
        ("", None),
        ("\x00<a", None),
    ],
)
def test_where_the_transcript_is(html: str, link: str | None) -> None:
    assert transcript_link(html.encode(), PAGE) == link
