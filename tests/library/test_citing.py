"""Citations: publisher, title, date, paragraph, id; what is not known is left out cleanly."""

import io

import pytest

from nkreader.library import Library
from nkreader.model import Article, Mark, NkreaderError, UnknownError
from nkreader.text.span import Span
from tests.tui.driving import Add

STORY = """---
title: Ferry sails
published: 2019-03
publisher: Yalu Wire
---

The ferry sailed at noon.

/ Image: Yalu Wire

Rice was cheap. Nobody bought any.
"""
BARE = "It rained.\n\nIt rained again.\n"


def tag(library: Library, article: Article, words: str) -> Mark:
    start = library.text(article).index(words)
    return library.tag(article, Span(start, start + len(words)), "market-prices").added[0]


def test_a_passage_is_cited_with_its_paragraph_and_id(library: Library, add: Add) -> None:
    article = add(STORY, "story.md")
    mark = tag(library, article, "Nobody bought any.")
    id = mark.annotation.id
    assert library.citing.mark(article, mark) == f"Yalu Wire, “Ferry sails”, 2019-03, ¶ 2, [{id}]"
    caption = tag(library, article, "Image")
    cited = library.citing.mark(article, caption)
    assert cited == f"Yalu Wire, “Ferry sails”, 2019-03, [{caption.annotation.id}]"
    reading = library.open(article.id)
    first = next(n for n, zone in enumerate(reading.zones) if zone == "body")
    library.set_zone(reading, first, "caption")
    assert ", ¶ 1, " in library.citing.mark(article, mark)


def test_what_is_not_known_is_left_out(library: Library, add: Add) -> None:
    article = add(BARE, "bare.txt")
    mark = tag(library, article, "again")
    assert library.citing.mark(article, mark) == (
        f"“{article.opening}”, ¶ 2, [{mark.annotation.id}]"
    )
    assert library.citing.cite(article) == f"“{article.opening}”, [{article.id}]"


def test_a_passage_without_a_certain_place_has_no_paragraph(library: Library, add: Add) -> None:
    article = add(STORY, "story.md")
    mark = tag(library, article, "Nobody bought any.")
    article = add(STORY.replace("Nobody bought any.", "It rained."), "story.md")
    (now,) = library.marks(article.id)
    assert now.placement.status != "placed"
    assert library.citing.mark(article, now) == (
        f"Yalu Wire, “Ferry sails”, 2019-03, [{mark.annotation.id}]"
    )


def test_the_report_cites_so_too(library: Library, add: Add) -> None:
    article = add(STORY, "story.md")
    mark = tag(library, article, "Rice was cheap.")
    out = io.BytesIO()
    library.export(library.passages(), "markdown", out)
    cited = f"— Yalu Wire, “Ferry sails”, 2019-03, ¶ 2, \\[{mark.annotation.id}]\n"
    assert cited in out.getvalue().decode()


def test_an_id_or_the_beginning_of_one_names_an_article_or_a_passage(
    library: Library, add: Add
) -> None:
    article = add(STORY, "story.md")
    mark = tag(library, article, "Rice was cheap.")
    assert library.named(article.id) == article
    found = library.named(mark.annotation.id.lower())
    assert isinstance(found, Mark)
    assert found.annotation.id == mark.annotation.id
    with pytest.raises(UnknownError, match="no such article or annotation"):
        library.named("no such thing")
    ids = [mark.annotation.id, tag(library, article, "Nobody").annotation.id]
    db = library._context.store.db
    for id, new in zip(ids, ("ABCDEFGH12", "ABCDEFGH34"), strict=True):
        db.execute("UPDATE annotation SET id = ? WHERE id = ?", (new, id))
    with pytest.raises(NkreaderError, match="more than one annotation begins so"):
        library.named("ABCDEFGH")
    db.execute("UPDATE article SET id = 'ABCDEFGH56'")
    db.execute("UPDATE annotation SET id = 'ZZZZZZZZZZ' WHERE id = 'ABCDEFGH34'")
    with pytest.raises(NkreaderError, match="an article and an annotation begin so"):
        library.named("ABCDEFGH")
    assert isinstance(library.named("ABCDEFGH5"), Article)
