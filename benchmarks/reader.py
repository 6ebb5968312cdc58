"""The whole program in a real pseudo-terminal of 120x40, against a bare Textual app.

    python -m benchmarks.reader [--rounds N]

A library of 5 KB articles and one of 1 MB, added by the program itself, is opened; articles are
opened from the list, read and tagged with the keys that a person presses. T is the time to text of
the bare app, started in turn. Times are from the bytes of the key to the end of the frame that
shows what it did (of a resize: the last one); a tag is on the disk by then.
"""

import argparse
import os
import shutil
import sys
import tempfile
from pathlib import Path
from statistics import median
from typing import NamedTuple

from benchmarks._pane_app import article_text
from benchmarks._pty import Answer, Terminal
from nkreader.library import Library

OPENED = b"sentence "
"""Stands in the line above an open article, and nowhere else."""
_LISTED = b" articles"
_KEYS = {"line": ("\x1b[B", 25), "sentence": ("j", 25), "word": ("l", 25)}
_PAGES = 20
_ARTICLES = 12


class Round(NamedTuple):
    """What one run of the program took, in seconds and MiB."""

    times: dict[str, list[float]]
    sizes: list[int]
    """Bytes written for a move."""
    memory: float


def library(folder: Path) -> Path:
    """A library of short articles, the newest first, and a long one at its end."""
    for number in range(_ARTICLES):
        text = article_text(5_000, False).replace("opening", f"{number} opening")
        dated = f"---\ntitle: Article {number}\npublished: 2021-01-{28 - number:02}\n---\n\n{text}"
        (folder / f"{number:02}.md").write_text(dated, "utf-8")
    long = f"---\ntitle: Long\npublished: 2020-01-01\n---\n\n{article_text(1_000_000, False)}"
    (folder / "long.md").write_text(long, "utf-8")
    path = folder / "library.db"
    with Library(path, "bench") as opened:
        for result in opened.add([str(folder)]):
            assert result.status == "added", result
    return path


def bare() -> tuple[float, float, float]:
    """(time to text, last frame of a resize, MiB) of the bare app."""
    with Terminal([sys.executable, "-m", "benchmarks._bare_app"]) as terminal:
        shown = terminal.until(b"ready to read")
        terminal.answer(0.3)
        return shown, terminal.resize(100, 40).last, terminal.memory()


def measured(path: Path) -> Round:
    """Read and tag in a fresh program."""
    times: dict[str, list[float]] = {}
    sizes: list[int] = []

    def took(name: str, answer: Answer) -> None:
        times.setdefault(name, []).append(answer.first)

    argv = [sys.executable, "-m", "nkreader", "--library", str(path), "--annotator", "bench"]
    with Terminal(argv) as terminal:
        terminal.until(_LISTED)
        terminal.frame("")
        terminal.rest(1.0)
        took("open, first", terminal.press("\r", 0.3, OPENED))
        for _ in range(_ARTICLES - 2):
            took("back", terminal.press("q", 0.2, _LISTED))
            terminal.press("j", 0.1)
            took("open", terminal.press("\r", 0.3, OPENED))
        for name, (key, count) in _KEYS.items():
            terminal.press("g", 0.3)
            for _ in range(count):
                answer = terminal.press(key, 0.1)
                if answer.first:
                    took(name, answer)
                    sizes.append(answer.size)
        terminal.press("g", 0.3)
        for _ in range(15):
            terminal.press("j", 0.25)
            took("tag", terminal.press("4", 0.25))
        times["resize"] = [terminal.resize(100, 40, 0.5).last]
        terminal.resize(120, 40, 0.5)
        terminal.press("q", 0.3)
        terminal.press("G", 0.3)
        took("open 1 MB", terminal.press("\r", 1.0, OPENED))
        for _ in range(_PAGES):
            took("page of it", terminal.press(" ", 0.1))
        return Round(times, sizes, terminal.memory())


def main(arguments: list[str]) -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=5)
    chosen = parser.parse_args(arguments)
    os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
    floors, rounds = [], []
    with tempfile.TemporaryDirectory() as folder:
        path = library(Path(folder))
        for turn in range(chosen.rounds):
            print(f"round {turn + 1} of {chosen.rounds}", file=sys.stderr)
            floors.append(bare())
            rounds.append(measured(Path(shutil.copy(path, path.with_suffix(".round")))))
    unit, resize, memory = (median(column) for column in zip(*floors, strict=True))
    print(f"T = {unit * 1000:.0f} ms; bare resize {resize * 1000:.0f} ms, {memory:.1f} MiB")
    print(f"{'':14}{'of T':>8}{'p95':>8}{'ms':>8}")
    for name in rounds[0].times:
        found = sorted(time for one in rounds for time in one.times[name])
        floor = resize if name == "resize" else unit
        middle, late = median(found), found[int(len(found) * 0.95)]
        print(f"{name:14}{middle / floor:8.3f}{late / floor:8.3f}{middle * 1000:8.1f}")
    written = median(size for one in rounds for size in one.sizes)
    print(f"a move writes {written:.0f} bytes, bars included; ", end="")
    held = median(one.memory for one in rounds)
    print(f"{held:.1f} MiB with 1 MB open, {held / memory:.2f} of the bare app's")


if __name__ == "__main__":
    main(sys.argv[1:])
