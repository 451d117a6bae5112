"""Where things are kept and what the listener has set."""

import os
import re
import tomllib
from collections.abc import Iterable
from dataclasses import dataclass, fields
from pathlib import Path
from typing import Any

import platformdirs

from tui.errors import ConfigError


@dataclass(frozen=True, slots=True)
class Directories:
    """The folders Earmark uses. Nothing is made until it is needed."""

    config: Path
    data: Path
    cache: Path
    logs: Path

    @classmethod
    def here(cls, home: Path | None = None) -> "Directories":
        """The folders of ``home``, else of ``EARMARK_HOME``, else the system's own."""
        root = home or _home_from_environment()
        if root is not None:
            return cls(root / "config", root / "data", root / "cache", root / "logs")
        system = platformdirs.PlatformDirs("earmark", appauthor=False)
        return cls(
            system.user_config_path,
            system.user_data_path,
            system.user_cache_path,
            system.user_log_path,
        )

    @property
    def database(self) -> Path:
        """The library's SQLite file."""
        return self.data / "library.db"

    @property
    def downloads(self) -> Path:
        """Downloaded episodes."""
        return self.data / "downloads"

    @property
    def art(self) -> Path:
        """Pictures of shows, episodes and chapters."""
        return self.data / "art"

    @property
    def audio_cache(self) -> Path:
        """Audio kept while it is streamed; may be deleted at any time."""
        return self.cache / "audio"

    @property
    def pauses(self) -> Path:
        """Pauses that were found in sounds; may be deleted at any time."""
        return self.cache / "pauses"

    @property
    def unfinished_words(self) -> Path:
        """What recognizers have heard so far; without it they begin anew."""
        return self.cache / "recognized"

    @property
    def models(self) -> Path:
        """Recognizers' models, fetched when the listener said so."""
        return self.data / "models"

    @property
    def settings_file(self) -> Path:
        """The listener's settings."""
        return self.config / "config.toml"

    @property
    def log_file(self) -> Path:
        """The rotating log."""
        return self.logs / "earmark.log"


def _home_from_environment() -> Path | None:
    value = os.environ.get("EARMARK_HOME", "")
    return Path(value).expanduser().absolute() if value else None


