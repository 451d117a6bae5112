"""The wheel holds everything the program reads, and nothing that is only ours."""

import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
DATA = {".tcss", ".sql", ".xml", ".json", ".vtt", ".m4a", ".mp3", ".opus", ".typed"}

STOCK = """
import asyncio, pathlib, sys
from tui import demo
from tui.home import Home
with Home.open(pathlib.Path(sys.argv[1])) as home:
    home.use_fetcher(demo.BuiltInFetcher())
    asyncio.run(demo.stock(home))
    print(demo.__file__)
    for row in home.library.episodes.rows():
        print(home.words.at_hand(row.id).transcript.timing.value)
"""


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


def test_the_built_in_show_works_where_only_the_wheel_is(
    wheel: Path, tmp_path: Path
) -> None:
    installed = tmp_path / "installed"
    zipfile.ZipFile(wheel).extractall(installed)
    done = subprocess.run(
        [sys.executable, "-c", STOCK, str(tmp_path / "home")],
        cwd=tmp_path,
        env={"PYTHONPATH": str(installed), "HOME": str(tmp_path)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.stderr == ""
    file, *timings = done.stdout.split()
    assert file.startswith(str(installed))
    assert sorted(timings) == ["cue", "estimated", "word"]
