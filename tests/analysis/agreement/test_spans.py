"""Passages in the body put together, character by character."""

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from nkreader.analysis.agreement.spans import Places, merged, moved, partition, shared

SPANS = st.lists(
    st.tuples(st.integers(0, 50), st.integers(1, 12)).map(lambda one: (one[0], sum(one))),
    max_size=8,
)
STRETCHES = st.sets(st.integers(0, 60), max_size=10).map(
    lambda places: list(pairwise(sorted(places)))[::2]
)


def characters(spans: list[tuple[int, int]]) -> set[int]:
    return {place for start, end in spans for place in range(start, end)}


@given(STRETCHES, st.tuples(st.integers(0, 60), st.integers(1, 20)))
def test_what_lies_outside_the_body_is_left_out_and_what_is_within_is_counted_on(
    stretches: list[tuple[int, int]], one: tuple[int, int]
) -> None:
    body = sorted(characters(stretches))
    span = one[0], sum(one)
    within = [number for number, place in enumerate(body) if span[0] <= place < span[1]]
    places = Places(stretches)
    assert places.length == len(body)
    assert places.span(*span) == ((within[0], within[-1] + 1) if within else None)


@given(SPANS, SPANS)
def test_two_coders_spans_share_what_both_cover(
    one: list[tuple[int, int]], other: list[tuple[int, int]]
) -> None:
    first, second = merged(one), merged(other)
    assert characters(first) == characters(one)
    assert all(before[1] <= after[0] for before, after in pairwise(first))
    assert shared(first, second) == len(characters(one) & characters(other))
    meeting = [span for span in first if characters([span]) & characters(other)]
    differing = [span for span in meeting if span not in second]
    assert moved(first, second) == (len(meeting), len(differing))


@given(st.dictionaries(st.sampled_from("xyz"), SPANS.map(merged)))
def test_a_partition_says_of_every_character_which_tags_it_carries(
    by_tag: dict[str, list[tuple[int, int]]],
) -> None:
    found = partition(by_tag)
    assert all(before.end <= after.start for before, after in pairwise(found))
    told = {place: value for start, end, value in found for place in range(start, end)}
    for place in range(70):
        tags = {tag for tag, spans in by_tag.items() if place in characters(spans)}
        assert told.get(place, frozenset()) == frozenset(tags)
