"""Jobs of recognizing: fetching a model, and hearing with it."""

import errno
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from tui.errors import RecognitionError
from tui.transcripts.aligning.sound import length
from tui.transcripts.recognizing import recognize
from tui.transcripts.recognizing.models import HOST, Model

_FULL = (errno.ENOSPC, errno.EDQUOT)


@dataclass(frozen=True, slots=True)
class RecognizeJob:
    """Make words from a file, from a moment on."""

    file: Path
    model: Model
    language: str | None
    start: float

    def run(self, tell: Callable[[object], None]) -> None:
        """Tells each piece that was heard, and the share that is done."""
        from tui.transcripts.recognizing.whisper import Whisper

        seconds = max(length(self.file), 1.0)
        tell(min(self.start / seconds, 1.0))
        recognizer = Whisper(self.model.folder)
        for heard in recognize(self.file, recognizer, self.language, self.start):
            tell(heard)
            tell(min(heard.until / seconds, 1.0))


@dataclass(frozen=True, slots=True)
class FetchModelJob:
    """Bring a model to this machine; what has come goes on the next time."""

    model: Model

    def run(self, tell: Callable[[object], None]) -> None:
        """Tells nothing: the folder shows how far it is."""
        from faster_whisper.utils import download_model

        try:
            download_model(self.model.name, output_dir=str(self.model.folder))
        except Exception as error:
            if isinstance(error, OSError) and error.errno in _FULL:
                raise RecognitionError(
                    f"The disk is full: the model {self.model.name} takes "
                    f"{self.model.size_mb} MB in {self.model.folder}."
                ) from error
            raise RecognitionError(
                f"The model {self.model.name} could not be had from {HOST}: is the "
                "network there? A folder with a model will do as well."
            ) from error
