"""Answers: what a server on loopback says to a request, badly where told so."""

import threading
from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Request:
    """A request as it came in. Header names are in lower case."""

    method: str
    path: str
    query: str
    headers: Mapping[str, str]


@dataclass(frozen=True)
class Answer:
    """What is answered at a path."""

    body: bytes = b""
    status: int = 200
    type: str = "application/octet-stream"
    headers: Mapping[str, str] = field(default_factory=dict)
    etag: str | None = None
    """Sent, and answered with 304 when it comes back in ``If-None-Match``."""
    last_modified: str | None = None
    """Likewise, with ``If-Modified-Since``."""
    ranges: bool = True
    """Whether a ``Range`` is honored."""
    chunked: bool = False
    """Send in chunks, without a length."""
    declared_length: int | None = None
    """A wrong ``Content-Length``."""
    reset_after: int | None = None
    """Reset the connection after so many bytes of the body."""
    close_after: int | None = None
    """Close the connection after so many bytes of the body."""
    stall_after: int | None = None
    """Send nothing more after so many bytes, until the server closes."""
    bytes_per_second: float | None = None
    hold: threading.Event | None = None
    """Wait for this before answering at all."""


def redirect(to: str, status: int = 302, **headers: str) -> Answer:
    """An answer that leads elsewhere."""
    return Answer(status=status, headers={"Location": to, **headers})


def is_unchanged(answer: Answer, request: Request) -> bool:
    """Whether the client has it already (RFC 9110, 13.1)."""
    if answer.etag and "if-none-match" in request.headers:
        return request.headers["if-none-match"] == answer.etag
    return (
        answer.last_modified is not None
        and request.headers.get("if-modified-since") == answer.last_modified
    )


def ranged(answer: Answer, request: Request) -> tuple[int, bytes, dict[str, str]]:
    """Status, body and headers: a part where one was asked for (RFC 9110, 14)."""
    body, size = answer.body, len(answer.body)
    asked = request.headers.get("range", "")
    valid_for = request.headers.get("if-range")
    if not answer.ranges or answer.status != 200:
        return answer.status, body, {}
    if not asked.startswith("bytes=") or "," in asked:
        return 200, body, {"Accept-Ranges": "bytes"}
    if valid_for is not None and valid_for not in (answer.etag, answer.last_modified):
        return 200, body, {"Accept-Ranges": "bytes"}
    first, last = _span(asked.removeprefix("bytes="), size)
    if first >= size:
        return 416, b"", {"Content-Range": f"bytes */{size}"}
    part = body[first : last + 1]
    return 206, part, {"Content-Range": f"bytes {first}-{last}/{size}"}


def _span(spec: str, size: int) -> tuple[int, int]:
    first, _, last = spec.partition("-")
    if not first:
        return max(0, size - int(last)), size - 1
    return int(first), min(int(last), size - 1) if last else size - 1
