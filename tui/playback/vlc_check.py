"""What can be wrong with VLC on this machine, each in one sentence with the remedy."""

import os
import shutil
import sys
from enum import Enum
from pathlib import Path

_PACKAGE_COMMANDS = {
    "apt-get": "sudo apt install libvlc5 vlc-plugin-base ca-certificates",
    "dnf": "sudo dnf install vlc-libs vlc-plugins-base",
    "pacman": "sudo pacman -S vlc",
    "zypper": "sudo zypper install libvlc5 vlc-noX",
    "apk": "sudo apk add vlc-libs vlc-plugins-all",
    "brew": "brew install --cask vlc",
    "winget": "winget install VideoLAN.VLC",
}
_DEVICE_COMMANDS = {
    "wpctl": "wpctl status shows what there is",
    "pactl": "pactl list short sinks shows what there is",
    "aplay": "aplay -l shows the cards, and a sound server may have to be started",
}
_BOXES = ("/snap/", "flatpak")
_OTHER = (
    "wrong elf class",
    "incompatible architecture",
    "wrong architecture",
    "not a valid win32",
)
"""How loaders of Linux, macOS and Windows name a library of another processor."""
_ELF = b"\x7fELF"
_DOWNLOAD_PAGE = "https://www.videolan.org/vlc/"


class Problem(Enum):
    """What can be wrong with VLC."""

    NO_BINDING = "python-vlc, which Earmark plays through, is not installed"
    NO_LIBRARY = "VLC's library is not installed on this machine"
    BAD_PATH = "PYTHON_VLC_LIB_PATH names no VLC library that can be loaded"
    NO_PLUGINS = "VLC's library is here but its plugins are missing or do not fit it"
    BAD_ARGUMENTS = "VLC does not understand the words in EARMARK_VLC_ARGS"
    TOO_OLD = "the VLC on this machine is older than 3.0"
    TOO_NEW = "the VLC on this machine is version 4, which is not finished yet"
    IN_A_BOX = "VLC is here as a snap or flatpak, which keeps its library to itself"
    OTHER_PROCESSOR = "VLC's library here is for another kind of processor than Python"
    NAMED_OTHER = "PYTHON_VLC_LIB_PATH names a library for another kind of processor"
    CRASHED = "VLC's library could not be started"


def sentence(problem: Problem) -> str:
    """One sentence for people: what is wrong, and the command that mends it."""
    return f"No sound: {problem.value}; {_remedy(problem)}."


def no_device() -> str:
    """One sentence for people: VLC plays, and nothing takes the sound."""
    return f"No sound: VLC plays, but no sound device takes it; {_device_hint()}."


def _device_hint() -> str:
    """What shows the sound devices of this system."""
    if sys.platform in ("darwin", "win32"):
        return "choose an output in the system's sound settings"
    for program, command in _DEVICE_COMMANDS.items():
        if shutil.which(program):
            return command
    return "start a sound server (PipeWire or PulseAudio), or plug in what was pulled"


def install_hint() -> str:
    """The command that installs VLC's library on this system."""
    for program, command in _PACKAGE_COMMANDS.items():
        if shutil.which(program):
            return command
    if sys.platform == "win32":
        return _PACKAGE_COMMANDS["winget"]
    return f"install VLC 3 from {_DOWNLOAD_PAGE}"


def problem_of_named(library: str) -> Problem:
    """Why the library that ``PYTHON_VLC_LIB_PATH`` names cannot be used.

    The GNU loader says of another processor's only that there is no such file.
    """
    named, own = _processor(library), _processor(sys.executable)
    other = named is not None and own is not None and named != own
    return Problem.NAMED_OTHER if other else Problem.BAD_PATH


def _processor(file: str) -> bytes | None:
    """What tells a program's processor in its header (ELF: class, order, machine)."""
    try:
        with Path(file).open("rb") as opened:
            head = opened.read(20)
    except OSError:
        return None
    return head[4:6] + head[18:] if head.startswith(_ELF) else None


def problem_of_absence() -> Problem:
    """Why there is no library: not installed, shut away, or another than VLC's."""
    if os.environ.get("PYTHON_VLC_LIB_PATH"):
        return Problem.BAD_PATH
    program = shutil.which("vlc") or ""
    boxed = any(box in os.path.realpath(program) + program for box in _BOXES)
    return Problem.IN_A_BOX if boxed else Problem.NO_LIBRARY


def problem_of_loading(error: OSError) -> Problem:
    """Why a library cannot be loaded, by what the system's loader says."""
    said = str(error).lower()
    if any(phrase in said for phrase in _OTHER):
        return Problem.OTHER_PROCESSOR
    return problem_of_absence()


def problem_of_version(version: str) -> Problem | None:
    """What is wrong with a VLC of this version, as ``3.0.24 Vetinari``."""
    number = version.split(".", 1)[0]
    if not number.isdigit():
        return None
    major = int(number)
    if major < 3:
        return Problem.TOO_OLD
    return Problem.TOO_NEW if major > 3 else None


def _remedy(problem: Problem) -> str:
    match problem:
        case Problem.NO_BINDING:
            return f"{sys.executable} -m pip install python-vlc mends it"
        case Problem.BAD_PATH | Problem.NAMED_OTHER:
            return "unset it, or let it name the file libvlc.so of VLC 3"
        case Problem.BAD_ARGUMENTS:
            return "correct or unset that variable"
        case Problem.TOO_OLD | Problem.TOO_NEW:
            return f"Earmark plays through VLC 3 ({install_hint()})"
        case _:
            return f"this installs it: {install_hint()}"
