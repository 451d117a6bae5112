"""Syncing by command: what is counted, named and said."""

from collections.abc import Callable

import pytest

from tests.answers import Answer
from tests.cli.conftest import CommandLine
from tests.servers import LoopbackServer


def test_sync_counts(earmark: CommandLine, server: LoopbackServer, show: str) -> None:
    result = earmark("sync", "--json").json
    assert list(result) == [
        "checked", "updated", "unchanged", "failed", "new_episodes", "seconds",
        "ended", "waiting",
    ]  # fmt: skip
    assert (result["checked"], result["unchanged"], result["failed"]) == (1, 1, [])
    server.put("/feed.xml", Answer(b"gone", 500))
    answer = earmark("sync", "--json")
    assert answer.code == 1
    assert list(answer.json["failed"][0]) == ["show", "url", "error"]
    assert earmark("shows", "--json").json[0]["last_error"]
    assert len(earmark("episodes", "--json").json) == 3


def test_an_ended_show_is_counted_and_its_problem_is_one_word(
    earmark: CommandLine, server: LoopbackServer, show: str
) -> None:
    server.put("/feed.xml", Answer(status=410))
    assert earmark("sync").code == 1
    answer = earmark("sync")
    assert answer.code == 0 and "1 ended and not asked" in answer.out
    assert earmark("shows").out.rstrip().endswith(" ended")


def test_a_host_that_wants_to_be_left_alone_is_named(
    earmark: CommandLine, server: LoopbackServer, show: str
) -> None:
    server.put("/feed.xml", Answer(status=429, headers={"Retry-After": "7200"}))
    assert earmark("sync").code == 1
    answer = earmark("sync")
    assert answer.code == 0 and "wants to be left alone until 2" in answer.out
    assert "1 show waits" in answer.out and len(server.asked("/feed.xml")) == 2
    assert earmark("sync", "1").code == 1


def test_an_interrupted_sync_says_how_far_it_came(
    earmark: CommandLine,
    server: LoopbackServer,
    show: str,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    from tui.sync.outcome import SyncProgress
    from tui.sync.run import Synchronizer

    async def interrupted(
        self: Synchronizer, shows: object, progress: Callable[[SyncProgress], None]
    ) -> None:
        progress(SyncProgress(92, 305, "A show", 14))
        raise KeyboardInterrupt

    monkeypatch.setattr(Synchronizer, "sync", interrupted)
    answer = earmark("sync")
    assert answer.code == 130
    assert "Stopped: 92 of 305 looked at, 14 new episodes kept." in answer.err
