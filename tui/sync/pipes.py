"""Pipes: things that this program's own processes tell each other, whole."""

import pickle
import struct
from typing import IO

_LENGTH = struct.Struct(">Q")


def send(pipe: IO[bytes], thing: object) -> None:
    """Write one thing, its length first."""
    data = pickle.dumps(thing, pickle.HIGHEST_PROTOCOL)
    pipe.write(_LENGTH.pack(len(data)) + data)
    pipe.flush()


def receive(pipe: IO[bytes]) -> object:
    """Read one thing that this program itself wrote. Raises EOFError at the end."""
    head = pipe.read(_LENGTH.size)
    if len(head) < _LENGTH.size:
        raise EOFError
    (length,) = _LENGTH.unpack(head)
    data = pipe.read(length)
    if len(data) < length:
        raise EOFError
    return pickle.loads(data)
