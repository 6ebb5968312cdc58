"""Spans, columns of spans, and sentence borders set by hand."""

from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nkreader.text.borders import border_at, mended
from nkreader.text.columns import SpanColumns
from nkreader.text.span import Span, trimmed

texts = st.text(alphabet=st.sampled_from("ab .\u00a0\n북한e\u0301🚢\u200b"), max_size=60)
spans = st.tuples(st.integers(0, 50), st.integers(1, 20)).map(lambda one: (one[0], sum(one)))
rows = st.lists(st.tuples(spans, st.integers(0, 9), st.text("xyz", min_size=1, max_size=3)))


@pytest.mark.parametrize(("start", "end"), [(-1, 2), (2, 2), (3, 2)])
def test_a_span_is_never_empty_nor_backwards(start: int, end: int) -> None:
    with pytest.raises(ValueError, match="not a span"):
        Span(start, end)


@given(spans, spans)
def test_overlap_is_sharing_a_code_point(one: tuple[int, int], two: tuple[int, int]) -> None:
    a, b = Span(*one), Span(*two)
    shared = set(range(*one)) & set(range(*two))
    assert a.overlaps(b) == b.overlaps(a) == bool(shared)
    assert a.covers(b) == (shared == set(range(*two)))


@given(texts, st.data())
def test_trimming_takes_white_space_off_and_nothing_else(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    found = trimmed(text, start, end)
    words = text[start:end].strip()
    assert (found.of(text) if found else "") == words
    if found:
        assert start <= found.start
        assert found.end <= end


@given(rows, st.data())
def test_columns_stay_in_order_whatever_is_added_and_removed(
    first: list[tuple[tuple[int, int], int, str]], data: st.DataObject
) -> None:
    columns = SpanColumns((a, b, code, key) for (a, b), code, key in first)
    expected = sorted((a, b, code, key) for (a, b), code, key in first)
    for (a, b), code, key in data.draw(rows):
        columns.add(a, b, code, key)
        expected = sorted([*expected, (a, b, code, key)])
    assert list(columns) == expected
    for key in data.draw(st.lists(st.text("xyz", min_size=1, max_size=3))):
        gone = columns.remove(key)
        assert (gone is None) == all(row[3] != key for row in expected)
        if gone is not None:
            expected.remove(gone)
        assert list(columns) == expected


def test_a_border_is_set_and_taken_away_again() -> None:
    text = "Rice rose, oil fell. Nobody knows."
    found = [(0, 20), (21, 34)]
    split = border_at(text, text.index("oil"), splits=True)
    assert mended(text, found, [split]) == [(0, 10), (11, 20), (21, 34)]
    joined = border_at(text, text.index("Nobody"), splits=False)
    assert mended(text, found, [joined]) == [(0, 34)]
    assert mended(text, found, [split, split._replace(splits=False)]) == found


def test_a_border_holds_in_a_later_text_where_its_words_stand() -> None:
    text = "Rice rose, oil fell. Nobody knows."
    split = border_at(text, text.index("oil"), splits=True)
    later = f"Update. {text}"
    assert (19, 28) in mended(later, [(0, 7), (8, 28), (29, 42)], [split])
    other = "Wheat fell, coal rose."
    assert mended(other, [(0, 22)], [split]) == [(0, 22)]


def test_joining_in_a_text_of_one_sentence_repeated_takes_each_sentence_once() -> None:
    sentence = "Rice rose in the north. "
    count = 20_000

    class Counted(list[tuple[int, int]]):
        passes = 0

        def __iter__(self) -> Iterator[tuple[int, int]]:
            Counted.passes += 1
            return super().__iter__()

    starts = range(0, count * len(sentence), len(sentence))
    found = Counted((start, start + len(sentence) - 1) for start in starts)
    text = sentence * count
    joined = mended(text, found, [border_at(text, starts[9], splits=False)])
    assert joined == [(0, len(text) - 1)]
    assert Counted.passes == 1


@given(texts.filter(str.strip), st.data())
def test_a_border_never_loses_a_word(text: str, data: st.DataObject) -> None:
    whole = trimmed(text, 0, len(text))
    assert whole is not None
    offset = data.draw(st.integers(0, len(text)))
    parts = mended(text, [(whole.start, whole.end)], [border_at(text, offset, splits=True)])
    assert "".join("".join(text[a:b].split()) for a, b in parts) == "".join(text.split())
