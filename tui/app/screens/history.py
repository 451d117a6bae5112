"""The history screen: what was heard when, to go back to; and how long, by week."""

from dataclasses import dataclass
from datetime import timedelta

from textual import on
from textual.app import ComposeResult
from textual.content import Content
from textual.widgets import ContentSwitcher, Footer, Static

from tui.app.phrases import clock, count
from tui.app.screens.heard import HeardScreen
from tui.app.services import home_app, is_open
from tui.app.widgets.history_list import HistoryList, WeekList
from tui.app.widgets.line_list import LineList
from tui.model.listened import HeardWeek, by_week, total
from tui.model.sitting import Sitting

LISTED = 2000
"""How many sittings are listed at most."""


@dataclass(frozen=True, slots=True)
class Moment:
    """Where to go: an episode, and seconds into it."""

    episode_id: int
    at: float


class HistoryScreen(HeardScreen[Moment | None]):
    """Sittings, the latest first; the weeks lie behind."""

    def __init__(self, episode_id: int | None = None) -> None:
        super().__init__()
        self.sittings = HistoryList(id="sittings")
        self.weeks = WeekList(id="weeks")
        self._only = episode_id
        self._weeks: list[HeardWeek] = []

    def compose(self) -> ComposeResult:
        """Title, one of two lists, keys."""
        yield Static(id="history-title", classes="pane-title")
        with ContentSwitcher(id="history", initial="sittings"):
            yield self.sittings
            yield self.weeks
        yield self.player_bar
        yield Footer(compact=True, show_command_palette=False)

    def on_mount(self) -> None:
        """Read what was heard."""
        self.set_focus(self.sittings)
        self._read_again()

    def _read_again(self) -> None:
        home_app(self).work("history", self._load)

    async def _load(self) -> None:
        app = home_app(self)
        library = app.home.library
        days = await app.read(library.listening.days)
        rows = await app.read(library.history.latest, self._only, LISTED)
        if is_open(self):
            self._weeks = by_week(days)
            self.weeks.show_rows(self._weeks, empty="Nothing was heard yet.")
            self.sittings.show_rows(rows, empty=self._empty)
            self._show_title(rows)

    @property
    def _empty(self) -> str:
        if self._only is None:
            return "Nothing was heard yet."
        return "This episode was not heard yet.\nPress o for everything."

    def _show_title(self, rows: list[Sitting]) -> None:
        what = "History"
        if self._only is not None and rows:
            what = f"History of {rows[0].title}"
        figures = f"  {count(len(rows), 'sitting')}{self._figures()}"
        title = Content.assemble((what, "bold"), (figures, "$text-muted"))
        self.query_one("#history-title", Static).update(title)

    def _figures(self) -> str:
        """How long in this week and in all, and what that saved."""
        today = home_app(self).now().astimezone().date()
        monday = today - timedelta(days=today.weekday())
        now, _ = total(week for week in self._weeks if week.monday == monday)
        ever, saved = total(self._weeks)
        if not ever:
            return ""
        less = f", {clock(saved)} saved" if saved >= 1 else ""
        return f" · {clock(now)} this week · {clock(ever)} in all{less}"

    @on(LineList.Chosen, "#sittings")
    def _chosen(self, message: LineList.Chosen) -> None:
        message.stop()
        sitting: Sitting = message.row
        self.dismiss(Moment(sitting.episode_id, sitting.end))

    @on(LineList.Chosen, "#weeks")
    def _week_chosen(self, message: LineList.Chosen) -> None:
        message.stop()

    def action_again(self) -> None:
        """Play from where the sitting began."""
        sitting = self.sittings.current
        if sitting is not None and self.sittings.has_focus:
            self.dismiss(Moment(sitting.episode_id, sitting.start))

    def action_only(self) -> None:
        """List only the sittings of one episode, or of all again."""
        sitting = self.sittings.current
        if self._only is None and sitting is not None:
            self._only = sitting.episode_id
        else:
            self._only = None
        self._read_again()

    def action_weeks(self) -> None:
        """Show the weeks, or the sittings again."""
        switcher = self.query_one("#history", ContentSwitcher)
        weeks = switcher.current != "weeks"
        switcher.current = "weeks" if weeks else "sittings"
        self.set_focus(self.weeks if weeks else self.sittings)

    def action_back(self) -> None:
        """Leave the weeks, then the screen."""
        if self.weeks.has_focus:
            self.action_weeks()
        else:
            self.dismiss(None)
