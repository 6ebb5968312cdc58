"""Agreement of two sets: what a person can ask about it."""

from collections.abc import Iterator
from typing import NamedTuple

from nkreader.agreement import By, Figure, Page, Study, Version
from nkreader.analysis.agreement.figures import figures
from nkreader.analysis.agreement.stretches import by_month, by_revision
from nkreader.library import studies
from nkreader.library.context import Context
from nkreader.library.sets import Sets
from nkreader.model import AnnotationSet, NkreaderError, WrongUseError
from nkreader.store import agreement, sets
from nkreader.text.hidden import one_line


class Asked(NamedTuple):
    """Two sets, and which articles count."""

    a: AnnotationSet
    b: AnnotationSet
    query: str = ""
    """Only those that answer it."""
    every: bool = False
    """Whether those count that are not done in both, where either has marked anything."""


class Agreements:
    """What can be asked of two sets."""

    def __init__(self, context: Context) -> None:
        self._context = context

    def between(self, a: str, b: str, query: str = "", every: bool = False) -> Asked:
        """Two sets by `name`, `name@annotator` or id. Raises NkreaderError where there is no such
        set, WrongUseError where both are one."""
        one, other = map(Sets(self._context).named, (a, b))
        if one == other:
            raise WrongUseError(one_line(f"{a} and {b} are one set; agreement is between two"))
        return Asked(one, other, query, every)

    def study(self, asked: Asked) -> Study:
        """What both sets say of the articles that count. Raises QueryError for a query that can't
        be read, NkreaderError where sentences are not counted and can't be."""
        return studies.study(self._context, self._keys(asked), asked.query, asked.every)

    def figures(
        self, study: Study, with_intervals: bool = False, version: Version = "2016"
    ) -> Iterator[Figure]:
        """The figures of each tag that either has used, in the order of the codebook, then of all
        together; one at a time."""
        order = [tag.slug for tag in self._context.codebook.tags]
        return figures(study, order, with_intervals, version)

    def over_time(self, study: Study, by: By) -> Iterator[Study]:
        """The same study, parted by revisions of the codebook or by months."""
        if by == "month":
            return by_month(study)
        return by_revision(study, agreement.codebook_changes(self._context.store))

    def page(self, asked: Asked) -> Page:
        """All at once, with intervals, as a report has it."""
        study = self.study(asked)
        a, b = (f"{one.name} of {one.annotator}" for one in (asked.a, asked.b))
        names = {tag.slug: tag.name for tag in self._context.codebook.tags}
        figures = tuple(self.figures(study, with_intervals=True))
        return Page(a, b, len(study.articles), asked.every, figures, names)

    def _keys(self, asked: Asked) -> tuple[int, int]:
        store = self._context.store
        a, b = (sets.with_id(store, one.id) for one in (asked.a, asked.b))
        if a is None or b is None:
            raise NkreaderError("one of the two sets is no longer there")
        if {a.key, b.key} & store.hidden:
            self._context.end_first()
        return a.key, b.key
