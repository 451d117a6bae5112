"""Any module may be the first: no order of imports is needed to start Earmark."""

import subprocess
import sys
from pathlib import Path

from tests.house.test_shape import MODULES, ROOT

IMPORT_EACH_FIRST = """
import importlib, sys, traceback
failed = []
for name in sys.argv[1:]:
    for loaded in [m for m in sys.modules if m.partition(".")[0] == "tui"]:
        del sys.modules[loaded]
    try:
        importlib.import_module(name)
    except ImportError:
        failed.append(name)
        traceback.print_exc()
sys.exit(len(failed))
"""


def test_every_module_can_be_imported_first(tmp_path: Path) -> None:
    names = [
        ".".join(module.relative_to(ROOT).with_suffix("").parts).removesuffix(
            ".__init__"
        )
        for module in MODULES
    ]
    done = subprocess.run(
        [sys.executable, "-c", IMPORT_EACH_FIRST, *names],
        cwd=ROOT,
        env={"PYTHONPYCACHEPREFIX": str(tmp_path)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
