"""Intervals: drawn by articles, always the same, and as wide as the articles differ."""

from collections.abc import Sequence

import numpy as np
import pytest

from nkreader.agreement import Counts
from nkreader.analysis.agreement.bootstrap import draws, interval, resampled
from nkreader.analysis.agreement.kappa import kappa


def kappa_of(sums: Sequence[int]) -> float | None:
    return kappa(Counts(*sums).table())


def kappa_within(columns: list[list[int]], drawn: list[list[int]]) -> tuple[float, float] | None:
    return interval(list(map(kappa_of, resampled(columns, drawn))))


def test_an_interval_is_where_the_figure_lies_in_95_of_100_samples() -> None:
    columns = [[20] * 30, [4, 6, 3] * 10, [5, 5, 2] * 10, [4, 4, 1] * 10]
    drawn = list(draws(30))
    found = kappa_within(columns, drawn)
    values = [kappa_of([int(np.dot(times, column)) for column in columns]) for times in drawn]
    expected = np.percentile([value for value in values if value is not None], [2.5, 97.5])
    assert found == pytest.approx(tuple(expected))
    assert all(sum(times) == 30 for times in drawn)


def test_the_same_codings_always_give_the_same_interval() -> None:
    assert list(draws(12)) == list(draws(12))


def test_articles_that_differ_more_give_a_wider_interval() -> None:
    drawn = list(draws(20))
    alike = kappa_within([[20] * 20, [5] * 20, [5] * 20, [4] * 20], drawn)
    apart = kappa_within([[20] * 20, [5] * 20, [5] * 20, [5, 3] * 10], drawn)
    assert alike is not None
    assert apart is not None
    assert alike[1] - alike[0] == pytest.approx(0)
    assert apart[1] - apart[0] > 0.05


def test_one_article_has_no_interval_nor_has_what_is_mostly_undefined() -> None:
    assert kappa_within([[20], [5], [5], [4]], list(draws(1))) is None
    assert interval([None] * 500 + [0.5] * 500) is None
    assert interval([None] * 499 + [0.5] * 501) == (0.5, 0.5)
