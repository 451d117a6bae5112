"""From Enter in the app to the first sound, against plain libVLC, in the same run.

The moment is the one at which libVLC's memory output says that the first sample is due.
Of a network, both get the same server, and neither has the file yet.
"""

import asyncio
import statistics
import subprocess
import tempfile
import time
from dataclasses import dataclass, fields, replace
from pathlib import Path
from typing import Any

from tests.answers import Answer
from tests.app.conftest import Driver, running
from tests.app.sample import NOW, SampleHome, details
from tests.bench.figures import figure
from tests.playback.ear import Ear
from tests.servers import LoopbackServer
from tui.home.hearing import Hearing
from tui.model.episode import Enclosure
from tui.model.show import ShowDetails, Validators
from tui.model.update import FeedUpdate
from tui.playback.audio_cache import AudioCache
from tui.playback.session import Session
from tui.playback.vlc_player import VlcPlayer, load_vlc

ROUNDS = 7
SPEEDS = {"loopback": None, "64 kB/s": 64_000.0, "8 kB/s": 8_000.0}
DEADLINE = 30.0


@dataclass(frozen=True)
class AttentiveHearing(Hearing):
    """Hearing with players that are listened to."""

    ears: list[Ear]

    def session(self) -> Session:
        """A session whose sound the ears hear."""

        def player() -> VlcPlayer:
            cache = AudioCache(self.directories.audio_cache, 1 << 30)
            player = VlcPlayer("--aout=dummy", cache)
            self.ears.append(Ear(player))
            return player

        return Session(player, self.library.places)


class HeardHome(SampleHome):
    """A home whose player is listened to."""

    ears: list[Ear]

    @property
    def hearing(self) -> Hearing:
        real = super().hearing
        parts = {part.name: getattr(real, part.name) for part in fields(real)}
        return AttentiveHearing(**parts, ears=self.ears)


class PlainVlc:
    """libVLC by itself, as its own player would use it."""

    def __init__(self) -> None:
        _, self._instance = load_vlc("--aout=dummy")
        self._player = self._instance.media_player_new()
        self.ear = Ear(self)  # type: ignore[arg-type]

    def seconds(self, place: Path | str) -> float:
        """How long until something is heard."""
        self.ear.blocks.clear()
        new = self._instance.media_new_path
        media = new(str(place)) if isinstance(place, Path) else self._located(place)
        self._player.set_media(media)
        began = time.monotonic()
        self._player.play()
        while not self.ear.blocks:
            assert time.monotonic() < began + DEADLINE
            time.sleep(0.002)
        heard = self.ear.blocks[0].due
        self._player.stop()
        return heard - began

    def _located(self, url: str) -> Any:
        return self._instance.media_new(url)


async def enter(driver: Driver, home: HeardHome, row: int) -> float:
    """How long until an episode is heard from pressing Enter on it."""
    app = driver.app
    app.main.episodes.go_to(app.main.episodes.key(app.main.episodes.rows[row]))
    app.main.set_focus(app.main.episodes)
    await driver.pilot.pause(0.3)
    for ear in home.ears:
        ear.blocks.clear()
    began = time.monotonic()
    await driver.press("enter")
    await driver.until(lambda: any(ear.blocks for ear in home.ears))
    heard = min(ear.blocks[0].due for ear in home.ears if ear.blocks)
    app.listening.session.stop()
    await driver.until(lambda: app.listening.session.now().track is None)
    await driver.pilot.pause(0.2)
    return heard - began


def fill(home: HeardHome, urls: list[str], file: Path) -> None:
    """A show with a downloaded episode, and one for each address."""
    show = home.library.shows.add("https://example.org/feed", ShowDetails("Show"))
    sound = [Enclosure(url, "audio/mpeg") for url in ["https://example.org/0", *urls]]
    new = tuple(
        replace(details(number, f"Episode {number}"), enclosure=one, duration=170.0)
        for number, one in enumerate(sound)
    )
    update = FeedUpdate(checked=NOW, validators=Validators(), new=new)
    (first, *_) = home.library.shows.apply(show.id, update)
    folder = home.directories.downloads
    folder.mkdir(parents=True)
    (folder / "a.mp3").write_bytes(file.read_bytes())
    home.library.episodes.set_download(first, "a.mp3")


def tell(what: str, ours: list[float], plain: list[float]) -> None:
    """Print the medians and their ratio."""
    mine, theirs = statistics.median(ours), statistics.median(plain)
    figure(f"Enter to first sound, {what}", f"{mine * 1000:.0f} ms")
    figure(f"plain libVLC, {what}", f"{theirs * 1000:.0f} ms")
    figure(f"first sound, {what}, ratio", f"{mine / theirs:.2f}")


async def measure(folder: Path, file: Path, web: LoopbackServer) -> None:
    """Everything, one after the other, in turn with plain libVLC."""
    body = await asyncio.to_thread(file.read_bytes)
    paths: list[str] = []
    for name, speed in SPEEDS.items():
        answer = Answer(body, type="audio/mpeg", bytes_per_second=speed)
        rounds = 3 if name == "8 kB/s" else ROUNDS
        paths += [
            web.put(f"/{number}-{len(paths)}.mp3", answer) for number in range(rounds)
        ]
    home = HeardHome.open(folder)
    home.ears = []
    fill(home, paths, file)
    plain = PlainVlc()
    plain.seconds(file)
    async with running(home, rows=len(paths) + 1) as driver:
        await enter(driver, home, 0)
        pairs = [(await enter(driver, home, 0), plain.seconds(file)) for _ in range(7)]
        tell("a local file", [a for a, _ in pairs], [b for _, b in pairs])
        at = 1
        for name in SPEEDS:
            rounds = 3 if name == "8 kB/s" else ROUNDS
            pairs = []
            for row in range(at, at + rounds):
                pairs.append(
                    (await enter(driver, home, row), plain.seconds(paths[row - 1]))
                )
            at += rounds
            tell(f"HTTP, {name}", [a for a, _ in pairs], [b for _, b in pairs])
    home.close()


def main() -> None:
    with tempfile.TemporaryDirectory() as folder, LoopbackServer() as web:
        file = Path(folder) / "tone.mp3"
        tone = ["-f", "lavfi", "-i", "sine=frequency=300:duration=170"]
        command = ["ffmpeg", "-v", "error", *tone, "-ar", "44100", "-b:a", "64k"]
        subprocess.run([*command, str(file)], check=True)
        asyncio.run(measure(Path(folder) / "home", file, web))


if __name__ == "__main__":
    main()
