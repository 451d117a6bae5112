"""Text tracks of an MP4 file: chapters and subtitles, sample by sample.

Source: ISO/IEC 14496-12, section 8 (sample tables); 3GPP TS 26.245 and the QuickTime
File Format Specification (a text sample is a length and as many bytes).
"""

import struct
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import accumulate, chain, islice, pairwise, repeat
from pathlib import Path
from typing import BinaryIO

_MOST_SAMPLES = 100_000
_LARGEST_TABLE = 1 << 22
_LONGEST_SAMPLE = 1 << 14
_TEXT_HANDLERS = (b"text", b"sbtl")


@dataclass(frozen=True, slots=True)
class TextSample:
    """What a text track shows for a while, in seconds; empty where it shows nothing."""

    start: float
    end: float
    text: str


@dataclass(frozen=True, slots=True)
class TextTrack:
    """A track of text."""

    samples: tuple[TextSample, ...]
    holds_chapters: bool
    """Whether another track refers to this one as its chapters."""
    language: str
    """ISO 639-2, as the track says; ``und`` where it does not."""


@dataclass(frozen=True, slots=True)
class _Box:
    """A box of the file: its name and where its content lies."""

    name: bytes
    first: int
    last: int


def read_text_tracks(file: Path) -> tuple[TextTrack, ...]:
    """The text tracks of a file; none where it has none.

    Raises:
        struct.error, ValueError: the file is damaged.
        OSError: it cannot be read.
    """
    with file.open("rb") as stream:
        movie = _find(stream, _Box(b"", 0, file.stat().st_size), b"moov")
        if movie is None:
            return ()
        tracks = [box for box in _boxes(stream, movie) if box.name == b"trak"]
        wanted = {number for track in tracks for number in _referred(stream, track)}
        return tuple(
            TextTrack(
                tuple(_texts(stream, track)),
                _number(stream, track) in wanted,
                _language(stream, track),
            )
            for track in tracks
            if _is_text(stream, track)
        )


def _boxes(stream: BinaryIO, parent: _Box) -> Iterator[_Box]:
    position = parent.first
    while position + 8 <= parent.last:
        stream.seek(position)
        size, name = struct.unpack(">I4s", stream.read(8))
        first = position + 8
        if size == 1:
            size = struct.unpack(">Q", stream.read(8))[0]
            first += 8
        end = parent.last if size == 0 else position + size
        if end < first or end > parent.last:
            return
        yield _Box(name, first, end)
        position = end


def _find(stream: BinaryIO, parent: _Box, *path: bytes) -> _Box | None:
    box: _Box | None = parent
    for name in path:
        if box is None:
            return None
        box = next((each for each in _boxes(stream, box) if each.name == name), None)
    return box


def _content(stream: BinaryIO, parent: _Box, *path: bytes) -> bytes:
    box = _find(stream, parent, *path)
    if box is None:
        return b""
    stream.seek(box.first)
    return stream.read(min(box.last - box.first, _LARGEST_TABLE))


def _referred(stream: BinaryIO, track: _Box) -> tuple[int, ...]:
    content = _content(stream, track, b"tref", b"chap")
    return struct.unpack(f">{len(content) // 4}I", content[: len(content) // 4 * 4])


def _number(stream: BinaryIO, track: _Box) -> int:
    header = _content(stream, track, b"tkhd")
    at = 20 if header[:1] == b"\1" else 12
    return int(struct.unpack_from(">I", header, at)[0])


def _is_text(stream: BinaryIO, track: _Box) -> bool:
    return _content(stream, track, b"mdia", b"hdlr")[8:12] in _TEXT_HANDLERS


def _durations(stream: BinaryIO, table: _Box) -> Iterator[int]:
    content = _content(stream, table, b"stts")[8:]
    runs = struct.iter_unpack(">II", content[: len(content) // 8 * 8])
    return chain.from_iterable(repeat(length, count) for count, length in runs)


def _samples(stream: BinaryIO, table: _Box) -> Iterator[tuple[int, int]]:
    """Offset and size of each sample: chunks hold samples that follow each other."""
    sizes = _sizes(stream, table)
    for offset, count in zip(
        _offsets(stream, table), _counts(stream, table), strict=False
    ):
        for size in islice(sizes, count):
            yield offset, size
            offset += size


def _sizes(stream: BinaryIO, table: _Box) -> Iterator[int]:
    content = _content(stream, table, b"stsz")
    same, count = struct.unpack_from(">II", content, 4)
    if same:
        return repeat(same, count)
    sizes = content[12 : 12 + len(content[12:]) // 4 * 4]
    return (size for (size,) in struct.iter_unpack(">I", sizes))


def _offsets(stream: BinaryIO, table: _Box) -> Iterator[int]:
    content, width, form = _content(stream, table, b"stco")[8:], 4, ">I"
    if not content:
        content, width, form = _content(stream, table, b"co64")[8:], 8, ">Q"
    whole = content[: len(content) // width * width]
    return (offset for (offset,) in struct.iter_unpack(form, whole))


def _counts(stream: BinaryIO, table: _Box) -> Iterator[int]:
    """How many samples each chunk holds, chunk by chunk, the last run without end."""
    content = _content(stream, table, b"stsc")[8:]
    whole = content[: len(content) // 12 * 12]
    runs = [(first, count) for first, count, _ in struct.iter_unpack(">III", whole)]
    for (first, count), (following, _) in pairwise(runs):
        yield from repeat(count, max(0, following - first))
    if runs:
        yield from repeat(runs[-1][1])


def _language(stream: BinaryIO, track: _Box) -> str:
    """Three letters of five bits each, in the media header."""
    header = _content(stream, track, b"mdia", b"mdhd")
    packed = struct.unpack_from(">H", header, 32 if header[:1] == b"\1" else 20)[0]
    letters = ((packed >> shift) & 31 for shift in (10, 5, 0))
    return "".join(chr(0x60 + letter) for letter in letters)


def _texts(stream: BinaryIO, track: _Box) -> Iterator[TextSample]:
    header = _content(stream, track, b"mdia", b"mdhd")
    scale = struct.unpack_from(">I", header, 20 if header[:1] == b"\1" else 12)[0]
    if not scale:
        raise ValueError("a text track without a time scale")
    table = _find(stream, track, b"mdia", b"minf", b"stbl")
    if table is None:
        return
    samples = islice(_samples(stream, table), _MOST_SAMPLES)
    lengths = list(islice(_durations(stream, table), _MOST_SAMPLES))
    starts = accumulate(lengths, initial=0)
    for start, length, (offset, size) in zip(starts, lengths, samples, strict=False):
        text = _text(stream, offset, size)
        yield TextSample(start / scale, (start + length) / scale, text)


def _text(stream: BinaryIO, offset: int, size: int) -> str:
    stream.seek(offset)
    data = stream.read(min(size, _LONGEST_SAMPLE))
    text = data[2 : 2 + int.from_bytes(data[:2])]
    encoding = "utf-16" if text[:2] in (b"\xfe\xff", b"\xff\xfe") else "utf-8"
    return text.decode(encoding, errors="replace")
