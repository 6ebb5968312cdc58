"""A library of many articles in a real pseudo-terminal of 120x40, against a bare Textual app.

    python -m benchmarks library [--sizes N,N] [--library FILE] [--rounds N] [--gross] [--json FILE]

Libraries are made by `nkreader add` of 5 KB texts (see `importing`), a passage tagged in every one;
or a copy of one of yours is taken. T is the time to text of the bare app, started in turn; times
are from the bytes of a key to the end of the frame that shows its answer. The first page is there
when a title of it is, whoever paints it; the start is over when the list answers a key. Where
newsboat is installed its list of as many items is opened, moved in and searched too. `--gross` ends
with 1 where the best of all rounds takes three times what a row may: for machines that are busy.
"""

import argparse
import contextlib
import json
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path
from statistics import median
from typing import NamedTuple

from benchmarks._pty import Terminal
from benchmarks.importing import folder_of
from nkreader.library import Library
from nkreader.text.span import Span

SETTLED = 6.0
"""Seconds after which nothing is imported or read ahead any more."""
MUST = {
    "first page": 0.3, "start": 1.35, "first article": 0.15, "key down": 0.024,
    "end of the list": 0.3, "filter, two letters": 0.3, "search, rare word": 0.3,
    "search, common word": 0.3, "search, two letters": 0.3, "next untagged": 0.3,
    "passages": 0.3, "history": 0.3, "entities": 0.3, "timeline": 0.3,
}  # fmt: skip
"""What each may take, in T."""
IDLE, USED = "memory idle", "memory after search and tagging"
MEMORY = {IDLE: 1.4, USED: 2.0}
"""What each may take, in memory of the bare app."""
_KNOWN = ("first article",)
"""What is known to take longer: Enter at the very moment when the list is there."""
_COUNTED = b" hit"


class Told(NamedTuple):
    """What one run took: seconds, and MiB."""

    times: dict[str, float]
    memory: dict[str, float]


def library(folder: Path, size: int) -> Path:
    """A library of so many articles, each with a tagged passage."""
    path = folder / f"{size}.db"
    texts = folder_of(folder / f"texts-{size}", size, 1)
    argv = [sys.executable, "-m", "nkreader", "--library", str(path), "--annotator", "bench"]
    subprocess.run([*argv, "add", str(texts)], check=True, capture_output=True)
    with Library(path, "bench") as opened:
        listing = opened.listing()
        for first in range(0, listing.count, 64):
            for row in listing.fetch(first, 64):
                article = opened.article(row.id)
                opened.tag(article, Span(0, 20), "market-prices")
    return path


def words_of(path: Path) -> tuple[str, str]:
    """A word that few articles have and one that most have."""
    with Library(path, "bench") as opened:
        listing = opened.listing()
        rare = opened.text(opened.article(listing.fetch(listing.count - 1, 1)[0].id)).split()
        known = ("border", "market", "source", "percent", "said")
        common = max(known, key=lambda word: opened.listing(query=word).count)
        counts = {word: opened.listing(query=f'"{word}"').count for word in set(rare[:40])}
        return min((n, word) for word, n in counts.items() if n and word.isalnum())[1], common


def bare() -> tuple[float, float]:
    """(time to text, MiB) of the bare app."""
    with Terminal([sys.executable, "-m", "benchmarks._bare_app"]) as terminal:
        shown = terminal.until(b"ready to read")
        terminal.rest(0.5)
        return shown, terminal.memory()


def measured(path: Path, rare: str, common: str) -> Told:
    """Start a fresh program, and ask it everything."""
    times: dict[str, float] = {}
    memory: dict[str, float] = {}
    with Library(path, "bench") as opened:
        rows = opened.listing().fetch(0, 2)
    title, second = ((row.title or row.opening)[:12].encode("utf-8") for row in rows)
    argv = [sys.executable, "-m", "nkreader", "--library", str(path), "--annotator", "bench"]
    with Terminal(argv) as terminal:
        times["first page"] = terminal.until(title)
        times["start"] = times["first page"] + terminal.frame("j", second)
        times["first article"] = terminal.frame("\r", b"sentence ")
        terminal.rest(SETTLED)
        terminal.back()
        memory[IDLE] = terminal.memory()
        times["key down"] = median(terminal.frame("j", before=0.1) for _ in range(15))
        times["end of the list"] = terminal.frame("G")
        terminal.frame("g")
        terminal.frame("f")
        times["filter, two letters"] = terminal.frame(common[:2], b"filter")
        terminal.back("\x1b")
        for name, typed in (
            ("rare word", rare), ("common word", common), ("two letters", common[:2]),
        ):  # fmt: skip
            terminal.frame("/")
            terminal.rest(0.3)
            times[f"search, {name}"] = terminal.frame(typed, _COUNTED)
            terminal.back("\r")
            terminal.back()
        times["next untagged"] = terminal.frame("N", b"sentence ")
        terminal.frame("1")
        terminal.back()
        for name, key, shown in (
            ("passages", "T", b"Passages"), ("history", "H", b"History"),
            ("entities", "e", b"Entities"), ("timeline", "Y", b"Time "),
        ):  # fmt: skip
            times[name] = terminal.frame(key, shown)
            terminal.rest(1.0)
            terminal.back()
        memory[USED] = terminal.memory()
    return Told(times, memory)


