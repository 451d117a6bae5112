"""The keys of lists: shows, episodes, hits, an empty library."""

from tui.app.command import Command, Scope, declared

COMMANDS: tuple[Command, ...] = (
    *declared(
        Scope.LISTS,
        "list",
        (
            ("up", "up,k", "move(-1)", "Up", "Go up a row"),
            ("down", "down,j", "move(1)", "Down", "Go down a row"),
            ("page_up", "pageup", "move_page(-1)", "Page up", "Go up a page"),
            ("page_down", "pagedown", "move_page(1)", "Page down", "Go down a page"),
            ("first", "home,g", "first", "First", "Go to the first row"),
            ("last", "end,G", "last", "Last", "Go to the last row"),
            ("choose", "enter", "choose", "Choose", "Choose this row"),
        ),
        footer=("choose",),
    ),
    *declared(
        Scope.SHOWS,
        "show",
        (
            ("open", "enter", "choose", "Open", "Open the list of episodes"),
            (
                "add",
                "a",
                "app.add_show",
                "Add",
                "Add a show, or import a list of shows",
            ),
            (
                "find",
                "f",
                "app.find_shows",
                "Find shows",
                "Find new shows in public directories",
            ),
            ("alike", "l", "alike", "More like it", "Find shows like this one"),
            ("sync", "r", "sync", "Sync", "Look for new episodes of this show"),
            ("remove", "delete,D", "remove", "Remove", "Unsubscribe from this show"),
        ),
        footer=(
            "open",
            "add",
            "sync",
        ),
    ),
    *declared(
        Scope.EPISODES,
        "episode",
        (
            ("play", "enter", "choose", "Play", "Play it and read along"),
            ("read", "o", "read", "Read", "Read it without playing"),
            ("played", "m", "toggle_played", "Played", "Mark as played, or not played"),
            ("star", "s", "toggle_star", "Star", "Star it, or take the star away"),
            ("queue_last", "e", "queue('last')", "Queue", "Put it at the queue's end"),
            (
                "queue_next",
                "E",
                "queue('next')",
                "Play next",
                "Put it first in the queue",
            ),
            ("dequeue", "x,delete", "dequeue", "Take out", "Take it out of the queue"),
            (
                "earlier",
                "shift+up,K",
                "reorder(-1)",
                "Earlier",
                "Move it up in the queue",
            ),
            (
                "later",
                "shift+down,J",
                "reorder(1)",
                "Later",
                "Move it down in the queue",
            ),
            (
                "unplayed",
                "u",
                "filter('unplayed')",
                "Unplayed",
                "List only unplayed ones",
            ),
            ("started", "w", "filter('started')", "Started", "List only started ones"),
            ("download", "d", "download", "Download", "Download it, or call that off"),
            ("sync", "r", "sync", "Sync", "Look for new episodes of this show"),
        ),
        footer=(
            "play",
            "read",
            "played",
        ),
    ),
    *declared(
        Scope.WELCOME,
        "welcome",
        (
            (
                "add",
                "a",
                "app.add_show",
                "Add",
                "Add a show, or import a list of shows",
            ),
            (
                "find",
                "f",
                "app.find_shows",
                "Find shows",
                "Find new shows in public directories",
            ),
            (
                "founding",
                "I",
                "app.add_founding_show",
                "Interconnects",
                "Begin with Interconnects, the show Earmark was made for",
            ),
        ),
        footer=(
            "add",
            "founding",
        ),
    ),
    *declared(
        Scope.SEARCH,
        "search",
        (
            (
                "play",
                "enter",
                "screen.choose",
                "Play",
                "Play from there and read along",
            ),
            ("up", "up", "screen.move(-1)", "Up", "Go to the hit above"),
            ("down", "down", "screen.move(1)", "Down", "Go to the hit below"),
            ("page_up", "pageup", "screen.move_page(-1)", "Page up", "Go up a page"),
            (
                "page_down",
                "pagedown",
                "screen.move_page(1)",
                "Page down",
                "Go down a page",
            ),
            ("back", "escape", "screen.back", "Back", "Go back to where you were"),
        ),
        footer=(
            "play",
            "back",
        ),
    ),
    *declared(
        Scope.DIRECTORIES,
        "directory",
        (
            (
                "subscribe",
                "enter",
                "screen.choose",
                "Subscribe",
                "Ask for the words typed, then subscribe to the show you are on",
            ),
            ("up", "up", "screen.move(-1)", "Up", "Go to the show above"),
            ("down", "down", "screen.move(1)", "Down", "Go to the show below"),
            ("page_up", "pageup", "screen.move_page(-1)", "Page up", "Go up a page"),
            (
                "page_down",
                "pagedown",
                "screen.move_page(1)",
                "Page down",
                "Go down a page",
            ),
            ("back", "escape", "screen.back", "Back", "Go back to where you were"),
        ),
        footer=(
            "subscribe",
            "back",
        ),
    ),
)
