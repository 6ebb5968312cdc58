"""Two codings of one text: every annotation is used once, whoever is called a."""

from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nkreader.analysis.comparison import compare
from nkreader.comparison import Coding, Difference, Kind, swapped

A = [Coding(0, 10, "prices", "a1"), Coding(20, 30, "border", "a2")]


@pytest.mark.parametrize(
    ("start", "end", "tag", "kind"),
    [
        (0, 10, "prices", "same"),
        (0, 10, "trade", "tag"),
        (0, 9, "prices", "borders"),
        (9, 40, "prices", "borders"),
        (10, 20, "prices", "only_a"),
        (0, 9, "trade", "only_a"),
    ],
)
def test_a_difference_is_of_one_kind(start: int, end: int, tag: str, kind: Kind) -> None:
    found = compare(A[:1], [Coding(start, end, tag, "b1")])
    alone = kind == "only_a"
    assert sorted(one.kind for one in found) == (["only_a", "only_b"] if alone else [kind])


def test_the_pair_that_shares_the_most_is_taken_first() -> None:
    # a2 lies nearer to b1 than a1 does, though a1 comes first in the text.
    a1, a2 = Coding(0, 12, "prices", "a1"), Coding(10, 30, "prices", "a2")
    b1 = Coding(10, 28, "prices", "b1")
    assert compare([a1, a2], [b1]) == [Difference(a1, None), Difference(a2, b1)]


def test_of_two_that_share_as_much_the_closer_fit_is_taken() -> None:
    wide, close = Coding(0, 90, "prices", "a1"), Coding(0, 12, "prices", "a2")
    b = Coding(0, 10, "prices", "b1")
    assert Difference(close, b) in compare([wide, close], [b])


def test_what_agrees_exactly_is_never_parted_by_a_longer_overlap() -> None:
    short, long = Coding(4, 8, "prices", "a1"), Coding(0, 30, "prices", "a2")
    b = Coding(4, 8, "prices", "b1")
    assert [one.kind for one in compare([long, short], [b])] == ["only_a", "same"]


def test_one_sentence_under_another_tag_beside_a_wider_one_of_the_same() -> None:
    # At the same borders, though the tag is another, b says more surely something about a1.
    a1, a2 = Coding(0, 10, "prices", "a1"), Coding(0, 30, "trade", "a2")
    b = Coding(0, 10, "trade", "b1")
    assert compare([a1, a2], [b]) == [Difference(a1, b), Difference(a2, None)]


codings = st.lists(
    st.builds(
        lambda start, size, tag: (start, start + size, tag),
        st.integers(0, 12),
        st.integers(1, 8),
        st.sampled_from(["prices", "trade", "border"]),
    ),
    max_size=9,
)


def _named(said: list[tuple[int, int, str]], who: str) -> list[Coding]:
    return [Coding(*one, f"{who}{n}") for n, one in enumerate(said)]


@given(codings, codings)
def test_every_annotation_is_used_once_and_nothing_is_made_up(
    left: list[tuple[int, int, str]], right: list[tuple[int, int, str]]
) -> None:
    a, b = _named(left, "a"), _named(right, "b")
    found = compare(a, b)
    assert Counter(one.a for one in found if one.a) == Counter(a)
    assert Counter(one.b for one in found if one.b) == Counter(b)
    for one, other in found:
        if one is not None and other is not None:
            assert one[:2] == other[:2] or one.tag == other.tag
            assert max(one.start, other.start) < min(one.end, other.end)


@given(codings, codings, st.randoms())
def test_it_is_the_same_from_the_other_side_and_in_any_order(
    left: list[tuple[int, int, str]], right: list[tuple[int, int, str]], random: object
) -> None:
    a, b = _named(left, "a"), _named(right, "b")
    found = compare(a, b)
    random.shuffle(a)  # type: ignore[attr-defined]
    random.shuffle(b)  # type: ignore[attr-defined]
    other = compare(b, a)
    assert [one.swapped for one in other] == found
    assert [swapped(one.kind) for one in other] == [one.kind for one in found]


@given(codings)
def test_a_set_beside_one_that_says_the_same_only_agrees(said: list[tuple[int, int, str]]) -> None:
    found = compare(_named(said, "a"), reversed(_named(said, "b")))
    assert len(found) == len(said)
    assert {one.kind for one in found} <= {"same"}


@given(codings, codings)
def test_as_many_agree_as_both_say(
    left: list[tuple[int, int, str]], right: list[tuple[int, int, str]]
) -> None:
    found = compare(_named(left, "a"), _named(right, "b"))
    both = Counter(left) & Counter(right)
    assert sum(one.kind == "same" for one in found) == both.total()


def test_ten_thousand_marks_in_one_text_are_no_trouble() -> None:
    # Each overlaps its neighbours alone: the walk must not look at all pairs.
    a = [Coding(n * 10, n * 10 + 12, "prices", f"a{n:05}") for n in range(10_000)]
    b = [Coding(n * 10 + 1, n * 10 + 13, "prices", f"b{n:05}") for n in range(10_000)]
    found = compare(a, b)
    assert Counter(one.kind for one in found) == {"borders": 10_000}
