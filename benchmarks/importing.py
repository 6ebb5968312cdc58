"""How many articles a second `nkreader add` takes in, against SQLite and FTS5 with nothing else.

    python -m benchmarks import [--files N] [--big N | --into LIBRARY] [--jobs N] [--json FILE]

The texts are made of paragraphs of the sample corpus, 5 KB each. In one run: the texts written by
sqlite3 into a table with an FTS5 index (the yardstick); `nkreader add` into an empty library, as a
process of its own, start and end included; the same folder again, unchanged; and into a library
that has --big articles already, or a copy of one of yours. A ratio is of rates of the same run:
machines differ, and so does one machine from hour to hour.
"""

import argparse
import json
import os
import random
import re
import shutil
import sqlite3
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import NamedTuple

CORPUS = Path(__file__).parents[1] / "sample_corpus"
SIZE = 5_000
"""Code points of an article, about."""
ROUNDS = 3
"""Times that the yardstick is taken, before, between and behind; the best counts."""


class Row(NamedTuple):
    """One line of the table."""

    what: str
    rate: float
    """Articles a second."""
    ratio: float | None
    """Of the yardstick's rate; of the first import's, for the one that is done again."""


def paragraphs() -> list[str]:
    """Paragraphs of the sample corpus."""
    found = []
    for file in sorted(CORPUS.rglob("*.md")):
        parts = (" ".join(part.split()) for part in file.read_text("utf-8").split("\n\n"))
        found += [part for part in parts if len(part) > 80 and not part.startswith(("#", "-", "|"))]
    return found


def folder_of(path: Path, count: int, seed: int) -> Path:
    """So many articles as text files, no two the same: their numbers and words are shuffled."""
    chance, known = random.Random(seed), paragraphs()
    words = re.findall(r"\b[a-z]{5,}\b", " ".join(known))
    path.mkdir()
    for number in range(count):
        parts, size = [f"Report {seed}-{number}"], 0
        while size < SIZE:
            part = re.sub(r"\d", lambda _: str(chance.randrange(10)), chance.choice(known))
            part = re.sub(
                r"\b[a-z]{5,}\b",
                lambda found: chance.choice(words) if chance.random() < 0.1 else found[0],
                part,
            )
            parts.append(part)
            size += len(part)
        (path / f"{number:06}.txt").write_text("\n\n".join(parts) + "\n", "utf-8")
    return path


def raw(folder: Path, file: Path) -> float:
    """Seconds that SQLite takes for the same texts with a full-text index, and nothing else."""
    texts = [one.read_text("utf-8") for one in sorted(folder.iterdir())]
    file.unlink(missing_ok=True)
    began = time.perf_counter()
    db = sqlite3.connect(file)
    db.execute("CREATE TABLE article (key INTEGER PRIMARY KEY, title TEXT, text TEXT)")
    db.execute(
        "CREATE VIRTUAL TABLE words"
        " USING fts5 (title, text, content='article', content_rowid='key')"
    )
    with db:
        db.executemany(
            "INSERT INTO article (title, text) VALUES (?, ?)",
            [(text.split("\n", 1)[0], text) for text in texts],
        )
        db.execute("INSERT INTO words (words) VALUES ('rebuild')")
    db.close()
    return time.perf_counter() - began


def add(library: Path, folder: Path, jobs: int | None) -> float:
    """Seconds that one run of `nkreader add` takes."""
    command = [sys.executable, "-m", "nkreader", "--library", str(library), "add", str(folder)]
    command += ["--jobs", str(jobs)] if jobs else []
    environment = {**os.environ, "NKREADER_ANNOTATOR": "bench"}
    began = time.perf_counter()
    subprocess.run(command, env=environment, check=True, capture_output=True)
    return time.perf_counter() - began


def measured(place: Path, wanted: argparse.Namespace) -> list[Row]:
    """All rows, in one run."""
    count = wanted.files
    folder, big = folder_of(place / "news", count, 1), place / "big.db"
    if wanted.into is not None:
        shutil.copy(wanted.into, big)
    else:
        add(big, folder_of(place / "before", wanted.big, 2), wanted.jobs)
    yardstick = [raw(folder, place / "raw.db")]
    first = add(place / "library.db", folder, wanted.jobs)
    again = min(add(place / "library.db", folder, wanted.jobs) for _ in range(2))
    yardstick.append(raw(folder, place / "raw.db"))
    into_big = add(big, folder, wanted.jobs)
    yardstick += [raw(folder, place / "raw.db") for _ in range(ROUNDS - 2)]
    best = min(yardstick)
    held = articles(big) - count
    return [
        Row("sqlite3 and FTS5, nothing else", count / best, None),
        Row("add, into an empty library", count / first, best / first),
        Row(f"add, into one of {held:,} articles", count / into_big, best / into_big),
        Row("add again, unchanged", count / again, first / again),
    ]


def articles(library: Path) -> int:
    """How many articles a library has."""
    db = sqlite3.connect(library)
    count = db.execute("SELECT count(*) FROM article").fetchone()[0]
    db.close()
    return int(count)


def main(arguments: list[str] | None = None) -> None:
    """Print the table; as JSON into a file too, where one is named."""
    parser = argparse.ArgumentParser(prog="benchmarks import", description=__doc__)
    parser.add_argument("--files", type=int, default=1_000)
    parser.add_argument("--big", type=int, default=3_000)
    parser.add_argument("--into", type=Path)
    parser.add_argument("--jobs", type=int)
    parser.add_argument("--json", type=Path)
    wanted = parser.parse_args(arguments)
    # As installed: compiled once, not anew by each process.
    os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
    with tempfile.TemporaryDirectory() as place:
        rows = measured(Path(place), wanted)
    print(f"{wanted.files:,} texts of {SIZE:,} code points, {os.cpu_count()} processors")
    for row in rows:
        ratio = "" if row.ratio is None else f"{row.ratio:9.4f} ×"
        print(f"{row.what:<36} {row.rate:10,.1f} a second {ratio}")
    print("ratios: of sqlite3 and FTS5; add again: of the first time")
    if wanted.json is not None:
        told = {"files": wanted.files, "processors": os.cpu_count()}
        told["rows"] = [row._asdict() for row in rows]
        wanted.json.write_text(json.dumps(told, indent=2) + "\n", "utf-8")


if __name__ == "__main__":
    main()
