"""Passages: an episode's words in pieces of a few sentences, for the search index."""

from collections.abc import Iterable, Iterator

from tui.model.chapter import Chapter
from tui.model.hit import HitKind, Passage
from tui.model.notes import NoteKind, Notes, Section
from tui.model.transcript import Cue, Transcript
from tui.transcripts.sentences import split_sentences
from tui.transcripts.spoken import count_words

_ENOUGH_WORDS = 30
_MOST_WORDS = 60
_TOLD_ELSEWHERE = frozenset({Section.TRANSCRIPT, Section.CHAPTERS})


def passages(transcript: Transcript) -> list[Passage]:
    """The spoken words, each passage of one speaker and with its start."""
    found: list[Passage] = []
    texts: list[str] = []
    words = 0
    opener: Cue | None = None
    for cue, text in _pieces(transcript.cues):
        length = count_words(text)
        full = words >= _ENOUGH_WORDS or words + length > _MOST_WORDS
        if opener and (full or cue.speaker != opener.speaker):
            found.append(_passage(opener, texts))
            opener, texts, words = None, [], 0
        opener = opener or cue
        texts.append(text)
        words += length
    return [*found, _passage(opener, texts)] if opener else found


def _passage(opener: Cue, texts: Iterable[str]) -> Passage:
    return Passage(HitKind.TRANSCRIPT, " ".join(texts), opener.start, opener.speaker)


def _pieces(cues: Iterable[Cue]) -> Iterator[tuple[Cue, str]]:
    """Cues short enough as they are, longer ones by their sentences."""
    for cue in cues:
        if count_words(cue.text) <= _MOST_WORDS:
            yield cue, cue.text
        else:
            yield from ((cue, piece.strip()) for piece in split_sentences(cue.text))


def chapter_passages(chapters: Iterable[Chapter]) -> list[Passage]:
    """The titles of the chapters a listener sees."""
    return [
        Passage(HitKind.CHAPTER, chapter.title, chapter.start)
        for chapter in chapters
        if chapter.title and not chapter.hidden
    ]


def notes_passages(notes: Notes) -> list[Passage]:
    """The notes but for their transcript and chapters, which are found as such."""
    found: list[Passage] = []
    texts: list[str] = []
    for block in notes.blocks:
        told = block.section in _TOLD_ELSEWHERE or block.kind is NoteKind.RULE
        if told or not block.text.strip():
            continue
        for sentence in split_sentences(block.text):
            texts.append(sentence.strip())
            if sum(map(count_words, texts)) >= _ENOUGH_WORDS:
                found.append(Passage(HitKind.NOTES, " ".join(texts)))
                texts = []
    if texts:
        found.append(Passage(HitKind.NOTES, " ".join(texts)))
    return found
