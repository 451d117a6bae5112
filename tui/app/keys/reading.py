"""The keys of what is read, and of dialogs."""

from tui.app.command import Command, Scope, declared

COMMANDS: tuple[Command, ...] = (
    *declared(
        Scope.TRANSCRIPT,
        "transcript",
        (
            ("play", "enter", "play_here", "Play here", "Play from this sentence"),
            ("follow", "f", "follow", "Follow", "Go to the sound and stay with it"),
            ("find", "ctrl+f", "find", "Find", "Find words in this transcript"),
            ("up", "up,k", "move_sentence(-1)", "Up", "Go up a sentence"),
            ("down", "down,j", "move_sentence(1)", "Down", "Go down a sentence"),
            (
                "paragraph_up",
                "left_curly_bracket",
                "move_paragraph(-1)",
                "Paragraph up",
                "Go to the start of the paragraph, or to the one before",
            ),
            (
                "paragraph_down",
                "right_curly_bracket",
                "move_paragraph(1)",
                "Paragraph down",
                "Go to the next paragraph",
            ),
            (
                "turn_up",
                "shift+up,K",
                "move_turn(-1)",
                "Turn up",
                "Go to where the speaker began, or to the speaker before",
            ),
            (
                "turn_down",
                "shift+down,J",
                "move_turn(1)",
                "Turn down",
                "Go to the next speaker, or to the next section",
            ),
            ("page_up", "pageup", "move_page(-1)", "Page up", "Go up a page"),
            ("page_down", "pagedown", "move_page(1)", "Page down", "Go down a page"),
            ("first", "home,g", "first", "First", "Go to the first sentence"),
            ("last", "end,G", "last", "Last", "Go to the last sentence"),
            ("next_found", "n", "next_found(1)", "Next", "Go to the next word found"),
            (
                "previous_found",
                "N",
                "next_found(-1)",
                "Previous",
                "Go to the word found before",
            ),
            ("choose", "v", "choose", "Choose", "Begin or end choosing sentences"),
            ("copy", "y", "copy_words", "Copy", "Copy the sentences chosen"),
            ("keep", "s", "keep", "Keep", "Keep the sentences chosen as a quote"),
            (
                "loop",
                "b",
                "loop_chosen",
                "Loop",
                "Hear the sentences chosen again and again",
            ),
            (
                "only",
                "o",
                "only",
                "One speaker",
                "Show only who is speaking here, or everyone again",
            ),
            (
                "leave",
                "escape",
                "leave",
                "Leave",
                "Stop choosing, finding, or showing one speaker",
            ),
        ),
        footer=(
            "play",
            "follow",
            "find",
        ),
    ),
    *declared(
        Scope.FIND,
        "find",
        (
            ("next", "down", "step(1)", "Next", "Go to the next match"),
            ("previous", "up", "step(-1)", "Previous", "Go to the match before"),
            ("give_up", "escape", "give_up", "Give up", "Go back to where you were"),
        ),
    ),
    *declared(
        Scope.NOTES,
        "notes",
        (
            ("up", "up,k", "scroll_up", "Up", "Scroll up"),
            ("down", "down,j", "scroll_down", "Down", "Scroll down"),
            ("next", "l", "next_target(1)", "Next link", "Go to the next link or time"),
            (
                "previous",
                "L",
                "next_target(-1)",
                "Link before",
                "Go to the link or time before",
            ),
            (
                "open",
                "enter",
                "open_target",
                "Open",
                "Open the link or time; a number typed first picks a link",
            ),
        ),
        footer=(
            "next",
            "open",
        ),
    ),
    *declared(
        Scope.DIALOG,
        "dialog",
        (("cancel", "escape", "cancel", "Close", "Close it"),),
        footer=("cancel",),
    ),
    *declared(
        Scope.CONFIRM,
        "dialog",
        (("agree", "enter", "agree", "Yes", "Say yes"),),
        footer=("agree",),
    ),
)
