"""Values put aside: the same as in memory, however many there are."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nkreader import spooled
from nkreader.spooled import arranged, seen_as
from nkreader.spooled import spooled as put_aside

PAIRS = st.lists(st.tuples(st.sampled_from("abc"), st.integers()), max_size=60)


@given(PAIRS, st.integers(1, 7))
def test_what_is_put_aside_comes_back_as_it_would_from_memory(
    values: list[tuple[str, int]], size: int
) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(spooled, "FEW", 3)
        patch.setattr(spooled, "SLICE", size)
        aside = put_aside(iter(values), lambda one: one[0])
        assert isinstance(aside, tuple) is (len(values) <= 3)
        assert [*aside] == [*aside] == values
        assert len(aside) == len(values)
        assert [*arranged(aside, lambda one: one[0], lambda one: one[1])] == sorted(values)
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
        aside = put_aside(range(50), lambda number: str(number // 10))
    assert [*zip(aside, aside, strict=True)] == [(number, number) for number in range(50)]
