"""Jumps: where the sound was before it was moved far, so that one gets back there."""

FAR = 15.0
"""Seconds that a move has to go to be worth going back from."""
ONE_MOVE = 3.0
"""Moves that follow each other within so many seconds are one."""


class Jumps:
    """The last place that was left. Going back leaves another one: it is a way to and
    fro between two places."""

    def __init__(self) -> None:
        self._left: tuple[int, float] | None = None
        self._setting_out: tuple[int, float] = (0, 0.0)
        self._moved_at = float("-inf")

    def moved(self, episode_id: int, here: float, there: float, moment: float) -> None:
        """Note a move from here to there."""
        same = self._setting_out[0] == episode_id
        if not same or moment - self._moved_at > ONE_MOVE:
            self._setting_out = (episode_id, here)
        self._moved_at = moment
        if abs(there - self._setting_out[1]) >= FAR:
            self._left = self._setting_out

    def back(self, episode_id: int, here: float) -> float | None:
        """Where to go back to; None where nothing was left far behind."""
        left = self._left
        if left is None or left[0] != episode_id:
            return None
        self._left, self._moved_at = (episode_id, here), float("-inf")
        return left[1]
