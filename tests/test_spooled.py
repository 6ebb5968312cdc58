"""Values put aside: the same as in memory, however many there are."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nkreader import spooled
from nkreader.flat import MARKS, PASSAGES
from nkreader.grades import INFORMATION_GRADES, SOURCE_GRADES, Grade
from nkreader.model import Annotation, AnnotationSet, Article, Mark, Metadata, Passage, Placement
from nkreader.spooled import Kind, arranged, seen_as
from nkreader.spooled import spooled as put_aside

PAIRS = st.lists(st.tuples(st.sampled_from("abc"), st.integers()), max_size=60)
LETTERS: Kind[tuple[str, int]] = Kind(lambda one: one[0], list, list)
TENS: Kind[int] = Kind(lambda number: str(number // 10), list, list)

TEXTS = st.text(st.characters(exclude_categories=()), max_size=9)
MAYBE = st.none() | TEXTS
GRADES = st.builds(
    Grade,
    st.none() | st.sampled_from([*SOURCE_GRADES]),
    st.none() | st.sampled_from([*INFORMATION_GRADES]),
)
PLACES = st.builds(
    Placement, st.sampled_from(["placed", "review", "orphan"]), st.none() | st.integers(0)
)
MADE = st.builds(
    Mark,
    st.builds(
        Annotation, *[TEXTS] * 4, *[st.integers(0)] * 2, *[TEXTS] * 4, MAYBE, TEXTS, TEXTS, GRADES
    ),
    PLACES,
    MAYBE,
)
ARTICLES = st.builds(
    Article,
    st.sampled_from("AB"),
    TEXTS,
    st.builds(Metadata, *[MAYBE] * 7),
    TEXTS,
    st.integers(0),
    TEXTS,
)
FOUND = st.builds(
    Passage, MADE, ARTICLES, st.builds(AnnotationSet, st.sampled_from("ST"), TEXTS, TEXTS)
)


@given(PAIRS, st.integers(1, 7))
def test_what_is_put_aside_comes_back_as_it_would_from_memory(
    values: list[tuple[str, int]], size: int
) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(spooled, "FEW", 3)
        patch.setattr(spooled, "SLICE", size)
        aside = put_aside(iter(values), LETTERS)
        assert isinstance(aside, tuple) is (len(values) <= 3)
        assert [*aside] == [*aside] == values
        assert len(aside) == len(values)
        assert [*arranged(aside, LETTERS, lambda one: one[1])] == sorted(values)
        doubled = seen_as(seen_as(aside, lambda one: one[1]), lambda number: number * 2)
        assert [*doubled] == [2 * number for _, number in values]
        assert [*aside[1:-1]] == values[1:-1]
        if values:
            assert (aside[-1], aside[len(values) // 2]) == (values[-1], values[len(values) // 2])
        with pytest.raises(IndexError):
            aside[len(values)]


def test_two_can_read_at_once() -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(spooled, "FEW", 1)
        patch.setattr(spooled, "SLICE", 2)
        aside = put_aside(range(50), TENS)
    assert [*zip(aside, aside, strict=True)] == [(number, number) for number in range(50)]


@given(st.lists(FOUND, min_size=1, max_size=9))
def test_passages_and_annotations_come_back_whole(found: list[Passage]) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(spooled, "FEW", 0)
        patch.setattr(spooled, "SLICE", 3)
        passages = put_aside(found, PASSAGES)
        marks = put_aside([one.mark for one in found], MARKS)
    # Representations, for a tuple without names is the same as one with them.
    assert repr([*passages]) == repr(found)
    assert repr([*marks]) == repr([one.mark for one in found])
