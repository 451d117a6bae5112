"""Pictures inside downloaded audio: kept as files once somebody looks at them."""

from pathlib import Path

import pytest
from mutagen.id3 import APIC

from tests.library.making import episode, subscribe
from tests.transcripts.test_chapters import PNG, pictured, sound
from tui.errors import FormatError
from tui.feeds.fetch import HttpFetcher
from tui.library.library import Library
from tui.sync.art import ArtFolder
from tui.sync.pictures import Pictures
from tui.transcripts.chapters import read_embedded_chapters


def test_a_chapter_s_picture_is_brought_out_of_the_audio(tmp_path: Path) -> None:
    frame = APIC(encoding=3, mime="image/png", type=3, data=PNG)
    page = APIC(encoding=3, mime="image/png", type=3, data=b"<script>")
    file = pictured(sound(tmp_path / "talk.mp3"), frame, page)
    addresses = [c.image_url or "" for c in read_embedded_chapters(file)]
    library = Library(tmp_path / "library.db")
    _, (number,) = subscribe(library, episode(1))
    art = ArtFolder(tmp_path / "art")
    pictures = Pictures(library, art, HttpFetcher, tmp_path)
    assert pictures.inside(number, addresses[0]) is None
    library.episodes.set_download(number, file.name)
    shown = pictures.inside(number, addresses[0])
    assert shown is not None and shown.read_bytes() == PNG
    with pytest.raises(FormatError):
        pictures.inside(number, addresses[1])
    file.unlink()
    assert pictures.inside(number, addresses[0]) == shown
    assert pictures.wanted(library.episodes.get(number)) == ()
    library.close()
