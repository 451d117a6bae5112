"""A hub of models on loopback: lists a model's files, and gives them."""

import hashlib
import json

from tests.answers import Answer
from tests.servers import LoopbackServer
from tui.transcripts.recognizing.models import Model

FILES = {
    "model.bin": bytes(range(256)) * 400,
    "config.json": b"{}",
    "tokenizer.json": b"[]",
    "vocabulary.txt": b"a\nb\n",
}


def serve_model(server: LoopbackServer, model: Model) -> str:
    """Serve ``FILES`` as a model; gives the path of its weights."""
    listed = [
        {
            "rfilename": name,
            "size": len(data),
            "lfs": {"sha256": hashlib.sha256(data).hexdigest()},
        }
        for name, data in {**FILES, "README.md": b"# Read"}.items()
    ]
    document = json.dumps({"siblings": listed}).encode()
    server.put(f"/api/models/{model.repository}", document, "application/json")
    for name, data in FILES.items():
        server.put(f"/{model.repository}/resolve/main/{name}", whole(data))
    return f"/{model.repository}/resolve/main/model.bin"


def whole(data: bytes) -> Answer:
    """All of a file."""
    return Answer(data, etag=f'"{hashlib.md5(data).hexdigest()}"')
