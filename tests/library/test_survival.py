"""What was kept is there after the program was killed in the middle of writing."""

import signal
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

from tests.library.making import episode, subscribe
from tui.library.library import Library

WRITES_UNTIL_KILLED = 60

WRITER = """
import sys
from pathlib import Path
from tests.library.making import episode, said, transcript, update
from tui.library.library import Library

library = Library(Path(sys.argv[1]))
show, one = (int(argument) for argument in sys.argv[2:])
number = 0
while True:
    number += 1
    library.places.keep_place(one, float(number), None)
    library.words.keep_transcript(one, transcript(f"w{number}"), [said(f"w{number}")])
    library.shows.apply(show, update(episode(number)))
    print(number, flush=True)
"""


def test_nothing_that_was_kept_is_lost_to_kill_9(library: Library, file: Path) -> None:
    show, (one,) = subscribe(library, episode(0))
    command = [sys.executable, "-c", WRITER, str(file), str(show.id), str(one)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as writer:
        assert writer.stdout is not None
        while int(writer.stdout.readline()) < WRITES_UNTIL_KILLED:
            pass
        writer.send_signal(signal.SIGKILL)
        rest = writer.stdout.read().split()
    told = int(rest[-1]) if rest else WRITES_UNTIL_KILLED
    with closing(Library(file)) as again:
        assert again.places.place(one) in (told, told + 1)
        assert len(again.episodes.rows()) in (told + 1, told + 2)
        kept = again.words.transcript(one)
        assert kept is not None and kept.text in (f"w{told}", f"w{told + 1}")
    with closing(sqlite3.connect(file)) as db:
        assert db.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        db.execute(
            "INSERT INTO passage_words (passage_words) VALUES ('integrity-check')"
        )
