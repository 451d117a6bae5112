"""What an empty library shows: the ways in."""

from typing import ClassVar

from textual.binding import BindingType
from textual.content import Content
from textual.widgets import Static

from tui.app.commands import Scope, bindings

FOUNDING_SHOW = "Interconnects"
FOUNDING_FEED = "https://api.substack.com/feed/podcast/48206.rss"

_HEADING = "Earmark"
_WORDS = """
Read your podcasts while you hear them.

There are no shows here yet. Four ways to begin:

"""
_WAYS = (
    (
        "a",
        "Add a show: paste the address of its feed or web page,\n"
        "     or the path of an OPML file from another player.",
    ),
    ("f", "Find a show in public directories, by words of its title."),
    (
        "I",
        f"Begin with {FOUNDING_SHOW}, the show Earmark was made for:\n"
        "     essays to read as they are spoken, and interviews.",
    ),
    ("?", "See every key."),
)


class Welcome(Static, can_focus=True):
    """Plain words, and the keys for a beginning."""

    BINDINGS: ClassVar[list[BindingType]] = [*bindings(Scope.WELCOME)]

    def __init__(self, *, id: str | None = None) -> None:
        ways = [
            part
            for key, words in _WAYS
            for part in ((f"  {key}", "bold $text-accent"), f"  {words}\n\n")
        ]
        heading = (_HEADING, "bold $text-primary")
        super().__init__(Content.assemble(heading, _WORDS, *ways), id=id)
