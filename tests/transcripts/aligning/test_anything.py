"""Any text with any sound ends with an alignment or with one plain sentence."""

import shutil
from itertools import pairwise

import numpy as np
import pytest

from tui.errors import AlignmentError
from tui.transcripts.aligning import SAMPLE_RATE, align

TEXTS = [
    [],
    [""],
    ["—", "…"],
    ["你好，世界。"],
    ["مرحبا بالعالم"],
    ["a"],
    ["</s> <s> <UNK> \\data\\ ngram 1=9"],
    ["$0 1,2,3 00:00 9999999999999999999999 1e9 ½ ²³ ٣ #1 -5% €.5 v2.0.1"],
    ["http://user:pw@example.com/a?b=c#d", "'''", "o'o'o'o", "x" * 300],
    ["The same words again. " * 40],
    ["McDonald's iPhone NASA's USA's LLMs eBay C++ R&D AT&T"],
]
RNG = np.random.default_rng(1)
SOUNDS = {
    "nothing": np.zeros(0, np.int16),
    "a click": np.full(80, 9000, np.int16),
    "silence": np.zeros(3 * SAMPLE_RATE, np.int16),
    "noise": RNG.normal(0, 2000, 4 * SAMPLE_RATE).astype(np.int16),
    "clipped": (RNG.integers(0, 2, 2 * SAMPLE_RATE) * 65_535 - 32_768).astype(np.int16),
}


@pytest.mark.parametrize(
    ("sound", "language"),
    [
        ("nothing", None),
        ("a click", "en"),
        ("noise", "en"),
        ("silence", "de"),
        ("noise", "zh"),
        ("clipped", "de"),
        ("noise", "tlh"),
    ],
)
def test_it_ends(sound: str, language: str | None) -> None:
    pytest.importorskip("pocketsphinx", reason="the extra align is not installed")
    if language not in (None, "en") and shutil.which("espeak-ng") is None:
        pytest.skip("espeak-ng is not installed")
    for texts in TEXTS:
        try:
            found = align(texts, [SOUNDS[sound]], language)
        except AlignmentError as error:
            assert str(error).endswith(".")
            continue
        words = [word for passage in found.passages for word in passage.words]
        assert len(found.passages) == len(texts)
        assert all(0 <= w.start <= w.end <= found.duration for w in words)
        assert all(a.start <= b.start for a, b in pairwise(words))
