"""How far an alignment is from the truth."""

from collections.abc import Iterator, Sequence

from tests.bench.spoken.corpus import Sentence
from tui.model.alignment import Alignment

NEAR = 0.3


def figures_of(
    text: Sequence[Sentence],
    inserts: Sequence[tuple[float, float]],
    found: Alignment,
) -> list[str]:
    """The cells of a row: errors of words and sentences, coverage, inserts."""
    words = sorted(abs(off) for off, _ in _errors(text, found))
    firsts = sorted(abs(off) for off, first in _errors(text, found) if first)
    near = sum(off <= NEAR for off in firsts) / max(1, len(firsts))
    pairs = list(zip(text, found.passages, strict=True))
    spoken = [p.spoken for s, p in pairs if s.starts]
    left_out = [not p.spoken for s, p in pairs if not s.starts]
    return [
        f"{_at(words, 0.5):.3f}",
        f"{_at(words, 0.95):.2f}",
        f"{_at(firsts, 0.95):.2f}",
        f"{near:.0%}",
        f"{sum(spoken) / max(1, len(spoken)):.0%}",
        f"{sum(left_out)}/{len(left_out)}",
        *_inserts(inserts, found),
    ]


def _errors(text: Sequence[Sentence], found: Alignment) -> Iterator[tuple[float, bool]]:
    for sentence, passage in zip(text, found.passages, strict=True):
        pairs = zip(sentence.starts, passage.words, strict=False)
        for number, (start, word) in enumerate(pairs):
            if start is not None:
                yield word.start - start, number == 0


def _inserts(truth: Sequence[tuple[float, float]], found: Alignment) -> list[str]:
    """How many were found, how many things else were taken for one, the worst edge."""
    hits = set()
    false = 0
    worst = 0.0
    for stretch in found.inserted:
        over = [t for t in truth if t[0] < stretch.end and stretch.start < t[1]]
        if not over:
            false += 1
            continue
        start, end = min(over, key=lambda t: abs(t[0] - stretch.start))
        hits.add((start, end))
        worst = max(worst, abs(start - stretch.start), abs(end - stretch.end))
    return [f"{len(hits)}/{len(truth)}", str(false), f"{worst:.2f}" if hits else ""]


def _at(ordered: Sequence[float], share: float) -> float:
    return ordered[min(len(ordered) - 1, int(share * len(ordered)))] if ordered else 0.0
