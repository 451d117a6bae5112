"""Sections: labels and link lists tell which part of the notes a block belongs to."""

import re
from collections.abc import Sequence
from dataclasses import replace

from tui.model.notes import NoteBlock, NoteKind, Section, SpanKind
from tui.transcripts.notes import boilerplate

_LABELS = {
    Section.TRANSCRIPT: (
        "transcript|full transcript|episode transcript|the transcript|transcription"
        "|interview transcript|transkript|transkription|transcripción|transcrição"
        "|trascrizione|transcript of the (?:episode|conversation|interview)"
        "|文字起こし|文字稿|逐字稿"
    ),
    Section.CHAPTERS: (
        "chapters|chapter markers|time ?-?stamps|time ?codes|outline|show outline"
        "|episode outline|in this episode|kapitel|kapitelmarken|chapitres|capítulos"
        "|capitoli|table of contents|时间轴|章节|目次"
    ),
    Section.LINKS: (
        r"(?:[\w.’'&-]+ ){0,4}links|links mentioned|show ?notes|references"
        "|references (?:&|and) (?:recommended )?reading|extra reading"
        "|related (?:reading|writing|posts|essays|episodes|articles)"
        "|resources|further reading|reading list|sources|mentioned(?: in this episode)?"
        "|links and resources|links (?:&|and) references|socials|social media"
        "|(?:connect|follow)(?: (?:with )?(?:us|me))?|footnotes|related(?: episodes)?"
        "|quellen|liens|enlaces"
    ),
}
_PATTERNS = {
    section: re.compile(rf"(?:{words})[\s:.…–—-]*", re.IGNORECASE)
    for section, words in _LABELS.items()
}
_LONGEST_LABEL = 60
_LINKED_SHARE = 0.6
_FEWEST_LISTED = 2
_LONGEST_LEAD = 300
_LEADS_TO_LINKS = re.compile(
    r"\b(?:posts|pieces|essays|articles|references|links|backlog|reading|papers|episodes"
    r"|resources|coverage)\b",
    re.IGNORECASE,
)


def label_of(text: str) -> Section | None:
    """The section a block's words announce, if it is a label."""
    if len(text) > _LONGEST_LABEL:
        return None
    stripped = text.strip(" #*•-–—:\t")
    for section, pattern in _PATTERNS.items():
        if pattern.fullmatch(stripped):
            return section
    return None


def linked_share(block: NoteBlock) -> float:
    """How much of a block's text is links."""
    links = [s for s in block.spans if s.kind is SpanKind.LINK]
    return sum(s.last - s.first for s in links) / max(1, len(block.text))


def with_sections(blocks: Sequence[NoteBlock]) -> list[NoteBlock]:
    """Boilerplate and lists of links marked; what is in time is found elsewhere."""
    done: list[NoteBlock] = []
    in_links = False
    for block in blocks:
        label = label_of(block.text)
        in_links = label is Section.LINKS or (in_links and _goes_on(block))
        if label and not block.marker:
            block = replace(block, kind=NoteKind.HEADING, level=block.level or 3)
        done.append(_marked(block, in_links))
    return _with_closing_list(done)


def _with_closing_list(blocks: list[NoteBlock]) -> list[NoteBlock]:
    """A list at the very end that its first line calls posts or pieces is of links."""
    last = len(blocks)
    while last and blocks[last - 1].section is not Section.BODY:
        last -= 1
    first = last
    while first and blocks[first - 1].kind is NoteKind.ITEM:
        first -= 1
    if last - first < _FEWEST_LISTED or not first:
        return blocks
    lead = blocks[first - 1]
    if len(lead.text) > _LONGEST_LEAD or not _LEADS_TO_LINKS.search(lead.text):
        return blocks
    return [
        replace(block, section=Section.LINKS) if first - 1 <= at < last else block
        for at, block in enumerate(blocks)
    ]


def _goes_on(block: NoteBlock) -> bool:
    """Whether a block after a label of links still belongs to the list."""
    if block.kind is NoteKind.HEADING or label_of(block.text):
        return False
    return (
        block.kind is NoteKind.ITEM or linked_share(block) > 0 or len(block.text) < 80
    )


def _marked(block: NoteBlock, in_links: bool) -> NoteBlock:
    if block.section is not Section.BODY:
        return block
    if block.text and boilerplate.is_boilerplate(block.text):
        return replace(block, section=Section.BOILERPLATE)
    linked = block.kind is not NoteKind.IMAGE and linked_share(block) >= _LINKED_SHARE
    if in_links or linked:
        return replace(block, section=Section.LINKS)
    return block
