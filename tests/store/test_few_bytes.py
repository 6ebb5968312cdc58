"""What is kept in few bytes comes back as it was; what was cut off or changed is noticed."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nkreader.model import LABELS
from nkreader.store import days, mention_places, shapes, sources_kept, varints
from nkreader.text.document import ZONES, Block, Document, Style

NUMBERS = st.lists(st.integers(0, 2**40))
SPAN = st.tuples(st.integers(0, 300_000), st.integers(0, 5_000)).map(
    lambda told: (told[0], told[0] + told[1])
)
BLOCK = st.one_of(
    SPAN.map(lambda span: Block(*span)),
    st.builds(
        lambda span, level, prefix, rows, hint: Block(
            span[0], span[1], "heading", level, tuple(prefix), False, rows, ("left",), hint
        ),
        SPAN,
        st.integers(1, 6),
        st.lists(st.text(max_size=3), max_size=2),
        st.lists(st.lists(SPAN, max_size=3).map(tuple), max_size=2).map(tuple),
        st.sampled_from((None, *ZONES)),
    ),
)
STYLE = SPAN.flatmap(lambda span: st.text(max_size=9).map(lambda to: Style(*span, "link", to)))
PLACE = st.tuples(st.integers(0, 100_000), st.integers(1, 300), st.integers(0, 2**30)).map(
    lambda told: (told[0], told[0] + told[1], told[2])
)


@given(NUMBERS)
def test_numbers_come_back(numbers: list[int]) -> None:
    packed = varints.packed(numbers)
    assert varints.unpacked(packed) == numbers
    if packed:
        whole = packed[:-1] + bytes([packed[-1] | 128])
        with pytest.raises(ValueError, match="number"):
            varints.unpacked(whole)


@given(
    st.lists(BLOCK),
    st.lists(STYLE),
    st.lists(st.sampled_from(ZONES)),
    st.lists(SPAN),
)
def test_the_shape_of_a_text_comes_back(
    blocks: list[Block], styles: list[Style], zones: list[str], sentences: list[tuple[int, int]]
) -> None:
    document = Document("text", tuple(blocks), tuple(styles))
    kinds = tuple(one for one in ZONES for zone in zones[: len(blocks)] if zone == one)
    shape, marks = shapes.pack(document, kinds, sentences)
    found = shapes.unpack(shape)
    assert (tuple(found.zones), list(found.sentences)) == (kinds, sentences)
    assert shapes.document("text", found.blocks, marks) == document
    assert shapes.block_spans(shape) == [(block.start, block.end) for block in blocks]


@given(st.binary(max_size=40), st.binary(max_size=40))
def test_whatever_stands_there_is_a_shape_or_is_told_to_be_none(shape: bytes, marks: bytes) -> None:
    for read in (shapes.unpack, shapes.block_spans, mention_places.unpack):
        try:
            read(shape)
        except ValueError:
            continue
    with pytest.raises(ValueError, match="marks"):
        shapes.unpacked_marks(marks)


@given(st.lists(PLACE))
def test_places_of_mentions_come_back_each_once(places: list[mention_places.Place]) -> None:
    packed = mention_places.pack(places)
    assert mention_places.unpack(packed) == sorted(set(places))
    known = [mention_places.alias(what) for _, _, what in sorted(set(places))]
    assert mention_places.aliases(packed) == [key for key in known if key is not None]


def test_what_is_no_entity_is_kept_by_its_label_where_it_is_called_as_it_stands() -> None:
    kept = mention_places.of_words("DATE", "last week", "last\n week")
    assert kept is not None
    assert LABELS[kept] == "DATE"
    assert mention_places.alias(kept) is None
    assert mention_places.of_words("DATE", "last week", "Last week") is None
    assert mention_places.of_words("GPE", "Sinuiju", "Sinuiju") is None


@given(st.text(), st.text())
def test_a_source_comes_back_beside_its_text(source: str, text: str) -> None:
    kept = sources_kept.packed(source, text)
    assert kept is not None
    assert sources_kept.unpacked(kept, text) == source
    with pytest.raises(ValueError, match="source"):
        sources_kept.unpacked(kept[:-1], text)


def test_a_source_that_differs_little_takes_little() -> None:
    text = "\n\n".join(
        f"Bus {number} to Sinuiju runs again, {number * 7} said." for number in range(99)
    )
    kept = sources_kept.packed(f"---\ntitle: Buses\n---\n\n{text}", text)
    assert kept is not None
    assert len(kept) < len(text) / 40


@given(st.dates(), st.integers(0, 2))
def test_a_day_is_a_number_and_back(day: date, parts: int) -> None:
    iso = day.isoformat()[: (10, 7, 4)[parts]]
    assert days.iso(days.number(iso)) == iso


def test_days_stand_in_the_order_of_time() -> None:
    told = ["", "2019-12-31", "2020", "2020-03", "2020-03-01", "2020-03-01T08:00", "2020-04"]
    numbers = [days.number(one) for one in told]
    assert numbers == sorted(numbers)
    assert [days.iso(number) for number in (numbers[0], numbers[5])] == [None, "2020-03-01"]
    assert days.number("soon") == days.number(None) == 0
