"""Time expressions: scores on gold, and speed.

    python -m benchmarks dates                speed, on the sample corpus
    python -m benchmarks dates GOLD_DIR       scores: ID.txt with ID.json beside it:
                                              {"published": "1998-08-07", "timex":
                                              [{"start", "end", "type", "value"}, ...]}
    python -m benchmarks dates GOLD_DIR --errors 40    and the first wrong values

Figures as TempEval-3 has them: strict F1 (same place) and relaxed F1 (places that overlap), value
F1 (relaxed F1 times the share of what is found whose value is right); apart, the same for values
that a timeline can use: days, weeks, months, seasons, quarters, halves, years, decades.
"""

import argparse
import json
import re
import sys
import time
from collections import Counter
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import NamedTuple

from nkreader.temporal import find

ROUNDS = 20
SAMPLE = Path(__file__).parent.parent / "sample_corpus"
CALENDAR = re.compile(r"\d{4}(-\d\d(-\d\d)?|-W\d\d|-Q\d|-H\d|-(SP|SU|FA|WI))?(T.*)?$|\d{3}$")


class Place(NamedTuple):
    """Where an expression stands, and its value."""

    start: int
    end: int
    value: str

    def overlaps(self, other: "Place") -> bool:
        """Whether the two share a code point."""
        return self.start < other.end and other.start < self.end


def tally(gold: Sequence[Place], found: Sequence[Place]) -> "tuple[Counter[str], list[str]]":
    """What one text adds to the figures, and the values that are wrong, in words."""
    n: Counter[str] = Counter(gold=len(gold), found=len(found))
    n["strict"] = len({one[:2] for one in gold} & {one[:2] for one in found})
    n["overlapped"] = sum(any(one.overlaps(other) for other in gold) for one in found)
    wrong = []
    for one in gold:
        hits = [other.value for other in found if one.overlaps(other)]
        calendar, right = bool(CALENDAR.match(one.value)), one.value in hits
        n.update(reached=bool(hits), right=right, calendar=calendar)
        n.update(calendar_reached=calendar and bool(hits), calendar_right=calendar and right)
        if hits and not right:
            wrong.append(f"{one.start}: {one.value}, got {' '.join(hits)}")
    return n, wrong


def f1(precision: float, recall: float) -> float:
    """The harmonic mean."""
    return 2 * precision * recall / (precision + recall) if precision + recall else 0.0


def scores(folder: Path, errors: int) -> None:
    """Print the figures for a folder of gold."""
    n: Counter[str] = Counter()
    for path in sorted(folder.glob("*.json")):
        data = json.loads(path.read_text(encoding="utf-8"))
        with path.with_suffix(".txt").open(encoding="utf-8", newline="") as file:
            text = file.read()
        gold = [Place(one["start"], one["end"], one["value"]) for one in data["timex"]]
        expressions = find(text, date.fromisoformat(data["published"]))
        found = [Place(one.start, one.end, one.value or "") for one in expressions]
        more, wrong = tally(gold, found)
        n += more
        for line in wrong[: max(errors, 0)]:
            print(f"{path.stem} {line}")
        errors -= len(wrong)
    if not n["gold"]:
        sys.exit(f"{folder}: no gold there; `python -m benchmarks dates --help` says its shape")
    relaxed = f1(n["overlapped"] / max(n["found"], 1), n["reached"] / n["gold"])
    accuracy = n["right"] / max(n["reached"], 1)
    figures = {
        "strict F1": f1(n["strict"] / max(n["found"], 1), n["strict"] / n["gold"]),
        "relaxed F1": relaxed,
        "value F1": relaxed * accuracy,
        "calendar accuracy": n["calendar_right"] / max(n["calendar_reached"], 1),
        "calendar recall": n["calendar_right"] / max(n["calendar"], 1),
    }
    for name, figure in figures.items():
        print(f"{name:<18}{figure:.3f}")


def speed() -> None:
    """Print the time that 5 KB of the sample corpus take, the best of some rounds."""
    texts = [path.read_text(encoding="utf-8") for path in sorted(SAMPLE.glob("*.md"))]
    size = sum(len(text.encode()) for text in texts)
    best = float("inf")
    for _ in range(ROUNDS):
        begun = time.perf_counter()
        for text in texts:
            find(text, date(2020, 11, 20))
        best = min(best, time.perf_counter() - begun)
    print(f"find  {best * 1e3 * 5000 / size:.2f} ms for 5 KB")


def main(given: "list[str] | None" = None) -> None:
    """Score a folder, or measure speed."""
    parser = argparse.ArgumentParser(
        prog="python -m benchmarks dates", description=__doc__,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )  # fmt: skip
    parser.add_argument("gold", type=Path, nargs="?", metavar="GOLD_DIR")
    parser.add_argument("--errors", type=int, default=0, metavar="N", help="show wrong values")
    arguments = parser.parse_args(given)
    if arguments.gold is None:
        speed()
    else:
        scores(arguments.gold, arguments.errors)


if __name__ == "__main__":
    main()
