"""Model files: a recognizer's model, brought from its hub file by file, each whole.

The weights come last: a folder that has them has everything. What the hub lists, and
where it gives it: https://huggingface.co/docs/hub/api.
"""

import base64
import json
import os
import threading
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import Any

from tui.errors import EarmarkError, FetchError, RecognitionError
from tui.playback.downloads import (
    DownloadCanceled,
    DownloadUnlike,
    Progress,
    download,
)
from tui.playback.entry import Record
from tui.playback.web_audio import asking, open_client
from tui.sync.background import CalledOff
from tui.sync.steps import Step, Tell
from tui.transcripts.recognizing.models import FILES, HOST, Model
from tui.web import in_plain_words

_CONNECT_SECONDS, _SILENCE_SECONDS = 10.0, 20.0
_LONGEST_LIST = 1_000_000
_NO_LIST = "{host} does not list its files: try again later."
_BROKEN = "what came is not what the hub lists: ask for it again."


@dataclass(frozen=True, slots=True)
class _File:
    """A file of a model: its size in bytes, and its hash where the hub tells one."""

    name: str
    size: int
    integrity: str | None


def bring(model: Model, tell: Tell, cancel: threading.Event) -> None:
    """Have all of a model in its folder; goes on where it was broken off.

    Raises:
        CalledOff: ``cancel`` was set.
        RecognitionError: it could not be had.
    """
    try:
        files = _listed(model)
        total, there = sum(file.size for file in files) or 1, 0
        for file in files:
            _bring(model, file, there, total, tell, cancel)
            there += file.size
    except DownloadCanceled as error:
        raise CalledOff("Called off.") from error
    except DownloadUnlike as error:
        raise _not_had(model, _BROKEN) from error
    except EarmarkError as error:
        raise _not_had(model, str(error)) from error
    if not model.is_here:
        raise _not_had(model, _NO_LIST.format(host=_host()))


def _bring(
    model: Model, file: _File, there: int, total: int, tell: Tell, cancel: Any
) -> None:
    def told(progress: Progress) -> None:
        share = min((there + progress.done_bytes) / total, 1.0)
        again = ", trying again" if progress.trouble else ""
        tell(Step(f"Fetching the model {model.name}{again}", share))

    if not (model.folder / file.name).is_file():
        model.folder.mkdir(parents=True, exist_ok=True)
        url = f"{_hub()}/{model.repository}/resolve/main/{file.name}"
        download(
            url,
            model.folder,
            PurePosixPath(file.name),
            progress=told,
            cancel=cancel,
            integrity=file.integrity,
        )


def _listed(model: Model) -> list[_File]:
    """What belongs to a model, the weights last. Raises FetchError."""
    url = f"{_hub()}/api/models/{model.repository}?blobs=true"
    try:
        listed = json.loads(_read(url))
        found = {file.name: file for file in _files(listed["siblings"])}
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise FetchError(_NO_LIST.format(host=_host())) from error
    return [found[name] for name in FILES if name in found]


def _files(listed: list[dict[str, Any]]) -> Iterator[_File]:
    for file in listed:
        digest = (file.get("lfs") or {}).get("sha256")
        coded = base64.b64encode(bytes.fromhex(digest)).decode() if digest else None
        integrity = f"sha256-{coded}" if coded else None
        yield _File(str(file["rfilename"]), int(file.get("size") or 0), integrity)


def _read(url: str) -> bytes:
    import httpx

    try:
        with (
            open_client(_CONNECT_SECONDS, _SILENCE_SECONDS) as client,
            asking(client, url, 0, Record()) as answer,
        ):
            data = b""
            for piece in answer.pieces:
                data += piece
                if len(data) > _LONGEST_LIST:
                    raise FetchError(_NO_LIST.format(host=_host()))
            return data
    except (httpx.HTTPError, OSError) as error:
        raise FetchError(in_plain_words(error, url)) from error


def _hub() -> str:
    """The hub, or the mirror of it that the environment names as its own tools do."""
    return os.environ.get("HF_ENDPOINT", "").rstrip("/") or f"https://{HOST}"


def _host() -> str:
    return _hub().partition("://")[2]


def _not_had(model: Model, why: str) -> RecognitionError:
    return RecognitionError(
        f"The model {model.name} could not be had: {why} A folder with a model will do "
        "as well."
    )
