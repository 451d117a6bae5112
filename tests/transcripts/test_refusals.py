"""What is sent in place of a transcript is refused with one plain sentence."""

import base64
import gzip
import zlib

import pytest

from tui.errors import TranscriptError
from tui.model.transcript import Source
from tui.transcripts.formats import read

NGINX = (
    "<html>\r\n<head><title>404 Not Found</title></head>\r\n<body>\r\n"
    "<center><h1>404 Not Found</h1></center>\r\n<hr><center>nginx/1.24.0</center>\r\n"
    "</body>\r\n</html>\r\n"
)
APACHE = (
    '<!DOCTYPE HTML PUBLIC "-//IETF//DTD HTML 2.0//EN">\n<html><head>\n'
    "<title>403 Forbidden</title>\n</head><body>\n<h1>Forbidden</h1>\n"
    "<p>You don't have permission to access this resource.</p>\n<hr>\n"
    "<address>Apache/2.4.57 (Debian) Server at example.org Port 443</address>\n"
    "</body></html>\n"
)
CHALLENGE = (
    '<!DOCTYPE html><html lang="en-US"><head><title>Just a moment...</title>'
    '<meta http-equiv="refresh" content="390"></head><body><div class="main-wrapper">'
    "<noscript><div>Enable JavaScript and cookies to continue</div></noscript></div>"
    "<h1>example.org</h1><p>Verifying you are human. This may take a few seconds.</p>"
    "<p>example.org needs to review the security of your connection before"
    " proceeding.</p></body></html>"
)
BLOCKED = (
    "<!DOCTYPE html><html><head><title>Attention Required! | Cloudflare</title></head>"
    "<body><h1>Sorry, you have been blocked</h1><p>You are unable to access"
    " example.org.</p><p>This website is using a security service to protect itself"
    " from online attacks.</p></body></html>"
)
PORTAL = (
    "<html><head><title>Welcome to the Hotel</title></head><body><h2>Guest access</h2>"
    "<p>Please enter your room number and last name to use the internet.</p>"
    '<form action="/login" method="post"><input name="room"><input type="password"'
    ' name="pin"><input type="submit" value="Connect"></form></body></html>'
)
REDIRECT = (
    '<html><head><meta http-equiv="refresh" content="0;url=http://10.0.0.1/login">'
    "</head><body><p>Redirecting to the login page.</p></body></html>"
)
APPLICATION = (
    '<!doctype html><html><head><title>Player</title><script src="/app.js"></script>'
    '</head><body><div id="root"></div><noscript>You need to enable JavaScript to run'
    " this app.</noscript><p>Loading…</p></body></html>"
)
S3 = "<Error><Code>AccessDenied</Code><Message>Access Denied</Message></Error>"
BLOB = base64.b64encode(bytes(range(256)) * 3).decode()


@pytest.mark.parametrize(
    "page", [NGINX, APACHE, CHALLENGE, BLOCKED, PORTAL, REDIRECT, APPLICATION, S3]
)
@pytest.mark.parametrize("declared", ["text/html", "text/vtt", "text/plain", ""])
def test_a_page_that_is_no_transcript_is_refused(page: str, declared: str) -> None:
    with pytest.raises(TranscriptError) as refused:
        read(page.encode(), source=Source.FEED, declared_type=declared)
    assert str(refused.value).endswith(".")
    assert str(refused.value).count(".") == 1


@pytest.mark.parametrize(
    "text",
    [
        "404 page not found",
        "Not Found",
        "error code: 1020",
        "Forbidden",
        "Access denied.",
        "upstream connect error or disconnect/reset before headers",
        "example.com",
        "cdn-7.example.org",
        "https://example.org/transcripts/7.vtt",
        "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
        BLOB,
        "\n".join(BLOB[at : at + 76] for at in range(0, len(BLOB), 76)),
        "null",
        "undefined",
        '{"error": {"code": 404, "message": "The transcript was not found."}}',
        '"Not found"',
        "key,value\n" + "1.25,200\n" * 40,
    ],
)
def test_text_that_nobody_says_is_refused(text: str) -> None:
    with pytest.raises(TranscriptError):
        read(text.encode(), source=Source.FEED)


@pytest.mark.parametrize(
    "data",
    [
        b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n1 0 obj\n<< /Type /Catalog >>\nendobj\n" * 20,
        b"ID3\x04\x00\x00\x00\x00\x00\x21TIT2\x00\x00\x00\x0f\x00\x00\x03A title here",
        b"\xff\xfb\x90\x64" + bytes(range(32, 255)) * 9,
        b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 4,
        b"PK\x03\x04" + b"word/document.xml some text here " * 40,
        gzip.compress(b"WEBVTT\n\n00:01.000 --> 00:02.000\nHi\n" * 50),
        zlib.compress(b"".join(b"%d " % n for n in range(9000))),
        b"{\\rtf1\\ansi Hello there, these are words. They look like it.}",
    ],
)
def test_files_of_other_kinds_are_refused(data: bytes) -> None:
    with pytest.raises(TranscriptError):
        read(data, source=Source.FEED, declared_type="text/plain")


@pytest.mark.parametrize(
    "text",
    [
        "Hello.",
        "Ann: Yes.\n\nCarl: No.\n",
        "<p>Welcome to the show about error pages.</p><p>Today: 404 Not Found.</p>",
        "<html><head><title>Transcript: 404 Not Found, a history</title></head><body>"
        + "<p>We talk about the page that everybody knows, and who wrote it.</p>" * 30
        + "</body></html>",
        "大家好。欢迎收听。",
        "今日は",
        "สวัสดีครับทุกคนยินดีต้อนรับสู่รายการของเราในวันนี้นะครับ",
        "Donaudampfschifffahrtsgesellschaftskapitän war er.",
        "The page was not found, and so we talk about that today.",
    ],
)
def test_what_somebody_says_is_read(text: str) -> None:
    assert read(text.encode(), source=Source.FEED).cues
