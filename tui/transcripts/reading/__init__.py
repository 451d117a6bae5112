"""From cues to what the eye wants: turns, paragraphs, sentences, timed words."""

from collections.abc import Iterator, Mapping, Sequence

from tui.model.chapter import Chapter
from tui.model.reading import Block, BlockKind, Reading, Sentence
from tui.model.transcript import Timing, Transcript
from tui.transcripts.reading.chapter_places import chapter_places
from tui.transcripts.reading.paragraphs import Run, paragraph_ends
from tui.transcripts.reading.stretches import sentences_of_runs

_HEARD = {Timing.WORD, Timing.CUE, Timing.ALIGNED, Timing.ANCHORED}
"""Timings in which a gap between sentences is a pause somebody made."""


def make_reading(transcript: Transcript, chapters: Sequence[Chapter] = ()) -> Reading:
    """Lay a timed transcript out for reading, visible chapters set in as headings."""
    runs = sentences_of_runs(transcript)
    places = chapter_places(runs, chapters) if transcript.timed else {}
    heard = transcript.timing in _HEARD
    return Reading(tuple(_blocks(runs, places, heard=heard)))


def _blocks(
    runs: Sequence[Run], places: Mapping[int, list[Chapter]], *, heard: bool
) -> Iterator[Block]:
    speaker: str | None = None
    index = 0
    for run in runs:
        name = run.speaker if run.speaker != speaker else None
        speaker = run.speaker or speaker
        begin = 0
        for end in paragraph_ends(run, set(places), heard=heard):
            yield from _chapter_blocks(places.get(index + begin, []))
            yield _block(run, run.sentences[begin:end], name)
            name = None
            begin = end
        index += len(run.sentences)
    yield from _chapter_blocks(places.get(index, []))


def _block(run: Run, sentences: tuple[Sentence, ...], name: str | None) -> Block:
    kind = BlockKind.HEADING if run.heading else BlockKind.PARAGRAPH
    return Block(kind, sentences, name, start=sentences[0].start)


def _chapter_blocks(chapters: Sequence[Chapter]) -> Iterator[Block]:
    for chapter in chapters:
        yield Block(BlockKind.CHAPTER, text=chapter.title, start=chapter.start)
