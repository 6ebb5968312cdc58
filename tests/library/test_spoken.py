"""What was spoken of when: counted as the expressions themselves say, and found by a query."""

from collections import defaultdict

import pytest

from nkreader.analysis.timeline import stretch
from nkreader.figures import BY, By
from nkreader.library import Library
from nkreader.library.query import QueryError
from nkreader.model import Article, NkreaderError
from nkreader.text.span import Span
from tests.tui.driving import Add

TEXTS = {
    "a.md": "---\npublished: 2020-03-31\npublisher: Yalu Wire\n---\n\nTrade fell on Monday. It had"
    " stopped in January 2020 and on Dec. 31, 2019. In 2018 nobody cared. The 1990s were hard.",
    "b.md": "---\npublished: 2020-11-20\npublisher: Border Post\n---\n\nTrains ran on March 30,"
    " 2020, and on March 2, 2020. They may run next January. Three weeks are a long time.",
}


@pytest.fixture
def articles(library: Library, add: Add) -> list[Article]:
    return [add(text, name) for name, text in TEXTS.items()]


def counted(library: Library, by: By) -> dict[str | None, int]:
    return {one.start: one.number for one in library.figures.spoken(by=by)}


@pytest.mark.parametrize("by", BY)
def test_an_article_counts_where_an_expression_of_it_lies_wholly(
    library: Library, articles: list[Article], by: By
) -> None:
    wanted: defaultdict[str | None, set[str]] = defaultdict(set)
    for article in articles:
        for one in library.claims.dates_of(article):
            if one.first is not None and one.last is not None:
                here = stretch(one.first.isoformat(), by)
                assert here is not None
                inside = here[0] <= one.first and one.last <= here[1]
                wanted[here[0].isoformat() if inside else None].add(article.id)
    assert counted(library, by) == {start: len(ids) for start, ids in wanted.items()}


def test_a_monday_and_the_same_day_written_out_meet(
    library: Library, articles: list[Article]
) -> None:
    assert counted(library, "day")["2020-03-30"] == 2
    assert counted(library, "year")["2018-01-01"] == 1
    assert counted(library, "year")[None] == 1


def test_passages_count_where_they_name_the_day(library: Library, articles: list[Article]) -> None:
    text = library.text(articles[0])
    for words in ("Trade fell on Monday.", "The 1990s were hard."):
        start = text.index(words)
        library.tag(articles[0], Span(start, start + len(words)), "market-prices")
    (row,) = library.figures.spoken(by="month", rows="tag")[:1]
    assert (row.row, row.start, row.number) == ("market-prices", "2020-03-01", 1)


def test_rows_are_those_with_the_most(library: Library, articles: list[Article]) -> None:
    found = library.figures.spoken(by="day", rows="publisher", limit=1)
    assert {one.row for one in found} == {"Border Post"}


@pytest.mark.parametrize(
    ("query", "names"),
    [
        ("spoken:2020-03-30", {"Yalu Wire", "Border Post"}),
        ("spoken:2020-03-02", {"Border Post"}),
        ("spoken:2020-01..2020-02", {"Yalu Wire"}),
        ("spoken:2021", {"Border Post"}),
        ("spoken:2021 publisher:yalu", set()),
        ("-spoken:2021", {"Yalu Wire"}),
    ],
)
def test_articles_are_found_by_the_days_they_speak_of(
    library: Library, articles: list[Article], query: str, names: set[str]
) -> None:
    listing = library.shelf.listing(query)
    assert {row.publisher for row in listing.fetch(0, 9)} == names


def test_a_day_that_there_is_not_is_told(library: Library) -> None:
    with pytest.raises(QueryError, match="spoken: a date like"):
        library.shelf.listing("spoken:monday")
    with pytest.raises(NkreaderError):
        library.shelf.listing("spoken:2020-02-30")
