"""A language model made of one text: which of its words follow which.

Trigrams with absolute discounting (Ney, Essen and Kneser 1994, "On structuring
probabilistic dependences in stochastic language modelling") in the form ARPA gave such
models. A text read aloud seldom leaves its own trigrams; where it does, the model backs
off to pairs and single words.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable
from math import log10

_DISCOUNT = 0.5
_Gram = tuple[str, ...]


def arpa(sentences: Iterable[list[str]]) -> str:
    """The model of some sentences as an ARPA file."""
    counts = _count(sentences)
    lines = ["\\data\\"]
    lines += [f"ngram {size}={len(counts[size])}" for size in (1, 2, 3)]
    backoffs = {size: _backoffs(counts, size) for size in (1, 2)}
    for size in (1, 2, 3):
        lines += ["", f"\\{size}-grams:"]
        weights = backoffs.get(size, {})
        before = _sums(counts[size])
        for gram, count in sorted(counts[size].items()):
            chance = log10((count - _DISCOUNT) / before[gram[:-1]])
            weight = f"\t{weights.get(gram, 0.0):.4f}" if size < 3 else ""
            lines.append(f"{chance:.4f}\t{' '.join(gram)}{weight}")
    return "\n".join([*lines, "", "\\end\\", ""])


def _count(sentences: Iterable[list[str]]) -> dict[int, Counter[_Gram]]:
    counts: dict[int, Counter[_Gram]] = {1: Counter(), 2: Counter(), 3: Counter()}
    for sentence in sentences:
        words = ["<s>", *sentence, "</s>"]
        for size in (1, 2, 3):
            grams = zip(*(words[at:] for at in range(size)), strict=False)
            counts[size].update(grams)
    return counts


def _sums(grams: Counter[_Gram]) -> dict[_Gram, int]:
    sums: dict[_Gram, int] = defaultdict(int)
    for gram, count in grams.items():
        sums[gram[:-1]] += count
    return sums


def _backoffs(counts: dict[int, Counter[_Gram]], size: int) -> dict[_Gram, float]:
    """What a gram's successors leave, over what backing off would give them."""
    lower = counts[size]
    below = _sums(lower)
    left: dict[_Gram, float] = defaultdict(float)
    taken: dict[_Gram, float] = defaultdict(float)
    sums = _sums(counts[size + 1])
    for gram in counts[size + 1]:
        head, tail = gram[:-1], gram[1:]
        left[head] += _DISCOUNT / sums[head]
        taken[head] += (lower[tail] - _DISCOUNT) / below[tail[:-1]]
    return {head: log10(left[head] / max(1.0 - taken[head], 0.01)) for head in left}
