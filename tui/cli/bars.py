"""Bars: what is heard as one line, made safe for the bar that shows it. Pure.

Each bar takes some signs in its text for orders; titles and lines are of strangers.
"""

import html
import json
import re
from collections.abc import Callable, Mapping
from typing import Any

from tui.cli.output import clock_time
from tui.errors import UsageError

FIELDS = (
    *("state", "icon", "title", "show", "chapter", "line"),
    *("position", "duration", "left", "percent", "speed"),
)
BARS = ("plain", "tmux", "waybar", "polybar")
UNLESS_TOLD = "{icon} {title} {position}/{duration}"
_LONG = ("title", "show", "chapter", "line")
_ICONS = {"playing": "►", "paused": "‖", "opening": "○", "stalled": "○", "failed": "✗"}
_FIELD = re.compile(r"\{([^{}]*)\}")

# tmux expands #… in what a command prints, polybar takes %{…} for an order, even
# where the one sign ends a field and the other begins the next.
_ESCAPES: Mapping[str, Callable[[str], str]] = {
    "plain": lambda text: text,
    "tmux": lambda text: text.replace("#", "##"),
    "waybar": lambda text: html.escape(text, quote=False),
    "polybar": lambda text: re.sub(r"(?<=%)\{|^\{", " {", text),
}


def check_template(template: str) -> None:
    """Refuse a field that there is none of."""
    for name in _FIELD.findall(template):
        if name not in FIELDS:
            raise UsageError(
                f"there is no field {{{name}}}; there are {', '.join(FIELDS)}."
            )


def bar_line(
    status: Mapping[str, Any], template: str, bar: str = "plain", width: int = 0
) -> str:
    """One line for a bar; empty (for waybar: nothing to show) when nothing is heard."""
    heard = status["title"] is not None
    fields = _fields(status, width) if heard else {}
    escape = _ESCAPES[bar]
    text = _FIELD.sub(lambda m: escape(fields.get(m[1], "")), template) if heard else ""
    if bar != "waybar":
        return text
    lines = [fields.get(name, "") for name in ("title", "show", "line")]
    document = {
        "text": text,
        "alt": status["state"],
        "class": status["state"],
        "tooltip": escape("\n".join(line for line in lines if line)),
        "percentage": int(fields.get("percent", "0%")[:-1]),
    }
    return json.dumps(document, ensure_ascii=False)


def _fields(status: Mapping[str, Any], width: int) -> dict[str, str]:
    position, duration = status["position"] or 0.0, status["duration"]
    share = min(1.0, position / duration) if duration else 0.0
    named = {name: _one_line(status.get(name) or "", width) for name in _LONG}
    return {
        **named,
        "state": status["state"],
        "icon": _ICONS.get(status["state"], "■"),
        "position": clock_time(position),
        "duration": clock_time(duration),
        "left": clock_time(max(0.0, duration - position) if duration else None),
        "percent": f"{share:.0%}",
        "speed": f"{status['speed']:g}×",
    }


def _one_line(text: str, width: int) -> str:
    line = " ".join(text.split())
    return f"{line[: width - 1]}…" if 0 < width < len(line) else line
