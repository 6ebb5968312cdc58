"""Other programs, for tests of what happens between two: started, watched, killed."""

import os
import signal
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

NOBODY = 65534


def start(code: str, *arguments: object) -> subprocess.Popen[str]:
    """Run Python code in another process; `sys.argv[1:]` are the arguments."""
    return subprocess.Popen(
        [sys.executable, "-c", code, *map(str, arguments)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        env={**os.environ, "PYTHONPATH": os.pathsep.join(filter(None, sys.path))},
    )


def run(code: str, *arguments: object) -> str:
    """Run Python code to its end; what it printed, errors last."""
    out, errors = start(code, *arguments).communicate(timeout=60)
    return out + errors


@contextmanager
def killed(code: str, *arguments: object) -> Iterator[subprocess.Popen[str]]:
    """Run Python code; at the end of the block it gets SIGKILL, wherever it is."""
    process = start(code, *arguments)
    try:
        yield process
    finally:
        process.send_signal(signal.SIGKILL)
        process.communicate()


AS_NOBODY = f"""
import os, sys, tempfile
from pathlib import Path
from nkreader.library import Library
from nkreader.model import NkreaderError
from nkreader.text.span import Span
with tempfile.TemporaryDirectory() as folder:
    with Library(Path(folder) / "library.db", "ann") as library:
        (added,) = library.add(["-"], b"A cart came over the bridge.")
        library.toggle(library.open(added.id), Span(0, 4), "sanctions-concern")
        library.undo()
if os.getuid() == 0:
    os.setgroups([]); os.setgid({NOBODY}); os.setuid({NOBODY})
"""
"""Begins code whose rights are those of nobody: permissions do not bind root. What is imported when
it is first used is imported before, as the interpreter itself may lie where nobody may read."""


@contextmanager
def open_folder() -> Iterator[Path]:
    """A folder that another user may go into, unlike those of pytest."""
    with tempfile.TemporaryDirectory() as folder:
        Path(folder).chmod(0o755)
        yield Path(folder)
