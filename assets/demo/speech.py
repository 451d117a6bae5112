"""Speech: a sentence becomes samples and the measured time of each of its words.

The times are what espeak-ng reports while it speaks, through the events of its C
interface (``speak_lib.h``); nothing is guessed.
"""

import ctypes
import ctypes.util
from dataclasses import dataclass

import numpy as np

SAMPLE_RATE = 22050
WORDS_PER_MINUTE = 165

_RETRIEVAL = 2
_PHONEME_EVENTS = 1
_CHARACTER_POSITION = 1
_UTF8 = 1
_RATE_PARAMETER = 1
_EVENT_END_OF_LIST, _EVENT_WORD, _EVENT_PHONEME = 0, 1, 7
_ZERO_WIDTH_SPACE = "\u200b"


@dataclass(frozen=True, slots=True)
class SpokenWord:
    """A word and when it sounds, in seconds."""

    text: str
    start: float
    end: float

    def later(self, seconds: float) -> "SpokenWord":
        """The same word, moved."""
        return SpokenWord(self.text, self.start + seconds, self.end + seconds)


@dataclass(frozen=True, slots=True)
class Speech:
    """What was spoken: samples from -1 to 1, and the words in them."""

    samples: np.ndarray
    words: tuple[SpokenWord, ...]


class _EventId(ctypes.Union):
    _fields_ = (
        ("number", ctypes.c_int),
        ("name", ctypes.c_char_p),
        ("phoneme", ctypes.c_char * 8),
    )


class _Event(ctypes.Structure):
    _fields_ = (
        ("type", ctypes.c_int),
        ("unique_identifier", ctypes.c_uint),
        ("text_position", ctypes.c_int),
        ("length", ctypes.c_int),
        ("audio_position_ms", ctypes.c_int),
        ("sample", ctypes.c_int),
        ("user_data", ctypes.c_void_p),
        ("id", _EventId),
    )


_Callback = ctypes.CFUNCTYPE(
    ctypes.c_int, ctypes.POINTER(ctypes.c_short), ctypes.c_int, ctypes.POINTER(_Event)
)


class Speaker:
    """espeak-ng, speaking into memory."""

    def __init__(self) -> None:
        name = ctypes.util.find_library("espeak-ng")
        if name is None:
            raise SystemExit("libespeak-ng is not installed.")
        self._espeak = ctypes.CDLL(name)
        rate = self._espeak.espeak_Initialize(_RETRIEVAL, 0, None, _PHONEME_EVENTS)
        if rate != SAMPLE_RATE:
            raise SystemExit(f"espeak-ng gives {rate} samples a second.")
        self._espeak.espeak_SetParameter(_RATE_PARAMETER, WORDS_PER_MINUTE, 0)
        self._callback = _Callback(self._collect)
        self._espeak.espeak_SetSynthCallback(self._callback)
        self._chunks: list[np.ndarray] = []
        self._word_starts: dict[int, int] = {}
        self._pauses: list[int] = []

    def speak(self, sentence: str, voice: str) -> Speech:
        """Speak one sentence in the voice of the given espeak-ng name."""
        self._chunks, self._word_starts, self._pauses = [], {}, []
        self._espeak.espeak_SetVoiceByName(voice.encode())
        # Without the space of no width espeak-ng runs "of the" and the like into one.
        text = " ".join(_ZERO_WIDTH_SPACE + word for word in sentence.split())
        data = text.encode()
        self._espeak.espeak_Synth(
            data, len(data) + 1, 0, _CHARACTER_POSITION, 0, _UTF8, None, None
        )
        self._espeak.espeak_Synchronize()
        samples = np.concatenate(self._chunks).astype(np.float64) / 32768
        return Speech(samples, tuple(self._words(text, len(samples))))

    def _collect(self, samples, count, events) -> int:
        if samples and count > 0:
            self._chunks.append(np.ctypeslib.as_array(samples, (count,)).copy())
        for event in events:
            if event.type == _EVENT_END_OF_LIST:
                return 0
            if event.type == _EVENT_WORD and event.length:
                self._word_starts.setdefault(event.text_position - 1, event.sample)
            elif event.type == _EVENT_PHONEME and event.id.phoneme.startswith(b"_"):
                self._pauses.append(event.sample)
        return 0

    def _words(self, text: str, length: int) -> list[SpokenWord]:
        spoken = []
        position = 0
        for written in text.split(" "):
            spoken.append((written[1:], self._start_of(written, position)))
            position += len(written) + 1
        starts = [start for _, start in spoken]
        if starts != sorted(set(starts)):
            raise SystemExit(f"espeak-ng gives times out of order: {text}")
        return [
            SpokenWord(word, start / SAMPLE_RATE, self._end(start, after) / SAMPLE_RATE)
            for (word, start), after in zip(spoken, [*starts[1:], length], strict=True)
        ]

    def _start_of(self, written: str, position: int) -> int:
        for place in range(position, position + len(written)):
            if place in self._word_starts:
                return self._word_starts[place]
        raise SystemExit(f"espeak-ng gives no time for {written[1:]!r}: reword it.")

    def _end(self, start: int, next_start: int) -> int:
        pauses = (pause for pause in self._pauses if start < pause < next_start)
        return min(pauses, default=next_start)
