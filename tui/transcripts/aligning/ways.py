"""Ways: words that may be said in several ways, in the one that was heard.

A text is matched by the likeliest way of each; "1758" may have been three numbers or
two. Between the words heard before and after it, the way that fits best decides.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence

from tui.transcripts.aligning.matching import match
from tui.transcripts.aligning.number_words import Reading
from tui.transcripts.aligning.recognizer import Heard
from tui.transcripts.aligning.strands import Pair
from tui.transcripts.aligning.tokens import Tokens
from tui.transcripts.aligning.trusting import Matched

_LEAST_SHARE = 0.5
_MOST_HEARD = 24


def words_of(
    text: Tokens, heard: Sequence[Heard], pairs: Sequence[Pair]
) -> list[Matched]:
    """Written words at the times of their tokens that were heard."""
    places = [text.tokens[token].written for token, _ in pairs]
    found: dict[int, Matched] = {}
    for place, (_, at) in zip(places, pairs, strict=True):
        start = found[place].start if place in found else heard[at].start
        found[place] = Matched(place, start, heard[at].end)
    for place, word in enumerate(text.written):
        if len(word.ways) > 1:
            between = _between(place, places, pairs, heard)
            best = _in_one_way(place, word.ways, between)
            found.pop(place, None)
            if best:
                found[place] = best
    return [found[place] for place in sorted(found)]


def _between(
    place: int, places: Sequence[int], pairs: Sequence[Pair], heard: Sequence[Heard]
) -> Sequence[Heard]:
    """What was heard between the words before and after a place."""
    before, after = bisect_left(places, place), bisect_right(places, place)
    first = pairs[before - 1][1] + 1 if before else 0
    last = pairs[after][1] if after < len(pairs) else len(heard)
    if last - first > _MOST_HEARD:
        mine = [at for _, at in pairs[before:after]]
        first, last = (mine[0], mine[-1] + 1) if mine else (first, first)
    return heard[first:last]


def _in_one_way(
    place: int, ways: Sequence[Reading], heard: Sequence[Heard]
) -> Matched | None:
    """The word in the way of which most was heard."""
    words = [word.text for word in heard]
    matches = [(match(way, words), way) for way in ways]
    pairs, way = max(matches, key=lambda m: (len(m[0]) / len(m[1]), len(m[1])))
    if not pairs or len(pairs) < _LEAST_SHARE * len(way):
        return None
    return Matched(place, heard[pairs[0][1]].start, heard[pairs[-1][1]].end)
