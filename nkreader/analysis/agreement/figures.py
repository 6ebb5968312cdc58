"""The figures of one study: each tag, then all of them, by sentence and by character."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from nkreader.agreement import Counts, Figure, Intervals, Study, Unit, Version
from nkreader.analysis.agreement import unitizing
from nkreader.analysis.agreement.alpha import alpha, of_two
from nkreader.analysis.agreement.bootstrap import draws, interval, resampled
from nkreader.analysis.agreement.diagnosing import diagnoses
from nkreader.analysis.agreement.kappa import kappa
from nkreader.analysis.agreement.percent import percent
from nkreader.analysis.agreement.tally import (
    Columns,
    Tally,
    of_tag,
    partitions,
    put_together,
    tags_of,
    together,
)
from nkreader.analysis.agreement.unitizing_1995 import alpha_u as older
from nkreader.analysis.agreement.unitizing_1995 import disagreement


class _Asked(NamedTuple):
    study: Study
    drawn: list[list[int]] | None
    """How often each article was drawn in each sample; None where no intervals are wanted."""
    older: bool
    """Whether αU of 1995 is wanted."""


class _OfAll(NamedTuple):
    """What is told of characters when all tags are looked at together."""

    alpha_u: float | None
    borders: float | None
    values: float | None


def figures(
    study: Study,
    order: Sequence[str] = (),
    with_intervals: bool = False,
    version: Version = "2016",
) -> Iterator[Figure]:
    """The figures of every tag that either has used, in this order, then of all together; one at a
    time, for intervals take a while. `version`: which alpha for unitizing; that of 1995 has no
    intervals, for it is no figure of sums."""
    articles = study.articles
    drawn = list(draws(len(articles))) if with_intervals else None
    asked = _Asked(study, drawn, version == "1995")
    used = tags_of(articles)
    tags = [tag for tag in order if tag in used] + sorted(used.difference(order))
    whole = partitions(articles)
    tallies, differing = [], []
    for tag in tags:
        tallies.append(of_tag(articles, tag))
        if asked.older:
            differing.append(disagreement(*put_together(articles, tag)))
        value = unitizing.of_value(whole, frozenset([tag]))
        yield from _of(asked, tag, tallies[-1], _OfAll(older(differing[-1:]), None, value))
    borders, values = unitizing.borders(whole), unitizing.values(whole)
    yield from _of(asked, None, together(tallies), _OfAll(older(differing), borders, values))


def _of(asked: _Asked, tag: str | None, tally: Tally, of_all: _OfAll) -> Iterator[Figure]:
    units: tuple[tuple[Unit, Columns], ...] = (
        ("sentence", tally.sentences), ("character", tally.characters),
    )  # fmt: skip
    for unit, columns in units:
        sums = [sum(column) for column in columns]
        counts, by_sentence = Counts(*sums[:4]), unit == "sentence"
        told = _OfAll(None, None, None) if by_sentence else of_all
        if not (by_sentence or asked.older):
            told = told._replace(alpha_u=_alpha_u(sums))
        found = Figure(
            tag, unit, counts, percent(counts.table()), _kappa(sums), _alpha(sums), *told,
            _intervals(columns, asked.drawn, by_sentence or asked.older), (),
        )  # fmt: skip
        yield found._replace(diagnoses=tuple(diagnoses(found, tally, asked.study)))


def _intervals(
    columns: Columns, drawn: list[list[int]] | None, without_alpha_u: bool
) -> Intervals | None:
    if drawn is None:
        return None
    samples = list(resampled(columns, drawn))
    found = Intervals(interval(list(map(_kappa, samples))), interval(list(map(_alpha, samples))))
    if without_alpha_u:
        return found
    return found._replace(alpha_u=interval(list(map(_alpha_u, samples))))


def _kappa(sums: Sequence[int]) -> float | None:
    return kappa(Counts(*sums[:4]).table())


def _alpha(sums: Sequence[int]) -> float | None:
    return alpha(of_two(Counts(*sums[:4]).table()))


def _alpha_u(sums: Sequence[int]) -> float | None:
    return unitizing.alpha_u(unitizing.of_counts(Counts(*sums[:4]), sums[4]))
