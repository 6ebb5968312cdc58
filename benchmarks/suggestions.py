"""What suggestions save a coder, on your own coded articles.

    nkreader export --format jsonl -o coded.jsonl
    python -m benchmarks.suggestions coded.jsonl [--set NAME] [--answers N]

Each article in turn is taken for one that is not coded yet; the models learn from the others. A
coder is simulated who knows the right answers, and two ways to work are compared:

*One tag*: to find the sentences of a tag, by reading the article in order or by taking the
sentences in the order of the model, which learns again after every N answers. Counted are the
sentences read, and the keys (in order: one to go on and one to tag; by suggestion: one to say yes
or no), for each tag found, when half, four fifths and all are found.

*All tags*: reading in order and tagging everything, or taking what is proposed and no more.

Tags with fewer than five examples outside the article are left out of both.
"""

import argparse
import sys
import tempfile
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import NamedTuple

from nkreader.analysis.suggestions import LEAST
from nkreader.analysis.suggestions.features import Features, Sentence
from nkreader.analysis.suggestions.model import Examples, learn
from nkreader.analysis.suggestions.quality import by_share, validated
from nkreader.library import Library
from nkreader.model import NkreaderError

SHARES = (0.5, 0.8, 1.0)
"""Shares of the right sentences at which the work is counted."""


LEAST_LIKELY = (0.5, 0.4, 0.3, 0.2, 0.1, 0.0)
"""Likelihoods down to which proposals are taken."""


class Coded(NamedTuple):
    """Every body sentence, its tags, and the features of all, with the rows of definitions."""

    sentences: list[Sentence]
    tags: list[frozenset[str]]
    slugs: list[str]
    features: Features

    @property
    def articles(self) -> list[str]:
        """The articles, in order."""
        return list(dict.fromkeys(one.group for one in self.sentences))

    def examples(self, slug: str, article: str, answered: Sequence[int] = ()) -> Examples:
        """What is known of a tag outside an article, and in it of the sentences answered."""
        known = [n for n, one in enumerate(self.sentences) if one.group != article] + [*answered]
        first = len(self.sentences)
        own = first + self.slugs.index(slug)
        others = [n for n in range(first, first + len(self.slugs)) if n != own]
        return Examples(
            [n for n in known if slug in self.tags[n]],
            [n for n in known if slug not in self.tags[n]],
            own,
            others,
        )


def load(path: Path, name: str | None) -> Coded:
    """The sentences of a JSONL export, and what one of its sets says of them."""
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "library.db"
        with Library(file, "benchmark") as library, path.open("rb") as data:
            library.take(data, path.name, "main")
            owners = {(one.annotator, one.name): n for one, n in library.sets()}
        wanted = [one for one in owners if name in (None, one[1]) and owners[one]]
        if not wanted:
            sys.exit(f"{path}: no set of this name with annotations")
        annotator, set_name = max(wanted, key=lambda one: owners[one])
        with Library(file, annotator, set_name) as library:
            library.suggesting.learner()
            pool = library.suggesting.pool()
            book = library.codebook.active()
    used = {slug for one in pool.known for slug in one.tags}
    tags = [tag for tag in book if tag.slug in used]
    meanings = [f"{tag.name}. {tag.definition.split(';')[0]}" for tag in tags]
    coded = {one.place.article for one in pool.known if one.tags}
    rows = [n for n, one in enumerate(pool.sentences) if one.group in coded]
    sentences = [pool.sentences[n] for n in rows]
    return Coded(
        sentences,
        [frozenset(pool.known[n].tags) for n in rows],
        [tag.slug for tag in tags],
        Features(sentences, meanings),
    )


class Work(NamedTuple):
    """Sentences read, keys pressed, tags found."""

    read: int = 0
    keys: int = 0
    found: int = 0

    def plus(self, other: "Work") -> "Work":
        """Both together."""
        return Work(*(one + two for one, two in zip(self, other, strict=True)))


def until(order: Sequence[bool], share: float, keys: Callable[[int, int], int]) -> Work:
    """The work until a share of the right ones is found; `keys` says how many for how many
    sentences and tags."""
    wanted = max(1, round(share * sum(order)))
    found = 0
    for read, right in enumerate(order, 1):
        found += right
        if found >= wanted:
            return Work(read, keys(read, found), found)
    return Work(len(order), keys(len(order), found), found)


