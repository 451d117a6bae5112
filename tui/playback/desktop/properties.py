"""Properties: what MPRIS says of a moment of listening. Pure.

https://specifications.freedesktop.org/mpris-spec/latest/Player_Interface.html
"""

from collections.abc import Mapping
from datetime import UTC
from typing import Any

from tui.playback.desktop.hands import Facts
from tui.playback.heard import NowPlaying, Track
from tui.playback.player import State

NO_TRACK = "/org/mpris/MediaPlayer2/TrackList/NoTrack"
MICROSECONDS = 1_000_000
LEAP = 1.0
"""Seconds off from where the sound should be by now: then it was moved."""

Properties = dict[str, Any]
"""By their names on the bus; ``Metadata`` holds bare values."""

_STATUS = {
    State.PLAYING: "Playing",
    State.STALLED: "Playing",
    State.OPENING: "Playing",
    State.PAUSED: "Paused",
}


def properties_of(now: NowPlaying, facts: Facts, *, follows: bool = True) -> Properties:
    """What is told of a moment, its position apart; ``follows``: something comes."""
    there = now.track is not None
    return {
        "PlaybackStatus": _STATUS.get(now.state, "Stopped"),
        "Rate": now.rate,
        "Volume": now.volume / 100,
        "Metadata": metadata_of(now.track, now.duration, facts),
        "CanGoNext": there and follows,
        "CanGoPrevious": there,
        "CanPlay": there,
        "CanPause": there,
        "CanSeek": there,
    }


def metadata_of(
    track: Track | None, duration: float | None, facts: Facts
) -> Mapping[str, Any]:
    """The episode in the words of xesam and MPRIS."""
    if track is None:
        return {"mpris:trackid": NO_TRACK}
    known = {
        "mpris:trackid": track_path(track),
        "mpris:length": round(duration * MICROSECONDS) if duration else None,
        "mpris:artUrl": facts.art_url,
        "xesam:title": track.title,
        "xesam:album": track.show,
        "xesam:artist": [facts.author or track.show],
        "xesam:genre": ["Podcast"],
        "xesam:url": facts.link,
        "xesam:contentCreated": _iso(facts),
    }
    return {name: value for name, value in known.items() if value is not None}


def track_path(track: Track) -> str:
    """What an episode is known by on the bus."""
    return f"/org/earmark/episode/{track.episode_id}"


def changed(before: Properties, after: Properties) -> Properties:
    """What is another than before."""
    return {name: after[name] for name in after if after[name] != before.get(name)}


def has_leapt(before: NowPlaying, after: NowPlaying, seconds: float) -> bool:
    """Whether the sound was moved in the seconds between two moments of a track."""
    if before.track is None or after.track is None:
        return False
    if before.track.episode_id != after.track.episode_id:
        return False
    plays = before.state is State.PLAYING
    latest = before.position + (seconds * before.rate if plays else 0.0)
    return not before.position - LEAP <= after.position <= latest + LEAP


def wanted_position(now: NowPlaying, path: str, position: int) -> float | None:
    """The seconds that ``SetPosition`` asks for; None where it is to do nothing."""
    if now.track is None or path != track_path(now.track):
        return None
    seconds = position / MICROSECONDS
    inside = seconds >= 0 and (now.duration is None or seconds <= now.duration)
    return seconds if inside else None


def _iso(facts: Facts) -> str | None:
    published = facts.published
    return published.astimezone(UTC).isoformat() if published else None
