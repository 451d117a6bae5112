"""Speakers: names told from text where a format has no place for them."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from tui.model.transcript import Cue
from tui.transcripts.word_lists import word_set

_PREFIX = re.compile(
    r"\s*(?:>>+\s*|[-–—]\s+)?[\[(]?(?P<name>[^\s:：\[\](){}<>\"“”]"
    r"[^:：\[\]{}<>\"“”?!;\n]{0,48}?)[\])]?\s*(?::(?=\s|$)|：)\s*(?P<rest>.*)",
    re.DOTALL,
)
_NAME_WORD = re.compile(r"[^\W\d_a-z][^\s,]*|\d+|#\d+|&")
_SMALL_WORDS = word_set("and de da der den di du del la le van von of the y e und")
_NOT_NAMES = word_set(
    """
    note notes warning example question answer tip ps p.s update edit correction
    source sources links link chapters chapter transcript summary http https re fwd
    part step episode first second third finally also however because remember today
    """
)
_MOST_NAME_WORDS = 5


def split_speaker(text: str) -> tuple[str | None, str]:
    """``Ann Bee: Hello.`` apart: a name that may be one, and what is said."""
    match = _PREFIX.match(text)
    if match is None or not looks_like_name(match["name"]):
        return None, text
    return match["name"].strip(), match["rest"]


def looks_like_name(text: str) -> bool:
    """Whether a few words could be what a speaker is called."""
    words = text.split()
    if not 0 < len(words) <= _MOST_NAME_WORDS or words[0].lower() in _NOT_NAMES:
        return False
    if words[0].isdigit() or (text.rstrip()[-1:] in ",.–—-" and len(words) > 2):
        return False
    return all(_NAME_WORD.match(word) or word.lower() in _SMALL_WORDS for word in words)


def adopt_speakers(cues: Sequence[Cue]) -> list[Cue]:
    """Cues whose text begins ``Name:`` get that speaker, where the file does so often.

    A name counts when it comes back, when it opens the file, or when others of the
    same file do so: a single colon somewhere is not a speaker.
    """
    parts = [(None, c.text) if c.speaker else split_speaker(c.text) for c in cues]
    counts = Counter(name for name, _ in parts if name)
    habitual = any(count > 1 for count in counts.values()) or len(counts) > 2
    opens = bool(parts) and parts[0][0] is not None
    if not habitual and not opens:
        return list(cues)
    return [
        replace(cue, speaker=name, text=rest) if name else cue
        for cue, (name, rest) in zip(cues, parts, strict=True)
    ]
