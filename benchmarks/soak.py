"""A long time of reading: whether memory or the answer to a key grows with the keys pressed.

    python -m benchmarks soak [--keys N] [--library FILE] [--every N] [--json FILE]

The whole program in a real pseudo-terminal of 120x40 is driven through the same day again and
again: down and up the list, into an article, through it, a tag and its undo, the next untagged
article, a search as it is typed, its hits, passages, history. One line for every so many keys:
memory, and the milliseconds from a key to the end of the first frame behind it. A copy of the
library is read; without one, a small one is made. What is read once stays (parts of the program,
pages of the file), so the first line is low: what follows it has to stay level.
"""

import argparse
import itertools
import json
import os
import shutil
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from statistics import median, quantiles
from typing import NamedTuple

from benchmarks._pty import Terminal
from benchmarks.library import SETTLED, library, words_of
from nkreader.library import Library

QUIET, PATIENCE = 0.001, 0.15
"""Seconds without a byte after which a frame is whole, and until a key is taken to show nothing."""
SIZE = 200
"""Articles of the library that is made where none is named."""
_ESCAPE, _ENTER = "\x1b", "\r"
_LIST = ("j", "j", "j", "k", "j", "k")
_TEXT = ("j", "j", " ", "k", "1", "j", "2", "u", "j", "1", "u")
"""A tag stays: whatever a later undo meets, it is never an act of the library's own."""
_BACK = ("q",)
_SETTLING = {_ESCAPE, _ENTER, "N", "T", "H", "/", "q"}
"""Keys to other screens, which have to stand before the next; and one that begins keys with Alt."""


class Told(NamedTuple):
    """What was measured over a number of keys."""

    keys: int
    """Pressed up to here."""
    memory: float
    """MiB."""
    middle: float
    """Milliseconds of a key, median."""
    most: float
    """Milliseconds that 95 of 100 keys stay below."""


def day(words: tuple[str, ...]) -> Iterator[str]:
    """Keys, one at a time, without end; every round begins and ends in the list."""
    for n in itertools.count():
        word = words[n % len(words)]
        yield from _LIST
        yield from (_ENTER, *_TEXT, *_BACK)
        yield from ("N", *_TEXT, "N", *_TEXT, *_BACK)
        yield from ("/", *word, _ENTER, "j", "n", "k", *_BACK)
        yield from ("f", *word[:2], _ESCAPE)
        if n % 5 == 0:
            yield from ("T", "j", "j", *_BACK, "H", "j", *_BACK)


def soaked(path: Path, keys: int, every: int) -> Iterator[Told]:
    """Press so many keys, and tell what was measured after each `every` of them."""
    words = words_of(path)
    with Library(path, "bench") as opened:
        first = opened.listing().fetch(0, 1)[0]
    title = (first.title or first.opening)[:12].encode("utf-8")
    argv = [sys.executable, "-m", "nkreader", "--library", str(path), "--annotator", "bench"]
    with Terminal(argv) as terminal:
        terminal.until(title)
        terminal.rest(SETTLED)
        took: list[float] = []
        for n, key in enumerate(itertools.islice(day(words), keys), 1):
            answer = terminal.press(key, QUIET, patience=PATIENCE)
            if key in _SETTLING:
                terminal.rest(PATIENCE)
            if not terminal.is_alive():
                raise TimeoutError(f"the program has ended at key {n:,}, {key!r}")
            if answer.first:
                took.append(answer.first * 1000)
            if n % every == 0 or n == keys:
                yield Told(n, terminal.memory(), median(took), quantiles(took, n=20)[-1])
                took.clear()


def main(arguments: list[str]) -> None:
    """Print a line for every so many keys, and how the last is to the first."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--keys", type=int, default=2_000)
    parser.add_argument("--every", type=int, default=20_000)
    parser.add_argument("--library", type=Path)
    parser.add_argument("--json", type=Path)
    chosen = parser.parse_args(arguments)
    # As installed: compiled once, not anew by each process.
    os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
    every = min(chosen.every, max(100, chosen.keys // 5))
    told: list[Told] = []
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        own = chosen.library or library(folder, SIZE)
        copy = Path(shutil.copy(own, folder / "soaked.db"))
        print("      keys       MiB    ms, median     95 of 100 below")
        for one in soaked(copy, chosen.keys, every):
            told.append(one)
            print(f"{one.keys:10,}{one.memory:10.1f}{one.middle:14.2f}{one.most:20.2f}", flush=True)
    first, last = told[0], told[-1]
    grown = (last.memory / first.memory, last.middle / first.middle, last.most / first.most)
    print("last to first: memory {:.2f}, median {:.2f}, 95 of 100 {:.2f}".format(*grown))
    if chosen.json:
        chosen.json.write_text(json.dumps([one._asdict() for one in told], indent=1) + "\n")


if __name__ == "__main__":
    main(sys.argv[1:])
