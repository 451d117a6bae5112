"""The context of an element: what the elements around a text make of it."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace

from tui.model.notes import NoteKind, Section

_SKIPPED = re.compile(
    "script|style|svg|form|button|select|noscript|iframe|template|head|object"
    "|audio|video|canvas|map"
)
_CONTAINERS = re.compile(
    "p|div|section|article|header|footer|main|aside|nav|table|thead|tbody|tfoot"
    "|caption|figure|figcaption|details|summary|address|dl|dt|dd|body|html|fieldset"
    "|center|ul|ol|li|tr|pre|blockquote|h1|h2|h3|h4|h5|h6"
)
_NOISE_CLASSES = re.compile(
    "button-wrapper|captioned-button-wrap|subscription-widget-wrap|subscribe-widget"
    "|subscription-widget-wrap-editor|subscription-widget"
)
_HEADINGS = {f"h{level}": level for level in range(1, 7)}


@dataclass(frozen=True, slots=True)
class Context:
    """What the elements around a text say of it."""

    skipped: bool = False
    heading: int = 0
    quote_depth: int = 0
    preformatted: bool = False
    in_item: bool = False
    list_depth: int = 0
    in_row: bool = False
    caption: bool = False
    section: Section = Section.BODY

    def enter(self, tag: str, attributes: Mapping[str, str]) -> "Context":
        """The context inside an element of this one."""
        if self.skipped:
            return self
        if _SKIPPED.fullmatch(tag) or _is_hidden(attributes):
            return replace(self, skipped=True)
        inner = _CHANGES[tag](self) if tag in _CHANGES else self
        if tag in _HEADINGS:
            inner = replace(inner, heading=_HEADINGS[tag])
        classes = (attributes.get("class") or "").split()
        if any(_NOISE_CLASSES.fullmatch(name) for name in classes):
            return replace(inner, section=Section.BOILERPLATE)
        if "footnote" in classes:
            return replace(inner, section=Section.LINKS, in_item=True)
        return inner

    @property
    def kind(self) -> NoteKind:
        """What a block of this context is."""
        for holds, kind in (
            (self.in_row, NoteKind.TABLE_ROW),
            (self.heading > 0, NoteKind.HEADING),
            (self.preformatted, NoteKind.CODE),
            (self.caption, NoteKind.CAPTION),
            (self.in_item, NoteKind.ITEM),
            (self.quote_depth > 0, NoteKind.QUOTE),
        ):
            if holds:
                return kind
        return NoteKind.PARAGRAPH

    @property
    def level(self) -> int:
        """The level of a block of this context."""
        if self.kind is NoteKind.HEADING:
            return self.heading
        depth = self.list_depth if self.in_item else self.quote_depth
        return max(0, depth - 1)

    def parts_blocks(self, tag: str) -> bool:
        """Whether an element of that name starts and ends blocks here."""
        return bool(_CONTAINERS.fullmatch(tag)) and (tag == "tr" or not self.in_row)

    def parts_words(self, tag: str) -> bool:
        """Whether an element of that name only keeps words apart, within a row."""
        return self.in_row and tag != "tr" and bool(_CONTAINERS.fullmatch(tag))


_CHANGES = {
    "li": lambda context: replace(context, in_item=True),
    "ul": lambda context: replace(context, list_depth=context.list_depth + 1),
    "ol": lambda context: replace(context, list_depth=context.list_depth + 1),
    "tr": lambda context: replace(context, in_row=True),
    "pre": lambda context: replace(context, preformatted=True),
    "blockquote": lambda context: replace(context, quote_depth=context.quote_depth + 1),
    "figcaption": lambda context: replace(context, caption=True),
}


def _is_hidden(attributes: Mapping[str, str]) -> bool:
    style = attributes.get("style") or ""
    return "hidden" in attributes or "display:none" in style.replace(" ", "").lower()
