"""Two codings counted, article by article: columns of numbers whose sums are all that a coefficient
needs. So it can be taken of all articles, or of any that were drawn.
"""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from nkreader.agreement import Marked, Twice
from nkreader.analysis.agreement.spans import Piece, Span, merged, moved, partition, shared
from nkreader.analysis.agreement.unitizing import Continuum, continuum, pooled


class Columns(NamedTuple):
    """A number for each article: units, those of the first coder, of the second, of both, and the
    squared lengths of both coders' passages (0 of sentences)."""

    n: list[int]
    a: list[int]
    b: list[int]
    both: list[int]
    squares: list[int]


class Tally(NamedTuple):
    """What was counted of one tag, or of all together."""

    sentences: Columns
    characters: Columns
    passages: tuple[int, int]
    """Of the first coder, of the second; those that overlap are one."""
    meeting: int
    """Passages of the first that share a character with one of the second."""
    moved: int
    """Of these, those with other borders."""


def tags_of(articles: Iterable[Twice]) -> set[str]:
    """The tags that either has used."""
    return {mark.tag for one in articles for side in one[2:] for mark in side}


def of_tag(articles: Sequence[Twice], tag: str) -> Tally:
    """What two coders said of one tag."""
    sentences, characters = (Columns([], [], [], [], []) for _ in range(2))
    passages, meeting, other = [0, 0], 0, 0
    for article in articles:
        sides = [[mark for mark in side if mark.tag == tag] for side in article[2:]]
        coded = [_sentences(side) for side in sides]
        places = [_places(side) for side in sides]
        first, second = places
        _add(sentences, article.sentences, *map(len, coded), len(coded[0] & coded[1]), 0)
        lengths = [end - start for side in places for start, end in side]
        sums = [sum(end - start for start, end in side) for side in places]
        squares = sum(length * length for length in lengths)
        _add(characters, article.length, *sums, shared(first, second), squares)
        passages[0] += len(first)
        passages[1] += len(second)
        of_these, differing = moved(first, second)
        meeting, other = meeting + of_these, other + differing
    return Tally(sentences, characters, (passages[0], passages[1]), meeting, other)


def together(tallies: Sequence[Tally]) -> Tally:
    """All tags: every pair of a unit and a tag is a unit, for a sentence may carry several."""
    return Tally(
        _sum([one.sentences for one in tallies]),
        _sum([one.characters for one in tallies]),
        (sum(one.passages[0] for one in tallies), sum(one.passages[1] for one in tallies)),
        sum(one.meeting for one in tallies),
        sum(one.moved for one in tallies),
    )


def partitions(articles: Iterable[Twice]) -> Continuum:
    """What both made of the articles with all tags at once; where several lie over each other, they
    are one value."""
    return pooled(
        continuum([_partition(one.first), _partition(one.second)], one.length) for one in articles
    )


def put_together(articles: Iterable[Twice], tag: str) -> tuple[list[Span], list[Span], int]:
    """Both coders' passages of a tag in all articles, one behind the other, and their length."""
    sides: tuple[list[Span], list[Span]] = ([], [])
    before = 0
    for one in articles:
        for found, side in zip(sides, (one.first, one.second), strict=True):
            places = _places([mark for mark in side if mark.tag == tag])
            found += [(before + start, before + end) for start, end in places]
        before += one.length
    return *sides, before


def _partition(side: Sequence[Marked]) -> list[Piece]:
    tags = dict.fromkeys(mark.tag for mark in side)
    return partition({tag: _places([one for one in side if one.tag == tag]) for tag in tags})


def _sentences(side: Iterable[Marked]) -> set[int]:
    return {number for mark in side for number in range(*mark.sentences)}


def _places(side: Iterable[Marked]) -> list[Span]:
    return merged(mark.place for mark in side)


def _add(columns: Columns, *numbers: int) -> None:
    for column, number in zip(columns, numbers, strict=True):
        column.append(number)


def _sum(some: Sequence[Columns]) -> Columns:
    columns = zip(*some, strict=True) if some else ([],) * len(Columns._fields)
    return Columns(*([sum(row) for row in zip(*column, strict=True)] for column in columns))
