"""A decision holds as long as what it was made of is there unchanged, and no longer."""

from hypothesis import given
from hypothesis import strategies as st

from nkreader.analysis.adjudication import ruled
from nkreader.analysis.comparison import compare
from nkreader.comparison import Coding, Decision, Difference

A = Coding(0, 10, "prices", "A1", "v 0-10 prices")
B = Coding(0, 10, "trade", "B1", "v 0-10 trade")


def decided(pair: Difference, id: str = "D1", created: str = "2026-01-01") -> Decision:
    return Decision(id, "X", *pair.about, "left", ("R1",), "ann", None, created)


def test_what_was_decided_is_no_longer_open() -> None:
    (one,) = ruled([Difference(A, B)], [decided(Difference(A, B))])
    assert not one.is_open
    assert one.decision is not None


def test_a_shift_in_a_newer_text_changes_nothing() -> None:
    moved = Difference(A._replace(start=40, end=50), B._replace(start=40, end=50))
    (one,) = ruled([moved], [decided(Difference(A, B))])
    assert not one.is_open


def test_another_claim_of_the_same_annotation_is_asked_again() -> None:
    changed = Difference(A, B._replace(tag="border", claim="v 0-10 border"))
    (one,) = ruled([changed], [decided(Difference(A, B))])
    assert one.is_open
    assert one.stale


def test_a_side_that_is_gone_is_asked_again() -> None:
    (one,) = ruled([Difference(A, None)], [decided(Difference(A, B))])
    assert one.stale


def test_a_side_whose_place_is_not_certain_waits() -> None:
    waiting = {(B.id, B.claim)}
    (one,) = ruled([Difference(A, None)], [decided(Difference(A, B))], waiting)
    assert not one.is_open
    assert ruled([], [decided(Difference(A, B))], {*waiting, (A.id, A.claim)}) == []


def test_a_partner_that_came_later_is_asked_about() -> None:
    (one,) = ruled([Difference(A, B)], [decided(Difference(A, None))])
    assert one.stale


def test_a_decision_on_what_is_gone_stands_alone() -> None:
    (one,) = ruled([], [decided(Difference(A, B))])
    assert one.difference is None
    assert one.is_open


def test_what_both_say_alike_is_not_left_to_decide() -> None:
    (one,) = ruled([Difference(A, A._replace(id="B1"))], [])
    assert not one.is_open


said = st.tuples(st.integers(0, 9), st.integers(1, 6), st.sampled_from(["prices", "trade"]))


@given(st.lists(said, max_size=6), st.lists(said, max_size=6), st.data())
def test_as_much_is_left_as_was_not_decided(
    left: list[tuple[int, int, str]], right: list[tuple[int, int, str]], data: st.DataObject
) -> None:
    def codings(who: str, some: list[tuple[int, int, str]]) -> list[Coding]:
        return [
            Coding(start, start + size, tag, f"{who}{n}", f"{start} {size} {tag}")
            for n, (start, size, tag) in enumerate(some)
        ]

    pairs = compare(codings("A", left), codings("B", right))
    some = [pair for pair in pairs if data.draw(st.booleans())]
    made = [decided(pair, f"D{n}") for n, pair in enumerate(some)]
    found = ruled(pairs, made)
    assert [one.difference for one in found] == pairs
    assert not any(one.stale for one in found)
    for one in found:
        assert one.difference is not None
        assert one.is_open == (one.difference not in some and one.difference.kind != "same")
