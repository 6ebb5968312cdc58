"""A fault of the program's own is one line on the terminal, with the details in a file."""

import sys
from pathlib import Path

import pytest

from nkreader.library import Library
from tests.terminal import Terminal


@pytest.mark.pty
def test_a_fault_is_one_line_and_a_file(library: Library, own_home: Path) -> None:
    library.close()
    code = (
        "import sys; from pathlib import Path\n"
        "from nkreader.tui.acts.articles import ARTICLES\n"
        "ARTICLES['help'] = lambda here: 1 / 0\n"
        "from nkreader.tui.start import run\n"
        f"sys.exit(run(Path({str(library.path)!r}), 'ann', 'main'))"
    )
    with Terminal([sys.executable, "-c", code], columns=200) as terminal:
        terminal.wait_for("0 articles")
        terminal.send("?")
        assert terminal.wait_end() == 1
        terminal.settle()
    after = terminal.written.split(b"\x1b[?1049l")[-1]
    assert b"ZeroDivisionError" in after
    assert b"Traceback" not in terminal.written
    (file,) = own_home.rglob("crash.txt")
    assert "Traceback" in file.read_text("utf-8")
