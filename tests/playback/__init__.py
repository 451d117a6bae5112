"""Sound: heard, timed, broken and resumed."""
