"""An alignment: when the words of a text are heard in one audio file."""

from dataclasses import dataclass

from tui.model.transcript import Source, Stretch, Word


@dataclass(frozen=True, slots=True)
class AlignedPassage:
    """A cue of the text as it is heard: each of its words at its time.

    ``words`` are the cue's words as written, all of them in order, or none where the
    cue is not spoken. ``confidence`` is the share of them that were heard as written,
    from 0 to 1, less where a second method finds it elsewhere; the times of the others
    are placed between those of their neighbors.
    """

    words: tuple[Word, ...] = ()
    confidence: float = 0.0

    @property
    def spoken(self) -> bool:
        """Whether it is in the audio."""
        return bool(self.words)


@dataclass(frozen=True, slots=True)
class Alignment:
    """A text matched to a sound. Times never run backward and stay inside it."""

    passages: tuple[AlignedPassage, ...]
    """One for each cue of the text, in its order."""
    inserted: tuple[Stretch, ...]
    """What is in the audio and not in the text: adverts, music, greetings."""
    duration: float
    """Length of the audio in seconds."""
    coverage: float
    """The share of the text's words that are in the audio, from 0 to 1."""
    confidence: float
    """The share of those that were heard as written, from 0 to 1."""


@dataclass(frozen=True, slots=True)
class KeptAlignment:
    """What was found out about the words of one source and one audio file."""

    source: Source
    """Whose words."""
    text_hash: str
    """Of the words as they were: others are not aligned."""
    audio_key: str
    """Which file: its length in bytes and a hash of its head."""
    duration: float
    """How long the file plays, in seconds."""
    alignment: Alignment | None
    """None where the times given with the words were tried, and fit or had to stay."""
    refused: bool = False
    """Whether the words were tried, and are not what is heard."""
