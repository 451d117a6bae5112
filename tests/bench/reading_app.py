"""A transcript of five hours and 60,000 words, shown by one widget and timed inside.

``python -m tests.bench.reading_app WIDGET FILE`` writes what it measured as JSON.
"""

import asyncio
import json
import random
import sys
from collections.abc import Awaitable, Callable
from pathlib import Path
from time import perf_counter, process_time

from textual.app import App, ComposeResult
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widget import Widget
from textual.widgets import OptionList, Static, TextArea

from tui.app.widgets.transcript_pane import TranscriptPane
from tui.model.reading import Block, BlockKind, Reading, Sentence, WordSpan

WORDS, HOURS = 60_000, 5.0
TICKS, UPDATES_PER_SECOND = 50, 10
FRAMES = 120
SYLLABLES = ("ka", "to", "mi", "ren", "sol", "du", "pa", "ver", "lin", "ga", "shu")


def long_reading() -> Reading:
    """The same five hours every time: two speakers, paragraphs of five sentences."""
    chance = random.Random(5)
    per_word = HOURS * 3600 / WORDS
    blocks: list[Block] = []
    number, said = 0, 0
    while said < WORDS:
        sentences = []
        speaker = ("Ada Marsh", "Ines Okafor")[len(blocks) % 2]
        for _ in range(5):
            count = chance.randint(6, 22)
            sentences.append(_sentence(chance, number, said * per_word, count, speaker))
            number, said = number + 1, said + count
        start = sentences[0].start
        paragraph = BlockKind.PARAGRAPH
        blocks.append(Block(paragraph, tuple(sentences), speaker, start=start))
    return Reading(tuple(blocks))


def _sentence(
    chance: random.Random, number: int, start: float, count: int, speaker: str
) -> Sentence:
    per_word = HOURS * 3600 / WORDS
    words: list[str] = []
    spans: list[WordSpan] = []
    at = 0
    for place in range(count):
        word = "".join(chance.choices(SYLLABLES, k=chance.randint(1, 3)))
        words.append(word)
        begin = start + place * per_word
        spans.append(WordSpan(at, at + len(word), begin, begin + per_word))
        at += len(word) + 1
    end = start + count * per_word
    return Sentence(number, " ".join(words) + ".", start, end, speaker, tuple(spans))


def paragraphs(reading: Reading) -> list[str]:
    """The text of each block."""
    return [" ".join(s.text for s in block.sentences) for block in reading.blocks]


class Contender:
    """A widget that shows the words; subclasses say how."""

    def __init__(self, reading: Reading) -> None:
        self.reading = reading
        self.texts = paragraphs(reading)
        self.widget = self.make()
        self.word = 0

    def make(self) -> Widget:
        raise NotImplementedError

    def open(self) -> Awaitable[object] | None:
        raise NotImplementedError

    def follow(self, word: int) -> None:
        """Mark a word and keep it on the screen."""
        raise NotImplementedError

    def hear(self, words: float) -> None:
        """Follow when there is another word to mark."""
        if int(words) != self.word:
            self.word = int(words)
            self.follow(self.word)

    def scrolled(self) -> Widget:
        return self.widget


class Ours(Contender):
    """Earmark's pane."""

    def make(self) -> Widget:
        return TranscriptPane()

    def open(self) -> None:
        self.pane.view.show_reading(self.reading)

    def follow(self, word: int) -> None:
        self.hear(word)

    def hear(self, words: float) -> None:
        seconds = HOURS * 1800 + words * HOURS * 3600 / WORDS
        self.pane.view.set_position(seconds)

    def scrolled(self) -> Widget:
        self.pane.view.following = False
        return self.pane.view

    @property
    def pane(self) -> TranscriptPane:
        assert isinstance(self.widget, TranscriptPane)
        return self.widget


def _marked(text: str, word: int) -> Content:
    """A paragraph with one word marked."""
    words = text.split(" ")
    before = sum(len(w) + 1 for w in words[:word])
    last = before + len(words[word % len(words)])
    return Content(text).stylize("reverse", before, last)


