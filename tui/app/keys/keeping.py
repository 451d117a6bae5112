"""The keys of downloads and of a show's settings."""

from tui.app.command import Command, Scope, declared

COMMANDS: tuple[Command, ...] = (
    *declared(
        Scope.DOWNLOADS,
        "downloads",
        (
            (
                "choose",
                "enter",
                "choose",
                "Play",
                "Play it once it is here; before that, let it rest or go on",
            ),
            ("pause", "p", "screen.pause", "Pause", "Let it rest, or go on"),
            (
                "pause_all",
                "P",
                "screen.pause_all",
                "Pause all",
                "Let every download rest, or go on",
            ),
            (
                "drop",
                "d,D,x,delete",
                "screen.drop",
                "Call off",
                "Call it off; once it is here, delete the file",
            ),
            (
                "undo",
                "U",
                "app.undo_deed",
                "Undo",
                "Go on with what was called off last",
            ),
            ("back", "escape", "screen.back", "Back", "Go back to where you were"),
        ),
        footer=("choose", "pause", "drop", "back"),
    ),
    *declared(
        Scope.SHOW_SETTINGS,
        "setting",
        (
            (
                "more",
                "right,l,enter",
                "screen.change(1)",
                "More",
                "Take the next value",
            ),
            ("less", "left,h", "screen.change(-1)", "Less", "Take the value before"),
            (
                "clear",
                "backspace,delete",
                "screen.clear",
                "As for all",
                "Set it no more: as for all shows",
            ),
        ),
    ),
)
