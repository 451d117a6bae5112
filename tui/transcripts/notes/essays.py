"""Essays read aloud: notes that are the very text that is spoken.

The rule: after boilerplate, links, chapters, images, tables and code are taken off,
at least 150 words of prose are left, most of them in sentences; and, when the
duration is known, reading them would fill it at 90 to 260 words a minute. Without a
duration the notes must be twice as long, since nothing else speaks for them.
"""

import re
from collections.abc import Iterator, Sequence

from tui.model.notes import NoteBlock, NoteKind, Section
from tui.model.transcript import Cue, Source, Timing, Transcript
from tui.transcripts.notes import boilerplate
from tui.transcripts.notes.sections import linked_share
from tui.transcripts.sentences import split_sentences

LEAST_WORDS = 150
SLOWEST, FASTEST = 90.0, 260.0
"""Words a minute that a reader aloud may reach."""

_PROSE_KINDS = frozenset(
    (NoteKind.PARAGRAPH, NoteKind.ITEM, NoteKind.QUOTE, NoteKind.HEADING)
)
_FOOTNOTE = re.compile(r"\s?\[\d{1,3}\]")
_URL = re.compile(r"\(?https?://\S+\)?")
_STRIP = re.compile(r"\s?\([^()]*(?:\w\.(?:com|org|net|io)\b[^()]*\|| \| )[^()]*\)")
"""Addresses or figures side by side in brackets, for the eye alone."""
_ATTRIBUTION = re.compile(r"(?<=[.!?”\"])\s?\([A-Z][\w.&’' -]{1,40}\)$")
_WORD = re.compile(r"[^\W_]+(?:['’.-][^\W_]+)*")
_WIDE = re.compile("[\u0e00-\u0eff\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff]")
_WIDE_PER_WORD = 1.7
"""Characters of a script without spaces that make a spoken word, about."""
_SENTENCE_END = re.compile(r"[.!?…。！？:][\"'”’)」』]*$")
_PROSE_SHARE = 0.6
_LINKED = 0.5


def find_essay(
    blocks: Sequence[NoteBlock], language: str | None, duration: float | None
) -> Transcript | None:
    """The spoken text the notes are, one cue a sentence, if they are one."""
    spoken = [(block, text) for block in blocks if (text := _spoken(block))]
    words = sum(word_count(text) for _, text in spoken)
    if not _is_long_enough(words, duration) or not _is_prose(spoken, words):
        return None
    cues = tuple(cue for block, text in spoken for cue in _cues(block, text))
    return Transcript(cues, Source.NOTES, Timing.NONE, language)


def word_count(text: str) -> int:
    """Words of a text; in scripts without spaces, about as many as are spoken."""
    wide = len(_WIDE.findall(text))
    others = (
        len(_WORD.findall(_WIDE.sub(" ", text))) if wide else len(_WORD.findall(text))
    )
    return others + round(wide / _WIDE_PER_WORD)


def _is_long_enough(words: int, duration: float | None) -> bool:
    if not duration:
        return words >= 2 * LEAST_WORDS
    return words >= LEAST_WORDS and SLOWEST <= words * 60 / duration <= FASTEST


def _is_prose(spoken: Sequence[tuple[NoteBlock, str]], words: int) -> bool:
    sentences = (text for _, text in spoken if _SENTENCE_END.search(text))
    return sum(word_count(text) for text in sentences) >= _PROSE_SHARE * words


def _spoken(block: NoteBlock) -> str:
    """What of a block is read aloud."""
    if block.section is not Section.BODY or block.kind not in _PROSE_KINDS:
        return ""
    if boilerplate.is_about_transcript(block.text) or linked_share(block) > _LINKED:
        return ""
    text = block.text
    for unspoken in (_FOOTNOTE, _URL, _STRIP, _ATTRIBUTION):
        text = unspoken.sub("", text)
    return " ".join(text.split()) if _WORD.search(text) else ""


def _cues(block: NoteBlock, text: str) -> Iterator[Cue]:
    heading = block.kind is NoteKind.HEADING
    sentences = [text] if heading else split_sentences(text)
    for number, sentence in enumerate(sentences):
        if stripped := sentence.strip():
            yield Cue(stripped, starts_paragraph=number == 0, heading=heading)
