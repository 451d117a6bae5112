"""The job of recognizing: hearing with a model."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from tui.transcripts.aligning.sound import length
from tui.transcripts.recognizing import recognize
from tui.transcripts.recognizing.models import Model


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

        def reached(until: float) -> None:
            tell(min(until / seconds, 1.0))

        for heard in recognize(
            self.file, recognizer, self.language, self.start, reached=reached
        ):
            tell(heard)
            reached(heard.until)
