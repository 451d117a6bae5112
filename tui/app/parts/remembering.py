"""The part of the app that looks back: what was heard, and how to get there again."""

from tui.app.parts.reading import ReadingApp
from tui.app.screens.history import HistoryScreen, Moment


class RememberingApp(ReadingApp):
    """The history of listening."""

    async def action_history(self) -> None:
        """List what was heard."""
        await self._show_history(None)

    async def action_history_of_row(self) -> None:
        """List when the episode under the cursor was heard."""
        row = self.main.episodes.current
        if row is not None:
            await self._show_history(row.id)

    async def _show_history(self, episode_id: int | None) -> None:
        def answered(moment: Moment | None) -> None:
            if moment is not None:
                self.open_episode(moment.episode_id, at=moment.at)

        await self.push_screen(HistoryScreen(episode_id), answered)
