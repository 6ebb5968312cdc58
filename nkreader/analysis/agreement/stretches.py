"""A study parted by time: by revision of the codebook, or by month. A passage belongs to the
stretch in which it was made."""

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from nkreader.agreement import Study, Twice
from nkreader.analysis.timeline import following, stretch


class _Stretch(NamedTuple):
    start: str | None
    end: str | None
    revision: int | None = None


def by_revision(study: Study, changes: Sequence[str]) -> Iterator[Study]:
    """Parted where the codebook was changed, at these moments in their order (ISO 8601)."""
    borders = [None, *changes, None]
    every = [
        _Stretch(start, end, number) for number, (start, end) in enumerate(pairwise(borders), 1)
    ]
    yield from _parted(study, every, changes)


def by_month(study: Study) -> Iterator[Study]:
    """Parted by the month in which passages were made."""
    made = sorted(mark.created[:7] for one in study.articles for side in one[2:] for mark in side)
    every: list[_Stretch] = []
    for month in dict.fromkeys(made):
        here = stretch(month, "month")
        behind = None if here is None else following(here[1], "month")
        every.append(_Stretch(f"{month}-01", None if behind is None else behind[0].isoformat()))
    yield from _parted(study, every, [str(one.start) for one in every][1:])


def _parted(study: Study, every: Sequence[_Stretch], borders: Sequence[str]) -> Iterator[Study]:
    """The stretches in which anything was made, each with the articles it was made in."""
    for number, here in enumerate(every):
        articles, split = [], Counter[str | None]()
        for one in study.articles:
            sides = [
                tuple(mark for mark in side if bisect_right(borders, mark.created) == number)
                for side in (one.first, one.second)
            ]
            if not any(sides):
                continue
            articles.append(Twice(one.sentences, one.length, *sides))
            others = Counter(mark.tag for mark in (*one.first, *one.second))
            others.subtract(mark.tag for side in sides for mark in side)
            split.update(others)
            split[None] += others.total()
        if articles:
            aside = study.aside._replace(split=dict(split), read_by_one={}, not_certain={})
            yield Study(
                tuple(articles), aside, study.every, here.revision, here.start, here.end
            )  # fmt: skip
