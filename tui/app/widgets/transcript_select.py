"""Sentences chosen by the reader, and the text they make when they are copied.

Only what is seen is taken: where one speaker is shown alone, a mark stands for what
others said in between.
"""

from collections.abc import Sequence

from tui.model.quote import LEFT_OUT
from tui.model.reading import Reading, Sentence
from tui.model.running_text import running_text


def chosen_sentences(
    reading: Reading, first: int, last: int, only: str | None
) -> tuple[Sentence, ...]:
    """The sentences from one to another; with ``only``, that speaker's."""
    sentences = reading.sentences[first : last + 1]
    return tuple(s for s in sentences if only is None or s.speaker == only)


def quoted(reading: Reading | None, sentences: Sequence[Sentence]) -> str:
    """Sentences as text: paragraphs apart, and who speaks where several do."""
    wanted = {sentence.index for sentence in sentences}
    named = len({sentence.speaker for sentence in sentences}) > 1
    paragraphs: list[str] = []
    speaker, last = None, -1
    for block in reading.blocks if reading else ():
        chosen = [s for s in block.sentences if s.index in wanted]
        if not chosen:
            continue
        text, _offsets = running_text([sentence.text for sentence in chosen])
        if named and chosen[0].speaker and chosen[0].speaker != speaker:
            text = f"{chosen[0].speaker}: {text}"
        if paragraphs and chosen[0].index != last + 1:
            paragraphs.append(LEFT_OUT)
        speaker, last = chosen[0].speaker, chosen[-1].index
        paragraphs.append(text)
    return "\n\n".join(paragraphs)
