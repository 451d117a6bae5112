"""Fetching: a run of requests that fills the gaps of a byte source, in a thread.

It comes back after drops and stalls where it left off, and gives up with a sentence.
"""

import logging
import threading
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Protocol

from tui.errors import EarmarkError, FetchError
from tui.playback.entry import Record
from tui.playback.ranges import Gap
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

_MOST_EMPTY = 3
"""Answers in a row that end well and bring nothing."""
_MOST_REFUSED = 3
"""Attempts after a first that a busy server refused; a listener waits for them."""
_TRANSIENT = frozenset({408, 425, 429, 500, 502, 503, 504})


@dataclass(frozen=True, slots=True)
class Persistence:
    """How long to wait for a server, in seconds, and how often to come back."""

    connect: float = 10.0
    silence: float = 20.0
    """Between two pieces of an answer."""
    impatience: float = 4.0
    """The same while a listener waits: then another connection is tried."""
    delays: tuple[float, ...] = (0.2, 1.0, 2.0, 4.0, 8.0, 8.0, 8.0, 8.0)
    """Before each further attempt that gets no byte, once there were some."""


class Sink(Protocol):
    """What a run of requests fills."""

    url: str
    was_read: bool
    """Whether anyone relies on the bytes that are there."""
    takes_short: bool
    """Whether a file that always ends before its declared length is taken as whole."""
    live: bool
    """Whether every answer begins now: then it follows what came before."""

    @property
    def record(self) -> Record:
        """What is known of the bytes."""
        ...

    def next_gap(self, fetching: "Fetching") -> Gap | None:
        """What is to be fetched next; None: no more."""
        ...

    def learn(self, fetching: "Fetching", answer: Answer) -> None:
        """Take in what a server told of the file."""
        ...

    def keep(self, fetching: "Fetching", offset: int, piece: bytes) -> bool:
        """Take in bytes; whether more are wanted of this run of requests."""
        ...

    def learn_end(self, fetching: "Fetching", length: int) -> None:
        """Know where the file ends."""
        ...

    def forget(self, fetching: "Fetching") -> None:
        """Throw away bytes of a file that the server no longer has."""
        ...

    def rest(self, fetching: "Fetching", seconds: float, trouble: str) -> None:
        """Wait before another attempt. ``trouble`` is why it is needed."""
        ...

    def finish(self, fetching: "Fetching", error: str | None) -> None:
        """A run of requests is over, for good when it failed."""
        ...


