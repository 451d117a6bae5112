"""The wheel holds everything the program reads, and nothing that is only ours."""

import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
DATA = {".tcss", ".sql", ".xml", ".json", ".vtt", ".m4a", ".mp3", ".opus", ".typed"}


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("wheel")
    subprocess.run(
        [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(folder)],
        cwd=ROOT,
        check=True,
        capture_output=True,
    )
    (built,) = folder.glob("earmark-*.whl")
    return built


def test_it_holds_every_module_and_every_data_file(wheel: Path) -> None:
    packed = set(zipfile.ZipFile(wheel).namelist())
    wanted = {
        str(path.relative_to(ROOT))
        for path in (ROOT / "tui").rglob("*")
        if path.suffix == ".py" or path.suffix in DATA
    }
    assert wanted <= packed


def test_it_holds_nothing_else(wheel: Path) -> None:
    tops = {name.partition("/")[0] for name in zipfile.ZipFile(wheel).namelist()}
    assert {top for top in tops if not top.endswith(".dist-info")} == {"tui"}


def test_it_names_the_command(wheel: Path) -> None:
    packed = zipfile.ZipFile(wheel)
    (entry_points,) = (n for n in packed.namelist() if n.endswith("entry_points.txt"))
    assert b"earmark = tui.__main__:main" in packed.read(entry_points)


def test_the_built_in_show_is_read_out_of_the_wheel(
    wheel: Path, tmp_path: Path
) -> None:
    code = (
        "import asyncio, tui.demo as demo;"
        "body = asyncio.run(demo.BuiltInFetcher().get(demo.FEED_URL)).body;"
        "print(demo.__file__, len(body))"
    )
    done = subprocess.run(
        [sys.executable, "-c", code],
        cwd=tmp_path,
        env={"PYTHONPATH": str(wheel), "HOME": str(tmp_path)},
        capture_output=True,
        text=True,
        check=True,
    )
    assert str(wheel) in done.stdout
