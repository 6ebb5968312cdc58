"""The reading pane in a real pseudo-terminal of 120x40, against a bare Textual app.

    python -m benchmarks.pane [--rounds N] [--only TEXT ...]

T is the time to text of the bare app, started in turn with the others. Times are from the bytes of
the key to the end of the first frame (of a resize: the last one); figures are medians, as parts
of T; bytes are what a key wrote; memory is above the bare app's, the article's own text included.
"""

import argparse
import sys
from statistics import median
from typing import NamedTuple

from benchmarks._pty import Answer, Terminal


class Text(NamedTuple):
    """One article to open."""

    name: str
    size: int
    highlights: int
    shape: str = ""


TEXTS = (
    Text("5 KB, 200", 5_000, 200),
    Text("5 KB, 5k", 5_000, 5_000),
    Text("100 KB, 5k", 100_000, 5_000),
    Text("1 MB, 5k", 1_000_000, 5_000),
    Text("1 MB, 50k", 1_000_000, 50_000),
    Text("1 MB in a line", 1_000_000, 5_000, "oneline"),
    Text("10 MB, 5k", 10_000_000, 5_000),
)
KEYS = {
    "line": ("\x1b[B", 30), "sentence": ("j", 30), "word": ("l", 30), "entity": ("e", 20),
    "grow": ("]", 20), "page": (" ", 20), "tag": ("\x1bOR", 15),
}  # fmt: skip
_BARE = [sys.executable, "-m", "benchmarks._bare_app"]
_PANE = [sys.executable, "-m", "benchmarks._pane_app"]


class Row(NamedTuple):
    """The figures of one round, in seconds, bytes and MiB."""

    open: float
    settled: float
    keys: dict[str, list[Answer]]
    resized: float
    memory: float


def bare() -> tuple[float, float, float]:
    """(time to text, last frame of a resize, MiB) of the bare app."""
    with Terminal(_BARE) as terminal:
        shown = terminal.until(b"ready to read")
        terminal.answer(0.3)
        return shown, terminal.resize(100, 40).last, terminal.memory()


def measured(text: Text) -> Row:
    """Open one article in a fresh program and press every key."""
    with Terminal([*_PANE, str(text.size), str(text.highlights), text.shape]) as terminal:
        terminal.until(b"to read", timeout=60)
        terminal.answer(0.3)
        opened = terminal.press("\x1bOQ", quiet=1.5, words=b"words of the", patience=20)
        keys: dict[str, list[Answer]] = {}
        for name, (key, count) in KEYS.items():
            terminal.press("\x1b", quiet=0.2)
            terminal.press("g", quiet=0.2)
            keys[name] = [terminal.press(key) for _ in range(count)]
            if not any(answer.first for answer in keys[name]):
                raise TimeoutError(f"{text.name}: the key for {name} changes nothing")
        resized = terminal.resize(100, 40, quiet=0.5 if text.size < 5_000_000 else 2.5)
        return Row(opened.first, opened.last, keys, resized.last, terminal.memory())


def main(arguments: list[str]) -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--only", nargs="*", default=[])
    options = parser.parse_args(arguments)
    texts = [text for text in TEXTS if not options.only or text.name in options.only]
    floors: list[tuple[float, float, float]] = []
    rows: dict[str, list[Row]] = {text.name: [] for text in texts}
    for turn in range(options.rounds):
        floors.append(bare())
        for text in texts:
            print(f"round {turn + 1} of {options.rounds}: {text.name}", file=sys.stderr)
            rows[text.name].append(measured(text))
    unit, resize, memory = (median(column) for column in zip(*floors, strict=True))
    print(f"T = {unit * 1000:.0f} ms; bare resize {resize * 1000:.0f} ms, {memory:.1f} MiB")
    heads = ["open", "settled", *KEYS, "p95", "resize", "bytes", "MiB"]
    print("text".ljust(16) + "".join(head.rjust(9) for head in heads))
    for name, taken in rows.items():
        print(
            name.ljust(16) + "".join(cell.rjust(9) for cell in _cells(taken, unit, resize, memory))
        )


def _cells(taken: list[Row], unit: float, resize: float, memory: float) -> list[str]:
    cells = [median(row.open for row in taken), median(row.settled for row in taken)]
    for key in KEYS:
        cells.append(median(a.first for row in taken for a in row.keys[key] if a.first))
    moves = [
        a for row in taken for key in ("line", "sentence", "word") for a in row.keys[key] if a.first
    ]
    cells.append(sorted(answer.first for answer in moves)[int(len(moves) * 0.95)])
    return [
        *(f"{cell / unit:.3f}" for cell in cells),
        f"{median(row.resized for row in taken) / resize:.2f}x",
        f"{median(answer.size for answer in moves):.0f}",
        f"{median(row.memory for row in taken) - memory:+.1f}",
    ]


if __name__ == "__main__":
    main(sys.argv[1:])
