"""The list of articles in every arrangement: whole and in stretches, under headings that count."""

from itertools import product

import pytest

from nkreader.library import Library
from nkreader.library.grouping import Grouped
from nkreader.lists import GROUPINGS, ORDERS, Arrangement, ArticleRow, Heading, Order
from nkreader.text.span import Span
from tests.tui.driving import Add

DATES = ("2020-03-27", "2020-03-23", "2020-03", "2020", None, "2019-12-30", "2020-01-05")
PUBLISHERS = ("Yalu Wire", None, "tumen post")
ARRANGEMENTS = [
    Arrangement(order, backwards, grouping)
    for order, backwards, grouping in product(ORDERS, (False, True), (None, *GROUPINGS))
]


@pytest.fixture
def shelf(library: Library, add: Add) -> Library:
    """Fourteen articles of all kinds, some tagged, some opened."""
    tag = library.codebook.active()[0].slug
    for number in range(14):
        one = add(f"A guard spoke {'again ' * (number % 4)}of {number}.\n", f"{number}.txt")
        data = {
            "title": f"Title {number * 5 % 14}" if number % 5 else None,
            "published": DATES[number % 7],
            "publisher": PUBLISHERS[number % 3],
        }
        library.edit(one, {name: value for name, value in data.items() if value})
        for start in range(number % 3):
            library.tag(library.article(one.id), Span(start, start + 5), tag)
        if number % 4 == 0:
            library.shelf.opened(one.id)
    return library


def name(row: ArticleRow | Heading) -> str:
    return row.id if isinstance(row, ArticleRow) else row.words


@pytest.mark.parametrize("arrangement", ARRANGEMENTS)
def test_every_stretch_is_a_part_of_the_whole_and_headings_count_what_is_below(
    shelf: Library, arrangement: Arrangement
) -> None:
    listing = shelf.shelf.listing(arrangement=arrangement)
    grouped = Grouped(listing)
    whole = grouped.fetch(0, 100)
    assert len(whole) == grouped.count
    below: dict[str, int] = {}
    heading = ""
    for number, row in enumerate(whole):
        if isinstance(row, Heading):
            heading = row.words
            assert heading not in below
            below[heading] = 0
        else:
            below[heading] = below.get(heading, 0) + 1
            place = listing.index(row.id)
            assert place is not None
            assert (grouped.row_of(place), grouped.place_of(number)) == (number, place)
    if arrangement.grouping:
        assert below == {row.words: row.articles for row in whole if isinstance(row, Heading)}
    assert sum(below.values()) == 14
    for first, count in product(range(0, grouped.count, 3), (1, 4, 50)):
        part = grouped.fetch(first, count)
        assert [*map(name, part)] == [*map(name, whole[first : first + count])]


@pytest.mark.parametrize("backwards", [False, True])
@pytest.mark.parametrize(
    ("order", "field", "falls"),
    [
        ("date", "published", True),
        ("title", "title", False),
        ("publisher", "publisher", False),
        ("opened", "opened", True),
    ],
)
def test_what_is_not_known_stands_last_forwards_and_backwards(
    shelf: Library, order: Order, field: str, falls: bool, backwards: bool
) -> None:
    rows = shelf.shelf.listing(arrangement=Arrangement(order, backwards)).fetch(0, 20)
    values = [getattr(row, field) for row in rows]
    known = [value.lower() for value in values if value]
    assert values[len(known) :] == [None] * (len(values) - len(known)) != []
    assert known == sorted(known, reverse=falls != backwards)


def test_the_strip_spreads_a_passage_over_the_tenths_it_covers(library: Library, add: Add) -> None:
    one = add("x" * 50 + " " + "y" * 49, "a.txt")
    first, second = (tag.slug for tag in library.codebook.active()[:2])
    library.tag(one, Span(5, 35), first)
    library.tag(one, Span(25, 29), second)
    library.tag(one, Span(26, 30), second)
    library.tag(one, Span(99, 100), second)
    (row,) = library.listing().fetch(0, 1)
    assert row.strip == (first, first, second, first, *[None] * 5, second)


def test_a_list_of_one_set_tells_nothing_of_anothers(library: Library, add: Add) -> None:
    one = add()
    library.tag(one, Span(0, 5), library.codebook.active()[0].slug)
    with Library(library.path, "bea") as other:
        (row,) = other.listing().fetch(0, 1)
        assert (row.strip, row.tags) == ((), ())
        assert not other.shelf.known().tags
    assert library.shelf.known().tags
