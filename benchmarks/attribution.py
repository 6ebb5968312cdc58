"""Attribution: scores on gold, and what it costs beside entities.

    python -m benchmarks.attribution                speed, on the sample corpus
    python -m benchmarks.attribution --text DIR     speed, on the .txt and .md files of a folder
    python -m benchmarks.attribution --gold DIR     scores: ID.txt and ID.jsonl, a line an
                                                    attribution: {"source": [[start, end], ...],
                                                    "cue": [...], "content": [...]}; offsets are
                                                    code points

Figures: precision, recall and F1 over characters (content, source, cue), and over attributions.
One is right where its content shares at least half of all characters of both with one of gold
(each once), and is `attributed` where its source overlaps that one's, or neither has any.
"""

import argparse
import json
import time
from collections import Counter
from collections.abc import Callable, Iterable
from pathlib import Path

from nkreader.attribution import attribute
from nkreader.attribution.values import Attribution, Pair
from nkreader.entities import extract
from nkreader.text.plain import plain_document
from nkreader.text.sentences import sentences

ROUNDS = 40
SAMPLE = Path(__file__).parent.parent / "sample_corpus"
PARTS = ("content", "source", "cue")


class Tally:
    """What was hit, found and wanted, by name of the figure."""

    def __init__(self) -> None:
        self.hit: Counter[str] = Counter()
        self.found: Counter[str] = Counter()
        self.wanted: Counter[str] = Counter()

    def line(self, name: str) -> str:
        """A figure as a row: precision, recall, F1."""
        hit, found, wanted = self.hit[name], self.found[name], self.wanted[name]
        p, r = hit / found if found else 0.0, hit / wanted if wanted else 0.0
        return f"{name:<12}{p:8.3f}{r:8.3f}{2 * p * r / (p + r) if p + r else 0.0:8.3f}"


def characters(spans: Iterable[Iterable[int]]) -> set[int]:
    """The code points of some spans."""
    return {i for start, end in spans for i in range(start, end)}


def parts_of(one: Attribution) -> dict[str, tuple[Pair, ...]]:
    """An attribution in the shape of gold."""
    return {
        "content": one.content,
        "source": (one.source,) if one.source else (),
        "cue": (one.cue,),
    }


def count(gold: list[dict[str, set[int]]], found: list[dict[str, set[int]]], tally: Tally) -> None:
    """Add the figures of one text."""
    for part in PARTS:
        wanted = set[int]().union(*(one[part] for one in gold))
        there = set[int]().union(*(one[part] for one in found))
        tally.hit[part] += len(wanted & there)
        tally.found[part] += len(there)
        tally.wanted[part] += len(wanted)
    left = [one for one in gold if one["content"]]
    for name in ("attribution", "attributed"):
        tally.wanted[name] += len(left)
        tally.found[name] += len(found)
    for one in found:
        best = max(left, key=lambda other: _alike(one, other), default=None)
        if best is None or _alike(one, best) < 0.5:
            continue
        left.remove(best)
        tally.hit["attribution"] += 1
        both = one["source"] & best["source"]
        tally.hit["attributed"] += bool(both or not (one["source"] or best["source"]))


def _alike(one: dict[str, set[int]], other: dict[str, set[int]]) -> float:
    """What share of the characters of two contents both have."""
    return len(one["content"] & other["content"]) / max(1, len(one["content"] | other["content"]))


def scores(folder: Path) -> None:
    """Print the figures over every text of a folder that has gold."""
    tally, texts = Tally(), 0
    for path in sorted(folder.glob("*.jsonl")):
        with path.with_suffix(".txt").open(encoding="utf-8", newline="") as file:
            text = file.read()
        rows = [json.loads(line) for line in path.read_text("utf-8").split("\n") if line.strip()]
        gold = [{part: characters(row[part]) for part in PARTS} for row in rows]
        said = attribute(text, sentences(plain_document(text)))
        found = [
            {part: characters(spans) for part, spans in parts_of(one).items()}
            for one in said.attributions
        ]
        count(gold, found, tally)
        texts += 1
    print(f"{f'{texts} texts':<12}{'P':>8}{'R':>8}{'F1':>8}")
    for name in (*PARTS, "attribution", "attributed"):
        print(tally.line(name))


def speed(folder: Path) -> None:
    """Print the best of some rounds for 5 KB, beside entities in the same run."""
    texts = [
        path.read_text("utf-8") for path in sorted([*folder.glob("*.txt"), *folder.glob("*.md")])
    ]
    cut = [(text, sentences(plain_document(text))) for text in texts]
    size = sum(len(text.encode()) for text in texts) / 5000
    ours = _best(lambda: [attribute(text, spans) for text, spans in cut]) / size
    theirs = _best(lambda: [extract(text) for text in texts]) / size
    print(f"attribution {ours:6.2f} ms for 5 KB\nentities    {theirs:6.2f} ms for 5 KB")
    print(f"ratio       {ours / theirs:6.2f}")


def _best(work: Callable[[], object]) -> float:
    """Milliseconds of the best of some rounds."""
    best = float("inf")
    for _ in range(ROUNDS):
        start = time.perf_counter()
        work()
        best = min(best, time.perf_counter() - start)
    return best * 1e3


def main(arguments: list[str] | None = None) -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--gold", type=Path, help="score against this folder")
    parser.add_argument("--text", type=Path, default=SAMPLE, help="measure speed on this folder")
    chosen = parser.parse_args(arguments)
    if chosen.gold:
        scores(chosen.gold)
    else:
        speed(chosen.text)


if __name__ == "__main__":
    main()
