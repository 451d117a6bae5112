"""A reading place: the sentence a reader was at, found again in other words too."""

from dataclasses import dataclass

from tui.model.reading import Reading


@dataclass(frozen=True, slots=True)
class ReadingPlace:
    """Where an episode was read, apart from where it was heard."""

    sentence: int
    """Its number."""
    text: str
    """What it says, to know it by in a better transcript."""
    free: bool = True
    """Whether the reader, not the sound, led when this was kept."""

    def number_in(self, reading: Reading) -> int | None:
        """The sentence's number in a reading; None where it is not."""
        same = [s.index for s in reading.sentences if s.text == self.text]
        return min(same, key=lambda number: abs(number - self.sentence), default=None)
