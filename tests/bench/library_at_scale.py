"""The library's answers with 300 shows and 30,000 episodes."""

import tempfile
from functools import partial
from pathlib import Path

from tests.bench.big_library import make_big_library
from tests.bench.figures import figure, median_ms
from tui.config import Directories
from tui.library.library import Library
from tui.search.find import find


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        home = Path(folder)
        make_big_library(home)
        file = Directories.here(home).database
        figure("file size", f"{file.stat().st_size / 1_000_000:.0f} MB")
        figure("open", median_ms(lambda: Library(file).close()))
        library = Library(file)
        show = library.shows.all()[0]
        figure("list 300 shows", median_ms(library.shows.all))
        figure("list a show", median_ms(lambda: library.episodes.rows(show.id)))
        figure(
            "list the newest 200 of all",
            median_ms(lambda: library.episodes.rows(limit=200)),
        )
        figure("list all 30,000", median_ms(library.episodes.rows, rounds=3))
        for query in ("weather", "show 042"):
            figure(f"search “{query}”", median_ms(partial(find, library, query)))
        library.close()


if __name__ == "__main__":
    main()
