"""The byte source: a sound of the web, fetched ahead into the cache, read from there.

One thread fetches; readers wait for what is not there yet. A reader that goes far
ahead is followed by a request for just those bytes, where the server allows it.
"""

import logging
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from tui.errors import FetchError
from tui.playback.audio_cache import Entry
from tui.playback.web_audio import (
    Answer,
    Changed,
    PastEnd,
    asking,
    is_web_page,
    open_client,
)
from tui.web import host_of, in_plain_words

if TYPE_CHECKING:
    import httpx

_log = logging.getLogger(__name__)

_NEAR = 512 * 1024
"""Bytes ahead of the fetched ones that are waited for rather than asked for."""
_SAVE_EVERY = 2.0
_TRANSIENT = frozenset({408, 425, 429, 500, 502, 503, 504})


@dataclass(frozen=True, slots=True)
class Persistence:
    """How long to wait for a server, in seconds, and how often to come back."""

    connect: float = 10.0
    silence: float = 10.0
    """Between two pieces of an answer."""
    delays: tuple[float, ...] = (0.2, 1.0, 2.0, 4.0, 8.0, 8.0, 8.0, 8.0)
    """Before each further attempt that gets no byte, once there were some."""


class Unavailable(Exception):
    """The bytes will not come. ``str`` is one sentence on why, fit to show."""


