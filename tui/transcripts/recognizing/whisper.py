"""Whisper, by faster-whisper: OpenAI's recognizer on CTranslate2, in 8-bit integers.

Radford et al., "Robust Speech Recognition via Large-Scale Weak Supervision", 2022;
https://github.com/SYSTRAN/faster-whisper. Words are timed by the model's attention.
"""

import os
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

from tui.errors import RecognitionError
from tui.model.transcript import Word
from tui.transcripts.recognizing import Heard

if TYPE_CHECKING:
    from tui.transcripts.aligning.sound import Samples

_LOUDEST = 32_768.0
_SAMPLE_RATE = 16_000


class Whisper:
    """A model in memory."""

    def __init__(self, folder: Path) -> None:
        """``folder`` holds the model. Raises RecognitionError."""
        from faster_whisper import WhisperModel

        try:
            self._model = WhisperModel(
                str(folder),
                device="cpu",
                compute_type="int8",
                cpu_threads=max(1, (os.cpu_count() or 1) - 1),
                local_files_only=True,
            )
        except Exception as error:
            # Its parts each raise what they like; the tokenizer a bare Exception.
            raise RecognitionError(
                f"{folder} holds no model that can be read: a file is broken or of "
                "another kind of model. Delete it, or name another model."
            ) from error

    def hear(
        self,
        samples: "Samples",
        language: str | None,
        reached: Callable[[float], None],
    ) -> Heard:
        """The words of a piece, timed from its start."""
        import numpy as np

        segments, info = self._model.transcribe(
            samples.astype(np.float32) / _LOUDEST,
            language=self._known(language),
            word_timestamps=True,
            vad_filter=True,
            condition_on_previous_text=False,
        )
        words: list[Word] = []
        for segment in segments:
            words.extend(_word(word) for word in segment.words or ())
            reached(float(segment.end))
        return Heard(
            tuple(words), info.language if words else None, len(samples) / _SAMPLE_RATE
        )

    def _known(self, language: str | None) -> str | None:
        """The language as the model names it; None where it is to find out itself."""
        name = (language or "").partition("-")[0].lower()
        return name if name in self._model.supported_languages else None


def _word(word: Any) -> Word:
    return Word(word.word.strip(), float(word.start), float(word.end))
