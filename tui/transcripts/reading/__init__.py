"""From cues to what the eye wants: turns, paragraphs, sentences, timed words."""

from collections.abc import Iterator, Mapping, Sequence

from tui.model.chapter import Chapter
from tui.model.reading import Block, BlockKind, Reading, Sentence
from tui.model.transcript import Stretch, Timing, Transcript
from tui.transcripts.reading.chapter_places import chapter_places
from tui.transcripts.reading.inserted_places import inserted_places
from tui.transcripts.reading.paragraphs import Run, paragraph_ends
from tui.transcripts.reading.stretches import sentences_of_runs

_HEARD = {Timing.WORD, Timing.CUE, Timing.ALIGNED, Timing.ANCHORED}
"""Timings in which a gap between sentences is a pause somebody made."""


def make_reading(transcript: Transcript, chapters: Sequence[Chapter] = ()) -> Reading:
    """Lay a timed transcript out for reading.

    Visible chapters are set in as headings, other sound where it is heard.
    """
    runs = sentences_of_runs(transcript)
    set_in: dict[int, list[Block]] = {}
    for index, stretch in inserted_places(runs, transcript.inserted):
        set_in.setdefault(index, []).append(_inserted_block(stretch))
    places = chapter_places(runs, chapters) if transcript.timed else {}
    for index, found in places.items():
        set_in.setdefault(index, []).extend(map(_chapter_block, found))
    heard = transcript.timing in _HEARD
    return Reading(tuple(_blocks(runs, set_in, heard=heard)))


def _blocks(
    runs: Sequence[Run], set_in: Mapping[int, list[Block]], *, heard: bool
) -> Iterator[Block]:
    speaker: str | None = None
    index = 0
    for run in runs:
        name = run.speaker if run.speaker != speaker else None
        speaker = run.speaker or speaker
        begin = 0
        for end in paragraph_ends(run, set(set_in), heard=heard):
            yield from set_in.get(index + begin, [])
            yield _block(run, run.sentences[begin:end], name)
            name = None
            begin = end
        index += len(run.sentences)
    yield from set_in.get(index, [])


def _block(run: Run, sentences: tuple[Sentence, ...], name: str | None) -> Block:
    kind = BlockKind.HEADING if run.heading else BlockKind.PARAGRAPH
    return Block(kind, sentences, name, start=sentences[0].start)


def _chapter_block(chapter: Chapter) -> Block:
    return Block(BlockKind.CHAPTER, text=chapter.title, start=chapter.start)


def _inserted_block(stretch: Stretch) -> Block:
    minutes, seconds = divmod(round(stretch.length), 60)
    text = f"— {minutes}:{seconds:02} not in the text —"
    return Block(BlockKind.INSERTED, text=text, start=stretch.start, end=stretch.end)
