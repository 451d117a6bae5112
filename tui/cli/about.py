"""Commands that tell all a feed says of one thing: show, episode."""

from __future__ import annotations

import argparse
from collections.abc import Iterable
from dataclasses import fields, is_dataclass
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

from tui.cli.arguments import Commands, command, episode_argument, show_argument
from tui.cli.episodes import episode_document
from tui.cli.output import (
    clock_time,
    day,
    iso,
    minute,
    print_json,
    print_table,
    print_text,
)
from tui.cli.shows import show_document
from tui.home import Home
from tui.model.listing import group_names
from tui.text import public_url, safe_url

if TYPE_CHECKING:
    from tui.model.episode import Episode
    from tui.model.facts import Fact
    from tui.model.show import Show

_OF_SHOWS = (
    "image_url", "explicit", "guid", "medium", "copyright", "complete", "update_rule",
    "update_text", "location", "license", "people", "funding", "podroll", "live_items",
    "trailers", "chats", "remarks", "publisher",
)  # fmt: skip
_OF_EPISODES = (
    "summary", "author", "season_name", "number_text", "kind", "explicit", "image_url",
    "language", "location", "license", "alternates", "transcripts", "chapters_url",
    "people", "soundbites", "discussion_url", "funding", "chats", "remarks",
)  # fmt: skip


def register(commands: Commands) -> None:
    """Add the commands of this family."""
    show_argument(command(commands, "show", _show, "tell what a feed says of a show"))
    episode_argument(
        command(commands, "episode", _episode, "tell what a feed says of an episode")
    )


def _show(options: argparse.Namespace) -> None:
    from tui.feeds.markup import readable_text
    from tui.model.facts import Fact, show_facts
    from tui.sync.standing import left_alone, next_look

    now = datetime.now(UTC)
    with Home.open() as home:
        show = home.library.shows.find(options.show)
        hosts = left_alone(home.library.shows.left_alone(now), now)
    look = next_look(show, hosts)
    details = show.details
    description = readable_text(details.description_html)
    if options.json:
        extra = {
            "aliases": [public_url(url) for url in show.aliases],
            "standing": look.standing.value,
            "next_look": iso(look.at),
        }
        told = {"description": description, **extra, **_told(details, _OF_SHOWS)}
        print_json({**show_document(show), **told})
        return
    own = (
        Fact("By", details.author or ""),
        Fact("Episodes", str(show.episodes)),
        Fact("Language", details.language or ""),
        Fact("Categories", ", ".join(details.categories)),
        Fact("Groups", group_names(show.listing.groups)),
        Fact("Web page", public_url(details.link) if details.link else ""),
        Fact("Feed", safe_url(show.url)),
    )
    state = (
        Fact("Checked", day(show.last_checked)),
        Fact("Last error", show.last_error or ""),
        Fact("Next look", look.words(now, minute)),
    )
    _print(show, [*own, *show_facts(details), *state], description)


def _episode(options: argparse.Namespace) -> None:
    from tui.model.facts import Fact, episode_facts
    from tui.model.sounds import preferred

    with Home.open() as home:
        episode = home.library.episodes.find(options.episode)
        wish = home.settings.prefer_sound
    row, details = episode.row, episode.details
    if options.json:
        print_json({**_told(details, _OF_EPISODES), **episode_document(row)})
        return
    sound = preferred(details, wish)
    own = (
        Fact("Show", row.show_title),
        Fact("Published", day(row.published)),
        Fact("Length", clock_time(row.duration)),
        Fact("By", details.author or ""),
        Fact("Web page", public_url(details.link) if details.link else ""),
        Fact("Sound", safe_url(sound.url) if sound else ""),
    )
    _print(episode, [*own, *episode_facts(details, sound)], details.summary)


def _print(thing: Show | Episode, facts: Iterable[Fact], text: str) -> None:
    print_text(thing.title)
    print_table(["", ""], ([fact.name, _line(fact)] for fact in facts if fact.text))
    if text:
        print_text(f"\n{text}")


def _line(fact: Fact) -> str:
    """With the address, which a terminal cannot hide behind words."""
    where = public_url(fact.url) if fact.url else ""
    return fact.text if where in ("", fact.text) else f"{fact.text}  {where}"


def _told(details: object, names: Iterable[str]) -> dict[str, Any]:
    return {name: _document(name, getattr(details, name)) for name in names}


def _document(name: str, value: object) -> Any:
    """A part of the model as programs see it; addresses without their secrets."""
    if isinstance(value, tuple):
        return [_document(name, each) for each in value]
    if isinstance(value, datetime):
        return iso(value)
    if isinstance(value, str) and name.endswith("url"):
        return public_url(value)
    if is_dataclass(value):
        return _told(value, (field.name for field in fields(value)))
    return value