def newsboat(folder: Path, size: int) -> dict[str, float]:
    """What newsboat takes with as many items."""
    home = folder / f"newsboat-{size}"
    home.mkdir(exist_ok=True)
    feed, urls, cache = home / "feed.xml", home / "urls", home / "cache.db"
    files = ["-u", str(urls), "-c", str(cache), "-C", os.devnull]
    if not cache.exists():
        text = (folder / f"texts-{size}").iterdir()
        items = "".join(
            f"<item><title>Item {n}</title><guid>{n}</guid>"
            f"<description><![CDATA[{one.read_text('utf-8')}]]></description></item>"
            for n, one in enumerate(text)
        )
        head = '<?xml version="1.0"?><rss version="2.0"><channel><title>Bench</title>'
        feed.write_text(f"{head}{items}</channel></rss>", "utf-8")
        urls.write_text(f"file://{feed}\n", "utf-8")
        subprocess.run(["newsboat", *files, "-x", "reload"], check=True, capture_output=True)
    times = {}
    with Terminal(["newsboat", *files]) as terminal:
        terminal.until(b"Bench")
        times["start"] = terminal.quiet("\r", b"Item ", terminal.began)
        times["key down"] = median(terminal.quiet("j") for _ in range(15))
        times["first article"] = terminal.quiet("\r")
        terminal.quiet("q")
        terminal.quiet("/")
        times["search, common word"] = terminal.quiet("market\r", patience=30)
    return times


def table(found: dict[str, list[float]], unit: float, must: dict[str, float]) -> Iterator[str]:
    """A line for each row that was measured."""
    for name, values in found.items():
        middle = median(values)
        limit = f"{must[name]:8.3f}" if name in must else " " * 8
        yield f"  {name:34}{middle / unit:8.3f}{min(values) / unit:8.3f}{limit}"


def gathered(rounds: list[dict[str, float]]) -> dict[str, list[float]]:
    """By name what each round took."""
    return {name: [one[name] for one in rounds] for name in rounds[0]}


def one_size(
    name: str, path: Path, rounds: int, peer: Callable[[], dict[str, float]] | None
) -> dict[str, dict[str, float]]:
    """Measure one library and print what came out; medians of ratios, by row."""
    rare, common = words_of(path)
    floors, runs, peers = [], [], []
    for _ in range(rounds):
        floors.append(bare())
        runs.append(measured(Path(shutil.copy(path, path.with_suffix(".round"))), rare, common))
        if peer is not None:
            peers.append(peer())
    unit, size = (median(column) for column in zip(*floors, strict=True))
    print(f"\n{name}: T = {unit * 1000:.0f} ms, {size:.0f} MiB; of these (median, least, must)")
    times, memory = gathered([one.times for one in runs]), gathered([one.memory for one in runs])
    print(*table(times, unit, MUST), *table(memory, size, MEMORY), sep="\n")
    if peers:
        print("  newsboat", *table(gathered(peers), unit, {}), sep="\n")
    others = gathered(peers) if peers else {}
    return {
        "nkreader": parts(median, times, unit) | parts(median, memory, size),
        "least": parts(min, times, unit) | parts(min, memory, size),
        "newsboat": parts(median, others, unit),
    }


def parts(
    of: Callable[[list[float]], float], found: dict[str, list[float]], unit: float
) -> dict[str, float]:
    """One figure of each row, as a part of what the bare app takes."""
    return {row: of(values) / unit for row, values in found.items()}


def main(arguments: list[str]) -> None:
    """Print the tables."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--sizes", default="100,10000")
    parser.add_argument("--library", type=Path)
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--gross", action="store_true")
    parser.add_argument("--json", type=Path)
    chosen = parser.parse_args(arguments)
    os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
    told: dict[str, dict[str, dict[str, float]]] = {}
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        if chosen.library:
            own = Path(shutil.copy(chosen.library, folder / "own.db"))
            told["library"] = one_size(chosen.library.name, own, chosen.rounds, None)
        for size in [] if chosen.library else map(int, chosen.sizes.split(",")):
            path = library(folder, size)
            peer = None
            if shutil.which("newsboat"):
                peer = lambda size=size: newsboat(folder, size)  # noqa: E731
            told[str(size)] = one_size(f"{size:,} articles", path, chosen.rounds, peer)
    if chosen.json:
        chosen.json.write_text(json.dumps(told, indent=1) + "\n", "utf-8")
    if chosen.gross:
        with contextlib.suppress(StopIteration):
            sys.exit(next(too_slow(told)))


def too_slow(told: dict[str, dict[str, dict[str, float]]]) -> Iterator[str]:
    """A line for each row that takes three times what it must."""
    must = MUST | MEMORY
    for size, programs in told.items():
        for row, ratio in programs["least"].items():
            if row not in _KNOWN and ratio > 3 * must[row]:
                yield f"{size}: {row}: {ratio:.2f}, and must be {must[row]:.2f} or less"


if __name__ == "__main__":
    main(sys.argv[1:])
