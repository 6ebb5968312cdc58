"""How good a model of a tag is, on articles that it has not learnt from, and where its border is.

Each article (of many: each of five groups of them) is scored by a model that learnt from the
others. The border is put where precision and recall are best balanced (F1). The figures are told
for borders that were put without the article they are applied to, so that they do not flatter.
"""

from collections.abc import Mapping, Sequence
from math import log
from typing import NamedTuple

from nkreader.analysis.suggestions.features import Features
from nkreader.analysis.suggestions.model import Border, Examples, Model, learn

_FOLDS = 5


class Quality(NamedTuple):
    """Precision, recall and F1, each 0 to 1; None where it is not defined."""

    precision: float | None
    recall: float | None
    f1: float | None


class Validated(NamedTuple):
    """Where the border is put, and how good what lies beyond it is."""

    border: Border
    quality: Quality


def validated(
    features: Features, examples: Examples, groups: Mapping[int, str]
) -> Validated | None:
    """Of a tag; `groups` is the article of each row. None where its examples are of one article,
    so that nothing can be told."""
    folds = _folds(examples, groups)
    margins: list[dict[int, float]] = []
    for fold in folds:
        yes = [row for row in examples.yes if groups[row] not in fold]
        no = [row for row in examples.no if groups[row] not in fold]
        rest = examples._replace(yes=yes, no=no)
        rows = [row for row in (*examples.yes, *examples.no) if groups[row] in fold]
        if not rest.is_two_sided or not rows:
            continue
        found = learn(features, rest).margins(features, rows)
        margins.append(dict(zip(rows, map(float, found), strict=True)))
    truth = set(examples.yes)
    seen = {row for held in margins for row in held}
    if len(margins) < 2 or not truth & seen or seen <= truth:
        return None
    hits = proposed = 0
    for n, held in enumerate(margins):
        border = best_border([one for m, one in enumerate(margins) if m != n], truth)
        chosen = [row for row, margin in held.items() if margin >= border]
        proposed += len(chosen)
        hits += len(truth.intersection(chosen))
    there = sum(row in truth for held in margins for row in held)
    return Validated(_border(margins, truth), quality(hits, proposed, there))


def _border(margins: Sequence[Mapping[int, float]], truth: set[int]) -> Border:
    """The best border; and how likely a margin is, from how often it was right (Platt)."""
    from sklearn.linear_model import LogisticRegression

    every = [(margin, row in truth) for held in margins for row, margin in held.items()]
    found = LogisticRegression().fit([[margin] for margin, _ in every], [yes for _, yes in every])
    # A model that is wrong more often than chance tells nothing: all are as likely.
    slope = max(0.0, float(found.coef_[0][0]))
    share = len([1 for _, yes in every if yes]) / len(every)
    begin = float(found.intercept_[0]) if slope else log(share / (1 - share))
    return Border(best_border(margins, truth), slope, begin)


def quality(hits: int, proposed: int, there: int) -> Quality:
    """From how many of the proposed were right, how many were proposed, and how many there were."""
    both = proposed + there
    return Quality(
        hits / proposed if proposed else None,
        hits / there if there else None,
        2 * hits / both if both else None,
    )


def best_border(margins: Sequence[Mapping[int, float]], truth: set[int]) -> float:
    """The margin from which on F1 is highest, the highest of several: half-way between the last
    that is within and the first that is not."""
    ranked = sorted(((m, row) for held in margins for row, m in held.items()), reverse=True)
    there = sum(row in truth for _, row in ranked)
    best, border, hits = -1.0, 0.0, 0
    for proposed, (margin, row) in enumerate(ranked, 1):
        hits += row in truth
        f1 = 2 * hits / (proposed + there)
        if f1 > best:
            beyond = ranked[proposed][0] if proposed < len(ranked) else margin
            best, border = f1, (margin + beyond) / 2
    return border


def by_share(model: Model, features: Features, examples: Examples, rows: Sequence[int]) -> Border:
    """A border where nothing better is known: beyond it lies as large a share of `rows` as the
    examples are of all that was looked at, and at it both are as likely."""
    if not rows:
        return Border()
    share = len(examples.yes) / (len(examples.yes) + len(examples.no))
    ranked = sorted(map(float, model.margins(features, rows)), reverse=True)
    margin = ranked[min(len(ranked) - 1, int(share * len(ranked)))]
    return Border(margin, 1.0, -margin)


def _folds(examples: Examples, groups: Mapping[int, str]) -> list[set[str]]:
    """The articles with most examples apart from each other, in at most five groups."""
    counts: dict[str, int] = {}
    for row in (*examples.yes, *examples.no):
        counts.setdefault(groups[row], 0)
    for row in examples.yes:
        counts[groups[row]] += 1
    ranked = sorted(counts, key=lambda one: (-counts[one], one))
    folds: list[set[str]] = [set() for _ in range(min(_FOLDS, len(ranked)))]
    for n, one in enumerate(ranked):
        folds[n % len(folds)].add(one)
    return folds
