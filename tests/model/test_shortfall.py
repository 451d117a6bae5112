"""Files that hold less than their feed says."""

import pytest

from tui.model.episode import Enclosure, EpisodeDetails
from tui.model.shortfall import shortfall


@pytest.mark.parametrize(
    ("size", "seconds", "words"),
    [
        (1_000_000, 600.0, ""),
        (950_000, 570.0, ""),
        (2_000_000, 1_200.0, ""),
        (500_000, None, "50 % of the bytes"),
        (1_000_000, 300.0, "5 of the 10 minutes"),
    ],
)
def test_what_lacks_a_good_deal_is_told(
    size: int, seconds: float | None, words: str
) -> None:
    enclosure = Enclosure("https://example.com/a.mp3", length_bytes=1_000_000)
    details = EpisodeDetails("1", "One", duration=600.0, enclosure=enclosure)

    assert (
        (words in shortfall(details, size, seconds))
        if words
        else (shortfall(details, size, seconds) == "")
    )


@pytest.mark.parametrize("told", [None, 0, 1, 9_999])
def test_a_length_nobody_knew_says_nothing(told: int | None) -> None:
    enclosure = Enclosure("https://example.com/a.mp3", length_bytes=told)
    assert shortfall(EpisodeDetails("1", "One", enclosure=enclosure), 10, None) == ""
