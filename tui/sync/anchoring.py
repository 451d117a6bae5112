"""Setting times right: the listener says which line is heard, and may take it back."""

from pathlib import Path

from tui.errors import NotFound, UsageError
from tui.library.library import Library
from tui.model.episode import Episode
from tui.model.quote import Anchor
from tui.model.reading import Sentence
from tui.model.transcript import Transcript
from tui.sync.kept_words import KeptWords
from tui.sync.offline_words import own_words
from tui.transcripts.reading import make_reading


class Anchoring:
    """Keeps and undoes anchors; what is searched moves with what is read."""

    def __init__(self, library: Library, downloads: Path | None = None) -> None:
        self._library = library
        self._kept = KeptWords(library, downloads)

    def set(self, episode_id: int, sentence: Sentence, heard_at: float) -> Anchor:
        """Keep that a sentence begins to be heard at a time. Blocks for milliseconds.

        Raises:
            UsageError: the words have no times that could be set right.
        """
        episode = self._library.episodes.get(episode_id)
        transcript = self._plain(episode)
        before = _time_in(transcript, sentence) if transcript else None
        if transcript is None or before is None:
            raise UsageError("These words have no times that could be set right.")
        audio = self._kept.audio(episode)
        for anchor in self._kept.anchors(episode, transcript.timing):
            if anchor.text_time == before:
                self._library.words.remove_anchor(anchor.id)
        anchor = self._library.words.add_anchor(
            episode_id, audio.key, before, heard_at, transcript.timing
        )
        self._kept.index_again(episode)
        return anchor

    def all(self, episode_id: int) -> tuple[Anchor, ...]:
        """The anchors that count now, in the order they were set."""
        episode = self._library.episodes.get(episode_id)
        transcript = self._plain(episode)
        return self._kept.anchors(episode, transcript.timing) if transcript else ()

    def lines(self, episode_id: int) -> dict[int, str]:
        """The line that each anchor was set at, by its number."""
        episode = self._library.episodes.get(episode_id)
        transcript = self._plain(episode)
        if transcript is None:
            return {}
        reading = make_reading(transcript)
        anchors = self._kept.anchors(episode, transcript.timing)
        lines = {a.id: reading.sentence_at(a.text_time) for a in anchors}
        return {number: line.text for number, line in lines.items() if line}

    def remove(self, anchor: Anchor) -> None:
        """Take one back."""
        self._library.words.remove_anchor(anchor.id)
        self._kept.index_again(self._library.episodes.get(anchor.episode_id))

    def undo(self, episode_id: int) -> Anchor:
        """Take back the one set last. Raises NotFound."""
        anchors = self.all(episode_id)
        if not anchors:
            raise NotFound("No times of these words were set right by you.")
        self.remove(anchors[-1])
        return anchors[-1]

    def _plain(self, episode: Episode) -> Transcript | None:
        own = own_words(episode.details, episode.row.duration)
        chapters = own.chapters(self._library.words.chapters(episode.id))
        return self._kept.transcript(episode, own, chapters)


def _time_in(transcript: Transcript, sentence: Sentence) -> float | None:
    """When a sentence is said by a transcript's own times."""
    sentences = make_reading(transcript).sentences
    same = [other for other in sentences if other.text == sentence.text]
    if not same:
        return None
    nearest = min(same, key=lambda other: abs(other.index - sentence.index))
    return nearest.start
