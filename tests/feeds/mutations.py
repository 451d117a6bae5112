"""Mutations: valid documents with a few things wrong, so that all else is read.

Bytes at random are refused at the door. Here a document is cut into its tags, texts and
attributes (or the parts of its JSON), and some are taken away, doubled, exchanged or
given values that nobody expects.
"""

import re
from collections.abc import Callable, Sequence

from hypothesis import strategies as st

_XML_PART = re.compile(
    r"<!\[CDATA\[.*?\]\]>|</?[\w:]+|\s[\w:]+=\"[^\"]*\"|[^<\s]+|.", re.S
)
_JSON_PART = re.compile(r"[{}\[\],:]|\"(?:[^\"\\]|\\.)*\"|[^{}\[\],:\"]+")
_VALUE = re.compile(r"(\s[\w:]+=\")[^\"]*\"")

ODD_VALUES = (
    *("", " ", "-1", "0", "NaN", "-inf", "1e999", "9" * 400, "0x10", "½", "1,5", "yes"),
    *("99:99:99", "-1:-1", "1:2:3:4:5", ":", "2024-02-30T25:61:61+99:99", "0000-00-00"),
    *("Thu, 99 Foo 99999 99:99:99 +9999", "P1Y", "FREQ=DAILY;INTERVAL=0", "FREQ=;"),
    *("http://[::1", "//", "?", "#", "javascript:x", "data:,x", "file:///etc/passwd"),
    *(
        "http://a b/",
        "https://u:p@h:99999/",
        "http://\u2100.example/",
        "mailto:",
        "a" * 5000,
    ),
    *(
        "&#0;",
        "&#x1b;[31m",
        "&#xD800;",
        "&#x110000;",
        "&#99999999999;",
        "&nosuch;",
        "&",
    ),
    *("\x00", "\x1b]8;;x\x07", "\x9b31m", "\u202e", "\ufeff", "\uffff", "🎧", "%s%n"),
    *("<![CDATA[", "]]>", "]]&gt;", "<!--", "-->", "<?x", "<", ">", '"', "'", "{", "["),
    *("<item>", "</item>", "<entry>", "</channel>", "</rss>", "<b>", "<script>", "<p"),
    *("null", "true", "[]", "{}", "-0", "1E400", '"\\ud800"', '"\\u0000"', "[[[[[["),
    *('xmlns="x"', 'xmlns:podcast="x"', 'xml:lang="x"', 'xml:base="http://[/"'),
)

Change = Callable[[list[str]], list[str]]


def parts_of(document: str) -> list[str]:
    """The document in pieces that together are the whole."""
    pattern = _JSON_PART if document.startswith("{") else _XML_PART
    return pattern.findall(document)


def _changed(kind: str, at: float, to: float, value: str) -> Change:
    def change(parts: list[str]) -> list[str]:
        first, second = int(at * len(parts)), int(to * len(parts))
        start, end = min(first, second), max(first, second)
        few = parts[first : first + 1 + int(to * 8)]
        match kind:
            case "leave out":
                return parts[:first] + parts[first + len(few) :]
            case "double":
                return parts[:first] + few * 3 + parts[first:]
            case "move":
                return parts[:second] + few + parts[second:]
            case "leave out much":
                return parts[:start] + parts[end:]
            case "cut off":
                return parts[:first]
            case "insert":
                return [*parts[:first], value, *parts[first:]]
        return [*parts[:first], *_with_value(few[:1], value), *parts[first + 1 :]]

    return change


def _with_value(part: Sequence[str], value: str) -> list[str]:
    return [
        _VALUE.sub(lambda found: f'{found[1]}{value}"', each)
        if _VALUE.fullmatch(each)
        else value
        for each in part
    ]


_share = st.floats(0, 1, exclude_max=True)
_changes = st.builds(
    _changed,
    st.sampled_from(
        ("leave out", "double", "move", "leave out much", "cut off", "insert", "value")
    ),
    _share,
    _share,
    st.sampled_from(ODD_VALUES),
)
_ENCODINGS = ("utf-8", "utf-8", "utf-8", "utf-8-sig", "utf-16", "utf-16-be", "latin-1")


def _made(document: str, changes: Sequence[Change], encoding: str) -> bytes:
    parts = parts_of(document)
    for change in changes:
        parts = change(parts)
    return "".join(parts).encode(encoding, "replace")


def mutated(documents: Sequence[str]) -> st.SearchStrategy[bytes]:
    """One of the documents with a few changes, in one encoding or another."""
    return st.builds(
        _made,
        st.sampled_from(documents),
        st.lists(_changes, max_size=6),
        st.sampled_from(_ENCODINGS),
    )