class ByteSource:
    """A sound of the web as bytes to be read from anywhere."""

    def __init__(
        self, url: str, entry: Entry, persistence: Persistence | None = None
    ) -> None:
        self.url = url
        self.error: str | None = None
        """One sentence on why no more bytes come, where that is so."""
        self._address = url
        self._entry = entry
        self._persistence = persistence or Persistence()
        self._changed = threading.Condition()
        self._wanted = 0
        self._readers_waiting = 0
        self._closed = False
        self._fetching = True
        self._ranged = True
        self._was_read = False
        self._got_any = False
        self._ended_early_at = -1
        self._saved_at = 0.0
        self._thread = threading.Thread(
            target=self._run, name="earmark-bytes", daemon=True
        )
        self._thread.start()

    @property
    def length(self) -> int | None:
        """The size of the whole file, where it is known."""
        return self._entry.record.length

    @property
    def waiting(self) -> bool:
        """Whether a reader waits for bytes that are not there yet."""
        return self._readers_waiting > 0

    @property
    def whole(self) -> bool:
        """Whether every byte is there."""
        return self._entry.record.whole

    @property
    def fraction(self) -> float | None:
        """How much of the file is there from its start without a gap, 0 to 1."""
        record = self._entry.record
        return record.ranges.end_from(0) / record.length if record.length else None

    def await_start(self, given_up: threading.Event) -> int | None:
        """Wait until the server has answered; the length, where it is known.

        Raises:
            Unavailable: it did not, or the source was closed.
        """
        with self._changed:
            self._await(lambda: self.length is not None or self._there(0), given_up)
            return self.length

    def read(self, offset: int, count: int, given_up: threading.Event) -> bytes:
        """Up to ``count`` bytes from ``offset``; waits for the first; empty at the end.

        Raises:
            Unavailable: they will not come, or the source was closed.
        """
        with self._changed:
            self._wanted = offset
            self._await(lambda: self._there(offset) or self._past_end(offset), given_up)
            self._was_read = True
            return self._entry.read(offset, count)

    def wake(self) -> None:
        """Let every reader look whether it still waits."""
        with self._changed:
            self._changed.notify_all()

    def close(self) -> None:
        """Wake every reader, stop fetching; what came so far stays in the cache."""
        with self._changed:
            if not self._closed:
                self._closed = True
                self._entry.save()
                self._let_go()
            self._changed.notify_all()

    def join(self, timeout: float) -> None:
        """Wait until the fetching thread is done."""
        self._thread.join(timeout)

    def _let_go(self) -> None:
        if self._closed and not self._fetching:
            self._entry.close()

    def _there(self, offset: int) -> bool:
        return self._entry.record.ranges.end_from(offset) > offset

    def _past_end(self, offset: int) -> bool:
        return self.length is not None and offset >= self.length

    def _await(self, there: Callable[[], bool], given_up: threading.Event) -> None:
        if self._closed:
            raise Unavailable("The sound was let go of.")
        if there():
            return
        self._readers_waiting += 1
        try:
            self._changed.wait_for(
                lambda: there() or self._closed or self.error or given_up.is_set()
            )
        finally:
            self._readers_waiting -= 1
        if self._closed or not there():
            raise Unavailable(self.error or "The sound was let go of.")

    def _run(self) -> None:
        try:
            with open_client(
                self._persistence.connect, self._persistence.silence
            ) as client:
                self._fetch_all(client)
        except FetchError as error:
            self._fail(str(error))
        except OSError as error:
            self._fail(in_plain_words(error, self.url))
        except Exception:
            _log.exception("fetching a sound failed")
            self._fail(f"What {host_of(self.url)} sent could not be kept.")
        finally:
            with self._changed:
                self._fetching = False
                self._entry.save()
                self._let_go()

    def _fetch_all(self, client: "httpx.Client") -> None:
        failures = 0
        while (gap := self._next_gap()) is not None:
            before = self._entry.record.ranges.bytes
            try:
                self._fetch(client, *gap)
                error: Exception | None = None
            except Changed:
                self._start_anew()
                continue
            except PastEnd as past:
                self._learn_end(gap[0] if past.length is None else past.length)
                continue
            except Exception as broken:
                error = broken
            if error is None:
                continue
            progressed = self._entry.record.ranges.bytes > before
            failures = 0 if progressed else failures + 1
            self._bear(error, failures)

    def _next_gap(self) -> tuple[int, int | None] | None:
        with self._changed:
            if self._closed:
                return None
            record = self._entry.record
            ahead = record.ranges.gap_from(self._wanted, record.length)
            if ahead and self._ranged:
                return ahead
            return record.ranges.gap_from(0, record.length)

    def _fetch(self, client: "httpx.Client", first: int, last: int | None) -> None:
        with asking(client, self._address, first, self._entry.record) as answer:
            self._learn(answer, first)
            offset = answer.first
            for piece in answer.pieces:
                if offset == 0 and is_web_page(answer.type, piece):
                    raise FetchError(_PAGE.format(host=host_of(answer.url)))
                self._keep(offset, piece)
                offset += len(piece)
                if self._is_done_here(offset, last):
                    return
        if answer.length is None:
            self._learn_end(offset)

    def _learn(self, answer: Answer, asked: int) -> None:
        with self._changed:
            self._address = answer.url
            if asked > 0:
                self._ranged = answer.ranged
            self._entry.know(
                length=answer.length,
                etag=answer.etag,
                last_modified=answer.last_modified,
            )
            self._changed.notify_all()

    def _keep(self, offset: int, piece: bytes) -> None:
        with self._changed:
            self._got_any = True
            self._entry.write(offset, piece)
            now = time.monotonic()
            if now - self._saved_at > _SAVE_EVERY:
                self._saved_at = now
                self._entry.save()
            self._changed.notify_all()

    def _is_done_here(self, offset: int, last: int | None) -> bool:
        """Whether to leave off: let go, gap closed, or wanted elsewhere."""
        with self._changed:
            if self._closed or (last is not None and offset >= last and self._ranged):
                return True
            if not self._ranged or not self.waiting:
                return False
            missing = self._entry.record.ranges.end_from(self._wanted)
            return not (offset <= missing <= offset + _NEAR)

    def _learn_end(self, length: int) -> None:
        with self._changed:
            self._entry.set_length(length)
            self._changed.notify_all()

    def _start_anew(self) -> None:
        with self._changed:
            self._entry.forget()
            if self._was_read:
                raise FetchError(_CHANGED.format(host=host_of(self.url)))

    def _bear(self, error: Exception, failures: int) -> None:
        """Wait and try again, unless that is of no use."""
        import httpx

        status = getattr(error, "status", None)
        if self._address != self.url and status is not None:
            self._address = self.url
            return
        if isinstance(error, FetchError) and status not in _TRANSIENT:
            raise error
        if not isinstance(error, FetchError | httpx.TransportError):
            raise error
        if isinstance(error, httpx.RemoteProtocolError) and self._ends_here():
            return
        delays = self._persistence.delays if self._got_any else ()
        if failures > len(delays):
            raise FetchError(in_plain_words(error, self.url)) from error
        _log.info("%s: %s", type(error).__name__, in_plain_words(error, self.url))
        with self._changed:
            delay = delays[failures - 1] if failures else 0.0
            self._changed.wait_for(lambda: self._closed, delay)

    def _ends_here(self) -> bool:
        """Whether the answer broke off twice at one place: the length was wrong."""
        here = self._entry.record.ranges.end_from(0)
        if here == 0 or here != self._ended_early_at:
            self._ended_early_at = here
            return False
        self._learn_end(here)
        return True

    def _fail(self, sentence: str) -> None:
        _log.warning("%s", sentence)
        with self._changed:
            self.error = sentence
            self._changed.notify_all()


_PAGE = (
    "{host} sent a web page instead of sound: the address may need a subscription, or "
    "this network wants you to sign in first."
)
_CHANGED = "{host} has another version of this file by now: play it again."
