"""The door: ``python -m tui`` and the ``earmark`` command."""

import sys


def main() -> int:
    """Run the command line."""
    from tui.cli.main import run

    return run(sys.argv[1:])


if __name__ == "__main__":
    sys.exit(main())
