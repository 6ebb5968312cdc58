"""Tags and memos on whole articles: acts like those on passages."""

import pytest

from nkreader.library import Library
from nkreader.library.upkeep import check
from nkreader.model import NkreaderError
from nkreader.text.span import Span
from tests.tui.driving import Add


def said(library: Library, article: str) -> list[tuple[str | None, str | None]]:
    return [(one.tag, one.note) for one in library.article_marks.of(article)]


def test_a_memo_is_written_changed_taken_away_and_undone(library: Library, add: Add) -> None:
    article = add()
    library.article_marks.write_memo(article.id, "  Compare with the ferry.\n")
    assert library.article_marks.memo(article.id) == "Compare with the ferry."
    library.article_marks.write_memo(article.id, "Compare\nwith the ferry twice.")
    assert said(library, article.id) == [(None, "Compare\nwith the ferry twice.")]
    library.article_marks.write_memo(article.id, " ")
    assert said(library, article.id) == []
    library.undo()
    library.undo()
    assert library.article_marks.memo(article.id) == "Compare with the ferry."
    assert library.redo().article == article.id
    assert [entry.words for entry in library.entries()][-1] == "Compare with the ferry."
    assert check(library.path) == []


def test_many_articles_are_tagged_at_once_and_then_none(library: Library, add: Add) -> None:
    articles = [add(name=f"{n}.txt").id for n in range(3)]
    marks = library.article_marks
    marks.tag(articles[1], "market-prices", "all of it")
    assert marks.toggle(articles, "market-prices").said == "tagged 3 articles market prices"
    assert [said(library, one) for one in articles] == [
        [("market-prices", None)], [("market-prices", "all of it")], [("market-prices", None)],
    ]  # fmt: skip
    marks.toggle(articles, "market-prices")
    assert [said(library, one) for one in articles] == [[], [], []]
    library.undo()
    assert [len(said(library, one)) for one in articles] == [1, 1, 1]
    with pytest.raises(NkreaderError, match="no such tag"):
        marks.toggle(articles, "no-such-tag")


def test_they_answer_queries_of_their_set(library: Library, add: Add) -> None:
    one, two = add(name="one.txt"), add(name="two.txt")
    library.article_marks.tag(one.id, "market-prices")
    library.article_marks.write_memo(two.id, "Look at the price of flour.")
    for query, found in (
        ("tag:market-prices", [one.id]), ("has:memo", [two.id]), ("note:flour", [two.id]),
        ("has:note", [two.id]), ("is:untagged", sorted([one.id, two.id])),
    ):  # fmt: skip
        rows = library.listing(query=query).fetch(0, 9)
        assert sorted(row.id for row in rows) == found, query
    hits = library.search("note:flour")
    (row,) = hits.listing.fetch(0, 9)
    assert [(hit.field, hit.exact) for hit in hits.hits(row)] == [("note", "flour")]
    with Library(library.path, "bob") as other:
        assert other.listing(query="has:memo").count == 0
        assert other.listing(query="has:memo annotator:ann").count == 1


def test_nobody_takes_off_what_is_anothers(library: Library, add: Add) -> None:
    article = add()
    mark = library.article_marks.tag(article.id, "market-prices")
    with (
        Library(library.path, "bob") as other,
        pytest.raises(NkreaderError, match="belongs to ann"),
    ):
        other.article_marks.take_off(mark.id)
    library.article_marks.take_off(mark.id)
    assert said(library, article.id) == []


def test_they_follow_a_merged_tag_and_go_with_their_article(library: Library, add: Add) -> None:
    one, two = add(name="one.txt"), add(name="two.txt")
    marks = library.article_marks
    marks.tag(one.id, "market-prices")
    marks.toggle([one.id, two.id], "border-closure")
    library.tag(one, Span(0, 4), "border-closure")
    library.codebooks.merge("border-closure", "market-prices")
    assert [said(library, article.id) for article in (one, two)] == [
        [("market-prices", None)], [("market-prices", None)],
    ]  # fmt: skip
    library.undo()
    assert len(said(library, one.id)) == 2
    library.remove(library.article(one.id), with_annotations=True)
    assert check(library.path) == []
