"""Reading aloud: espeak-ng says a text, so that its sound can be compared with another.

The text goes in by standard input, never as an argument, and the voice is one that
espeak-ng lists itself.
"""

import re
import shutil
import subprocess
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from tui.errors import AlignmentError
from tui.transcripts.aligning.sound import SAMPLE_RATE, missing_extra

if TYPE_CHECKING:
    from tui.transcripts.aligning.sound import Samples

_PROGRAM = "espeak-ng"
_RATE = 22_050
_HEADER_BYTES = 44
_SECONDS_TO_WAIT = 60
_SPOKEN_AS = {"en": "en-us", "zh": "cmn", "no": "nb"}
"""Languages that espeak-ng knows only by other tags."""

_LANGUAGE = re.compile(r"(?m)^\s*\d+\s+([a-z]{2,3}(?:-[\w-]+)?)\s", re.ASCII)


def voice_for(language: str) -> str:
    """espeak-ng's name of the voice that reads a language: ``pt-br``, ``de``."""
    known = _voices()
    tag = language.replace("_", "-").lower()
    language_alone = tag.partition("-")[0]
    for name in (tag, language_alone, _SPOKEN_AS.get(language_alone)):
        if name in known:
            return name
    raise AlignmentError(f"espeak-ng does not read the language {language}.")


def read_aloud(text: str, voice: str) -> "Samples":
    """The sound of a text."""
    command = [_PROGRAM, "-v", voice, "--stdin", "--stdout"]
    said = _run(command, text.encode("utf-8", "replace"))
    return _resampled(said[_HEADER_BYTES:])


@lru_cache(maxsize=1)
def _voices() -> frozenset[str]:
    listed = _run([_PROGRAM, "--voices"]).decode("utf-8", "replace")
    return frozenset(name.lower() for name in _LANGUAGE.findall(listed))


def _run(command: list[str], data: bytes = b"") -> bytes:
    if shutil.which(_PROGRAM) is None:
        raise AlignmentError("Aligning this language needs espeak-ng: install it.")
    try:
        done = subprocess.run(
            command, input=data, capture_output=True, timeout=_SECONDS_TO_WAIT
        )
    except (OSError, subprocess.TimeoutExpired) as error:
        raise AlignmentError("espeak-ng does not answer.") from error
    return done.stdout


def _resampled(data: bytes) -> "Samples":
    try:
        import av
        import numpy as np
    except ImportError as error:
        raise missing_extra() from error
    samples = np.frombuffer(data[: len(data) // 2 * 2], "<i2").astype(np.int16)
    if not len(samples):
        return samples
    frame = av.AudioFrame.from_ndarray(
        samples.reshape(1, -1), format="s16", layout="mono"
    )
    frame.sample_rate = _RATE
    resampler = av.AudioResampler("s16", "mono", SAMPLE_RATE)
    parts: list[Any] = [*resampler.resample(frame), *resampler.resample(None)]
    return np.concatenate([part.to_ndarray().reshape(-1) for part in parts])
