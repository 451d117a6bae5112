"""Where the power comes from, as the systems tell it."""

import sys
from pathlib import Path

import pytest

from tui.sync import power
from tui.sync.power import discharging, says_battery

MAINS = {"type": "Mains", "online": "1"}
UNPLUGGED = {"type": "Mains", "online": "0"}
GIVING = {"type": "Battery", "status": "Discharging"}
FULL = {"type": "Battery", "status": "Full"}
MOUSE = {"type": "Battery", "status": "Discharging", "scope": "Device"}
USB_C = {"type": "USB", "online": "1"}


@pytest.mark.parametrize(
    ("supplies", "expected"),
    [
        ([], False),
        ([UNPLUGGED, GIVING], True),
        ([MAINS, GIVING], False),
        ([MAINS, FULL], False),
        ([GIVING], True),
        ([MOUSE], False),
        ([USB_C, UNPLUGGED, GIVING], False),
        ([{"type": "Battery"}], False),
    ],
)
def test_linux(tmp_path: Path, supplies: list[dict[str, str]], expected: bool) -> None:
    for number, supply in enumerate(supplies):
        folder = tmp_path / f"supply{number}"
        folder.mkdir()
        for name, value in supply.items():
            (folder / name).write_text(value + "\n")
    assert discharging(tmp_path) is expected


@pytest.mark.parametrize(("supply", "expected"), [(GIVING, True), (MAINS, False)])
def test_the_supplies_of_this_machine_are_asked(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    supply: dict[str, str],
    expected: bool,
) -> None:
    for name, value in supply.items():
        (tmp_path / name).write_text(f"{value}\n")
    (tmp_path / "supplies").mkdir()
    (tmp_path / "supplies" / "BAT0").symlink_to(tmp_path)
    monkeypatch.setattr(power, "SUPPLIES", tmp_path / "supplies")
    monkeypatch.setattr(sys, "platform", "linux")
    assert power.on_battery() is expected


def test_a_system_that_tells_nothing(tmp_path: Path) -> None:
    assert not discharging(tmp_path / "missing")


def test_macos() -> None:
    unplugged = "Now drawing from 'Battery Power'\n -InternalBattery-0\t80%"
    assert says_battery(unplugged)
    assert not says_battery("Now drawing from 'AC Power'\n 'Battery Power'")
    assert not says_battery("")