class Options(Contender):
    """An option a paragraph."""

    def make(self) -> Widget:
        return OptionList()

    def open(self) -> None:
        self.list.add_options([Content(text) for text in self.texts])

    def follow(self, word: int) -> None:
        middle = len(self.texts) // 2
        marked = _marked(self.texts[middle], word % 40)
        self.list.replace_option_prompt_at_index(middle, marked)
        self.list.highlighted = middle

    @property
    def list(self) -> OptionList:
        assert isinstance(self.widget, OptionList)
        return self.widget


class Area(Contender):
    """One text, wrapped, a word selected."""

    def make(self) -> Widget:
        return TextArea(read_only=True, soft_wrap=True)

    def open(self) -> None:
        self.area.load_text("\n\n".join(self.texts))

    def follow(self, word: int) -> None:
        line = len(self.texts) // 2 * 2
        self.area.selection = type(self.area.selection)((line, word), (line, word + 6))

    @property
    def area(self) -> TextArea:
        assert isinstance(self.widget, TextArea)
        return self.widget


class Statics(Contender):
    """A widget a paragraph."""

    def make(self) -> Widget:
        return VerticalScroll()

    def open(self) -> Awaitable[object]:
        self.statics = [Static(Content(text)) for text in self.texts]
        return self.widget.mount_all(self.statics)

    def follow(self, word: int) -> None:
        middle = len(self.texts) // 2
        self.statics[middle].update(_marked(self.texts[middle], word % 40))
        self.statics[middle].scroll_visible(animate=False)


CONTENDERS: dict[str, type[Contender]] = {
    "ours": Ours,
    "OptionList": Options,
    "TextArea": Area,
    "Statics": Statics,
}


class ReadingApp(App[None]):
    """Shows one contender, measures, and leaves."""

    CSS_PATH = "../../tui/app/tui.tcss"

    def __init__(self, contender: Contender, file: Path) -> None:
        super().__init__()
        self.contender = contender
        self.file = file
        self.animation_level = "none"

    def compose(self) -> ComposeResult:
        yield self.contender.widget

    def on_ready(self) -> None:
        self.run_worker(self.measure(), group="measure")

    async def measure(self) -> None:
        await self.painted()
        figures = {
            "open": await self.timed(self.contender.open),
            "resize": await self.timed(self.narrow),
            "follow": await self.followed(WORDS / HOURS / 3600 / UPDATES_PER_SECOND),
            "hurry": await self.followed(1.0),
            "frames": await self.scrolled(),
        }
        self.file.write_text(json.dumps(figures))
        self.exit()

    async def painted(self) -> None:
        """Wait until what was asked for is on the screen."""
        done = asyncio.Event()
        self.call_after_refresh(done.set)
        await done.wait()

    async def timed(self, work: Callable[[], Awaitable[object] | None]) -> float:
        """Seconds until work is on the screen."""
        began = perf_counter()
        pending = work()
        if pending is not None:
            await pending
        for _ in range(3):
            await self.painted()
        return perf_counter() - began

    def narrow(self) -> None:
        self.contender.widget.styles.width = 70

    async def followed(self, words_per_update: float) -> float:
        """The share of one core that following takes."""
        self.contender.follow(0)
        await asyncio.sleep(1.0)
        wall, busy = perf_counter(), process_time()
        for tick in range(1, TICKS + 1):
            self.contender.hear(tick * words_per_update)
            due = wall + tick / UPDATES_PER_SECOND
            await asyncio.sleep(max(due - perf_counter(), 0))
        return (process_time() - busy) / (perf_counter() - wall)

    async def scrolled(self) -> float:
        """Frames a second when every line scrolled is shown."""
        widget = self.contender.scrolled()
        began = perf_counter()
        for _ in range(FRAMES):
            widget.scroll_relative(y=1, animate=False, immediate=True)
            await self.painted()
        return FRAMES / (perf_counter() - began)


def main() -> None:
    name, file = sys.argv[1:]
    ReadingApp(CONTENDERS[name](long_reading()), Path(file)).run()


if __name__ == "__main__":
    main()
