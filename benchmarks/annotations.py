"""How many annotations a second go out of a library and into one, in what memory, and how long
somebody else has to wait for the library meanwhile.

    python -m benchmarks annotations [--annotations N] [--each N] [--json FILE]

Articles are made of the sample corpus, with --each annotations on every one of them; `export` and
`import` run as processes of their own, start and end included, on all of them and on a quarter: a
peak of memory that is the same for both is flat. Imports go into the library as it was before
anything was tagged. The yardstick is sqlite3 writing the same rows under the same indexes in one
transaction, in the same run; processor seconds tell more than the clock where others are at work.
"""

import argparse
import json
import os
import random
import resource
import shutil
import sqlite3
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, NamedTuple

from benchmarks.importing import add, folder_of
from nkreader.ids import new_id
from nkreader.store import rows
from nkreader.store.opening import connect
from nkreader.store.tags import make_set
from nkreader.wellformed import around

WRITTEN = ("jsonl", "csv", "webannotation", "conll")
READ = ("jsonl", "csv")
PART = 4
"""The smaller library has one annotation of so many."""
_TIME = "2026-01-02T03:04:05Z"
_LOOK = 0.001
"""Seconds between two looks at whether the library is free: SQLite's own pauses grow to 0.1."""


class Row(NamedTuple):
    """One line of the table."""

    what: str
    rate: float
    """Annotations a second."""
    cpu: float
    """Processor seconds."""
    ratio: float
    """Of the yardstick's rate."""
    memory: int
    """Peak, MB."""
    flat: float | None = None
    """That of all annotations over that of a quarter."""
    waited: float | None = None
    """The longest time in ms that another connection waited for its turn to write."""


class Run(NamedTuple):
    """What one process took."""

    seconds: float
    cpu: float
    memory: int
    waited: float


class Sizes(NamedTuple):
    """What is made: annotations in all, and on each article."""

    annotations: int
    each: int


def tagged(library: Path, sizes: Sizes) -> list[tuple[Any, ...]]:
    """Annotate every article of a library, the first ones only where that is enough; the rows."""
    chance, store = random.Random(3), connect(library)
    tags = store.column("SELECT key FROM tag ORDER BY position")
    with store.write():
        owner = make_set(store, "bench", "main", _TIME)
    texts = store.rows(
        "SELECT article.key, version, text FROM article JOIN version_text USING (version)"
        " ORDER BY article.key LIMIT ?",
        sizes.annotations // sizes.each,
    )
    made = []
    for article, version, text in texts:
        for _ in range(sizes.each):
            start = chance.randrange(len(text) - 200)
            end = start + chance.randrange(20, 180)
            prefix, suffix = around(text, start, end)
            made.append({
                "id": new_id(), "annotation_set": owner, "article": article, "version": version,
                "start": start, "end": end, "exact": text[start:end], "prefix": prefix,
                "suffix": suffix, "tag": chance.choice(tags),
                "note": "as was said" if chance.random() < 0.1 else None, "created": _TIME,
                "modified": _TIME, "source_grade": None, "information_grade": None,
            })  # fmt: skip
    with store.write():
        rows.insert_many(store, "annotation", made)
    store.close()
    return [tuple(one.values()) for one in made]


def raw(library: Path, file: Path, written: list[tuple[Any, ...]]) -> float:
    """Seconds that SQLite takes for the same rows, under the same indexes."""
    db = sqlite3.connect(library)
    made = db.execute("SELECT sql FROM sqlite_master WHERE tbl_name = 'annotation' AND sql <> ''")
    scripts = [one[0] for one in made]
    db.close()
    file.unlink(missing_ok=True)
    db = sqlite3.connect(file, isolation_level=None)
    for script in scripts:
        db.execute(script)
    db.execute("PRAGMA journal_mode = wal")
    began = time.perf_counter()
    db.execute("BEGIN")
    values = [(key, *row) for key, row in enumerate(written, 1)]
    db.executemany(f"INSERT INTO annotation VALUES ({', '.join('?' * 16)})", values)
    db.execute("COMMIT")
    db.close()
    return time.perf_counter() - began


_WAITER = f"""
import os, sqlite3, sys, time
db = sqlite3.connect(sys.argv[1], isolation_level=None, timeout=0)
longest = 0.0
while not os.path.exists(sys.argv[2]):
    began = time.perf_counter()
    while True:
        try:
            db.execute("BEGIN IMMEDIATE")
            break
        except sqlite3.OperationalError:
            time.sleep({_LOOK})
    longest = max(longest, time.perf_counter() - began)
    db.execute("ROLLBACK")
    time.sleep({_LOOK} * 5)
print(longest)
"""


