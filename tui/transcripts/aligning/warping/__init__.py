"""Aligning by warping: a synthesizer reads the text, and its reading is compared.

The idea is that of *aeneas*: dynamic time warping of a text's reading by a synthesizer
against the sound, over features that are much alike whoever speaks. Here a sentence or
two are looked for in all of the sound (``searching``, ``chaining``), what follows one
another there is held on to, and what lies between is joined by likeness above what
chance gives (``joining``, ``likeness``), so that inserts and missing paragraphs do not
pull the rest along. A text that is no more alike than its own sounds in another order
is refused: other texts, German for Dutch, Spanish for German. A translation between
Spanish and Portuguese, sentence by sentence, is not told apart from what is said.
"""

from collections.abc import Callable, Iterator, Sequence
from typing import TYPE_CHECKING

from tui.errors import AlignmentError, OtherWords
from tui.model.alignment import Alignment
from tui.model.transcript import Cue
from tui.transcripts.aligning.placing import Placing
from tui.transcripts.aligning.recording import Recording, recorded
from tui.transcripts.aligning.summary import summary
from tui.transcripts.aligning.trusting import Matched, pace_of
from tui.transcripts.aligning.warping.reading import read_aloud, voice_for
from tui.transcripts.aligning.warping.unit import sentences, units

if TYPE_CHECKING:
    from tui.transcripts.aligning.sound import Samples

_SHARE_OF_READING = 0.3
_LEAST_FOUND = 0.5


def align_warped(
    passages: Sequence[str | Cue],
    recording: Recording,
    language: str,
    progress: Callable[[float], None],
) -> Alignment:
    """A text aligned to a recording by how like its reading is to it."""
    words, owners = _words(passages)
    matched = warped_words(words, owners, recording, voice_for(language), progress)
    placing = Placing(
        words,
        owners,
        matched,
        recording.loudness.sounds(),
        recording.duration,
        pace_of(words, matched),
        longest_unheard=0,
    )
    aligned = placing.passages(len(passages))
    return summary(aligned, recording.loudness, recording.duration, len(words))


def warped_starts(
    passages: Sequence[str | Cue],
    recording: Recording,
    language: str,
    progress: Callable[[float], None],
) -> dict[int, float]:
    """When each passage begins whose first word is found."""
    words, owners = _words(passages)
    matched = warped_words(words, owners, recording, voice_for(language), progress)
    firsts = {0} | {b for b in range(1, len(owners)) if owners[b] != owners[b - 1]}
    return {owners[m.place]: m.start for m in matched if m.place in firsts}


def is_read(language: str) -> bool:
    """Whether espeak-ng is there and reads a language."""
    try:
        voice_for(language)
    except AlignmentError:
        return False
    return True


def warped_words(
    words: Sequence[str],
    owners: Sequence[int],
    recording: Recording,
    voice: str,
    progress: Callable[[float], None],
) -> list[Matched]:
    """The words of all units that are found, in order; raises if those are too few."""
    from tui.transcripts.aligning.warping.features import features_of
    from tui.transcripts.aligning.warping.searching import Search
    from tui.transcripts.aligning.warping.wording import Wording

    spoken = sentences(words, owners)
    lengths: list[int] = []

    def read() -> "Iterator[Samples]":
        for number, one in enumerate(spoken):
            samples = read_aloud(" ".join(words[one.first : one.last]), voice)
            lengths.append(len(samples))
            progress(_SHARE_OF_READING * number / len(spoken))
            yield samples

    with recorded(read(), lambda: None) as reading:
        reading_features = features_of(reading)
    heard = features_of(recording)
    search = Search(heard, reading_features, lengths, units(words, spoken))
    progress_left = 1 - _SHARE_OF_READING
    places = search.places(lambda s: progress(_SHARE_OF_READING + progress_left * s))
    matched = list(Wording(search, places, heard).words(spoken, words))
    too_few = len(matched) < _LEAST_FOUND * len(words)
    if too_few or not search.are_said(places):
        raise OtherWords("These words are not what is heard in this audio.")
    return matched


def _words(passages: Sequence[str | Cue]) -> tuple[list[str], list[int]]:
    pairs = [
        (word, index)
        for index, passage in enumerate(passages)
        for word in (passage if isinstance(passage, str) else passage.text).split()
    ]
    if not any(letter.isalnum() for word, _ in pairs for letter in word):
        raise AlignmentError("There are no words to align.")
    return [word for word, _ in pairs], [index for _, index in pairs]
