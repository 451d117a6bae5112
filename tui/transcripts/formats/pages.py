"""Transcripts as pages: plain text and Markdown, each turn with its name and time."""

from collections.abc import Callable
from dataclasses import dataclass

from tui.model.reading import Block, BlockKind
from tui.model.running_text import glued
from tui.model.transcript import Timing, Transcript
from tui.text import markdown_escaped
from tui.transcripts.formats.timestamps import format_clock
from tui.transcripts.reading import make_reading

_TOLD_TIMES = frozenset(Timing) - {Timing.NONE, Timing.ESTIMATED}
"""Timings good enough to print; an estimate would pretend to more than it knows."""

_NOT_SPOKEN = "(not spoken) "
"""Stands before a paragraph that is not in the audio."""


@dataclass(frozen=True, slots=True)
class _Style:
    """How a kind of page writes what is not plain words."""

    escape: Callable[[str], str]
    name: str
    heading: str


_TEXT = _Style(str, "{}", "")
_MARKDOWN = _Style(markdown_escaped, "**{}**", "## ")


def write_text(transcript: Transcript, title: str = "") -> str:
    """The words as plain text: ``Name (1:05)`` above each turn."""
    head = [f"{title}\n{'=' * min(len(title), 72)}"] if title else []
    return _page(transcript, head, _TEXT)


def write_markdown(transcript: Transcript, title: str = "") -> str:
    """The words as Markdown: the title and headings, names in bold."""
    head = [f"# {markdown_escaped(title)}"] if title else []
    return _page(transcript, head, _MARKDOWN)


def _page(transcript: Transcript, parts: list[str], style: _Style) -> str:
    told = transcript.timing in _TOLD_TIMES
    anonymous = not transcript.speakers
    for block in make_reading(transcript).blocks:
        clock = format_clock(block.start or 0.0) if told else ""
        if block.speaker:
            name = style.name.format(style.escape(block.speaker))
            parts.append(f"{name} ({clock})" if clock else f"{name}:")
        elif clock and anonymous:
            parts.append(f"[{clock}]")
        mark = style.heading if block.kind is BlockKind.HEADING else ""
        if block.sentences and not any(s.spoken for s in block.sentences):
            mark += _NOT_SPOKEN
        parts.append(mark + style.escape(_text(block)))
    return "\n\n".join(parts) + "\n"


def _text(block: Block) -> str:
    if block.kind is BlockKind.INSERTED:
        return block.text
    text = ""
    for sentence in block.sentences:
        gap = "" if not text or glued(text, sentence.text) else " "
        text += gap + sentence.text
    return text