@dataclass(frozen=True, slots=True)
class Settings:
    """What the listener has set. Each field is a key of ``config.toml``."""

    theme: str = "textual-dark"
    """Any theme Textual knows."""
    language: str = "en"
    """The language to prefer among several transcripts."""
    measure: int = 88
    """The widest a line of text may be, in columns."""
    spacing: int = 1
    """Blank lines between paragraphs, 0 to 3."""
    dim_unspoken: bool = True
    """Whether words that are not being spoken are slightly dimmed."""
    quotes_folder: str = ""
    """Where quotes are exported to; unless set, a folder beside the library."""
    seek_short: float = 10.0
    """Seconds that a short seek goes."""
    seek_long: float = 30.0
    """Seconds that a long seek goes."""
    speed: float = 1.0
    """The speed an episode starts at, 0.5 to 3."""
    volume: int = 100
    """In percent, 0 to 150."""
    equalizer: str = "flat"
    """How it sounds: flat, voice, less bass, more bass, less treble or night."""
    skip_silence: bool = False
    """Whether long pauses are left out."""
    played_within: float = 30.0
    """An episode counts as played when fewer seconds than this are left."""
    back_after_pause: float = 5.0
    """Seconds to go back when playing on after a long pause."""
    long_pause: float = 180.0
    """How many seconds of pause are long."""
    prefer_sound: str = "published"
    """Of several files: ``published``, ``small``, ``mp3``, ``aac`` or ``opus``."""
    skip_inserted: bool = False
    """Whether what aligned words do not hold, such as adverts, is skipped unasked."""
    continue_with: str = "queue"
    """What follows an episode: ``queue``, ``show`` (then its next) or ``stop``."""
    auto_download: int = 0
    """How many of each show's newest unplayed episodes to download unasked."""
    remove_played: bool = False
    """Whether downloads that were played to the end are removed."""
    remove_after_days: int = 0
    """After how many days a download is removed; 0 never."""
    keep_starred: bool = True
    """Whether downloads of starred episodes are never removed."""
    downloads_at_once: int = 3
    """How many episodes are downloaded at one time."""
    notify_episodes: bool = False
    """Whether the desktop names an episode that follows another."""
    terminal_title: bool = True
    """Whether the terminal's title says what is heard."""
    terminal_progress: bool = True
    """Whether the terminal's tab shows how far, where it can."""
    align_downloads: bool = False
    """Whether the words of new downloads are aligned with them, in the background."""
    recognizer_model: str = "base"
    """The Whisper model that makes words from sound: its name, or a folder with one."""
    work_on_battery: bool = False
    """Whether words are aligned and recognized while the machine runs on battery."""
    audio_cache_mb: int = 1024
    """How much streamed audio to keep, in megabytes."""
    feed_limit_mb: int = 64
    """The largest feed to read, in megabytes once decompressed."""
    apple_url: str = "https://itunes.apple.com"
    """Where Apple's directory of podcasts is asked; empty to leave it out."""
    fyyd_url: str = "https://api.fyyd.de/0.2"
    """Where the directory fyyd is asked; empty to leave it out."""
    podcast_index_url: str = "https://api.podcastindex.org/api/1.0"
    """Where Podcast Index is asked, once there is a key."""
    podcast_index_key: str = ""
    """Your own key for Podcast Index, from api.podcastindex.org."""
    podcast_index_secret: str = ""
    """The secret that belongs to the key."""
    refresh_minutes: int = 60
    """How often the open app looks for new episodes; 0 never."""

    @classmethod
    def load(cls, file: Path) -> "Settings":
        """The settings in a file; the defaults where there is none.

        Raises:
            ConfigError: the file cannot be read, or holds a key or a value that
                makes no sense.
        """
        try:
            table = tomllib.loads(file.read_text(encoding="utf-8"))
        except FileNotFoundError:
            return cls()
        except OSError as error:
            raise ConfigError(
                f"{file} cannot be read ({error.strerror}): set EARMARK_HOME to a "
                "folder of your own, or mend what is in the way."
            ) from error
        except (UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
            raise ConfigError(
                f"{file} is not valid TOML ({error}): correct that line."
            ) from error
        return cls(**{key: _checked(file, key, table[key]) for key in table})


def keep_setting(file: Path, key: str, value: int | bool) -> None:
    """Change one setting in the listener's file; every other line stays as it is.

    Raises:
        ConfigError: the file cannot be written, or would make no sense.
    """
    written = str(value).lower()
    try:
        before = file.read_text(encoding="utf-8") if file.exists() else ""
        line = re.compile(rf"^(\s*{key}\s*=\s*)[^#\n]*?(\s*(?:#.*)?)$", re.MULTILINE)
        after, found = line.subn(rf"\g<1>{written}\g<2>", before)
        if not found:
            after = f"{before.rstrip()}\n{key} = {written}\n".lstrip()
        if tomllib.loads(after).get(key) != value:
            raise ConfigError(f"{file} holds {key} in a way only you can change.")
        file.parent.mkdir(parents=True, exist_ok=True)
        fresh = file.with_suffix(".new")
        fresh.write_text(after, encoding="utf-8")
        fresh.replace(file)
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise ConfigError(f"{file} cannot be changed: {error}.") from error


def _checked(file: Path, key: str, value: object) -> Any:
    known = {field.name: field for field in fields(Settings)}
    if key not in known:
        raise ConfigError(f"{file} has an unknown key {key!r}{_nearest(key, known)}")
    default = known[key].default
    wanted: type = type(default)
    if wanted is float and type(value) is int:
        value = float(value)
    if type(value) is not wanted:
        raise ConfigError(
            f"{file}: {key} should be {_WORDS[wanted]}, as in {key} = {default!r}."
        )
    _check_range(file, key, value)
    return value


def _check_range(file: Path, key: str, value: Any) -> None:
    if key in _CHOICES and value not in _CHOICES[key]:
        choices = ", ".join(map(repr, _CHOICES[key]))
        raise ConfigError(f"{file}: {key} should be one of {choices}, not {value!r}.")
    low, high = _RANGES.get(key, (None, None))
    if low is not None and high is not None and not low <= value <= high:
        raise ConfigError(
            f"{file}: {key} should be from {low} to {high}, not {value!r}."
        )


_CHOICES = {
    "continue_with": ("queue", "show", "stop"),
    "prefer_sound": ("published", "small", "mp3", "aac", "opus"),
    "equalizer": ("flat", "voice", "less bass", "more bass", "less treble", "night"),
}

_RANGES: dict[str, tuple[float, float]] = {
    "measure": (20, 400),
    "spacing": (0, 3),
    "seek_short": (1, 600),
    "seek_long": (1, 3600),
    "speed": (0.5, 3),
    "volume": (0, 150),
    "played_within": (0, 3600),
    "back_after_pause": (0, 600),
    "long_pause": (0, 86_400),
    "auto_download": (0, 1000),
    "remove_after_days": (0, 100_000),
    "downloads_at_once": (1, 16),
    "audio_cache_mb": (16, 1_000_000),
    "feed_limit_mb": (1, 10_000),
    "refresh_minutes": (0, 100_000),
}


_WORDS = {
    str: "text in quotes",
    int: "a whole number",
    float: "a number",
    bool: "true or false",
}


def _nearest(key: str, known: Iterable[str]) -> str:
    import difflib

    near = difflib.get_close_matches(key, known, n=1)
    return f"; did you mean {near[0]!r}?" if near else "; take that line out."