@contextmanager
def waiting(library: Path) -> Iterator[list[float]]:
    """Somebody who wants to write now and then; behind it the longest time in ms they waited."""
    until, waited = library.with_suffix(".done"), list[float]()
    command = [sys.executable, "-c", _WAITER, str(library), str(until)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
        yield waited
        until.touch()
        waited.append(float(process.communicate()[0]) * 1_000)
    until.unlink()


def run(library: Path, *verb: str) -> Run:
    """One process of nkreader."""
    command = [sys.executable, "-m", "nkreader", "--library", str(library), *verb]
    environment = {**os.environ, "NKREADER_ANNOTATOR": "bench"}
    began = time.perf_counter()
    process = subprocess.Popen(
        command, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE
    )
    assert process.stderr is not None
    said = process.stderr.read()
    status, used = _ended(process)
    if status:
        sys.exit(f"annotations: {' '.join(verb)}: {said.decode().strip()}")
    seconds = time.perf_counter() - began
    return Run(seconds, used.ru_utime + used.ru_stime, used.ru_maxrss // 1024, 0.0)


def _ended(process: "subprocess.Popen[bytes]") -> tuple[int, resource.struct_rusage]:
    """How a process ended, and what it used: its own, not that of all that ended before."""
    _, status, used = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    return process.returncode, used


def went(place: Path, sizes: Sizes) -> tuple[dict[str, Run], float]:
    """Every export and import of so many annotations; and seconds of the yardstick, the best of
    before and behind."""
    place.mkdir()
    before, library, fresh = (place / name for name in ("before.db", "all.db", "fresh.db"))
    count = sizes.annotations // sizes.each
    add(before, folder_of(place / "news", count, 1), None)
    shutil.copy(before, library)
    written = tagged(library, sizes)
    done: dict[str, Run] = {}
    yardstick = [raw(library, place / "raw.db", written)]
    for form in WRITTEN:
        out = place / f"all.{form}"
        done[f"export {form}"] = run(library, "export", "--format", form, "-o", str(out))
    for form in READ:
        shutil.copy(before, fresh)
        with waiting(fresh) as waited:
            one = run(fresh, "import", str(place / f"all.{form}"))
        done[f"import {form}"] = one._replace(waited=waited[0])
    yardstick.append(raw(library, place / "raw.db", written))
    return done, min(yardstick)


def measured(place: Path, sizes: Sizes) -> list[Row]:
    """All lines."""
    small, _ = went(place / "part", Sizes(sizes.annotations // PART, sizes.each))
    done, yardstick = went(place / "all", sizes)
    count = sizes.annotations
    lines = [Row("sqlite3, the same rows", count / yardstick, yardstick, 1.0, 0)]
    for what, one in done.items():
        flat, waited = one.memory / small[what].memory, one.waited or None
        ratio = yardstick / one.seconds
        lines.append(Row(what, count / one.seconds, one.cpu, ratio, one.memory, flat, waited))
    return lines


def main(arguments: list[str] | None = None) -> None:
    """Print the table; as JSON into a file too, where one is named."""
    parser = argparse.ArgumentParser(prog="benchmarks annotations", description=__doc__)
    parser.add_argument("--annotations", type=int, default=20_000)
    parser.add_argument("--each", type=int, default=50)
    parser.add_argument("--json", type=Path)
    wanted = parser.parse_args(arguments)
    # As installed: compiled once, not anew by each process.
    os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
    with tempfile.TemporaryDirectory() as place:
        lines = measured(Path(place), Sizes(wanted.annotations, wanted.each))
    print(f"{wanted.annotations:,} annotations, {wanted.each} an article")
    print(f"{'':<24} {'a second':>10} {'processor':>10} {'ratio':>9} {'peak':>8} {'N : N/4':>8}")
    for row in lines:
        flat = "" if row.flat is None else f"{row.flat:7.2f}×"
        waited = "" if row.waited is None else f"  others waited {row.waited:.0f} ms at most"
        print(
            f"{row.what:<24} {row.rate:10,.0f} {row.cpu:9.2f}s {row.ratio:8.4f}×"
            f" {row.memory:5,} MB {flat:>8}{waited}"
        )
    if wanted.json is not None:
        told = {"annotations": wanted.annotations, "each": wanted.each}
        told["rows"] = [row._asdict() for row in lines]
        wanted.json.write_text(json.dumps(told, indent=2) + "\n", "utf-8")


if __name__ == "__main__":
    main()