class Fetching(threading.Thread):
    """Requests, one after the other, until every gap is filled or nobody wants more."""

    def __init__(
        self,
        source: Sink,
        persistence: Persistence,
        before: "Fetching | None" = None,
    ) -> None:
        super().__init__(name="earmark-bytes", daemon=True)
        self.ranged: bool = before.ranged if before else True
        """Whether the server gives parts, as far as is known."""
        self.answered = False
        """Whether the server has answered this run."""
        self._source = source
        self._persistence = persistence
        self._address: str = before._address if before else source.url
        self._got_any: bool = before._got_any if before else False
        self._answering = False
        self._broke_off_at = -1
        self._versions: int = before._versions if before else 0
        """How often the file turned out to be another than the one begun."""

    def run(self) -> None:
        """Fetch, then tell the source how it ended."""
        error: str | None = None
        try:
            with open_client(
                self._persistence.connect, self._persistence.silence
            ) as client:
                self._fetch_all(client)
        except EarmarkError as refused:
            error = str(refused)
        except OSError as broken:
            error = in_plain_words(broken, self._source.url)
        except Exception:
            _log.exception("fetching a sound failed")
            error = f"What {host_of(self._source.url)} sent could not be used."
        self._source.finish(self, error)

    def _fetch_all(self, client: "httpx.Client") -> None:
        failures = 0
        while (gap := self._source.next_gap(self)) is not None:
            there = self._source.record.ranges.bytes
            try:
                self._fetch(client, gap)
                progressed = self._source.record.ranges.bytes > there
                failures = 0 if progressed else failures + 1
                if failures > _MOST_EMPTY:
                    raise self._short()
            except Changed:
                self._start_anew()
            except PastEnd as past:
                end = gap[0] if past.length is None else past.length
                if end > gap[0]:
                    raise self._short() from past
                self._source.learn_end(self, end)
            except Exception as error:
                if isinstance(error, FetchError) and error.status is None:
                    raise
                progressed = self._source.record.ranges.bytes > there
                failures = 0 if progressed else failures + 1
                self._bear(error, failures)

    def _fetch(self, client: "httpx.Client", gap: Gap) -> None:
        first, last = gap
        record = self._source.record
        if self._got_any:
            record = replace(record, length=None)
        self._answering = False
        live = self._source.live
        with asking(client, self._address, 0 if live else first, record) as answer:
            self._address, self.answered, self._answering = answer.url, True, True
            if first > 0:
                self.ranged = answer.ranged
            self._source.learn(self, answer)
            offset = first if live else answer.first
            for piece in answer.pieces:
                if offset == 0 and is_web_page(answer.type, piece):
                    raise FetchError(_PAGE.format(host=host_of(answer.url)))
                self._got_any = True
                if not self._source.keep(self, offset, piece):
                    return
                offset += len(piece)
                if self.ranged and last is not None and offset >= last:
                    return
        if answer.length is None:
            self._source.learn_end(self, offset)

    def _short(self) -> FetchError:
        return FetchError(_SHORT.format(host=host_of(self._address)))

    def _start_anew(self) -> None:
        self._source.forget(self)
        if self._source.was_read:
            raise FetchError(_CHANGED.format(host=host_of(self._source.url)))
        sentence = _RESTLESS.format(host=host_of(self._address))
        if self._versions == len(self._persistence.delays):
            raise FetchError(sentence)
        self._source.rest(self, self._persistence.delays[self._versions], sentence)
        self._versions += 1

    def _bear(self, error: Exception, failures: int) -> None:
        """Wait, so as to try again; raises where that is of no use."""
        import httpx

        if isinstance(error, EarmarkError) and not isinstance(error, FetchError):
            raise error
        status = getattr(error, "status", None)
        if status is not None and self._address != self._source.url:
            self._address = self._source.url
            return
        if status not in _TRANSIENT and not isinstance(error, httpx.TransportError):
            raise error
        broke_off = self._answering and isinstance(error, httpx.RemoteProtocolError)
        if broke_off and self._source.takes_short and self._ends_here():
            return
        sentence = str(error) if status else in_plain_words(error, self._source.url)
        if self._answering and not self.ranged:
            sentence = _ONLY_WHOLE.format(host=host_of(self._address))
        delays = self._delays_after(status)
        if failures > len(delays):
            raise FetchError(sentence, status=status) from error
        delay = delays[failures - 1] if failures else 0.0
        self._source.rest(self, delay, sentence)

    def _delays_after(self, status: int | None) -> tuple[float, ...]:
        """How long to wait before each attempt; a server that is only busy is asked
        again even where nothing ever came of it."""
        delays = self._persistence.delays
        if self._got_any:
            return delays
        return delays[:_MOST_REFUSED] if status in _TRANSIENT else ()

    def _ends_here(self) -> bool:
        """Whether the answer broke off twice at one place: the length was wrong."""
        here = self._source.record.ranges.end_from(0)
        if here == 0 or here != self._broke_off_at:
            self._broke_off_at = here
            return False
        self._source.learn_end(self, here)
        return True


_PAGE = (
    "{host} sent a web page instead of sound: the address may need a subscription, or "
    "this network wants you to sign in first."
)
_SHORT = (
    "{host} says that this file is longer than what it gives: try again later, or sync "
    "the show."
)
_ONLY_WHOLE = (
    "{host} breaks off in the middle and sends this only from its start, so that it "
    "cannot go on: try again later, or sync the show."
)
_RESTLESS = (
    "{host} breaks off and then has another version of this file, so that it begins "
    "anew each time: try again later."
)
_CHANGED = "{host} has another version of this file by now: play it again."
