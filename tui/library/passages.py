"""Passages: what the full-text index is made of, fit for its tokenizers.

Words of scripts with and without spaces that touch are parted by ``SEAM``, so that
``GPT`` is found in ``使用GPT模型``; seams and marks are taken out before anybody reads.
"""

import json
import re
import sqlite3
from collections.abc import Sequence
from functools import cache

from tui.model.hit import HitKind, Passage

MARK_OPENS = "\ufdd0"
MARK_CLOSES = "\ufdd1"
"""Noncharacters: no text that means anything holds them."""
SEAM = "\u200b"

_SPACELESS = (
    "\u0e00-\u0eff"  # Thai, Lao
    "\u1000-\u109f\u1780-\u17ff"  # Burmese, Khmer
    "\u1100-\u11ff\uac00-\ud7af"  # Korean: spaces, but particles stick to words
    "\u2e80-\u2fdf\u3005-\u3007\u3040-\u30ff\u3100-\u312f\u31f0-\u31ff"
    "\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\uff66-\uff9f"
    "\U00020000-\U0003ffff"
)
_UNFIT = str.maketrans(dict.fromkeys(MARK_OPENS + MARK_CLOSES + SEAM, " "))


def is_spaceless(text: str) -> bool:
    """Whether a text has words that no spaces part."""
    return not text.isascii() and bool(_spaceless_character().search(text))


def indexable(text: str) -> str:
    """A text as the index holds it; offsets are those of the text but for seams."""
    fit = text.translate(_UNFIT)
    return _boundary().sub(SEAM, fit) if is_spaceless(fit) else fit


def index_passages(
    db: sqlite3.Connection,
    episode_id: int,
    kind: HitKind,
    passages: Sequence[Passage],
) -> None:
    """Index passages in the place of the episode's older ones of the same kind."""
    db.execute(
        "DELETE FROM passage WHERE episode_id = ? AND kind = ?", (episode_id, kind)
    )
    add_passages(db, episode_id, passages)


def add_passages(
    db: sqlite3.Connection, episode_id: int, passages: Sequence[Passage]
) -> None:
    """Index passages beside those that are there."""
    db.executemany(
        "INSERT INTO passage (episode_id, kind, start, speaker, text, times, spaceless)"
        " VALUES (?, ?, ?, ?, ?, ?, ?)",
        [_row(episode_id, passage) for passage in passages if passage.text],
    )


def text_passage(kind: HitKind, text: str) -> Passage:
    """A single text without times as a passage: a title, the notes."""
    return Passage(kind, " ".join(text.split()))


@cache
def _spaceless_character() -> re.Pattern[str]:
    return re.compile(f"[{_SPACELESS}]")


@cache
def _boundary() -> re.Pattern[str]:
    run, other = f"[{_SPACELESS}]", rf"[^\W{_SPACELESS}]"
    return re.compile(f"(?<={run})(?={other})|(?<={other})(?={run})")


def _row(episode_id: int, passage: Passage) -> tuple[object, ...]:
    return (
        episode_id,
        passage.kind,
        passage.start,
        passage.speaker,
        indexable(passage.text),
        json.dumps(passage.times) if passage.times else None,
        is_spaceless(passage.text),
    )
