"""Progress, timelines and tables of a small library, against figures counted by hand."""

from collections import Counter
from collections.abc import Iterator

import pytest

from nkreader.figures import BY, Cell, InTime, Progress, Rows
from nkreader.library import Library
from nkreader.library.query import writing
from nkreader.model import NkreaderError
from nkreader.text.span import Span

TEXT = "Rice rose in Hyesan. The bridge is shut. Nobody crosses now."
ARTICLES = [
    ("2020-02-29", "Yalu Wire"), ("2020-03-01", "Yalu Wire"), ("2020-03-02", "Yalu Wire Plus"),
    ("2020-03", None), ("2020", "Yalu Wire"), (None, "Tumen Letter"), ("2021-01-01", None),
]  # fmt: skip
FIRST, SECOND, THIRD = Span(0, 20), Span(21, 40), Span(41, 60)


@pytest.fixture
def shelf(library: Library) -> Library:
    """Seven articles of three sentences; the first two have marks, the first is done."""
    for number, (published, publisher) in enumerate(ARTICLES):
        (added,) = library.add(["-"], f"{TEXT} It was day {number}.".encode())
        article = library.article(added.id or "")
        library.edit(
            article, {"published": published, "publisher": publisher, "title": f"{number}"}
        )
    one, two = (library.article(id(library, n)) for n in (0, 1))
    library.tag(one, FIRST, "market-prices")
    library.tag(one, Span(0, 4), "border-closure")
    library.tag(one, SECOND, "border-closure")
    library.tag(two, Span(0, 60), "market-prices")
    library.set_state(one.id, "done")
    return library


def id(library: Library, number: int) -> str:
    listing = library.listing(query=f"title:{number}")
    (row,) = listing.fetch(0, 9)
    return row.id


def test_progress_is_told_of_all_and_of_those_that_answer(shelf: Library) -> None:
    figures = shelf.figures
    assert figures.progress() == Progress(7, 1, 28, 5)
    assert figures.progress("on:2020-03-01") == Progress(1, 0, 4, 3)
    assert figures.progress("is:done") == Progress(1, 1, 4, 2)
    assert figures.progress("publisher:nobody") == Progress(0, 0, 0, 0)
    shelf.undo()
    assert figures.progress() == Progress(7, 1, 28, 2)
    with pytest.raises(NkreaderError, match="no such set"):
        figures.progress("set:other")


def test_progress_over_several_sets_counts_a_sentence_once(shelf: Library) -> None:
    with Library(shelf.path, "ann", "second") as second:
        article = second.article(id(second, 0))
        second.tag(article, FIRST, "market-prices")
        second.tag(article, THIRD, "market-prices")
        assert second.figures.progress().coded == 2
        assert second.figures.progress("annotator:ann").coded == 6


def test_a_timeline_by_week_has_what_is_known_to_the_day(shelf: Library) -> None:
    assert shelf.figures.timeline(by="week") == [
        InTime("article", "2020-02-24", "2020-03-01", 2),
        InTime("article", "2020-03-02", "2020-03-08", 1),
        InTime("article", "2020-12-28", "2021-01-03", 1),
        InTime("article", None, None, 3),
    ]


def test_a_timeline_of_tags_counts_annotations(shelf: Library) -> None:
    assert shelf.figures.timeline("", "month", "tag") == [
        InTime("border-closure", "2020-02-01", "2020-02-29", 2),
        InTime("market-prices", "2020-02-01", "2020-02-29", 1),
        InTime("market-prices", "2020-03-01", "2020-03-31", 1),
    ]


def test_a_timeline_of_publishers_and_entities_counts_articles(shelf: Library) -> None:
    by_year = shelf.figures.timeline("", "year", "publisher")
    assert Counter({(one.row, one.start): one.number for one in by_year}) == Counter({
        ("Yalu Wire", "2020-01-01"): 3, ("Yalu Wire Plus", "2020-01-01"): 1,
        (None, "2020-01-01"): 1, (None, "2021-01-01"): 1, ("Tumen Letter", None): 1,
    })  # fmt: skip
    assert {one.row for one in shelf.figures.timeline("", "year", "publisher", 1)} == {"Yalu Wire"}
    found = shelf.figures.timeline("before:2020-03-02", "day", "entity")
    assert InTime("Hyesan", "2020-03-01", "2020-03-01", 1) in found


def test_tables(shelf: Library) -> None:
    cells = set(shelf.figures.table())
    assert cells == {
        Cell("market-prices", "market-prices", 4), Cell("border-closure", "border-closure", 2),
        Cell("market-prices", "border-closure", 1), Cell("border-closure", "market-prices", 1),
    }  # fmt: skip
    assert set(shelf.figures.table("after:2020-03-01", "publisher")) == {
        Cell("market-prices", "Yalu Wire", 1)
    }
    assert Cell("border-closure", "2020-02", 2) in shelf.figures.table("", "month")
    with Library(shelf.path, "bea") as other:
        assert other.figures.table() == []
        assert Cell("border-closure", "ann", 2) in other.figures.table("", "annotator")


@pytest.fixture(params=["", "Hyesan -publisher:tumen"])
def query(request: pytest.FixtureRequest) -> Iterator[str]:
    return request.param  # type: ignore[no-any-return]


def test_every_bar_can_be_asked_for_as_a_list(shelf: Library, query: str) -> None:
    kinds: tuple[Rows, ...] = ("article", "publisher")
    for by in BY:
        for rows in kinds:
            for one in shelf.figures.timeline(query, by, rows):
                when = writing.dated(one.start, one.end, by)
                asked = writing.behind(rows, one.row, when, query)
                assert shelf.listing(query=asked).count == one.number, asked
        for one in shelf.figures.timeline(query, by, "tag"):
            asked = writing.behind("tag", one.row, writing.dated(one.start, one.end, by), query)
            assert shelf.figures.passages(one.row, asked).count == one.number


def test_passages_beside_another_tag(shelf: Library) -> None:
    (one,) = shelf.figures.passages("border-closure", "", "market-prices").fetch(0, 9)
    assert one.mark.annotation.exact == "Rice"
    assert shelf.figures.passages("border-closure", "after:2021", "market-prices").count == 0
    assert shelf.figures.passages("border-closure", "", "border-closure").count == 2


@pytest.mark.parametrize("few", [1, 1_000])
@pytest.mark.parametrize("asked", ["", "rice", "after:2020-03-01", "-Hyesan OR Musan"])
def test_the_entities_with_the_most_articles_are_the_first_of_all(
    shelf: Library, asked: str, few: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Also where several have one name, and an article has them all; counted either way."""
    monkeypatch.setattr("nkreader.store.figures._FEW", few)
    list(shelf.add(["-"], b"Rice rose in Hyesan. Sinuiju is near Dandong. So is Musan.\n"))
    for spelling in ("Hyesan", "Musan"):
        shelf.entities.rename(shelf.entities.find(spelling), "rice")
    whole = shelf.figures.timeline(asked, "year", "entity")
    names = list(dict.fromkeys(one.row for one in whole))
    assert names
    if not asked:
        assert len(names) > 2
        assert sum(one.number for one in whole if one.row == "rice") == len(ARTICLES) + 1
    for most in range(1, len(names) + 2):
        wanted = [one for one in whole if one.row in names[:most]]
        assert shelf.figures.timeline(asked, "year", "entity", most) == wanted
