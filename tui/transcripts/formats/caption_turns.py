"""Turns in captions: who speaks is told by marks in the text, and cues hold several.

``>>`` and ``>>>`` (a change of speaker, of story), a dash before each line of a
dialogue, ``[Speaker 1]``. A change that names nobody leaves the speaker unknown.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from tui.model.transcript import Cue
from tui.transcripts.formats.speakers import looks_like_name, split_speaker
from tui.transcripts.spoken import SECONDS_PER_UNIT, spoken_length
from tui.transcripts.word_lists import word_set

_CHANGE = re.compile(r"(?:(?<=\s)|^)>>+(?:\s*|$)")
_DASH = re.compile(r"^[ \t]*[-‐–—][ \t]*(?=[^\s\d-])", re.MULTILINE)
_BRACKETED = re.compile(
    r"\s*[\[(](?P<name>(?:speaker|host|guest|interviewer|interviewee|narrator|moderator"
    r"|caller|announcer|reporter|man|woman)(?:[ _#]*[\dA-Z]{1,2})?)[\])]:?"
    r"\s*(?P<rest>.*)",
    re.IGNORECASE | re.DOTALL,
)
_IN_BRACKETS = re.compile(
    r"\s*\[(?P<name>[^\W\d_][^\[\]\n]{0,30})\]:?\s+(?P<rest>\S.*)", re.DOTALL
)
_SOUND_LINE = re.compile(
    r"\s*(?P<sound>\[[^\[\]\n]{1,40}\]|\([^()\n]{1,40}\))[ \t]*\n(?P<rest>.*\S.*)",
    re.DOTALL,
)
_NO_MARK = re.compile(r"(?!)")
_SOUNDS = word_set(
    """
    music applause laughter laughs laughing cheering cheers silence inaudible crosstalk
    noise sighs gasps coughs chuckles singing sound pause unclear foreign beep bleep
    musik applaus lachen gelächter musique rires applaudissements música risas aplausos
    """
)
_HABIT = 3
"""Cues that begin with a dash until one alone is believed to be a mark."""
_NOBODY = ""
"""A speaker that is not known, and not the one before."""


def with_turns(cues: Sequence[Cue]) -> list[Cue]:
    """Cues of one turn each, without the marks."""
    names = _names_in_brackets(cues)
    dashes = sum(cue.text.lstrip().startswith("-") for cue in cues)
    alone = dashes >= _HABIT
    return [
        named
        for cue in cues
        for piece in _pieces(cue, names, alone)
        for named in _after_sound(piece)
    ]


def _names_in_brackets(cues: Iterable[Cue]) -> frozenset[str]:
    """Names that come again in brackets before words: sounds do not look like names."""
    found = (_IN_BRACKETS.match(cue.text) for cue in cues)
    counts = Counter(match["name"] for match in found if match)
    return frozenset(
        name
        for name, count in counts.items()
        if count > 1 and looks_like_name(name) and name.lower() not in _SOUNDS
    )


def _pieces(cue: Cue, names: frozenset[str], alone: bool) -> Iterator[Cue]:
    """What each speaker says; ``alone`` says that a dash may stand in a cue alone."""
    if cue.words:
        yield from _timed_pieces(cue)
        return
    bracketed = _BRACKETED.fullmatch(cue.text)
    if bracketed is None and (named := _IN_BRACKETS.match(cue.text)):
        bracketed = named if named["name"] in names else None
    if bracketed:
        yield replace(cue, text=bracketed["rest"], speaker=bracketed["name"])
        return
    mark = _CHANGE if _CHANGE.search(cue.text) else _DASH
    marks = list(mark.finditer(cue.text))
    dialogue = mark is _CHANGE or _is_dialogue(cue.text, marks, alone)
    if not marks or not dialogue:
        yield cue
        return
    edges = [0, *(match.start() for match in marks), len(cue.text)]
    texts = [cue.text[first:last] for first, last in pairwise(edges)]
    yield from _placed(cue, [text for text in texts if text.strip()], mark)


def _after_sound(cue: Cue) -> Iterator[Cue]:
    """A sound in brackets apart from the words below it that somebody is named for."""
    match = _SOUND_LINE.fullmatch(cue.text)
    name, rest = split_speaker(match["rest"]) if match else (None, "")
    if match is None or name is None or cue.words:
        yield cue
        return
    sound, words = _placed(cue, [match["sound"], rest], _NO_MARK)
    yield sound
    yield replace(words, speaker=name, starts_paragraph=True)


def _is_dialogue(text: str, marks: Sequence[re.Match[str]], alone: bool) -> bool:
    """Whether the first line and another, or the only one, begin with a dash."""
    least = 1 if alone and text.lstrip().startswith("-") else 2
    return len(marks) >= least and not text[: marks[0].start()].strip()


def _placed(cue: Cue, texts: Sequence[str], mark: re.Pattern[str]) -> Iterator[Cue]:
    """The parts of a cue one after the other, by spoken length."""
    lengths = [spoken_length(text) for text in texts]
    start = cue.start or 0.0
    whole = sum(lengths)
    span = whole * SECONDS_PER_UNIT
    if cue.end is not None:
        span = max(cue.end - start, 0.0)
    for number, (text, length) in enumerate(zip(texts, lengths, strict=True)):
        last = number == len(texts) - 1
        end = cue.end if last else start + span * length / (whole or 1.0)
        match = mark.match(text)
        piece = replace(cue, text=text[match.end() if match else 0 :].strip())
        piece = replace(piece, start=start if number else cue.start, end=end)
        yield _changed(piece) if match else piece
        start = cue.start or 0.0 if end is None else end


def _changed(cue: Cue) -> Cue:
    """The first words of somebody, by name where the text begins with it."""
    name, rest = split_speaker(cue.text)
    if name is None and (bracketed := _BRACKETED.fullmatch(cue.text)):
        name, rest = bracketed["name"], bracketed["rest"]
    return replace(cue, text=rest, speaker=name or _NOBODY, starts_paragraph=True)


def _timed_pieces(cue: Cue) -> Iterator[Cue]:
    """A cue with timed words, parted before each word that is or begins with ``>>``."""
    begins = [at for at, word in enumerate(cue.words) if word.text.startswith(">>")]
    if not begins:
        yield cue
        return
    edges = sorted({0, *begins, len(cue.words)})
    for first, last in pairwise(edges):
        words = list(cue.words[first:last])
        marked = words[0].text.startswith(">>")
        if marked:
            words[0] = replace(words[0], text=words[0].text.lstrip(">").strip())
        words = [word for word in words if word.text]
        if words:
            piece = replace(
                cue,
                text=" ".join(word.text for word in words),
                start=words[0].start if first else cue.start,
                end=words[-1].end if last < len(cue.words) else cue.end,
                words=tuple(words),
            )
            yield (
                replace(piece, speaker=_NOBODY, starts_paragraph=True)
                if marked
                else piece
            )
