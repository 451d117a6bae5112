"""A download that is aligned on its own, for real: text without times, real speech."""

from dataclasses import replace
from itertools import chain
from statistics import median

import pytest

from tests.app.conftest import running
from tests.app.sample import add_show, details
from tests.app.test_words_and_quotes import words_of
from tests.servers import LoopbackServer
from tests.transcripts.aligning.test_real_speech import SHOW, paragraphs
from tui.home import Home
from tui.model.episode import Enclosure
from tui.model.transcript import Cue, Source, Timing, Transcript
from tui.sync.extras import ALIGN

pytestmark = pytest.mark.skipif(
    ALIGN.missing is not None, reason="the extra align is not installed"
)
TITLE = "Words that keep up"


@pytest.fixture
def unheard(empty_home: Home, server: LoopbackServer) -> Home:
    """A show whose one episode has its text, and sound that is not yet here."""
    sound = server.put("/words.m4a", (SHOW / "words.m4a").read_bytes(), "audio/mp4")
    enclosure = Enclosure(sound, "audio/mp4")
    episode = details(0, TITLE, enclosure=enclosure, notes_html="", duration=None)
    (number,) = add_show(empty_home, "Earmark on Earmark", [episode])
    text = tuple(Cue(" ".join(w for w, _, _ in words)) for words in paragraphs())
    words = Transcript(text, Source.FEED, Timing.NONE, "en")
    empty_home.library.words.keep_transcript(number, words, [])
    empty_home.settings = replace(empty_home.settings, align_downloads=True)
    return empty_home


async def test_a_download_is_aligned_on_its_own(unheard: Home) -> None:
    async with running(unheard) as driver:
        await driver.press("enter", "d", "o")
        await driver.until(lambda: driver.app.main.reading.page)
        await driver.until(lambda: words_of(driver).timing is Timing.ALIGNED)
        assert words_of(driver).source is Source.FEED
        found = [word for cue in words_of(driver).cues for word in cue.words]
    truth = [start for _, start, _ in chain.from_iterable(paragraphs())]
    off = sorted(abs(a - b.start) for a, b in zip(truth, found, strict=True))
    assert median(off) < 0.03
    assert off[int(0.95 * len(off))] < 0.2
