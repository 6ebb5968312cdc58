"""Alpha for unitizing, against published examples and what other programs make of 24 articles."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nkreader.agreement import Counts
from nkreader.analysis.agreement import unitizing, unitizing_1995
from nkreader.analysis.agreement.alpha import alpha, of_two
from nkreader.analysis.agreement.spans import Piece, merged, partition
from nkreader.analysis.agreement.unitizing import Continuum, continuum, of_counts, pooled
from tests.analysis.agreement.codings import TAGS, Coded, Spans, coded_articles

# Krippendorff 2019, figure 12.11: three coders, a continuum of 60; first and last place, value.
ALEX = ((1, 7, 1), (8, 13, 2), (31, 32, 5), (33, 37, 6), (38, 44, 6), (45, 60, 7))
PAUL = ((1, 7, 1), (8, 13, 3), (14, 21, 5), (33, 44, 6))
SUZAN = ((1, 7, 1), (8, 13, 4), (14, 21, 5), (33, 37, 6), (38, 41, 6), (42, 44, 6))


def of_one_tag(articles: list[Coded], tag: str) -> Continuum:
    return pooled(
        continuum(
            [
                [Piece(start, end, True) for start, end in coder.get(tag, [])]
                for coder in (one.first, one.second)
            ],
            one.length,
        )
        for one in articles
    )


def of_all_tags(articles: list[Coded]) -> Continuum:
    return pooled(
        continuum([partition(one.first), partition(one.second)], one.length) for one in articles
    )


def test_the_family_of_the_textbook() -> None:
    coders = [
        [Piece(first - 1, last, value) for first, last, value in coder]
        for coder in (ALEX, PAUL, SUZAN)
    ]
    found = continuum(coders, 60)
    assert unitizing.alpha_u(found) == pytest.approx(0.510, abs=0.0005)
    # The book's .413 and .724 come from coincidences that it has rounded.
    assert unitizing.borders(found) == pytest.approx(0.413, abs=0.001)
    assert unitizing.values(found) == pytest.approx(0.724, abs=0.002)
    of_each = [unitizing.of_value(found, value) for value in range(1, 8)]
    assert of_each == pytest.approx([1, 0, 0, 0, 1, 1, None])


def test_24_articles_as_another_program_of_the_family_has_them() -> None:
    # krippendorff-unitized-alpha 0.1.0 has the same of each tag and of all; it states no licence,
    # so that its figures stand here and no test needs it.
    articles = coded_articles()
    expected = {"border": 0.772160125297, "prices": 0.835495091782, "ration": 0.792653714748}
    for tag, value in expected.items():
        assert unitizing.alpha_u(of_one_tag(articles, tag)) == pytest.approx(value, abs=1e-11)
    found = of_all_tags(articles)
    assert unitizing.alpha_u(found) == pytest.approx(0.814318303994, abs=1e-11)
    assert unitizing.borders(found) == pytest.approx(0.831916966467, abs=1e-11)
    assert unitizing.values(found) == pytest.approx(0.902462589572, abs=1e-11)
    of_each = [unitizing.of_value(found, frozenset([tag])) for tag in TAGS]
    assert of_each == pytest.approx([0.879046785975, 0.941083415832, 0.887533064841], abs=1e-11)


def test_the_first_alpha_for_unitizing_as_its_author_worked_it_out() -> None:
    # Krippendorff 2004: a continuum of 300, the values c and k.
    c = unitizing_1995.disagreement(
        [(75, 145), (220, 250)], [(70, 150), (205, 225), (250, 270)], 300
    )
    k = unitizing_1995.disagreement([(30, 90), (150, 200)], [(30, 90), (150, 200)], 300)
    assert c == pytest.approx((0.0144, 0.0532), abs=0.00005)
    assert k == pytest.approx((0, 0.0490), abs=0.00005)
    assert unitizing_1995.alpha_u([c]) == pytest.approx(0.7286, abs=0.00005)
    assert unitizing_1995.alpha_u([k]) == 1
    # The paper's .8591 comes from sums that it has rounded.
    assert unitizing_1995.alpha_u([c, k]) == pytest.approx(0.8591, abs=0.0005)


def test_24_articles_as_dkpro_agreement_has_them() -> None:
    articles = coded_articles()
    expected = {"border": 0.797905431532, "prices": 0.871407647093, "ration": 0.787834759712}
    every = []
    for tag, value in expected.items():
        sides: tuple[Spans, Spans] = ([], [])
        before = 0
        for one in articles:
            for side, coder in zip(sides, (one.first, one.second), strict=True):
                side += [(before + start, before + end) for start, end in coder.get(tag, [])]
            before += one.length
        every.append(unitizing_1995.disagreement(*sides, before))
        assert unitizing_1995.alpha_u(every[-1:]) == pytest.approx(value, abs=1e-11)
    assert unitizing_1995.alpha_u(every) == pytest.approx(0.819168770537, abs=1e-11)


SPANS = st.lists(
    st.tuples(st.integers(0, 40), st.integers(1, 9)).map(lambda one: (one[0], sum(one))), max_size=6
)


@given(SPANS, SPANS)
def test_one_tag_needs_no_more_than_its_counts_and_squares(one: Spans, other: Spans) -> None:
    sides = merged(one), merged(other)
    found = continuum([[Piece(*span, True) for span in side] for side in sides], 50)
    first, second = (
        {place for start, end in side for place in range(start, end)} for side in sides
    )
    counts = Counts(50, len(first), len(second), len(first & second))
    squares = sum((end - start) ** 2 for side in sides for start, end in side)
    expected = unitizing.alpha_u(found)
    assert unitizing.alpha_u(of_counts(counts, squares)) == pytest.approx(expected)
    assert unitizing.borders(found) == pytest.approx(expected)


@given(st.sets(st.integers(0, 29)), st.sets(st.integers(0, 29)))
def test_units_of_one_character_are_plain_alpha(one: set[int], other: set[int]) -> None:
    sides = [[Piece(place, place + 1, True) for place in sorted(side)] for side in (one, other)]
    plain = alpha(of_two(Counts(30, len(one), len(other), len(one & other)).table()))
    assert unitizing.alpha_u(continuum(sides, 30)) == pytest.approx(plain)


def test_where_nobody_marked_anything_or_both_everything_it_is_undefined() -> None:
    nothing, everything = continuum([[], []], 90), continuum([[Piece(0, 90, True)]] * 2, 90)
    for found in (nothing, everything):
        assert unitizing.alpha_u(found) is None
        assert unitizing.borders(found) is None
        assert unitizing.values(found) is None
        assert unitizing.of_value(found, True) is None
    assert unitizing_1995.alpha_u([unitizing_1995.disagreement([], [], 90)]) is None
    assert unitizing_1995.alpha_u([]) is None


def test_other_borders_lower_it_and_other_values_leave_the_borders_alone() -> None:
    exact = continuum([[Piece(10, 60, "x")], [Piece(10, 60, "x")]], 200)
    moved = continuum([[Piece(10, 60, "x")], [Piece(20, 60, "x")]], 200)
    other = continuum([[Piece(10, 60, "x")], [Piece(10, 60, "y")]], 200)
    assert unitizing.alpha_u(exact) == 1
    found = unitizing.alpha_u(moved)
    assert found is not None
    assert 0 < found < 1
    assert unitizing.borders(other) == 1
    assert unitizing.values(other) == pytest.approx(0)


def test_passages_of_a_tag_that_overlap_are_one_and_those_that_touch_are_two() -> None:
    assert merged([(20, 30), (0, 10), (5, 12), (12, 14)]) == [(0, 12), (12, 14), (20, 30)]


def test_tags_that_lie_over_each_other_are_a_value_of_their_own() -> None:
    found = partition({"x": [(0, 10), (10, 12)], "y": [(5, 11)]})
    x, both = frozenset("x"), frozenset("xy")
    assert found == [(0, 5, x), (5, 10, both), (10, 11, both), (11, 12, x)]
