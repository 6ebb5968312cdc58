"""Annotations and passages as plain tuples, which are written and read in half the time: for
`spooled`."""

from typing import Any

from nkreader.grades import UNGRADED, Grade
from nkreader.model import (
    Annotation,
    AnnotationSet,
    Article,
    Mark,
    Metadata,
    Passage,
    Placement,
)
from nkreader.spooled import Kind

_GRADE = Annotation._fields.index("grade")
_PLACE = _GRADE + len(Grade._fields)
_NOW = _PLACE + len(Placement._fields)
_UNGRADED = tuple(UNGRADED)
_new = tuple.__new__
"""What was taken apart has all its fields: nothing need be counted or filled in."""


def _flat(mark: Mark) -> tuple[Any, ...]:
    claim, place, now = mark
    return (*claim[:_GRADE], *claim.grade, *place, now)


def _marks(rows: list[tuple[Any, ...]]) -> list[Mark]:
    made: list[Mark] = []
    for row in rows:
        grade = row[_GRADE:_PLACE]
        told = UNGRADED if grade == _UNGRADED else Grade._make(grade)
        claim = _new(Annotation, (*row[:_GRADE], told))
        made.append(_new(Mark, (claim, _new(Placement, row[_PLACE:_NOW]), row[_NOW])))
    return made


def _flat_marks(marks: list[Mark]) -> list[tuple[Any, ...]]:
    return list(map(_flat, marks))


def _flat_passages(passages: list[Passage]) -> tuple[Any, ...]:
    """The rows of the marks; of each the numbers of its article and set; these."""
    articles: dict[Article, int] = {}
    sets: dict[AnnotationSet, int] = {}
    rows = [_flat(one.mark) for one in passages]
    of = [
        (articles.setdefault(one.article, len(articles)), sets.setdefault(one.set, len(sets)))
        for one in passages
    ]
    told = [(*one[:2], tuple(one.metadata), *one[3:]) for one in articles]
    return rows, of, told, list(map(tuple, sets))


def _passages(flat: tuple[Any, ...]) -> list[Passage]:
    rows, of, told, owners = flat
    articles = [Article._make((*one[:2], Metadata._make(one[2]), *one[3:])) for one in told]
    sets = list(map(AnnotationSet._make, owners))
    pairs = zip(_marks(rows), of, strict=True)
    return [_new(Passage, (mark, articles[one], sets[other])) for mark, (one, other) in pairs]


MARKS = Kind[Mark](lambda mark: mark.annotation.article, _flat_marks, _marks)
"""Annotations, by article."""
PASSAGES = Kind[Passage](lambda one: one.article.id, _flat_passages, _passages)
"""The same."""