def by_model(coded: Coded, slug: str, article: str, answers: int) -> list[bool]:
    """Whether each sentence carries the tag, in the order in which the model shows them."""
    left = [n for n, one in enumerate(coded.sentences) if one.group == article]
    seen: list[int] = []
    while left:
        model = learn(coded.features, coded.examples(slug, article, seen))
        ranked = sorted(
            zip(model.margins(coded.features, left), left, strict=True), key=lambda one: -one[0]
        )
        seen += [row for _, row in ranked[:answers]]
        left = [row for _, row in ranked[answers:]]
    return [slug in coded.tags[row] for row in seen]


def learnable(coded: Coded, article: str) -> list[str]:
    """The tags of which there are enough examples outside an article."""
    return [slug for slug in coded.slugs if len(coded.examples(slug, article).yes) >= LEAST]


def one_tag(coded: Coded, answers: int) -> None:
    """Print the work for one tag at a time, by share of the right sentences."""
    total = {share: [Work(), Work()] for share in SHARES}
    tasks = 0
    for article in coded.articles:
        inside = [n for n, one in enumerate(coded.sentences) if one.group == article]
        for slug in learnable(coded, article):
            in_order = [slug in coded.tags[n] for n in inside]
            if not any(in_order):
                continue
            tasks += 1
            ranked = by_model(coded, slug, article, answers)
            for share, (plain, helped) in total.items():
                total[share] = [
                    plain.plus(until(in_order, share, lambda read, found: read + found)),
                    helped.plus(until(ranked, share, lambda read, found: read)),
                ]
    print(f"one tag at a time ({tasks} pairs of article and tag), for each right tag")
    print(f"{'found':>6}  {'read, in order':>15} {'suggested':>10}  {'keys, in order':>15}"
          f" {'suggested':>10}")  # fmt: skip
    for share, (plain, helped) in total.items():
        told = (plain.read / plain.found, helped.read / helped.found,
                plain.keys / plain.found, helped.keys / helped.found)  # fmt: skip
        print(f"{share:6.0%}  {told[0]:15.2f} {told[1]:10.2f}  {told[2]:15.2f} {told[3]:10.2f}")


def all_tags(coded: Coded) -> None:
    """Print the work of tagging everything in order, and of taking proposals, the likeliest first,
    as far as a likelihood."""
    plain, there = Work(), 0
    proposed: list[tuple[float, bool]] = []
    groups = {n: one.group for n, one in enumerate(coded.sentences)}
    for article in coded.articles:
        inside = [n for n, one in enumerate(coded.sentences) if one.group == article]
        slugs = learnable(coded, article)
        right = sum(slug in coded.tags[n] for n in inside for slug in slugs)
        plain = plain.plus(Work(len(inside), len(inside) + right, right))
        there += right
        for slug in slugs:
            examples = coded.examples(slug, article)
            model = learn(coded.features, examples)
            found = validated(coded.features, examples, groups)
            border = found.border if found else by_share(model, coded.features, examples, inside)
            model = model._replace(border=border)
            margins = model.margins(coded.features, inside)
            for n, margin, score in zip(inside, margins, model.scores(margins), strict=True):
                if margin >= border.margin:
                    proposed.append((float(score), slug in coded.tags[n]))
    print("\nall tags: for each right tag")
    print(f"{'':24} {'found':>7} {'looked at':>10} {'keys':>6}")
    _line("in order", plain, there)
    for least in LEAST_LIKELY:
        taken = [right for score, right in proposed if score >= least]
        words = f"proposals from {least:.1f} on" if least else "all proposals"
        _line(words, Work(len(taken), len(taken), sum(taken)), there)


def _line(words: str, work: Work, there: int) -> None:
    each = max(1, work.found)
    share = work.found / max(1, there)
    print(f"{words:24} {share:7.0%} {work.read / each:10.2f} {work.keys / each:6.2f}")


def main(arguments: list[str]) -> None:
    """Measure on a JSONL export; without one nothing is."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    parser.add_argument("export", type=Path, nargs="?", help="JSONL, as `nkreader export` writes")
    parser.add_argument("--set", help="the set's name; else the one with most annotations")
    parser.add_argument("--answers", type=int, default=1, help="after how many to learn again")
    given = parser.parse_args(arguments)
    if given.export is None:
        print("needs your own coded articles: python -m benchmarks.suggestions coded.jsonl")
        return
    try:
        coded = load(given.export, given.set)
    except (NkreaderError, OSError) as error:
        sys.exit(str(error))
    print(f"{len(coded.articles)} articles, {len(coded.sentences)} sentences,"
          f" {sum(map(len, coded.tags))} tags of {len(coded.slugs)} kinds")  # fmt: skip
    one_tag(coded, max(1, given.answers))
    all_tags(coded)


if __name__ == "__main__":
    main(sys.argv[1:])
