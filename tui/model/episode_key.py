"""An episode's key: a short name for it that is the same on every machine.

It is made from the guid, so it survives another subscription to the same feed, and it
says nothing of addresses that hold secrets.
"""

import hashlib
import re

_KEY = re.compile(r"ep-[0-9a-f]{12}")


def episode_key(guid: str) -> str:
    """``ep-`` and twelve digits of the guid's hash."""
    return "ep-" + hashlib.sha256(guid.encode()).hexdigest()[:12]


def is_episode_key(words: str) -> bool:
    """Whether some words have the form of a key."""
    return _KEY.fullmatch(words) is not None
