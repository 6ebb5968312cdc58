"""Entity extraction: speed beside spaCy's PhraseMatcher, cost of the lists, scores on gold.

    python benchmarks/entities.py                 speed, on the sample corpus
    python benchmarks/entities.py --text DIR      speed, on the .txt and .md files of a folder
    python benchmarks/entities.py --gold DIR      scores: ID.txt and ID.jsonl (or gold/ID.jsonl), a
                                                  line a mention: start, end, label

Speed is a ratio to PhraseMatcher with 5,000 terms in the same run (needs spaCy; left out without).
"""

import argparse
import json
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Callable
from pathlib import Path

from nkreader.entities import extract, extractor

TERMS = 5000
ROUNDS = 40
HIDDEN = {"CARDINAL"}
SAMPLE = Path(__file__).parent.parent / "sample_corpus"

LOADED = """
import time
def resident():
    with open("/proc/self/statm") as file:
        return int(file.read().split()[1]) * 4096 / 1e6
import nkreader.entities.rules
before, start = resident(), time.perf_counter()
from nkreader.entities.lexicon import lexicon
names = lexicon()
print((time.perf_counter() - start) * 1e3, resident() - before, len(names.names) + len(names.goods))
"""


def texts(folder: Path) -> list[str]:
    """Every .txt and .md of a folder."""
    paths = sorted([*folder.glob("*.txt"), *folder.glob("*.md")])
    return [path.read_text(encoding="utf-8") for path in paths]


def rates(work: Callable[[str], object], articles: list[str]) -> float:
    """Megabytes of UTF-8 a second, the best of some rounds."""
    size = sum(len(text.encode()) for text in articles)
    best = float("inf")
    for _ in range(ROUNDS):
        start = time.perf_counter()
        for text in articles:
            work(text)
        best = min(best, time.perf_counter() - start)
    return size / best / 1e6


def phrase_matcher() -> Callable[[str], object] | None:
    """spaCy's PhraseMatcher over 5,000 of our own names, or None without spaCy."""
    try:
        import spacy
        from spacy.matcher import PhraseMatcher
    except ImportError:
        return None
    from nkreader.entities.lexicon import lexicon

    pipeline = spacy.blank("en")
    matcher = PhraseMatcher(pipeline.vocab)
    names = sorted(lexicon().names)
    step = max(1, len(names) // TERMS)
    matcher.add("NAME", [pipeline.make_doc(name) for name in names[::step][:TERMS]])
    return lambda text: matcher(pipeline.make_doc(text))


def speed(articles: list[str]) -> None:
    """Print the cost of the lists, our rate and the ratio to PhraseMatcher."""
    out = subprocess.run([sys.executable, "-c", LOADED], capture_output=True, text=True, check=True)
    load, resident, names = out.stdout.split()
    print(
        f"lists    {float(load):6.1f} ms, {float(resident):.1f} MB, {names} names (fresh process)"
    )
    for text in articles:
        extract(text)
    mine = rates(extract, articles)
    print(f"extract  {mine:6.2f} MB/s, {5000 / mine / 1e3:.2f} ms for 5 KB")
    matcher = phrase_matcher()
    if matcher is None:
        print("spaCy is not installed: no ratio")
        return
    theirs = rates(matcher, articles)
    print(f"PhraseMatcher ({TERMS} terms) {theirs:.2f} MB/s: ratio {mine / theirs:.2f}")


def figures(hit: int, found: int, gold: int) -> str:
    """Precision, recall and F1 as a table cell."""
    p = hit / found if found else 0.0
    r = hit / gold if gold else 0.0
    return f"{p:8.3f}{r:8.3f}{2 * p * r / (p + r) if p + r else 0.0:8.3f}"


def scores(folder: Path, name: str) -> None:
    """Print strict scores (same start, end, label) for every label, and for all but CARDINAL."""
    find = extractor(name)
    gold_count: Counter[str] = Counter()
    found_count: Counter[str] = Counter()
    hits: Counter[str] = Counter()
    for path in sorted(folder.glob("*.txt")):
        place = next(
            (
                p
                for p in (path.with_suffix(".jsonl"), folder / "gold" / f"{path.stem}.jsonl")
                if p.exists()
            ),
            None,
        )
        if place is None:
            continue
        with path.open(encoding="utf-8", newline="") as file:
            text = file.read()
        rows = [
            json.loads(line)
            for line in place.read_text(encoding="utf-8").split("\n")
            if line.strip()
        ]
        gold = {(row["start"], row["end"], row["label"]) for row in rows}
        found = {(m.start, m.end, str(m.label)) for m in find(text)}
        for counter, spans in ((gold_count, gold), (found_count, found), (hits, gold & found)):
            counter.update(label for _, _, label in spans)
    print(f"{'label':<11}{'gold':>6}{'found':>6}{'P':>8}{'R':>8}{'F1':>8}")
    for label in sorted(gold_count | found_count):
        cells = figures(hits[label], found_count[label], gold_count[label])
        print(f"{label:<11}{gold_count[label]:>6}{found_count[label]:>6}{cells}")
    total = [
        sum(n for label, n in c.items() if label not in HIDDEN)
        for c in (hits, found_count, gold_count)
    ]
    print(f"{'visible':<11}{total[2]:>6}{total[1]:>6}{figures(*total)}")


def main(given: list[str] | None = None) -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--gold", type=Path, help="score against this folder")
    parser.add_argument("--text", type=Path, default=SAMPLE, help="measure speed on this folder")
    parser.add_argument("--extractor", default="rules", help="rules, spacy:NAME or both")
    arguments = parser.parse_args(given)
    if arguments.gold:
        scores(arguments.gold, arguments.extractor)
    else:
        speed(texts(arguments.text))


if __name__ == "__main__":
    main()
