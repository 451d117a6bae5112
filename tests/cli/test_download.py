"""The download command."""

from pathlib import Path

from tests.answers import Answer
from tests.cli.conftest import CommandLine
from tests.servers import LoopbackServer
from tui.home import Home
from tui.playback.audio_length import file_seconds


def test_a_download_is_there_and_known(
    earmark: CommandLine, server: LoopbackServer, show: str, earmark_home: Path
) -> None:
    answer = earmark("download", "Words that keep up", "Two voices", "--json")
    assert answer.code == 0
    assert [episode["downloaded"] for episode in answer.json] == [True, True]
    every = (earmark_home / "data" / "downloads").rglob("*.*")
    files = sorted(path for path in every if path.is_file())
    names = [file.name for file in files]
    assert len(names) == 2
    assert any("Words that keep up" in name for name in names)
    whole = [len(file.read_bytes()) for file in files]
    assert whole == [len(_served(server, file.suffix)) for file in files]


def test_a_download_tells_how_long_it_plays(earmark: CommandLine, show: str) -> None:
    (episode,) = earmark("download", "Two voices", "--json").json
    with Home.open() as home:
        known = home.library.episodes.get(episode["id"])
        file = home.files.path(known)
        assert file is not None
        assert known.measured_duration == file_seconds(file)


def _served(server: LoopbackServer, suffix: str) -> bytes:
    (answer,) = (a for path, a in server.answers.items() if path.endswith(suffix))
    assert isinstance(answer, Answer)
    return answer.body


def test_one_that_fails_is_named_and_the_other_is_there(
    earmark: CommandLine, server: LoopbackServer, show: str
) -> None:
    server.put("/interview.mp3", Answer(b"", 404))
    answer = earmark("download", "Words that keep up", "Two voices", "--json")
    assert answer.code == 1
    assert [episode["title"] for episode in answer.json] == ["Words that keep up"]
    assert answer.err.count("\n") == 1


def test_a_file_shorter_than_announced_is_remarked_on(
    earmark: CommandLine, server: LoopbackServer, show: str
) -> None:
    body = _served(server, "interview.mp3")
    cases = {
        "announced": Answer(body, declared_length=len(body) + 5_000),
        "feed": Answer(body[: len(body) // 2], type="audio/mpeg"),
    }
    for words, answer in cases.items():
        server.put("/interview.mp3", answer)
        told = earmark("download", "Two voices")
        assert (told.code, words in told.err) == (0, True)
        assert "the end may be missing" in told.err
        earmark("downloads", "--delete", "Two voices")
