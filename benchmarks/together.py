"""What attributions and dates add to entities, for each 5 KB of text, in one process.

    python -m benchmarks together               on the sample corpus
    python -m benchmarks together DIR…          on the .txt and .md files of folders

Processor time; runs with and without take turns, each over all texts, and the median of their
ratios counts.
"""

import argparse
import time
from collections.abc import Callable
from datetime import date
from pathlib import Path
from statistics import median

from nkreader.attribution import attribute
from nkreader.entities import extract
from nkreader.temporal import find
from nkreader.text.plain import plain_document
from nkreader.text.sentences import sentences

ROUNDS = 9
LEAST = 100
"""Times 5 KB of a round, at least."""
SAMPLE = Path(__file__).parent.parent / "sample_corpus"
DAY = date(2020, 11, 20)

Text = tuple[str, list[tuple[int, int]]]
"""A text with its sentences, which an import knows before."""


def texts(folders: list[Path]) -> list[Text]:
    """Every .txt and .md of some folders."""
    kinds = ("*.txt", "*.md")
    paths = [path for folder in folders for kind in kinds for path in sorted(folder.glob(kind))]
    read = [path.read_text(encoding="utf-8") for path in paths]
    return [(text, sentences(plain_document(text))) for text in read]


def alone(text: str, _: list[tuple[int, int]]) -> None:
    extract(text)


def with_attribution(text: str, spans: list[tuple[int, int]]) -> None:
    extract(text)
    attribute(text, spans)


def with_both(text: str, spans: list[tuple[int, int]]) -> None:
    with_attribution(text, spans)
    find(text, DAY)


WAYS = (
    ("entities alone", alone),
    ("with attribution", with_attribution),
    ("with attribution and dates", with_both),
)


def cost(work: Callable[[str, list[tuple[int, int]]], None], read: list[Text]) -> float:
    """Seconds of processor time over all texts."""
    begun = time.process_time()
    for text, spans in read:
        work(text, spans)
    return time.process_time() - begun


def main(arguments: list[str] | None = None) -> None:
    """Print a row a way: milliseconds for 5 KB, and the ratio to entities alone."""
    parser = argparse.ArgumentParser(
        prog="python -m benchmarks together", description=__doc__,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )  # fmt: skip
    parser.add_argument("folders", type=Path, nargs="*", metavar="DIR")
    read = texts(parser.parse_args(arguments).folders or [SAMPLE])
    if not read:
        parser.error("no .txt or .md files there")
    size = sum(len(text.encode()) for text, _ in read) / 5000
    read = read * max(1, round(LEAST / size))
    size = sum(len(text.encode()) for text, _ in read) / 5000
    for _, work in WAYS:
        cost(work, read)
    rounds = [[cost(work, read) for _, work in WAYS] for _ in range(ROUNDS)]
    for place, (name, _) in enumerate(WAYS):
        spent = median(one[place] for one in rounds) / size * 1e3
        ratio = median(one[place] / one[0] for one in rounds)
        print(f"{name:<28}{spent:6.2f} ms for 5 KB{ratio:8.2f}")


if __name__ == "__main__":
    main()
