"""A process that downloads one file and can be killed: URL, FOLDER, LARGEST_FILE.

Ends with 0 when the file is there, with 3 and a sentence when it is not.
"""

import resource
import sys
from pathlib import Path, PurePosixPath

from tui.playback.downloads import DownloadError, download
from tui.playback.fetching import Persistence

NAME = PurePosixPath("Show/2026-06-16 Title.mp3")
IMPATIENT = Persistence(connect=5.0, silence=0.3, delays=(0.01,) * 30)
FAILED = 3


def main(url: str, folder: str, largest_file: str) -> int:
    if limit := int(largest_file):
        resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit))
    try:
        download(url, Path(folder), NAME, key="7", persistence=IMPATIENT)
    except DownloadError as error:
        print(error)
        return FAILED
    return 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
