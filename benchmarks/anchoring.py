"""How often a passage is found again after an edit, and how often at the wrong place (never).

    python -m benchmarks.anchoring [FILE_OR_FOLDER ...] [--seed N] [--without-old] [--show N]

Articles are the *.txt and *.md files given (default: the sample corpus). Every figure counts spans.
"Silently wrong" is a span that was placed anywhere but at its exact new borders; exit status 1 if
there is one.
"""

import argparse
import random
import re
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import NamedTuple

from benchmarks import _edits as edits
from benchmarks._edits import Edit, Place
from nkreader.anchoring import describe, resolve_all

SENTENCES, SHORT_SPANS = 40, 30
"""Spans drawn from an article, at most."""
ROUNDS = 4
"""How often an edit that is not aimed at one span is drawn for each article."""


class Case(NamedTuple):
    """Spans of `old` with their true places in `new` (None: gone, or not to be placed)."""

    kind: str
    old: str
    new: str
    truth: list[tuple[Place, Place | None]]


Aimed = Callable[[str, random.Random, Place], Edit | None]
AIMED: dict[str, Aimed] = {
    "word changed inside": edits.changed_inside,
    "two words changed inside": lambda old, rng, span: edits.changed_inside(old, rng, span, 2),
    "word added or cut inside": edits.grown_or_cut_inside,
    "words changed outside": edits.changed_outside,
    "words changed on both sides": edits.changed_beside,
    "passage deleted": edits.deleted,
    "its sentence deleted": lambda old, rng, span: edits.deleted(
        old, rng, edits.sentence_of(old, span)
    ),
    "sentence split or merged": lambda old, rng, span: edits.split_or_merged(
        old, rng, edits.sentence_of(old, span)
    ),
}
Broad = Callable[[str, random.Random], Edit | None]
BROAD: dict[str, Broad] = {
    "banner on top": edits.banner,
    "quotes and spaces retyped": edits.retyped,
    "paragraph moved": edits.moved,
    "sentences swapped": edits.swapped,
    "paragraph deleted": edits.dropped_paragraph,
    "paragraph rewritten": edits.rewritten,
    "text cut to a stub": edits.stub,
}


def cases(text: str, spans: list[Place], rng: random.Random) -> Iterator[Case]:
    """Every kind of edit of one article, for these spans of it."""
    for kind, broad in BROAD.items():
        for _ in range(ROUNDS):
            if (edit := broad(text, rng)) is not None:
                yield Case(kind, text, edit.new, [(span, edit.whither(span)) for span in spans])
    for _ in range(2 * ROUNDS):
        if (both := edits.twice(text, rng)) is not None:
            yield Case("two edits in a row", text, both[1].new, _through(*both, spans))
    for kind, aimed in AIMED.items():
        for span in spans:
            if (edit := aimed(text, rng, span)) is not None:
                yield Case(kind, text, edit.new, [(span, edit.whither(span))])
                others = [(other, edit.whither(other)) for other in rng.sample(spans, 3)]
                yield Case("other spans, edits aimed at one", text, edit.new, others)
    yield from _twins(text, spans, rng)
    yield from _elsewhere(text, spans, rng)


def _through(first: Edit, second: Edit, spans: list[Place]) -> list[tuple[Place, Place | None]]:
    truth = []
    for span in spans:
        between = first.whither(span)
        truth.append((span, second.whither(between) if between else None))
    return truth


def _twins(text: str, spans: list[Place], rng: random.Random) -> Iterator[Case]:
    """The span's words stand twice; one of the two is deleted."""
    for span in spans:
        old = edits.twin(text, rng, span)
        words = text[slice(*span)]
        places = [at for at in range(len(old)) if old.startswith(words, at)]
        if len(places) < 2:
            continue
        gone, stays = rng.sample(places, 2)
        if abs(gone - stays) < len(words):
            continue
        edit = edits.deleted(old, rng, (gone, gone + len(words)))
        both = [(at, at + len(words)) for at in (gone, stays)]
        truth = [(place, edit.whither(place)) for place in both]
        yield Case("deleted while a twin stays", old, edit.new, truth[:1])
        yield Case("its twin deleted", old, edit.new, truth[1:])


