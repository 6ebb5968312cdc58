"""Percent, kappa and alpha, against textbook tables and other people's programs, to a millionth."""

from collections import Counter

import krippendorff
import pytest
from hypothesis import given
from hypothesis import strategies as st
from sklearn.metrics import cohen_kappa_score

from nkreader.agreement import Counts
from nkreader.analysis.agreement.alpha import alpha, coincidences, of_two
from nkreader.analysis.agreement.kappa import kappa
from nkreader.analysis.agreement.percent import percent

EXACT = 1e-9

# Krippendorff 2011, section C: four coders, twelve units, seven values missing.
FOUR_CODERS = (
    "1 2 3 3 2 1 4 1 2 . . .",
    "1 2 3 3 2 2 4 1 2 5 . 3",
    ". 3 3 3 2 3 4 2 2 5 1 .",
    "1 2 3 3 2 4 4 1 2 5 1 .",
)
# Krippendorff 2011, section A: two coders, ten units, two values.
TWO_CODERS = ("0 1 0 0 0 0 0 0 1 0", "1 1 1 0 0 1 0 0 0 0")
# Krippendorff 2011, section B: two coders, twelve units, five values.
BEN_AND_GERRY = ("a a b b d c c c e d d a", "b a b b b c c c e d d d")


def units(coders: tuple[str, ...]) -> list[tuple[str | None, ...]]:
    rows = [[None if value == "." else value for value in coder.split()] for coder in coders]
    return list(zip(*rows, strict=True))


@pytest.mark.parametrize(
    ("coders", "published"),
    [(FOUR_CODERS, 0.743), (TWO_CODERS, 0.095), (BEN_AND_GERRY, 0.692)],
)
def test_alpha_of_the_textbook(coders: tuple[str, ...], published: float) -> None:
    found = alpha(coincidences(units(coders)))
    assert found == pytest.approx(published, abs=0.0005)


def test_kappa_of_cohens_own_table() -> None:
    # Cohen 1960, table 1, in percent: two psychologists, three diagnoses.
    rows = [(25, 13, 12), (12, 2, 16), (3, 15, 2)]
    table = {(i, j): count for i, row in enumerate(rows) for j, count in enumerate(row)}
    assert kappa(table) == pytest.approx((0.29 - 0.35) / (1 - 0.35))
    assert percent(table) == pytest.approx(29)


def test_kappa_of_the_table_that_gave_the_paradox_its_name() -> None:
    # Feinstein & Cicchetti 1990: the same agreement, 85 of 100, with other prevalences.
    assert kappa(Counts(100, 46, 49, 40).table()) == pytest.approx(0.70, abs=0.005)
    assert kappa(Counts(100, 85, 90, 80).table()) == pytest.approx(0.32, abs=0.005)


JUDGED = st.lists(
    st.tuples(st.sampled_from("xyz"), st.sampled_from("xyz")), min_size=1, max_size=40
)


@given(JUDGED)
def test_two_coders_are_judged_as_other_programs_do(judged: list[tuple[str, str]]) -> None:
    table = Counter(judged)
    one, other = zip(*judged, strict=True)
    found = kappa(table)
    if len({*one, *other}) < 2:
        assert found is None
        assert alpha(of_two(table)) is None
        return
    assert found == pytest.approx(cohen_kappa_score(one, other), abs=EXACT)
    expected = krippendorff.alpha(
        [["xyz".index(value) for value in coder] for coder in (one, other)],
        level_of_measurement="nominal",
    )
    assert alpha(of_two(table)) == pytest.approx(expected, abs=EXACT)
    assert alpha(coincidences(judged)) == pytest.approx(expected, abs=EXACT)
    same = sum(first == second for first, second in judged)
    assert percent(table) == pytest.approx(100 * same / len(judged))


@given(
    st.lists(
        st.lists(st.sampled_from([None, "x", "y", "z"]), min_size=3, max_size=3), min_size=1,
        max_size=30,
    )
)  # fmt: skip
def test_any_number_of_coders_with_values_missing(judged: list[list[str | None]]) -> None:
    found = alpha(coincidences(judged))
    pairable = [unit for unit in judged if sum(value is not None for value in unit) > 1]
    if len({value for unit in pairable for value in unit} - {None}) < 2:
        assert found is None
        return
    coders = zip(*judged, strict=True)
    data = [
        [float("nan") if v is None else float("xyz".index(v)) for v in coder] for coder in coders
    ]
    assert found == pytest.approx(
        krippendorff.alpha(data, level_of_measurement="nominal"), abs=EXACT
    )


@pytest.mark.parametrize(
    "counts", [Counts(0, 0, 0, 0), Counts(50, 0, 0, 0), Counts(50, 50, 50, 50)]
)
def test_where_all_is_the_same_nothing_is_said_of_agreement(counts: Counts) -> None:
    assert kappa(counts.table()) is None
    assert alpha(of_two(counts.table())) is None


def test_one_coder_who_marks_nothing_agrees_no_better_than_chance() -> None:
    counts = Counts(100, 30, 0, 0)
    assert kappa(counts.table()) == 0
    found = alpha(of_two(counts.table()))
    assert found is not None
    assert found < 0
    assert percent(counts.table()) == 70


def test_percent_of_no_units_is_not_known() -> None:
    assert percent(Counts(0, 0, 0, 0).table()) is None
