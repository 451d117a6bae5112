"""Running the app on an open home: here, or by steering the one that plays."""

from tui.app.app import EarmarkApp
from tui.app.messages import OpenEpisode
from tui.home import Home
from tui.playback.control import Control, order_to_play


def run_app(home: Home, opening: OpenEpisode | None = None) -> int:
    """Run the app on an open home, at an episode if told so; gives the exit code.

    While another Earmark plays, a small window steers that one; the app is opened
    only when it is asked for there, and is for reading.
    """
    from tui.playback.stderr import quiet_stderr

    control = Control(home.directories.data)
    quiet_stderr(home.directories.log_file)
    if not control.owner:
        from tui.app.remote import wants_the_app_here

        word = _word_for(opening)
        if not wants_the_app_here(home.directories.data, home.settings.theme, word):
            return 0
        opening = None
        control = Control(home.directories.data)
        home.read_only = not control.owner
    app = EarmarkApp(home, opening=opening)
    control.serve(app.steered)
    try:
        app.run()
    finally:
        app.close_services()
        control.close()
    return app.return_code or 0


def _word_for(opening: OpenEpisode | None) -> str:
    """What the Earmark that plays is to be told."""
    if opening is None:
        return "status"
    return order_to_play(opening.episode_id, opening.at)
