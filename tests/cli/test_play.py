"""Playing from the command line: where it may begin."""

import pytest

from tests.cli.conftest import CommandLine


@pytest.mark.parametrize(
    ("at", "sentence"),
    [
        ("99:99:99", "is beyond the end of “Two voices"),
        ("-5", "“-5” is no time"),
        ("-1:30", "“-1:30” is no time"),
        ("", "--at needs a time"),
        ("  ", "--at needs a time"),
    ],
)
def test_a_moment_that_cannot_be(
    earmark: CommandLine, show: str, at: str, sentence: str
) -> None:
    answer = earmark("play", "Two voices", "--headless", f"--at={at}")

    assert (answer.code, answer.out) == (2, "")
    assert sentence in answer.err
