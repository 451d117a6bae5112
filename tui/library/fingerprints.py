"""Fingerprints: what each item of a feed looked like when it was read."""

import json
import sqlite3
import zlib
from collections.abc import Mapping


def write_fingerprints(
    db: sqlite3.Connection, show_id: int, fingerprints: Mapping[str, str]
) -> None:
    """Keep the guid of every item of a show's feed by its fingerprint."""
    packed = zlib.compress(json.dumps(dict(fingerprints)).encode())
    db.execute("INSERT OR REPLACE INTO show_reading VALUES (?, ?)", (show_id, packed))


def read_fingerprints(db: sqlite3.Connection, show_id: int) -> dict[str, str]:
    """What ``write_fingerprints`` kept; empty when nothing is known."""
    row = db.execute(
        "SELECT fingerprints FROM show_reading WHERE show_id = ?", (show_id,)
    ).fetchone()
    found: dict[str, str] = json.loads(zlib.decompress(row[0])) if row else {}
    return found
