"""Lengths in rounded words: nothing is said to be 0, or from 10 to 10."""


def in_hours(hours: float) -> str:
    """``1,234 hours``, ``1 hour``, ``under an hour``."""
    if hours < 1:
        return "under an hour"
    return "1 hour" if round(hours) == 1 else f"{hours:,.0f} hours"


def in_minutes(low: float, high: float) -> str:
    """``8 to 12 min``, ``about 10 min``, ``under a minute``."""
    if high < 1:
        return "under a minute"
    if round(low) == round(high):
        return f"about {high:.0f} min"
    return f"{low:.0f} to {high:.0f} min"
