"""The installer of system packages: only what is missing, or a plain word why not.

It runs with a folder of stand-ins for the programs it calls; each writes down how it
was called.
"""

import os
import shutil
import subprocess
from pathlib import Path

import pytest

SCRIPT = Path(__file__).resolve().parents[2] / "assets" / "install-system-packages.sh"
TOOLS = ["sh", "grep", "ls", "basename", "env"]
NEEDED = ["python3", "espeak-ng", "ffmpeg", "tmux", "dbus-daemon", "playerctl"]
LIBRARIES = "libvlc.so.5\nlibcairo.so.2\n"


class Machine:
    """A pretended machine: the programs on its PATH and who is at the keyboard."""

    def __init__(self, folder: Path) -> None:
        self.programs = folder / "bin"
        self.programs.mkdir()
        self.calls = folder / "calls"
        for tool in TOOLS:
            found = shutil.which(tool)
            assert found is not None
            (self.programs / tool).symlink_to(found)
        for program in NEEDED:
            self.has(program)
        self.has("uname", "echo Linux")
        self.has("id", "echo 0")
        self.has("ldconfig", f"printf '{LIBRARIES}'")
        self.has("apt-get")

    def has(self, program: str, does: str = "true") -> None:
        file = self.programs / program
        note = f'echo "{program} $*" >> "{self.calls}"'
        file.write_text(f"#!/bin/sh\n{note}\n{does}\n")
        file.chmod(0o755)

    def lacks(self, program: str) -> None:
        (self.programs / program).unlink()

    def run(self, *arguments: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [SCRIPT, *arguments],
            env={"PATH": str(self.programs), "HOME": os.devnull},
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
            check=False,
        )

    def installed(self) -> list[str]:
        """The packages asked for."""
        lines = self.calls.read_text().splitlines()
        asked = [line for line in lines if line.startswith(("apt-get", "brew", "dnf"))]
        words = " ".join(line for line in asked if " install " in line).split()
        return [w for w in words if w not in MANAGER_WORDS and not w.startswith("-")]


MANAGER_WORDS = {"apt-get", "brew", "dnf", "install"}


@pytest.fixture
def machine(tmp_path: Path) -> Machine:
    return Machine(tmp_path)


def without_vlc(machine: Machine) -> None:
    machine.has("ldconfig", "echo libcairo.so.2")


def test_vlc_alone_is_installed_where_it_alone_is_missing(machine: Machine) -> None:
    without_vlc(machine)
    done = machine.run("demo")
    assert done.returncode == 0
    assert machine.installed() == ["libvlc5", "vlc-plugin-base", "ca-certificates"]
    assert "Missing here: vlc." in done.stderr


def test_the_tests_need_more_than_the_demo(machine: Machine) -> None:
    without_vlc(machine)
    machine.lacks("tmux")
    machine.lacks("espeak-ng")
    machine.lacks("playerctl")
    machine.lacks("dbus-daemon")
    assert machine.run("demo").returncode == 0
    assert "tmux" not in machine.installed()
    assert machine.run("test").returncode == 0
    assert {"tmux", "espeak-ng", "playerctl", "dbus"} <= set(machine.installed())


def test_venv_is_installed_where_python_comes_without(machine: Machine) -> None:
    machine.has("python3", "exit 1")
    assert machine.run("demo").returncode == 0
    assert "python3-venv" in machine.installed()


def test_sudo_is_asked_when_it_needs_no_password(machine: Machine) -> None:
    without_vlc(machine)
    machine.has("id", "echo 1000")
    machine.has("sudo", 'case "$1" in -n) ;; *) "$@" ;; esac')
    assert machine.run("demo").returncode == 0
    assert "libvlc5" in machine.installed()


def test_without_root_the_demo_goes_on_silently(machine: Machine) -> None:
    without_vlc(machine)
    machine.has("id", "echo 1000")
    machine.has("sudo", "exit 1")
    done = machine.run("demo")
    assert done.returncode == 0
    assert f"Missing here: vlc. Run '{SCRIPT} demo' as root" in done.stderr
    assert "everything but hearing still works" in done.stderr


def test_without_root_the_tests_cannot_go_on(machine: Machine) -> None:
    machine.lacks("ffmpeg")
    machine.has("id", "echo 1000")
    done = machine.run("test")
    assert done.returncode == 1
    assert "ffmpeg. Run" in done.stderr
    assert "Cannot go on" in done.stderr


def test_without_a_package_manager_the_missing_is_named(machine: Machine) -> None:
    machine.lacks("tmux")
    machine.lacks("apt-get")
    done = machine.run("test")
    assert done.returncode == 1
    assert "tmux, and none of apt, dnf" in done.stderr


@pytest.mark.skipif(Path("/Applications/VLC.app").exists(), reason="VLC is here")
def test_a_mac_without_vlc_gets_it_from_brew(machine: Machine) -> None:
    machine.lacks("apt-get")
    machine.has("uname", "echo Darwin")
    machine.has("brew")
    assert machine.run("demo").returncode == 0
    assert machine.installed() == ["vlc"]


def test_bad_use_is_told(machine: Machine) -> None:
    assert machine.run("everything").returncode == 2
