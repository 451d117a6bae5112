"""Facts as blocks of notes: a name, what there is to say, and where it leads."""

from collections.abc import Iterable

from tui.model.facts import Fact
from tui.model.notes import NoteBlock, NoteKind, NoteSpan, SpanKind

_NAME_WIDTH = 12


def fact_blocks(facts: Iterable[Fact]) -> list[NoteBlock]:
    """A block for each fact that says anything."""
    return [_block(fact) for fact in facts if fact.text]


def with_facts(
    facts: Iterable[Fact], blocks: Iterable[NoteBlock]
) -> tuple[NoteBlock, ...]:
    """Facts, and below a line the text they belong to."""
    told, text = fact_blocks(facts), tuple(blocks)
    rule = [NoteBlock(NoteKind.RULE, "")] if told and text else []
    return (*told, *rule, *text)


def _block(fact: Fact) -> NoteBlock:
    marker = f"{fact.name:<{_NAME_WIDTH}}"
    return NoteBlock(NoteKind.ITEM, fact.text, marker=marker, spans=_spans(fact))


def _spans(fact: Fact) -> tuple[NoteSpan, ...]:
    length = len(fact.text)
    if fact.seconds is not None:
        return (NoteSpan(SpanKind.TIME, 0, length, seconds=fact.seconds),)
    if fact.url is not None:
        return (NoteSpan(SpanKind.LINK, 0, length, target=fact.url),)
    return ()
