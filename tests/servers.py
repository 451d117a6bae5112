"""A web server on loopback: answers as told, badly where told so, and keeps a log."""

import socket
import struct
import threading
from collections.abc import Callable, Mapping
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from types import TracebackType
from typing import Any
from urllib.parse import urlsplit

from tests.answers import Answer, Request, is_unchanged, ranged

DEADLINE = 60.0
"""Seconds after which a wait in a test has failed."""

_PIECE = 16_384


class LoopbackServer:
    """Serves answers on ``127.0.0.1``. Use as a context manager.

    ``answers`` maps a path to an answer, to a list of answers (given in turn, the
    last one for ever) or to a function of the request. Other paths answer 404.
    """

    def __init__(self) -> None:
        self.answers: dict[
            str, Answer | list[Answer] | Callable[[Request], Answer]
        ] = {}
        self.requests: list[Request] = []
        self.open_at_once = 0
        """The most requests that were being answered at one time."""
        self.closing = threading.Event()
        self._being_answered = 0
        self._changed = threading.Condition()
        self._connections: set[socket.socket] = set()
        self._http = _Http(("127.0.0.1", 0), _Handler)
        self._http.owner = self
        self._thread = threading.Thread(
            target=self._http.serve_forever, kwargs={"poll_interval": 0.02}
        )

    def __enter__(self) -> "LoopbackServer":
        self._thread.start()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    @property
    def port(self) -> int:
        """The port it listens on."""
        return int(self._http.server_address[1])

    @property
    def host(self) -> str:
        """Its host and port, as they stand in an address."""
        return f"127.0.0.1:{self.port}"

    def url(self, path: str = "/", host: str = "127.0.0.1") -> str:
        """The address of a path; ``localhost`` reaches the same server."""
        return f"http://{host}:{self.port}{path}"

    def put(self, path: str, answer: Answer | bytes, type: str = "") -> str:
        """Serve something at a path; gives its address."""
        if isinstance(answer, bytes):
            answer = Answer(answer, type=type or "application/octet-stream")
        self.answers[path] = answer
        return self.url(path)

    def asked(self, path: str) -> list[Request]:
        """The requests for a path so far."""
        with self._changed:
            return [request for request in self.requests if request.path == path]

    def wait_for(self, path: str, times: int = 1) -> list[Request]:
        """Block until a path was asked for so many times."""
        with self._changed:
            assert self._changed.wait_for(
                lambda: sum(r.path == path for r in self.requests) >= times, DEADLINE
            ), f"{path} was not asked for {times} times"
        return self.asked(path)

    def drop_connections(self) -> None:
        """Cut every open connection, as a network that fails does."""
        with self._changed:
            for connection in list(self._connections):
                _shut(connection)

    def close(self) -> None:
        """Stop serving and cut what is open."""
        self.closing.set()
        if self._thread.is_alive():
            self._http.shutdown()
        self.drop_connections()
        self._http.server_close()
        if self._thread.ident is not None:
            self._thread.join(DEADLINE)

    def _answer_to(self, request: Request) -> Answer:
        with self._changed:
            self.requests.append(request)
            self._being_answered += 1
            self.open_at_once = max(self.open_at_once, self._being_answered)
            self._changed.notify_all()
            answer = self.answers.get(request.path, Answer(b"nothing here", 404))
            if isinstance(answer, list):
                answer = answer.pop(0) if len(answer) > 1 else answer[0]
        return answer if isinstance(answer, Answer) else answer(request)

    def _answered(self) -> None:
        with self._changed:
            self._being_answered -= 1
            self._changed.notify_all()

    def _connected(self, connection: socket.socket) -> None:
        with self._changed:
            self._connections.add(connection)

    def _disconnected(self, connection: socket.socket) -> None:
        with self._changed:
            self._connections.discard(connection)


class _Http(ThreadingHTTPServer):
    daemon_threads = False
    block_on_close = True
    request_queue_size = 64
    owner: LoopbackServer

    def shutdown_request(self, request: Any) -> None:
        """Close; without a farewell where a reset was asked for."""
        if request.getsockopt(socket.SOL_SOCKET, socket.SO_LINGER):
            self.close_request(request)
        else:
            super().shutdown_request(request)

    def handle_error(self, request: Any, client_address: Any) -> None:
        """A client that went away is no error of the server's."""


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    server: _Http

    def setup(self) -> None:
        super().setup()
        self.server.owner._connected(self.connection)

    def finish(self) -> None:
        self.server.owner._disconnected(self.connection)
        super().finish()

    def log_message(self, format: str, *args: object) -> None:
        """The log is ``LoopbackServer.requests``."""

    def do_GET(self) -> None:
        owner = self.server.owner
        parts = urlsplit(self.path)
        request = Request(
            self.command,
            parts.path,
            parts.query,
            {name.lower(): value for name, value in self.headers.items()},
        )
        answer = owner._answer_to(request)
        try:
            if answer.hold is not None:
                _wait_for_either(answer.hold, owner.closing)
            self._send(answer, request)
        finally:
            owner._answered()

    do_HEAD = do_GET

    def _send(self, answer: Answer, request: Request) -> None:
        if is_unchanged(answer, request):
            self._send_head(304, answer, {})
            return
        status, body, extra = ranged(answer, request)
        if answer.chunked:
            extra["Transfer-Encoding"] = "chunked"
        else:
            extra["Content-Length"] = str(
                len(body) if answer.declared_length is None else answer.declared_length
            )
        self._send_head(status, answer, extra)
        if request.method != "HEAD":
            self._send_body(answer, body)

    def _send_head(self, status: int, answer: Answer, extra: Mapping[str, str]) -> None:
        self.send_response(status)
        headers = {"Content-Type": answer.type, **extra}
        if answer.etag:
            headers["ETag"] = answer.etag
        if answer.last_modified:
            headers["Last-Modified"] = answer.last_modified
        for name, value in {**headers, **answer.headers}.items():
            self.send_header(name, value)
        self.end_headers()

    def _send_body(self, answer: Answer, body: bytes) -> None:
        ends = [answer.reset_after, answer.close_after, answer.stall_after]
        last = min((end for end in ends if end is not None), default=len(body))
        for first in range(0, min(last, len(body)), _PIECE):
            piece = body[first : min(first + _PIECE, last)]
            self._send_piece(piece, answer.chunked)
            if answer.bytes_per_second:
                self.server.owner.closing.wait(len(piece) / answer.bytes_per_second)
        self.wfile.flush()
        if answer.reset_after is not None:
            _make_close_a_reset(self.connection)
            self.close_connection = True
        if answer.stall_after is not None:
            self.server.owner.closing.wait()
        if last < len(body) or answer.declared_length is not None:
            self.close_connection = True
        elif answer.chunked:
            self.wfile.write(b"0\r\n\r\n")

    def _send_piece(self, piece: bytes, chunked: bool) -> None:
        self.wfile.write(b"%x\r\n%b\r\n" % (len(piece), piece) if chunked else piece)


def _wait_for_either(event: threading.Event, other: threading.Event) -> None:
    while not event.wait(0.02) and not other.is_set():
        pass


def _make_close_a_reset(connection: socket.socket) -> None:
    linger_for_no_time = struct.pack("ii", 1, 0)
    connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, linger_for_no_time)


def _shut(connection: socket.socket) -> None:
    try:
        connection.shutdown(socket.SHUT_RDWR)
    except OSError:
        return
