"""The keys of the small window that steers the Earmark that plays elsewhere."""

from tui.app.command import Command, Scope, declared

COMMANDS: tuple[Command, ...] = declared(
    Scope.REMOTE,
    "remote",
    (
        ("toggle", "space", "tell('toggle')", "Play", "Play or pause"),
        ("back", "left", "tell('back')", "Back", "Go back a little"),
        ("forward", "right", "tell('forward')", "Forward", "Go forward a little"),
        (
            "sentence_back",
            "comma",
            "tell('sentence-back')",
            "Sentence back",
            "Hear this sentence again, or the one before",
        ),
        (
            "sentence_forward",
            "full_stop",
            "tell('sentence-forward')",
            "Next sentence",
            "Go to the next sentence",
        ),
        (
            "chapter_back",
            "left_square_bracket",
            "tell('chapter-back')",
            "Chapter back",
            "Go to the start of this chapter, or to the one before",
        ),
        (
            "chapter_forward",
            "right_square_bracket",
            "tell('chapter-forward')",
            "Next chapter",
            "Go to the next chapter",
        ),
        ("slower", "minus", "tell('slower')", "Slower", "Play slower"),
        ("faster", "plus,equals_sign", "tell('faster')", "Faster", "Play faster"),
        ("quieter", "9", "tell('quieter')", "Quieter", "Turn the volume down"),
        ("louder", "0", "tell('louder')", "Louder", "Turn the volume up"),
        ("next", "N", "tell('next')", "Next", "Play what comes next"),
        (
            "open",
            "o",
            "open_here",
            "Read here",
            "Open the whole app: for reading while the other one plays",
        ),
        ("leave", "q,escape", "leave", "Quit", "Leave; the other one plays on"),
    ),
    footer=("toggle", "back", "forward", "next", "open", "leave"),
)
