"""Encoding: the bytes of an XML feed become clean UTF-8, without a document type.

Without a document type there are no entities to expand and none to fetch.
"""

import codecs
import html.entities
import io
import re
from collections.abc import Iterator

_BYTE_ORDER_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_WITHOUT_MARK = ((b"<\0", "utf-16-le"), (b"\0<", "utf-16-be"))

_DECLARED = re.compile(rb"<\?xml[^>]{0,200}?encoding\s*=\s*[\"']([\w.:-]{1,40})", re.I)
_CHARSET = re.compile(r"charset\s*=\s*[\"']?([\w.:-]{1,40})", re.IGNORECASE)
_OTHER_DECLARATION = re.compile(
    rb"^\s*<\?xml\s[^>]*?encoding\s*=\s*[\"'](?!utf-?8[\"'])[^>]*>", re.IGNORECASE
)
"""A declaration of another encoding than UTF-8."""
_DOCUMENT_TYPE = re.compile(
    rb"<!DOCTYPE(?:[^\[>\"']|\"[^\"]*+\"|'[^']*+')*+"
    rb"(?:\[(?:[^\]\"']|\"[^\"]*+\"|'[^']*+')*+\]\s*+)?>",
    re.IGNORECASE,
)
_HALF = rb"#(?:[xX]0{0,2}[dD][89a-fA-F][0-9a-fA-F]{2}|0{0,2}5[5-7]\d{3});"
_AMPERSAND = re.compile(
    rb"&(?:(?!(?:amp|lt|gt|quot|apos|#\d{1,7}|#[xX][0-9a-fA-F]{1,6});)"
    rb"(?:([A-Za-z][A-Za-z0-9]{1,31};))?"
    rb"|(%(half)b(?:&%(half)b)*))" % {b"half": _HALF}
)
"""One that begins no entity that XML knows; or a run of references to characters as
UTF-16 has them in halves, which some programs write for emoji. XML allows none."""
_REFERENCE = re.compile(rb"#(?:[xX]([0-9a-fA-F]+)|(\d+));")
_PROLOG_BYTES = 65_536
_MEGABYTE = 1 << 20
_START = re.compile(rb"<(?:\?xml\s|(?:rss|feed|rdf:RDF|opml)\b)", re.IGNORECASE)
_CONTROLS = bytes(set(range(32)) - {9, 10, 13})
_CONTROL = re.compile(b"[" + re.escape(_CONTROLS) + b"]")


def clean_xml(body: bytes, content_type: str = "") -> bytes:
    """The document as UTF-8 without document type and controls.

    What HTML calls ``&nbsp;`` and the like becomes the character itself.
    The encoding is that of the byte order mark, else UTF-8 if the bytes are valid as
    such, else what the document, else what the server declares. Bytes that are not
    valid in it are read as Windows-1252, as they mostly are.
    """
    xml = _from_first_tag(_as_utf8(body, content_type))
    head = xml[:_PROLOG_BYTES]
    plain_head = _DOCUMENT_TYPE.sub(b"", _OTHER_DECLARATION.sub(b"", head), count=1)
    if plain_head != head:
        xml = plain_head + xml[_PROLOG_BYTES:]
    xml = _mended(xml)
    return xml.translate(None, _CONTROLS) if _has_controls(xml) else xml


def decoded(body: bytes, content_type: str = "") -> str:
    """The text of a document whose encoding has to be found out."""
    return _as_utf8(body, content_type).decode("utf-8", "replace")


def _mended(xml: bytes) -> bytes:
    """With every ampersand outside of CDATA sections one that XML understands."""
    mended = io.BytesIO()
    here = 0
    for start, end in _outside_of_cdata(xml):
        for found in _AMPERSAND.finditer(xml, start, end):
            mended.write(xml[here : found.start()])
            mended.write(_entity(found))
            here = found.end()
    if not here:
        return xml
    mended.write(xml[here:])
    return mended.getvalue()


def _outside_of_cdata(xml: bytes) -> Iterator[tuple[int, int]]:
    here = 0
    while (start := xml.find(b"<![CDATA[", here)) >= 0:
        end = xml.find(b"]]>", start)
        if end < 0:
            break
        yield here, start
        here = end + 3
    yield here, len(xml)


def _entity(found: re.Match[bytes]) -> bytes:
    """The character of an entity of HTML's, or of two halves; else the ampersand,
    escaped."""
    name, halves = found.groups()
    if halves:
        return _joined(halves)
    known = html.entities.html5.get(name.decode("ascii")) if name else None
    return known.encode() if known else b"&amp;" + (name or b"")


def _joined(halves: bytes) -> bytes:
    """The characters that references to UTF-16's code units make together."""
    numbers = (
        int(each[1], 16) if each[1] else int(each[2])
        for each in _REFERENCE.finditer(halves)
    )
    units = "".join(map(chr, numbers)).encode("utf-16-le", "surrogatepass")
    return units.decode("utf-16-le", "replace").encode()


def _as_utf8(body: bytes, content_type: str) -> bytes:
    for mark, encoding in _BYTE_ORDER_MARKS:
        if body.startswith(mark):
            return _converted(body[len(mark) :], encoding)
    for start, encoding in _WITHOUT_MARK:
        if body.startswith(start):
            return _converted(body, encoding)
    declared = _declared_encoding(body, content_type)
    if _is_utf8(body) and not declared.startswith(("iso-2022", "hz")):
        return body
    return _converted(body, declared)


def _declared_encoding(body: bytes, content_type: str) -> str:
    in_document = _DECLARED.search(body[:1024])
    in_header = _CHARSET.search(content_type)
    if in_document:
        return in_document[1].decode("ascii").lower()
    return in_header[1].lower() if in_header else "utf-8"


def _has_controls(xml: bytes) -> bool:
    """A piece at a time, so that other threads get their turn."""
    starts = range(0, len(xml), _MEGABYTE)
    return any(_CONTROL.search(xml, start, start + _MEGABYTE) for start in starts)


def _is_utf8(body: bytes) -> bool:
    """Whether the bytes are valid UTF-8, without making one large text of them."""
    decoder = codecs.getincrementaldecoder("utf-8")()
    try:
        for first in range(0, len(body), _MEGABYTE):
            decoder.decode(body[first : first + _MEGABYTE])
        decoder.decode(b"", final=True)
    except UnicodeDecodeError:
        return False
    return True


def _converted(body: bytes, encoding: str) -> bytes:
    if encoding in ("iso-8859-1", "latin-1", "latin1", "us-ascii", "ascii"):
        encoding = "cp1252"
    try:
        text = body.decode(encoding, _AS_WINDOWS_1252)
    except (LookupError, ValueError):
        text = body.decode("utf-8", _AS_WINDOWS_1252)
    return text.encode("utf-8", "replace")


def _as_windows_1252(error: UnicodeError) -> tuple[str, int]:
    if not isinstance(error, UnicodeDecodeError):
        raise error
    wrong = error.object[error.start : error.end]
    return wrong.decode("cp1252", "replace"), error.end


_AS_WINDOWS_1252 = "earmark-windows-1252"
codecs.register_error(_AS_WINDOWS_1252, _as_windows_1252)


def _from_first_tag(xml: bytes) -> bytes:
    """Without what stands before the document: blank lines, a script's warnings."""
    start = _START.search(xml[:_PROLOG_BYTES])
    return xml[start.start() :] if start else xml.lstrip()
