"""Transcripts as pages: plain text and Markdown, each turn with its name and time."""

import re
from collections.abc import Callable

from tui.model.reading import Block, BlockKind
from tui.model.transcript import Timing, Transcript
from tui.transcripts.reading import make_reading
from tui.transcripts.timestamps import format_clock

_TOLD_TIMES = frozenset(Timing) - {Timing.NONE, Timing.ESTIMATED}
"""Timings good enough to print; an estimate would pretend to more than it knows."""

_MARKUP = re.compile(r"([\\`*_\[\]<>])|^([#+\-])|^(\d+)([.)])")


def write_text(transcript: Transcript, title: str = "") -> str:
    """The words as plain text: ``Name (1:05)`` above each turn."""
    lines = [f"{title}\n{'=' * min(len(title), 72)}"] if title else []
    return _page(transcript, lines, str, "{}".format)


def write_markdown(transcript: Transcript, title: str = "") -> str:
    """The words as Markdown: the title and headings, names in bold."""
    lines = [f"# {_escaped(title)}"] if title else []
    return _page(transcript, lines, _escaped, "**{}**".format, heading="## ")


def _page(
    transcript: Transcript,
    parts: list[str],
    escape: Callable[[str], str],
    name: Callable[[str], str],
    heading: str = "",
) -> str:
    for block in make_reading(transcript).blocks:
        if opener := _opener(block, transcript, escape, name):
            parts.append(opener)
        mark = heading if block.kind is BlockKind.HEADING else ""
        parts.append(mark + escape(" ".join(s.text for s in block.sentences)))
    return "\n\n".join(parts) + "\n"


def _opener(
    block: Block,
    transcript: Transcript,
    escape: Callable[[str], str],
    name: Callable[[str], str],
) -> str:
    """Who begins to speak here, and when; without speakers the time alone."""
    told = transcript.timing in _TOLD_TIMES and block.start is not None
    clock = format_clock(block.start or 0.0) if told else ""
    if block.speaker:
        return (
            f"{name(escape(block.speaker))} ({clock})"
            if clock
            else f"{name(escape(block.speaker))}:"
        )
    return f"[{clock}]" if clock and not transcript.speakers else ""


def _escaped(text: str) -> str:
    return _MARKUP.sub(
        lambda m: "\\" + m.group() if m[1] or m[2] else f"{m[3]}\\{m[4]}", text
    )
