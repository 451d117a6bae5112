"""Documents: frozen dataclasses as JSON, what equals its default left out.

A field that an older Earmark did not write gets its default, one that this Earmark
does not know is passed over: documents need no migration when the model grows.
"""

import json
import types
import typing
import zlib
from collections.abc import Callable, Hashable
from dataclasses import MISSING, Field, fields, is_dataclass
from datetime import UTC, datetime
from enum import Enum
from functools import cache
from typing import Any, TypeVar

from tui.model.episode import EpisodeDetails

T = TypeVar("T")

_PLAIN_TYPES = frozenset((str, int, float, bool))


def to_json(value: object) -> str:
    """A dataclass as JSON text; equal values give equal text."""
    return json.dumps(_plain(value), ensure_ascii=False, separators=(",", ":"))


def from_json(kind: type[T], text: str | bytes) -> T:
    """The dataclass that ``to_json`` made the text of."""
    reader: Callable[[Any], T] = _reader(typing.cast(Hashable, kind))
    return reader(json.loads(text))


def pack(value: object) -> bytes:
    """A dataclass as compressed JSON."""
    return packed_json(to_json(value))


def packed_json(text: str) -> bytes:
    """What ``to_json`` made, compressed."""
    return zlib.compress(text.encode())


def unpack(kind: type[T], packed: bytes) -> T:
    """The dataclass that ``pack`` made the bytes of."""
    return from_json(kind, zlib.decompress(packed))


def holds(packed: bytes, field: str) -> bool:
    """Whether there is anything in a field of what ``pack`` made the bytes of."""
    return bool(json.loads(zlib.decompress(packed)).get(field))


def details_hash(details: EpisodeDetails) -> str:
    """Of what a feed says about an episode: equal details have equal hashes."""
    return hash_of_json(to_json(details))


def hash_of_json(text: str) -> str:
    """The ``details_hash`` of what ``to_json`` made of the details."""
    import hashlib

    return hashlib.sha256(text.encode()).hexdigest()[:32]


def _plain(value: object) -> Any:
    if value is None or type(value) in _PLAIN_TYPES:
        return value
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, datetime):
        return (value.astimezone(UTC) if value.tzinfo else value).isoformat()
    if isinstance(value, tuple):
        return [_plain(item) for item in value]
    if is_dataclass(value):
        return {
            name: _plain(each)
            for name, default in _defaults(typing.cast(Hashable, type(value)))
            if (each := getattr(value, name)) is not default and each != default
        }
    return value


@cache
def _defaults(kind: Any) -> tuple[tuple[str, object], ...]:
    return tuple((field.name, _default(field)) for field in fields(kind))


def _default(field: Field[Any]) -> object:
    if field.default_factory is not MISSING:
        return field.default_factory()
    return field.default


@cache
def _reader(kind: Any) -> Callable[[Any], Any]:
    if typing.get_origin(kind) is tuple:
        return _tuple_reader(typing.get_args(kind))
    if typing.get_origin(kind) in (types.UnionType, typing.Union):
        (inner,) = (a for a in typing.get_args(kind) if a is not type(None))
        read = _reader(inner)
        return lambda value: None if value is None else read(value)
    if kind is datetime:
        return datetime.fromisoformat
    if is_dataclass(kind):
        return _dataclass_reader(kind)
    return kind if isinstance(kind, type) and issubclass(kind, Enum) else _same


def _tuple_reader(kinds: tuple[Any, ...]) -> Callable[[Any], Any]:
    if kinds[-1] is Ellipsis:
        read = _reader(kinds[0])
        return lambda values: tuple(read(value) for value in values)
    readers = [_reader(kind) for kind in kinds]
    return lambda values: tuple(
        read(value) for read, value in zip(readers, values, strict=True)
    )


def _dataclass_reader(kind: Any) -> Callable[[Any], Any]:
    hints = typing.get_type_hints(kind)
    readers = {field.name: _reader(hints[field.name]) for field in fields(kind)}
    return lambda table: kind(
        **{name: readers[name](each) for name, each in table.items() if name in readers}
    )


def _same(value: Any) -> Any:
    return value
