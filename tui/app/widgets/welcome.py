"""What an empty library shows: the ways in."""

from textual.content import Content
from textual.widgets import Static

FOUNDING_SHOW = "Interconnects"
FOUNDING_FEED = "https://api.substack.com/feed/podcast/48206.rss"

_WORDS = """\
Read your podcasts while you hear them.

There are no shows here yet.


[a]  Add a show: paste the address of its feed or of its web page,
     or the path of an OPML file another player has exported.

[i]  Begin with Interconnects, the show Earmark was made for:
     essays whose words you read as they are spoken.

[?]  See every key."""


class Welcome(Static):
    """Plain words and three keys."""

    def __init__(self) -> None:
        content = Content(_WORDS).highlight_regex(r"\[[ai?]\]", style="bold $primary")
        super().__init__(content.highlight_regex(r"^.*heard? them\.", style="bold"))
