"""A timeline by what is spoken of, beside what was published."""

import pytest

from nkreader.figures import InTime
from nkreader.library import Library
from nkreader.library.query import QueryError
from nkreader.text.span import Span
from tests.library.claims_library import Add

TEXT = """---
published: {day}
publisher: {who}
---

The bridge was shut on March 3 and again on March 5, 2020. It rained yesterday.

Trade is to begin in April. From January to June 2021 nobody will cross. He waited for days.
"""


@pytest.fixture
def shelf(library: Library, add: Add) -> Library:
    add(TEXT.format(day="2020-03-08", who="Tumen Letter"), "one.md")
    add(TEXT.format(day="2020-03-09", who="Yalu Wire"), "two.md")
    add("It rained yesterday.", "undated.txt")
    return library


def cells(found: list[InTime]) -> list[tuple[str | None, str | None, int]]:
    return [(one.row, one.start, one.number) for one in found]


def test_an_article_counts_once_in_each_time_that_it_speaks_of(shelf: Library) -> None:
    assert cells(shelf.figures.spoken())[:2] == [
        ("article", "2020-03-01", 2), ("article", "2020-04-01", 2),
    ]  # fmt: skip
    days = cells(shelf.figures.spoken(by="day"))
    assert ("article", "2020-03-03", 2) in days
    assert ("article", "2020-03-07", 1) in days
    assert ("article", "2020-03-08", 1) in days
    assert days[-1] == ("article", None, 2), "April is no day"
    weeks = shelf.figures.spoken(by="week")
    assert weeks[0] == InTime("article", "2020-03-02", "2020-03-08", 2)
    years = cells(shelf.figures.spoken(by="year"))
    assert years[0] == ("article", "2020-01-01", 2)
    assert shelf.figures.spoken("title:nobody") == []
    with pytest.raises(QueryError):
        shelf.figures.spoken("on:noday")


def test_by_publisher_and_by_tag(shelf: Library) -> None:
    found = shelf.figures.spoken(rows="publisher", by="month")
    assert {one.row for one in found} == {"Tumen Letter", "Yalu Wire"}
    assert {one.row for one in shelf.figures.spoken(rows="publisher", limit=1)} < {
        "Tumen Letter", "Yalu Wire",
    }  # fmt: skip
    (row,) = shelf.listing(query="publisher:yalu").fetch(0, 9)
    article = shelf.article(row.id)
    shelf.tag(article, Span(0, 30), "border-closure")
    assert cells(shelf.figures.spoken(rows="tag", by="day")) == [
        ("border-closure", "2020-03-03", 1)
    ]


def test_what_a_bar_stands_for_can_be_listed(shelf: Library) -> None:
    for bar in shelf.figures.spoken(by="day"):
        if bar.start and bar.end:
            assert shelf.listing(query=f"spoken:{bar.start}..{bar.end}").count == bar.number
    listing = shelf.listing(query="rained spoken:2020-03-07")
    assert [row.publisher for row in listing.fetch(0, 9)] == ["Tumen Letter"]
