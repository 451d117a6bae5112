"""Everything that can be wrong with VLC is told in a sentence that mends it."""

import os
import shutil
import subprocess
import sys
import types
from pathlib import Path

import pytest

from tests.servers import DEADLINE
from tui.errors import PlaybackError
from tui.playback.open_player import open_player
from tui.playback.silent_player import SilentPlayer
from tui.playback.vlc_check import (
    Problem,
    install_hint,
    no_device,
    problem_of_absence,
    problem_of_loading,
    problem_of_named,
    problem_of_version,
    sentence,
)
from tui.playback.vlc_player import load_vlc


def broken_vlc(version: bytes = b"3.0.24 Vetinari", plugins: bool = False) -> object:
    """A vlc module as python-vlc makes it on a machine where something is missing."""
    module = types.ModuleType("vlc")
    module.libvlc_get_version = lambda: version  # type: ignore[attr-defined]
    module.Instance = lambda words: None  # type: ignore[attr-defined]
    return module


def reason(monkeypatch: pytest.MonkeyPatch, module: object, words: str = "") -> str:
    monkeypatch.setitem(sys.modules, "vlc", module)
    with pytest.raises(PlaybackError) as caught:
        load_vlc(words)
    return str(caught.value)


def test_a_missing_library_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    module = types.ModuleType("vlc")

    def missing() -> bytes:
        raise NameError("no function 'libvlc_get_version'")

    module.libvlc_get_version = missing  # type: ignore[attr-defined]
    told = reason(monkeypatch, module)

    assert told == sentence(Problem.NO_LIBRARY)
    assert install_hint() in told


def test_missing_plugins_are_told(monkeypatch: pytest.MonkeyPatch) -> None:
    assert reason(monkeypatch, broken_vlc()) == sentence(Problem.NO_PLUGINS)


def test_a_missing_binding_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    assert reason(monkeypatch, None) == sentence(Problem.NO_BINDING)


@pytest.mark.parametrize(
    ("version", "problem"),
    [(b"2.2.8 Weatherwax", Problem.TOO_OLD), (b"4.0.0-dev Otto", Problem.TOO_NEW)],
)
def test_a_version_that_does_not_fit_is_told(
    version: bytes, problem: Problem, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert reason(monkeypatch, broken_vlc(version)) == sentence(problem)


def test_a_version_that_fits_is_fine() -> None:
    assert problem_of_version("3.0.24 Vetinari") is None
    assert problem_of_version("") is None


@pytest.mark.vlc
@pytest.mark.parametrize("words", ["--no-such-option", "--aout='dummy"])
def test_bad_arguments_are_told(words: str, libvlc: str) -> None:
    with pytest.raises(PlaybackError) as caught:
        load_vlc(words)

    assert str(caught.value) == sentence(Problem.BAD_ARGUMENTS)


def opened_with(library: Path) -> str:
    """The player, and why it is silent, where that library is named."""
    code = (
        "from pathlib import Path\n"
        "from tui.playback.open_player import open_player\n"
        "player = open_player(Path('x'))\n"
        "print(player.name, player.silent_reason)\n"
    )
    environment = {**os.environ, "PYTHON_VLC_LIB_PATH": str(library)}

    done = subprocess.run(
        [sys.executable, "-c", code],
        env=environment,
        capture_output=True,
        text=True,
        check=True,
        timeout=DEADLINE,
    )

    return done.stdout.strip()


def test_a_bad_library_path_is_told_and_reading_goes_on(tmp_path: Path) -> None:
    told = opened_with(tmp_path / "nothing.so")
    assert told == f"silent {sentence(Problem.BAD_PATH)}"


def test_anything_unknown_is_logged_and_told(
    monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
    tmp_path: Path,
) -> None:
    module = broken_vlc()
    module.Instance = lambda words: 1 / 0  # type: ignore[attr-defined]
    monkeypatch.setitem(sys.modules, "vlc", module)

    player = open_player(tmp_path)

    assert isinstance(player, SilentPlayer)
    assert player.silent_reason == sentence(Problem.CRASHED)
    assert "ZeroDivisionError" in caplog.text


@pytest.mark.parametrize(
    ("program", "command"),
    [
        ("apt-get", "sudo apt install libvlc5 vlc-plugin-base ca-certificates"),
        ("dnf", "sudo dnf install"),
        ("pacman", "sudo pacman -S"),
        ("zypper", "sudo zypper install"),
        ("apk", "sudo apk add"),
        ("brew", "brew install --cask vlc"),
        ("winget", "winget install VideoLAN.VLC"),
        ("", "install VLC 3 from https://"),
    ],
)
def test_the_hint_fits_the_system(
    program: str, command: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(shutil, "which", lambda name: name if name == program else None)
    monkeypatch.setattr(sys, "platform", "linux")

    assert install_hint().startswith(command)


@pytest.mark.parametrize("problem", Problem)
def test_every_problem_is_one_sentence(problem: Problem) -> None:
    told = sentence(problem)

    assert told.startswith("No sound: ")
    assert told.endswith(".")
    assert "\n" not in told


@pytest.mark.parametrize(
    ("said", "problem"),
    [
        ("libvlc.so: wrong ELF class: ELFCLASS32", Problem.OTHER_PROCESSOR),
        ("(mach-o file, but is an incompatible architecture)", Problem.OTHER_PROCESSOR),
        ("libvlc.so.5: cannot open shared object file", Problem.NO_LIBRARY),
    ],
)
def test_what_the_loader_says_is_understood(
    said: str, problem: Problem, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("shutil.which", lambda name: None)
    assert problem_of_loading(OSError(said)) is problem


@pytest.mark.parametrize(
    "program", ["/snap/bin/vlc", "/var/lib/flatpak/exports/bin/vlc"]
)
def test_a_vlc_in_a_box_is_told(program: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(
        "shutil.which", lambda name: program if name in ("vlc", "apt-get") else None
    )
    said = sentence(problem_of_absence())
    assert "snap or flatpak" in said
    assert "sudo apt install libvlc5" in said


def elf(folder: Path, machine: bytes) -> Path:
    """This Python's head, as a library of a processor would have it."""
    head = Path(sys.executable).read_bytes()[:64]
    file = folder / "libvlc.so"
    file.write_bytes(head[:18] + machine + head[20:])
    return file


@pytest.mark.skipif(sys.platform != "linux", reason="its loader says too little")
def test_a_named_library_of_another_processor_is_told(tmp_path: Path) -> None:
    own = Path(sys.executable).read_bytes()[18:20]
    other = b"\xb7\x00" if own != b"\xb7\x00" else b"\x3e\x00"
    named = elf(tmp_path, other)
    assert problem_of_named(str(named)) is Problem.NAMED_OTHER
    assert opened_with(named) == f"silent {sentence(Problem.NAMED_OTHER)}"
    assert problem_of_named(str(elf(tmp_path, own))) is Problem.BAD_PATH
    named.write_text("no library")
    assert opened_with(named) == f"silent {sentence(Problem.BAD_PATH)}"


def test_a_named_library_that_is_not_vlc_is_told(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("PYTHON_VLC_LIB_PATH", "/lib/libother.so")
    assert problem_of_absence() is Problem.BAD_PATH


@pytest.mark.parametrize(
    ("program", "hint"),
    [("wpctl", "wpctl status"), ("aplay", "aplay -l"), ("", "start a sound server")],
)
def test_a_missing_device_is_told_with_what_shows_them(
    program: str, hint: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "platform", "linux")
    monkeypatch.setattr(shutil, "which", lambda name: name if name == program else None)
    assert hint in no_device()
