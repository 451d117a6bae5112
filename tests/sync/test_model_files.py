"""A model fetched from a hub that breaks off, refuses, lies or goes away."""

import threading
from dataclasses import replace
from pathlib import Path

import pytest

from tests.answers import Answer
from tests.hub import FILES, serve_model, whole
from tests.servers import LoopbackServer
from tui.errors import RecognitionError
from tui.sync.background import CalledOff
from tui.sync.model_files import bring
from tui.sync.steps import Step
from tui.transcripts.recognizing.models import Model, find_model

WEIGHTS = whole(FILES["model.bin"])
HALF = len(WEIGHTS.body) // 2


@pytest.fixture(autouse=True)
def hub(server: LoopbackServer, monkeypatch: pytest.MonkeyPatch) -> None:
    """A hub that has nothing yet."""
    monkeypatch.setenv("HF_ENDPOINT", server.url(""))


@pytest.fixture
def model(tmp_path: Path) -> Model:
    """A model that is to be fetched."""
    return find_model("small.en", tmp_path)


def fetch(model: Model) -> list[Step]:
    """Fetch a model; gives what was told of it."""
    told: list[Step] = []
    bring(model, told.append, threading.Event())
    return told


def refused(model: Model) -> str:
    """Why a model cannot be had."""
    with pytest.raises(RecognitionError) as caught:
        fetch(model)
    assert not model.is_here
    return str(caught.value)


def ranges(server: LoopbackServer, path: str) -> list[str | None]:
    """Where requests for a path began."""
    return [request.headers.get("range") for request in server.asked(path)]


def test_a_hub_that_closes_in_the_middle_is_asked_for_the_rest(
    server: LoopbackServer, model: Model
) -> None:
    path = serve_model(server, model)
    server.answers[path] = [replace(WEIGHTS, close_after=HALF), WEIGHTS]
    told = fetch(model)
    assert {f.name: f.read_bytes() for f in model.folder.iterdir() if f.is_file()} == (
        FILES
    )
    assert ranges(server, path) == [None, f"bytes={HALF}-"]
    assert told[0].doing.startswith("Fetching the model small.en")
    assert told[-1].share == 1.0


def test_what_came_before_it_went_away_is_not_fetched_again(
    server: LoopbackServer, model: Model
) -> None:
    path = serve_model(server, model)
    gone = Answer(status=403)
    server.answers[path] = [replace(WEIGHTS, close_after=HALF), gone]
    sentence = refused(model)
    assert sentence.startswith(f"The model small.en could not be had: {server.host}")
    assert "A folder with a model will do" in sentence
    server.answers[path] = WEIGHTS
    fetch(model)
    assert model.is_here
    assert ranges(server, path)[-1] == f"bytes={HALF}-"
    assert len(server.asked(f"/{model.repository}/resolve/main/config.json")) == 1


def test_other_weights_than_the_list_says_are_not_used(
    server: LoopbackServer, model: Model
) -> None:
    path = serve_model(server, model)
    server.answers[path] = [whole(b"broken"), WEIGHTS]
    assert "what came is not what the hub lists" in refused(model)
    fetch(model)
    assert (model.folder / "model.bin").read_bytes() == FILES["model.bin"]


@pytest.mark.parametrize(
    "answer",
    [
        Answer(b"<html>Sign in</html>", type="text/html"),
        Answer(b'{"siblings": [{"name": 3}]}'),
        Answer(b'{"siblings": []}'),
        Answer(b"[]"),
        Answer(b"x" * 1_100_000),
    ],
)
def test_a_hub_that_lists_no_files(
    server: LoopbackServer, model: Model, answer: Answer
) -> None:
    server.put(f"/api/models/{model.repository}", answer)
    assert f"{server.host} does not list its files" in refused(model)


def test_no_hub_at_all(server: LoopbackServer, model: Model) -> None:
    server.close()
    assert "refused the connection" in refused(model)


def test_it_is_called_off(server: LoopbackServer, model: Model) -> None:
    path = serve_model(server, model)
    server.answers[path] = replace(WEIGHTS, stall_after=HALF)
    cancel = threading.Event()

    def call_off() -> None:
        server.wait_for(path)
        cancel.set()
        server.drop_connections()

    caller = threading.Thread(target=call_off)
    caller.start()
    with pytest.raises(CalledOff):
        bring(model, lambda step: None, cancel)
    caller.join()
    assert not model.is_here
