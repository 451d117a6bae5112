"""Standing: how it is said when a show is looked at next."""

from dataclasses import replace
from datetime import timedelta

import pytest

from tests.sync.feeds import NOW, show
from tui.model.show import Show
from tui.sync.standing import Standing, left_alone, next_look

HOUR = timedelta(hours=1)
OWN = show("https://a.example/own")
SAME = replace(show("https://a.example/busy"), not_before=NOW + 2 * HOUR)


@pytest.mark.parametrize(
    ("given", "standing", "words"),
    [
        (replace(OWN, next_check=NOW + 5 * HOUR), Standing.WELL, "5"),
        (replace(OWN, url="https://b.example/"), Standing.WELL, "due now"),
        (OWN, Standing.WAITING, "2, as a.example wants to be left alone"),
        (
            replace(OWN, next_check=NOW + 3 * HOUR, failures=1),
            Standing.FAILING,
            "3, as it failed",
        ),
        (
            replace(OWN, next_check=NOW + 3 * HOUR, failures=4),
            Standing.FAILING,
            "3, as it failed 4 times in a row",
        ),
        (
            replace(OWN, next_check=NOW + HOUR, failures=4),
            Standing.WAITING,
            "2, as a.example wants to be left alone",
        ),
        (
            replace(OWN, ended=True),
            Standing.ENDED,
            "never: a.example says that the feed is gone for good",
        ),
    ],
)
def test_when_and_why(given: Show, standing: Standing, words: str) -> None:
    look = next_look(given, left_alone([SAME], NOW))
    assert look.standing is standing
    assert look.words(NOW, lambda at: f"{(at - NOW) / HOUR:g}") == words


def test_who_waited_long_enough_or_has_ended_keeps_no_host_waiting() -> None:
    assert not left_alone([SAME], NOW + 2 * HOUR)
    assert not left_alone([replace(SAME, ended=True)], NOW)
