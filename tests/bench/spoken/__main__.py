"""``make bench-align``: how well, how fast and in how much memory words are aligned.

The corpus is made in ``$EARMARK_BENCH``, or a temporary folder, and kept there. With
words after the command only recordings whose names hold one of them are measured. Every
measurement is a process of its own, so that its memory is its own.
"""

import json
import os
import pickle
import re
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from pathlib import Path

from rich.console import Console
from rich.table import Table

from tests.bench.spoken import corpus, methods, voices
from tests.bench.spoken.figures import figures_of
from tui.errors import AlignmentError, OtherWords
from tui.model.alignment import Alignment

FOLDER = Path(os.environ.get("EARMARK_BENCH", tempfile.gettempdir())) / "earmark-spoken"
ENGLISH = ("essay", "dialogue", "figures")
OTHERS = {"german": "de", "spanish": "es", "dutch": "nl", "portuguese": "pt"}
VARIANTS = ("+f3", "+m5")
LONG_WORDS = 12_000
METHODS: dict[str, Callable[[Sequence[str], Path, str], Alignment]] = {
    "recognized": methods.recognized,
    "warped": methods.warped,
    "aeneas": methods.read_and_warped,
    "by length": methods.by_length,
}
COLUMNS = (
    *("recording", "method", "words", "95 %", "sentences 95 %", "≤ 0.3 s"),
    *("spoken", "left out", "inserts", "false", "edge", "× real time", "MB"),
)
REFUSED = "refused"


def main() -> None:
    if sys.argv[1:2] == ["--one"]:
        print(json.dumps(measured(Path(sys.argv[2]), sys.argv[3])))
        return
    console = Console(width=170)
    table = Table(
        *COLUMNS,
        title="Words aligned to sound",
        caption=f"{REFUSED}: taken for other words than those that are heard",
    )
    for file in made(sys.argv[1:], console):
        for method in methods_for(file):
            table.add_row(file.stem.replace("_", " "), method, *row(file, method))
        table.add_section()
        console.print(file.stem, style="dim")
    console.print(table)


def made(wanted: Sequence[str], console: Console) -> list[Path]:
    """The recordings, made where they are not there yet."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    available, missing = voices.available()
    for reason in missing:
        console.print(f"Skipped: {reason}", style="dim")
    recipes: dict[str, Callable[[], corpus.Recording]] = {}
    for number, voice in enumerate(available):
        other = available[(number + 2) % len(available)]
        recipes |= _two(f"en {voice.name}", ENGLISH, voice, other)
    # espeak-ng keeps an accent of the last language it spoke: English comes first.
    recipes["en long podcast"] = _long
    for text, language in OTHERS.items():
        for variant in VARIANTS:
            voice, other = voices.Espeak(language + variant), voices.Espeak("en-gb+m3")
            recipes |= _two(f"{language} {voice.name}", [text], voice, other)
    chosen = [n for n in recipes if not wanted or any(word in n for word in wanted)]
    return [_made(name, recipes[name], console) for name in chosen]


def _two(
    name: str, texts: Sequence[str], voice: voices.Voice, other: voices.Voice
) -> dict[str, Callable[[], corpus.Recording]]:
    return {
        f"{name} plain": lambda: corpus.plain(texts, [voice, other]),
        f"{name} podcast": lambda: corpus.podcast(texts, voice, other),
    }


def _long() -> corpus.Recording:
    made = corpus.Recording()
    voice = voices.Espeak("en-gb+f3")
    for paragraph in corpus.long_text(LONG_WORDS):
        made.say(paragraph, voice.say(paragraph))
    return made


def _made(name: str, recipe: Callable[[], corpus.Recording], console: Console) -> Path:
    podcast = name.endswith("podcast")
    file = FOLDER / (name.replace(" ", "_") + (".mp3" if podcast else ".flac"))
    if not file.with_suffix(".truth").exists():
        console.print(f"Speaking {name} ...", style="dim")
        recording = recipe()
        samples = recording.samples
        corpus.save(corpus.dressed(samples) if podcast else samples, file)
        truth = (recording.text, recording.inserts)
        file.with_suffix(".truth").write_bytes(pickle.dumps(truth))
    return file


def methods_for(file: Path) -> list[str]:
    if "long" in file.stem:
        return ["recognized", "warped", "by length"]
    english = file.stem.startswith("en")
    return list(METHODS) if english else [m for m in METHODS if m != "recognized"]


def row(file: Path, method: str) -> list[str]:
    """The figures of one measurement, taken in a process of its own."""
    command = [sys.executable, "-m", "tests.bench.spoken", "--one", str(file), method]
    done = subprocess.run(command, stdout=subprocess.PIPE, text=True, check=True)
    return [str(cell) for cell in json.loads(done.stdout)]


def measured(file: Path, method: str) -> list[str]:
    text, inserts = pickle.loads(file.with_suffix(".truth").read_bytes())
    began = time.process_time()
    language = file.stem.partition("_")[0]
    try:
        found = METHODS[method]([s.text for s in text], file, language)
    except OtherWords:
        return [REFUSED]
    except AlignmentError as error:
        return [str(error)]
    children = resource.getrusage(resource.RUSAGE_CHILDREN)
    seconds = time.process_time() - began + children.ru_utime + children.ru_stime
    speed = found.duration / seconds
    return [*figures_of(text, inserts, found), f"{speed:.0f}", f"{_most_memory():.0f}"]


def _most_memory() -> float:
    """The most megabytes this process had; its parent's do not count, as they would in
    what getrusage tells."""
    status = Path("/proc/self/status")
    if status.exists():
        return int(re.findall(r"VmHWM:\s+(\d+)", status.read_text())[0]) / 1024
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


if __name__ == "__main__":
    main()
