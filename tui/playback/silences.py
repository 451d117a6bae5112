"""Silences: the pauses of the sound that is heard, found once and remembered.

A scan runs beside the player, in a process of low priority; what it found is used at
once, and kept in a small file when it came to the end.
"""

import contextlib
import hashlib
import logging
import subprocess
import sys
import threading
from pathlib import Path

from tui.playback.audio_cache import AudioCache
from tui.playback.lead import is_mp3, lead
from tui.playback.pauses import Jumps, Pause
from tui.playback.player import Sound

_log = logging.getLogger(__name__)

_KEPT_FILES = 500
_ENDED = "end"


class Silences:
    """Finds the pauses of one sound at a time. Every method returns at once."""

    def __init__(self, folder: Path, cache: AudioCache) -> None:
        self._folder = folder
        self._cache = cache
        self._sound: Sound | None = None
        self._jumps = Jumps()
        self._scan: subprocess.Popen[str] | None = None

    def of(self, sound: Sound) -> Jumps:
        """What can be left out of a sound, as far as is known; more is looked for."""
        if sound != self._sound:
            self.close()
            self._sound = sound
            self._jumps = self._begin(sound)
        return self._jumps

    def close(self) -> None:
        """Look no more."""
        scan, self._scan, self._sound = self._scan, None, None
        if scan is not None:
            scan.kill()

    def _begin(self, sound: Sound) -> Jumps:
        whole = self._whole_file(sound)
        kept = self._kept(whole) if whole is not None else None
        if kept is not None:
            return Jumps(kept)
        jumps = Jumps()
        path = whole or self._cache.path_of(sound.url or "")
        scan = self._scan = _started(path, whole is None, lead(is_mp3(sound), 1.0))
        if scan is not None:
            threading.Thread(
                target=self._follow,
                args=(scan, jumps, sound),
                name="earmark-pauses",
                daemon=True,
            ).start()
        return jumps

    def _follow(
        self, scan: "subprocess.Popen[str]", jumps: Jumps, sound: Sound
    ) -> None:
        found: list[Pause] = []
        assert scan.stdout is not None
        with scan:
            for line in scan.stdout:
                if line.strip() == _ENDED:
                    self._keep(sound, found)
                    return
                pause = _pause(line)
                if pause is not None:
                    found.append(pause)
                    jumps.add(pause)

    def _whole_file(self, sound: Sound) -> Path | None:
        if sound.path is not None:
            return sound.path
        return self._cache.whole_file(sound.url) if sound.url else None

    def _keep(self, sound: Sound, found: list[Pause]) -> None:
        path = self._whole_file(sound)
        file = self._file_of(path) if path is not None else None
        if file is None:
            return
        try:
            self._folder.mkdir(parents=True, exist_ok=True)
            fresh = file.with_suffix(".new")
            lines = (f"{pause.start:.3f} {pause.end:.3f}\n" for pause in found)
            fresh.write_text("".join(lines), encoding="ascii")
            fresh.replace(file)
            self._make_room()
        except OSError as error:
            _log.warning("pauses cannot be kept: %s", error)

    def _kept(self, path: Path) -> list[Pause] | None:
        file = self._file_of(path)
        try:
            lines = file.read_text(encoding="ascii").splitlines() if file else None
        except (OSError, UnicodeDecodeError):
            return None
        if lines is None:
            return None
        return [pause for line in lines if (pause := _pause(line)) is not None]

    def _file_of(self, path: Path) -> Path | None:
        """Where the pauses of a file are kept: of another version, elsewhere."""
        try:
            size = path.stat().st_size
        except OSError:
            return None
        name = hashlib.sha256(f"{path.name} {size}".encode()).hexdigest()[:32]
        return self._folder / f"{name}.pauses"

    def _make_room(self) -> None:
        files = sorted(
            self._folder.glob("*.pauses"), key=lambda file: file.stat().st_mtime
        )
        for file in files[:-_KEPT_FILES]:
            with contextlib.suppress(OSError):
                file.unlink()


def _started(
    path: Path, is_cached: bool, seconds_ahead: float
) -> "subprocess.Popen[str] | None":
    kind = "cached" if is_cached else "file"
    command = [sys.executable, "-m", "tui.playback.pause_scan", str(path), kind]
    try:
        return subprocess.Popen(
            [*command, str(seconds_ahead)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            text=True,
        )
    except OSError as error:
        _log.warning("pauses cannot be looked for: %s", error)
        return None


def _pause(line: str) -> Pause | None:
    start, _, end = line.partition(" ")
    try:
        return Pause(float(start), float(end))
    except ValueError:
        return None
