"""The keys of lists: shows, episodes, hits, an empty library."""

from tui.app.command import Command, Row, Scope, declared


def _under_a_line(row: str) -> tuple[Row, ...]:
    """The keys of a list whose words are typed in a line above it."""
    page = "screen.move_page"
    return (
        ("up", "up", "screen.move(-1)", "Up", f"Go to the {row} above"),
        ("down", "down", "screen.move(1)", "Down", f"Go to the {row} below"),
        ("page_up", "pageup", f"{page}(-1)", "Page up", "Go up a page"),
        ("page_down", "pagedown", f"{page}(1)", "Page down", "Go down a page"),
        ("back", "escape", "screen.back", "Back", "Go back to where you were"),
    )


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
            (
                "settings",
                "e",
                "settings",
                "Settings",
                "Set how this show is played, downloaded and cleaned up",
            ),
            (
                "played",
                "m",
                "mark_show",
                "All played",
                "Mark every episode of this show as played",
            ),
            (
                "undo",
                "U",
                "app.undo_deed",
                "Undo",
                "Take back what was last marked or taken out of the queue",
            ),
            (
                "offline",
                "A",
                "keep_offline",
                "Offline",
                "Make all its episodes available offline",
            ),
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
            (
                "older",
                "M",
                "mark_older",
                "Older played",
                "Mark every older episode of its show as played",
            ),
            ("star", "s", "toggle_star", "Star", "Star it, or take the star away"),
            (
                "history",
                "h",
                "app.history_of_row",
                "Heard",
                "List when you heard it, and go on from where you left it then",
            ),
            ("choose", "v", "choose_rows", "Choose", "Begin or end choosing several"),
            ("leave", "escape", "leave_choosing", "Leave", "Choose none"),
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
            ("clear", "C", "clear_queue", "Clear queue", "Clear the queue"),
            (
                "undo",
                "U",
                "app.undo_deed",
                "Undo",
                "Take back what was last marked or taken out of the queue",
            ),
            (
                "unplayed",
                "u",
                "filter('unplayed')",
                "Unplayed",
                "List only unplayed ones",
            ),
            ("started", "w", "filter('started')", "Started", "List only started ones"),
            (
                "download",
                "d",
                "download",
                "Download",
                "Download it, let that rest, or let it go on",
            ),
            (
                "offline",
                "A",
                "keep_offline",
                "Offline",
                "Make it available offline: sound, words, chapters, picture",
            ),
            (
                "delete_download",
                "D",
                "drop_download",
                "Delete file",
                "Delete its downloaded file, or call the download off",
            ),
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
            "find",
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
            *_under_a_line("hit"),
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
            *_under_a_line("show"),
        ),
        footer=(
            "subscribe",
            "back",
        ),
    ),
)
