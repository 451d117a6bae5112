"""What C libraries write to standard error goes to a file, Python's own does not."""

import subprocess
import sys
from pathlib import Path

from tests.servers import DEADLINE

CODE = """
import os, sys
from pathlib import Path
from tui.playback.stderr import quiet_stderr
quiet_stderr(Path(sys.argv[1]))
os.write(2, b"from a C library\\n")
print("from Python", file=sys.stderr)
print("from Textual", file=sys.__stderr__)
"""


def test_only_python_reaches_the_terminal(tmp_path: Path) -> None:
    log = tmp_path / "logs" / "earmark.log"

    done = subprocess.run(
        [sys.executable, "-c", CODE, str(log)],
        capture_output=True,
        text=True,
        check=True,
        timeout=DEADLINE,
    )

    assert done.stderr == "from Python\nfrom Textual\n"
    assert log.read_text() == "from a C library\n"


def test_a_library_that_writes_without_end_fills_no_disk(tmp_path: Path) -> None:
    code = (
        "import os, sys\n"
        "from pathlib import Path\n"
        "from tui.playback.stderr import quiet_stderr, trim_stderr\n"
        "quiet_stderr(Path(sys.argv[1]))\n"
        "for _ in range(20):\n"
        "    os.write(2, b'x' * (1 << 20))\n"
        "    trim_stderr()\n"
        "os.write(2, b'the last of it')\n"
    )
    log = tmp_path / "earmark.log"
    run = [sys.executable, "-c", code, str(log)]
    subprocess.run(run, check=True, timeout=30)

    assert log.stat().st_size < 9 << 20
    assert log.read_bytes().endswith(b"the last of it")
