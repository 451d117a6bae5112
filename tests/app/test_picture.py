"""The README's picture shows the app as it is."""

from pathlib import Path

from tests.app.picture import PICTURE, picture


async def test_the_picture_is_fresh(tmp_path: Path) -> None:
    drawn = await picture(tmp_path / "home")
    assert PICTURE.read_text("utf-8") == drawn, "run make docs"
