"""Bytes of a text file become text, whatever their encoding; never more than fits."""

from tui.errors import TranscriptError

LARGEST_BYTES = 64 * 1024 * 1024
"""More than any transcript: five hours with a time for every word take 8 MB."""

_MARKS = (
    (b"\xef\xbb\xbf", "utf-8-sig"),
    (b"\xff\xfe\x00\x00", "utf-32"),
    (b"\x00\x00\xfe\xff", "utf-32"),
    (b"\xff\xfe", "utf-16"),
    (b"\xfe\xff", "utf-16"),
)


def decode(data: bytes) -> str:
    """The text of a file: by its byte order mark, else UTF-8, else Windows-1252.

    Raises:
        TranscriptError: it is not text, or too much of it.
    """
    if len(data) > LARGEST_BYTES:
        raise TranscriptError(
            "The transcript is larger than 64 MB, so it was not read."
        )
    text = _decoded(data).lstrip("\ufeff")
    if not text.strip():
        raise TranscriptError("The transcript is empty.")
    if _is_binary(text):
        raise TranscriptError("The transcript is not text.")
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _decoded(data: bytes) -> str:
    for mark, marked in _MARKS:
        if data.startswith(mark):
            return data.decode(marked, "replace")
    if encoding := _unmarked_utf16(data[:2000]):
        return data.decode(encoding, "replace")
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as error:
        if _nearly_utf8(data, error):
            return data.decode("utf-8", "replace")
        return data.decode("cp1252", "replace")


def _unmarked_utf16(head: bytes) -> str | None:
    """UTF-16 without its mark shows as a zero in every other byte of Latin text."""
    half = len(head) // 2
    if half < 4:
        return None
    if head[1::2].count(0) > 0.7 * half and head[::2].count(0) < 0.1 * half:
        return "utf-16-le"
    if head[::2].count(0) > 0.7 * half and head[1::2].count(0) < 0.1 * half:
        return "utf-16-be"
    return None


def _nearly_utf8(data: bytes, error: UnicodeDecodeError) -> bool:
    """A few bad bytes, or a last character cut in half, do not make it Latin-1."""
    if error.start >= len(data) - 4:
        return error.start > 0
    good = data.decode("utf-8", "ignore")
    lost = len(data) - len(good.encode())
    beyond_ascii = sum(1 for character in good if ord(character) > 127)
    return beyond_ascii > 4 * lost


def _is_binary(text: str) -> bool:
    head = text[:4000]
    odd = sum(
        1 for c in head if (c < " " and c not in "\t\n\r\f\v\x1b") or c == "\ufffd"
    )
    return odd > 0.1 * len(head)
