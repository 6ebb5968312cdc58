"""A folder that is added anew, nothing in it changed, against the first time.

    python -m benchmarks.adding [--files N]

Each is a run of `nkreader add` as a process of its own, start and end included, on a library and a
folder in a temporary place.
"""

import argparse
import os
import random
import subprocess
import sys
import tempfile
import time
from pathlib import Path

WORDS = "border rail trade market rice customs train official source bridge permit ferry"


def folder_of(path: Path, size: int) -> None:
    """So many short articles as text files."""
    chance = random.Random(size)
    path.mkdir()
    for number in range(size):
        parts = [f"Report {number}"]
        for _ in range(6):
            words = " ".join(chance.choices(WORDS.split(), k=48))
            parts.append(f"{words.capitalize()}.")
        (path / f"{number:05}.txt").write_text("\n\n".join(parts) + "\n")


def seconds(library: Path, folder: Path) -> float:
    """How long one run of `add` takes."""
    command = [sys.executable, "-m", "nkreader", "--library", str(library), "add", str(folder)]
    environment = {**os.environ, "NKREADER_ANNOTATOR": "bench"}
    began = time.perf_counter()
    subprocess.run(command, env=environment, check=True, capture_output=True)
    return time.perf_counter() - began


def main(arguments: list[str] | None = None) -> None:
    """Print the times, and the second as a part of the first."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--files", type=int, default=1_500)
    wanted = parser.parse_args(arguments)
    with tempfile.TemporaryDirectory() as place:
        folder, library = Path(place) / "articles", Path(place) / "library.db"
        folder_of(folder, wanted.files)
        first = seconds(library, folder)
        again = min(seconds(library, folder) for _ in range(3))
    print(f"{wanted.files:,} files   first {first:.2f} s   again {again:.2f} s")
    print(f"again, as a part of the first: 1/{first / again:.0f}")


if __name__ == "__main__":
    main()
