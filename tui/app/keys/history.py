"""The keys of the list of what was heard."""

from tui.app.command import Command, Scope, declared

COMMANDS: tuple[Command, ...] = declared(
    Scope.HISTORY,
    "history",
    (
        ("go_on", "enter", "choose", "Go on", "Play from where this sitting ended"),
        (
            "again",
            "b",
            "screen.again",
            "From start",
            "Play from where this sitting began",
        ),
        (
            "only",
            "o",
            "screen.only",
            "This one",
            "List only this episode, or everything again",
        ),
        (
            "weeks",
            "w",
            "screen.weeks",
            "By week",
            "Say how long was listened, by week and show, or list again",
        ),
        ("back", "escape", "screen.back", "Back", "Go back to where you were"),
    ),
    footer=("go_on", "again", "only", "weeks", "back"),
)
