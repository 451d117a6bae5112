"""A command line to call in-process, and a show on loopback to call it on."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from importlib import resources
from typing import Any

import pytest

from tests.servers import LoopbackServer
from tui.cli.main import run

_TYPES = {"xml": "application/rss+xml", "vtt": "text/vtt", "json": "application/json"}


@dataclass(frozen=True, slots=True)
class Answer:
    """What a command answered."""

    code: int
    out: str
    err: str

    @property
    def json(self) -> Any:
        """The one JSON document on standard output."""
        return json.loads(self.out)


class CommandLine:
    """Runs commands as ``earmark`` would."""

    def __init__(self, capsys: pytest.CaptureFixture[str]) -> None:
        self._capsys = capsys

    def __call__(self, *arguments: str) -> Answer:
        """Run one command."""
        code = run(arguments)
        captured = self._capsys.readouterr()
        return Answer(code, captured.out, captured.err)


@pytest.fixture
def earmark(capsys: pytest.CaptureFixture[str]) -> CommandLine:
    """The command line, on an empty home."""
    return CommandLine(capsys)


@pytest.fixture
def server() -> Iterator[LoopbackServer]:
    """A web server on loopback that serves the built-in show at ``/feed.xml``."""
    with LoopbackServer() as running:
        for file in resources.files("tui.demo").iterdir():
            suffix = file.name.rpartition(".")[2]
            if suffix in _TYPES or suffix in ("mp3", "m4a", "opus"):
                body = file.read_bytes()
                if suffix == "xml":
                    here = running.url("").encode()
                    body = body.replace(b"https://demo.earmark.invalid", here)
                running.put(f"/{file.name}", body, _TYPES.get(suffix, ""))
        yield running


@pytest.fixture
def show(earmark: CommandLine, server: LoopbackServer) -> str:
    """The address of a show the home is subscribed to."""
    url = server.url("/feed.xml")
    assert earmark("add", url).code == 0
    return url
