"""Lengths in words: rounded, and never nothing."""

from tui.model.lengths import in_hours, in_minutes


def test_hours() -> None:
    said = [in_hours(hours) for hours in (0, 0.4, 1.2, 1234.4)]
    assert said == ["under an hour", "under an hour", "1 hour", "1,234 hours"]


def test_minutes() -> None:
    pairs = ((0.2, 0.9), (9.8, 10.3), (8, 12))
    said = [in_minutes(*pair) for pair in pairs]
    assert said == ["under a minute", "about 10 min", "8 to 12 min"]