def _elsewhere(text: str, spans: list[Place], rng: random.Random) -> Iterator[Case]:
    """The span deleted, and a phrase of the same words somewhere else: another statement.

    Six words and more that turn up verbatim elsewhere are the same passage, moved; left out here.
    """
    for span in spans:
        few = len(re.findall(r"\w+", text[slice(*span)])) < 6
        if few and (edit := edits.elsewhere(text, rng, span)) is not None:
            yield Case("deleted, same words elsewhere", text, edit.new, [(span, None)])


def judged(case: Case, with_old: bool, show: list[str]) -> Counter[str]:
    """The outcomes of one case, by name."""
    anchors = [describe(case.old, *span) for span, _ in case.truth]
    placements = resolve_all(anchors, case.new, case.old if with_old else None)
    outcomes: Counter[str] = Counter()
    for (span, right), placement in zip(case.truth, placements, strict=True):
        outcomes["cases"] += 1
        if placement.status != "placed":
            outcomes[placement.status] += 1
            outcomes["could be placed"] += right is not None
        elif (placement.start, placement.end) == right:
            outcomes["right"] += 1
            outcomes["could be placed"] += 1
        else:
            outcomes["wrong"] += 1
            got = case.new[placement.start : placement.end]
            was = case.old[slice(*span)]
            want = case.new[slice(*right)] if right else None
            show.append(f"{case.kind}\n  was  {was!r}\n  got  {got!r}\n  want {want!r}")
    return outcomes


def articles(given: list[str]) -> Iterator[str]:
    """The texts of the files and folders given, or of the sample corpus."""
    default = Path(__file__).resolve().parent.parent / "sample_corpus"
    for path in map(Path, given or [str(default)]):
        files = sorted(path.rglob("*")) if path.is_dir() else [path]
        for file in files:
            if file.suffix in (".txt", ".md"):
                yield file.read_text(encoding="utf-8-sig").replace("\r\n", "\n")


def printed(title: str, table: dict[str, Counter[str]]) -> None:
    """One table on the standard output."""
    head = (
        f"{'placed right':>13}{'of placeable':>13}{'review':>8}{'orphan':>8}{'silently wrong':>15}"
    )
    sys.stdout.write(f"\n{title}\n{'kind':34}{'cases':>7}{head}\n")
    for kind, row in table.items():
        share = row["right"] / row["could be placed"] if row["could be placed"] else None
        cells = f"{row['right']:13}{'-' if share is None else format(share, '.1%'):>13}"
        cells += f"{row['review']:8}{row['orphan']:8}{row['wrong']:15}"
        sys.stdout.write(f"{kind:34}{row['cases']:7}{cells}\n")


def main(arguments: list[str]) -> int:
    """Print the tables; 1 if anything was silently wrong."""
    parser = argparse.ArgumentParser(description="Finding passages again after generated edits.")
    parser.add_argument("paths", nargs="*", help="articles or folders (default: sample corpus)")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--without-old", action="store_true", help="do not give the old text")
    parser.add_argument("--show", type=int, default=5, help="silently wrong ones to print")
    options = parser.parse_args(arguments)
    began, show, texts = time.perf_counter(), list[str](), list(articles(options.paths))
    for title in ("Sentences", "Short spans"):
        table: dict[str, Counter[str]] = {}
        for number, text in enumerate(texts):
            rng = random.Random(f"{options.seed} {number} {title}")
            short = title == "Short spans"
            found = edits.sentences(text)
            spans = (
                edits.short_spans(text, rng, SHORT_SPANS)
                if short
                else sorted(rng.sample(found, min(len(found), SENTENCES)))
            )
            for case in cases(text, spans, rng):
                outcomes = judged(case, not options.without_old, show)
                table.setdefault(case.kind, Counter()).update(outcomes)
        printed(f"{title}, {len(texts)} articles", table)
    sys.stdout.write("".join(f"\nSilently wrong: {line}\n" for line in show[: options.show]))
    sys.stdout.write(f"\n{len(show)} silently wrong; {time.perf_counter() - began:.0f} s\n")
    return 1 if show else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
