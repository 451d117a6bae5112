"""Reports: what a player says, with what its byte source knows. Pure."""

from dataclasses import replace

from tui.playback.byte_source import ByteSource
from tui.playback.player import Report, Sound, State
from tui.web import host_of

_PLAYLIST = b"#EXTM3U"
"""How an HLS playlist begins (RFC 8216, section 4.3.1.1)."""
_SILENT_AFTER = 3.5
"""Seconds after which a listener wants to know whom all wait for."""


def moved(report: Report, base: float) -> Report:
    """Of a sound that begins at ``base`` seconds of its file."""
    if base == 0.0:
        return report
    position, duration = report.position, report.duration
    return replace(
        report,
        position=None if position is None else position + base,
        duration=None if duration is None else duration + base,
    )


def with_buffer(report: Report, source: ByteSource | None) -> Report:
    """With what is on this machine already, and why it may not stay there."""
    if source is None:
        return report
    report = replace(report, notice=source.notice)
    if source.fraction is None or report.duration is None:
        return report
    return replace(report, buffered=source.fraction * report.duration)


def with_trouble(report: Report, source: ByteSource | None) -> Report:
    """Where nothing is heard because no bytes come: saying why."""
    waits = report.state in (State.OPENING, State.STALLED)
    if not waits or source is None:
        return report
    if source.trouble is None:
        long = source.silence > _SILENT_AFTER
        waiting = f"Waiting for {host_of(source.url)} to answer."
        return replace(report, error=waiting) if long else report
    if source.error is not None:
        return replace(report, error=source.error)
    what = source.trouble.partition(": ")[0].rstrip(".")
    error = f"{what}; trying again."
    return replace(report, state=State.STALLED, error=error)


def no_sound(sound: Sound, source: ByteSource | None) -> str:
    """That nothing in a sound can be heard: of whom it is, and what can be done."""
    if sound.path is not None:
        return (
            f"{sound.path.name} holds no sound that VLC can play: delete the download "
            "and download it again."
        )
    host = host_of(sound.url or "")
    if source is not None and not source.record.ranges.bytes:
        return f"{host} sent an empty file: try again later, or sync the show."
    if source is not None and source.peek(0, len(_PLAYLIST)) == _PLAYLIST:
        return (
            f"{host} sends this as an HLS playlist, which Earmark cannot play: open "
            "the episode's page to hear it."
        )
    return (
        f"What {host} sent holds no sound that VLC can play: try again later, or open "
        "the episode's page."
    )
