"""From the command to a usable list, against a bare Textual app, in one interleaved run.

    python -m benchmarks.start [--rounds N] [--sizes 100,10000]

T is the time to text of the bare app; a list is usable when it answers a key. Each program is
started in turn, N rounds; figures are medians and smallest values, in ms and as parts of T.
Libraries are made ahead, in a temporary folder, by the program's own store; what is measured is the
start alone.
"""

import argparse
import os
import random
import sys
import tempfile
from pathlib import Path
from statistics import median

from benchmarks._pty import Terminal
from nkreader.ids import new_id
from nkreader.library import Library, shaping
from nkreader.model import Article, Metadata, Version
from nkreader.store import articles, versions
from nkreader.text.document import Block, Document

WORDS = "border rail trade market rice customs train official source bridge permit ferry"

_TITLE = b"Article "
"""How every title begins."""


def corpus(path: Path, size: int) -> None:
    """A library of so many short articles."""
    chance = random.Random(size)
    with Library(path, "bench") as library:
        store = library._context.store
        with store.write():
            for number in range(size):
                title = " ".join(chance.choices(WORDS.split(), k=7)).capitalize()
                text = " ".join(chance.choices(WORDS.split(), k=120)).capitalize() + "."
                published = f"20{chance.randrange(10, 25)}-{chance.randrange(1, 13):02}-11"
                data = Metadata(f"Article {number} {title}", "Bench", published=published)
                article = Article(new_id(), f"/bench/{number}.txt", data, "", 120, text[:90])
                folded = shaping.filter_words(data, article.opening)
                articles.insert(store, article, folded, "2026-01-01T00:00:00Z")
                document = Document(text, (Block(0, len(text)),))
                versions.add(
                    store,
                    Version(
                        new_id(), article.id, 1, shaping.digest(text), document,
                        "2026-01-01T00:00:00Z", ("body",), ((0, len(text)),),
                    ),
                    None,
                )  # fmt: skip


def main(arguments: list[str]) -> None:
    """Print the table."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--rounds", type=int, default=9)
    parser.add_argument("--sizes", default="100,10000")
    chosen = parser.parse_args(arguments)
    os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
    with tempfile.TemporaryDirectory() as folder:
        programs = {
            "bare Textual app": (
                [sys.executable, "-m", "benchmarks._bare_app"], b"ready to read",
            )
        }  # fmt: skip
        for size in map(int, chosen.sizes.split(",")):
            path = Path(folder) / f"{size}.db"
            corpus(path, size)
            argv = [sys.executable, "-m", "nkreader", "--library", str(path)]
            programs[f"nkreader, {size:,} articles"] = (argv, _TITLE)
        times: dict[str, list[float]] = {name: [] for name in programs}
        for turn in range(chosen.rounds + 1):
            order = list(programs)
            for name in order if turn % 2 else reversed(order):
                argv, words = programs[name]
                with Terminal(argv) as terminal:
                    shown = terminal.until(words)
                    if words == _TITLE:
                        shown += terminal.frame("j", _TITLE)
                if turn:
                    times[name].append(shown)
    unit = median(times["bare Textual app"])
    print(f"{'':28} {'median':>8} {'least':>8} {'of T':>6}   T = {unit * 1000:.0f} ms")
    for name, found in times.items():
        middle = median(found)
        print(f"{name:28} {middle * 1000:8.0f} {min(found) * 1000:8.0f} {middle / unit:6.2f}")


if __name__ == "__main__":
    main(sys.argv[1:])
