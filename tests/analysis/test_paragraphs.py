"""Paragraphs of two texts: the order is kept, each is somewhere, signs and lengths lead."""

from hypothesis import given
from hypothesis import strategies as st

from nkreader.analysis.figures_in import figures
from nkreader.analysis.paragraphs import Paragraph, align, opposite

SIGNS = st.frozensets(st.sampled_from("abcdefgh"), max_size=4)
TEXT = st.lists(st.builds(Paragraph, st.integers(0, 2_000), SIGNS), max_size=30)


def plain(*signs: str) -> list[Paragraph]:
    """Paragraphs of one length, each with the signs that are named."""
    return [Paragraph(100 * max(1, len(one)), frozenset(one)) for one in signs]


@given(TEXT, TEXT)
def test_the_order_is_kept_and_each_paragraph_is_in_one_bead(
    left: list[Paragraph], right: list[Paragraph]
) -> None:
    beads = align(left, right)
    for side, text in ((0, left), (1, right)):
        ends = [bead[side] for bead in beads]
        assert [n for start, end in ends for n in range(start, end)] == list(range(len(text)))
    if left and right:
        for text, there, turned in ((left, right, False), (right, left, True)):
            found = [opposite(beads, n, turned) for n in range(len(text))]
            numbers = [one.number for one in found]
            assert numbers == sorted(numbers)
            assert all(0 <= one < len(there) for one in numbers)


@given(st.lists(st.builds(Paragraph, st.integers(40, 2_000), SIGNS), min_size=1, max_size=30))
def test_a_text_is_its_own_other_side(some: list[Paragraph]) -> None:
    """Where each paragraph has a sign of its own: without any, lengths alone may join others."""
    text = [one._replace(signs=one.signs | {f"own {n}"}) for n, one in enumerate(some)]
    beads = align(text, text)
    assert [bead.left for bead in beads] == [bead.right for bead in beads]


def test_a_paragraph_that_one_side_leaves_out_leaves_the_others_in_place() -> None:
    beads = align(plain("a", "b", "c", "d", "e"), plain("a", "b", "d", "e"))
    assert [opposite(beads, n).number for n in range(5)] == [0, 1, 1, 2, 3]
    assert [opposite(beads, n).sure for n in range(5)] == [True, True, False, True, True]
    assert [opposite(beads, n, of_right=True).number for n in range(4)] == [0, 1, 3, 4]


def test_two_that_are_one_in_the_other_text_both_lead_there() -> None:
    beads = align(plain("a", "b", "c", "d"), plain("a", "bc", "d"))
    assert [opposite(beads, n).number for n in range(4)] == [0, 1, 1, 2]
    assert [opposite(beads, n, of_right=True).number for n in range(3)] == [0, 1, 3]


def test_without_figures_and_names_nothing_is_sure() -> None:
    beads = align(plain("", "", ""), plain("", "", ""))
    assert [opposite(beads, n) for n in range(3)] == [(0, False), (1, False), (2, False)]


def test_figures_are_the_same_in_both_languages() -> None:
    assert figures("18,400 won, 60 tons, 2.5 percent, 3 men") == {"18400", "60", "2.5"}
    assert figures("1만 8400원, 60t, 2.5%, 3명") == {"18400", "60", "2.5"}
    assert figures("3만 원, 2만5천 명, 4천 톤, 3.5만") == {"30000", "25000", "4000", "35000"}
    assert figures("1.2 million") == {"1200000"}
