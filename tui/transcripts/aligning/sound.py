"""Sound as the aligners hear it: 16 kHz, one channel, in pieces that fit in memory.

PyAV reads every file that FFmpeg reads. It was chosen over libVLC by measurement: of
an MP3 file of 7038 s libVLC's transcoding gave 7022 s in 6 s and 66 MB, and words would
drift by what it loses; PyAV gave all of it in 9 s and 51 MB.
"""

import logging
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING, Any

from tui.errors import AlignmentError

if TYPE_CHECKING:
    import numpy as np
    import numpy.typing as npt

    Samples = npt.NDArray[np.int16]
    """16-bit samples of one channel, ``SAMPLE_RATE`` of them a second."""

SAMPLE_RATE = 16_000

_SECONDS_A_PIECE = 10
_LOG = logging.getLogger(__name__)


def missing_extra() -> AlignmentError:
    """What to raise when a package of the extra is not there."""
    return AlignmentError("Aligning needs pip install 'earmark[align]'.")


def decode(
    file: Path, start: float = 0.0, end: float | None = None
) -> "Iterator[Samples]":
    """The sound of a file between two times, about ten seconds at a time.

    Files are read from their beginning, because a seek lands elsewhere in an MP3 file
    of changing bit rate; what lies before ``start`` is passed over without decoding.
    A file that breaks off, or has broken parts, gives what can be heard.
    """
    with _opened(file) as (av, container):
        yield from _pieces(av, container, start, end)


def length(file: Path) -> float:
    """Seconds of sound in a file, by its packets: headers are not always true."""
    end = 0.0
    with _opened(file) as (_, container):
        for packet in container.demux(container.streams.audio[0]):
            if packet.pts is not None:
                after = packet.pts + (packet.duration or 0)
                end = max(end, float(after * packet.time_base))
    return end


@contextmanager
def _opened(file: Path) -> Iterator[tuple[Any, Any]]:
    try:
        import av
    except ImportError as error:
        raise missing_extra() from error
    try:
        with av.open(str(file)) as container:
            yield av, container
    except IndexError as error:
        raise AlignmentError(f"There is no sound in {file.name}.") from error
    except (av.FFmpegError, OSError, ValueError) as error:
        _LOG.info("cannot decode %s", file, exc_info=True)
        raise AlignmentError(f"{file.name} cannot be decoded as sound.") from error


def _pieces(
    av: Any, container: Any, start: float, end: float | None
) -> "Iterator[Samples]":
    import numpy as np

    gathered: list[Samples] = []
    for samples in _samples(av, container, start, end):
        gathered.append(samples)
        if sum(map(len, gathered)) >= _SECONDS_A_PIECE * SAMPLE_RATE:
            yield np.concatenate(gathered)
            gathered = []
    if gathered:
        yield np.concatenate(gathered)


def _samples(
    av: Any, container: Any, start: float, end: float | None
) -> "Iterator[Samples]":
    stream = container.streams.audio[0]
    skip = -1
    left = None if end is None else round((end - start) * SAMPLE_RATE)
    resampler = _Resampler(av)
    for frame in chain(_frames(av, container, stream, start), [None]):
        if frame is not None and skip < 0:
            skip = round(max(0.0, start - (frame.time or 0.0)) * SAMPLE_RATE)
        for samples in resampler.resample(frame):
            heard = samples[
                max(0, skip) : None if left is None else max(0, skip) + left
            ]
            skip = max(0, skip - len(samples))
            left = None if left is None else left - len(heard)
            yield heard
        if left == 0:
            return


class _Resampler:
    """FFmpeg's resampler, made anew where the form of the sound changes.

    Hosts join adverts to an episode without making them alike.
    """

    def __init__(self, av: Any) -> None:
        self._av = av
        self._form: object = None
        self._resampler: Any = None

    def resample(self, frame: Any | None) -> "Iterator[Samples]":
        """The samples of a frame; None asks for what is left over."""
        form = frame and (frame.format.name, frame.layout.name, frame.sample_rate)
        if form != self._form:
            if self._resampler is not None:
                yield from map(_flat, self._resampler.resample(None))
            self._form = form
            self._resampler = form and self._av.AudioResampler(
                "s16", "mono", SAMPLE_RATE
            )
        if frame is not None:
            yield from map(_flat, self._resampler.resample(frame))


def _flat(frame: Any) -> "Samples":
    samples: Samples = frame.to_ndarray().reshape(-1)
    return samples


def _frames(av: Any, container: Any, stream: Any, start: float) -> Iterator[Any]:
    """Decoded frames, from a second before a time; broken packets are passed over."""
    failed = heard = 0
    for packet in container.demux(stream):
        if packet.pts is not None and packet.pts * packet.time_base < start - 1.0:
            continue
        try:
            for frame in packet.decode():
                heard += 1
                yield frame
        except av.InvalidDataError:
            failed += 1
    if failed and not heard:
        raise ValueError("no packet could be decoded")
    if failed:
        _LOG.info("%d broken packets passed over", failed)
