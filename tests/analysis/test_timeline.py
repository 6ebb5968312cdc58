"""Dates put together by day, week, month and year, against the calendar."""

from collections import Counter
from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nkreader.analysis.cooccurrence import together
from nkreader.analysis.timeline import between, filled, stretch, timeline
from nkreader.figures import BY, By, Coded, Dated, InTime


@pytest.mark.parametrize(
    ("published", "by", "first", "last"),
    [
        ("2020-03-27", "day", "2020-03-27", "2020-03-27"),
        ("2020-03-01", "week", "2020-02-24", "2020-03-01"),
        ("2021-01-03", "week", "2020-12-28", "2021-01-03"),
        ("2020-02-10", "month", "2020-02-01", "2020-02-29"),
        ("2019-12-31", "month", "2019-12-01", "2019-12-31"),
        ("2020-02", "month", "2020-02-01", "2020-02-29"),
        ("2020-02", "year", "2020-01-01", "2020-12-31"),
        ("2020", "year", "2020-01-01", "2020-12-31"),
        ("9999-12-31", "week", "9999-12-27", "9999-12-31"),
        ("9999-12-31", "year", "9999-01-01", "9999-12-31"),
    ],
)
def test_a_date_counts_where_it_lies_wholly(published: str, by: By, first: str, last: str) -> None:
    here = stretch(published, by)
    assert here is not None
    assert [day.isoformat() for day in here] == [first, last]


@pytest.mark.parametrize(
    ("published", "by"),
    [("2020-03", "day"), ("2020-03", "week"), ("2020", "month"), (None, "year"), ("0000", "year"),
     ("soon", "year"), ("2020-02-31", "day")],
)  # fmt: skip
def test_what_is_not_known_so_exactly_is_undated(published: str | None, by: By) -> None:
    assert stretch(published, by) is None


Published = st.one_of(
    st.none(),
    st.dates(date(2019, 11, 1), date(2021, 2, 28)).map(date.isoformat),
    st.sampled_from(["2020", "2020-02", "2020-12"]),
)


@given(st.lists(st.tuples(st.sampled_from("ab"), Published, st.integers(1, 5))),
       st.sampled_from(BY))  # fmt: skip
def test_counts_are_those_of_a_calendar(rows: list[tuple[str, str | None, int]], by: By) -> None:
    def first_day(published: str | None) -> str | None:
        need = {"day": 10, "week": 10, "month": 7, "year": 4}[by]
        if published is None or len(published) < need:
            return None
        if by == "week":
            year, week, _ = date.fromisoformat(published).isocalendar()
            return date.fromisocalendar(year, week, 1).isoformat()
        return (published[:need] + "-01-01")[:10]

    plain: Counter[tuple[str, str | None]] = Counter()
    for row, published, number in rows:
        plain[row, first_day(published)] += number
    found = timeline([Dated(*row) for row in rows], by)
    assert {(one.row, one.start): one.number for one in found} == plain
    for name in "ab":
        own = [one for one in found if one.row == name]
        shown = filled(own, by)
        assert sum(one.number for one in shown) == sum(one.number for one in own)
        dated = [one for one in shown if one.start and one.end]
        for one, following in pairwise(dated):
            assert date.fromisoformat(following.start or "") - date.fromisoformat(
                one.end or ""
            ) == timedelta(1)


def test_a_slip_in_a_year_does_not_make_a_hundred_thousand_bars() -> None:
    found = [InTime("a", "0202-03-01", "0202-03-01", 1), InTime("a", "2020-03-01", "2020-03-01", 1)]
    assert between(found, "day") == [("0202-03-01",) * 2, ("2020-03-01",) * 2]


def test_tags_stand_together_in_the_sentences_that_carry_both() -> None:
    coded = [
        Coded(1, "prices", 0, 3), Coded(1, "border", 2, 4), Coded(1, "border", 2, 3),
        Coded(2, "prices", 2, 3), Coded(2, "rumour", 0, 1), Coded(2, "rumour", 5, 5),
    ]  # fmt: skip
    assert together(coded) == {
        ("prices", "prices"): 4, ("border", "border"): 2, ("rumour", "rumour"): 1,
        ("prices", "border"): 1, ("border", "prices"): 1,
    }  # fmt: skip


@given(
    st.lists(
        st.tuples(st.integers(0, 2), st.sampled_from("xyz"), st.integers(0, 9), st.integers(0, 9))
    )
)
def test_standing_together_is_what_a_plain_count_gives(
    rows: list[tuple[int, str, int, int]],
) -> None:
    plain: Counter[tuple[str, str]] = Counter()
    for article in range(3):
        for sentence in range(10):
            here = {
                tag for a, tag, first, stop in rows if a == article and first <= sentence < stop
            }
            plain.update((one, other) for one in here for other in here)
    assert together([Coded(*row) for row in sorted(rows)]) == plain
