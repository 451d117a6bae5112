"""Inflating: the compressed body of an answer, never past a limit."""

import io
import zlib

ACCEPTED = "gzip, deflate"
"""What to ask for in ``Accept-Encoding``."""

_GZIP = 16 + zlib.MAX_WBITS
_RAW_DEFLATE = -zlib.MAX_WBITS


class TooLarge(Exception):
    """More bytes came out than are wanted."""


class Body:
    """The pieces of an answer, decoded and collected up to a limit.

    Decompression stops at the limit, so that a small bomb stays small.
    """

    def __init__(self, encoding: str, limit_bytes: int) -> None:
        """``encoding`` is a ``Content-Encoding`` (RFC 9110, 8.4).

        Raises:
            zlib.error: an encoding that was not asked for.
        """
        self._data = io.BytesIO()
        self._size = 0
        self._limit = limit_bytes
        self._began = False
        self._encoding = encoding.strip().lower().removeprefix("x-")
        if self._encoding not in ("", "identity", "gzip", "deflate"):
            raise zlib.error(f"unknown encoding {self._encoding}")
        self._inflate = zlib.decompressobj(_GZIP if self._gzip else zlib.MAX_WBITS)

    @property
    def _gzip(self) -> bool:
        return self._encoding == "gzip"

    def add(self, piece: bytes) -> None:
        """Take in the next piece as it came over the wire.

        Raises:
            TooLarge: there is more than wanted.
            zlib.error: it is damaged.
        """
        if self._encoding in ("", "identity"):
            self._keep(piece)
            return
        self._began = self._began or bool(piece)
        while piece:
            piece = self._inflated(piece)

    def whole(self) -> bytes:
        """Everything, once the answer has ended.

        Raises:
            zlib.error: the end is missing.
        """
        if self._began and not self._inflate.eof:
            raise zlib.error("the end is missing")
        return self._data.getvalue()

    def _inflated(self, piece: bytes) -> bytes:
        """Keep what comes out; give back what is still to be decoded."""
        if self._inflate.eof:
            self._inflate = zlib.decompressobj(_GZIP if self._gzip else _RAW_DEFLATE)
        room = self._limit - self._size + 1
        try:
            self._keep(self._inflate.decompress(piece, room))
        except zlib.error:
            if self._gzip or self._size:
                raise
            self._inflate = zlib.decompressobj(_RAW_DEFLATE)
            self._keep(self._inflate.decompress(piece, room))
        if self._inflate.eof:
            return self._inflate.unused_data if self._gzip else b""
        return self._inflate.unconsumed_tail

    def _keep(self, data: bytes) -> None:
        self._size += len(data)
        if self._size > self._limit:
            raise TooLarge
        self._data.write(data)
