"""Whole articles by keys: tags and memos in the list and in the open article, as they are saved."""

import pytest

from nkreader.library import Library
from nkreader.tui.screens.articles import ArticlesScreen
from nkreader.tui.screens.note import NoteScreen
from tests.tui.driving import Add, running, settled, told, until


def said(library: Library, article: str) -> list[tuple[str | None, str | None]]:
    with Library(library.path, library.annotator) as other:
        return [(one.tag, one.note) for one in other.article_marks.of(article)]


@pytest.mark.parametrize("size", [(120, 40), (60, 20)])
async def test_a_digit_in_the_list_tags_the_whole_article(
    library: Library, add: Add, size: tuple[int, int]
) -> None:
    article = add()
    async with running(library, size=size) as pilot:
        await pilot.press("3")
        await until(pilot, lambda: said(library, article.id) == [("border-closure", None)])
        assert told(pilot, "tagged the article border closure")()
        await pilot.press("t", *"market", "enter")
        await until(pilot, lambda: len(said(library, article.id)) == 2)
        await settled(pilot, ArticlesScreen)
        await pilot.press("3")
        await until(pilot, lambda: said(library, article.id) == [("market-prices", None)])
        assert library.marks(article.id) == []


async def test_a_memo_is_written_in_the_list_and_read_beside_the_text(
    library: Library, add: Add
) -> None:
    article = add()
    async with running(library) as pilot:
        await pilot.press("D")
        await settled(pilot, NoteScreen)
        assert told(pilot, "Memo on the article")()
        await pilot.press(*"compare", "enter")
        await until(pilot, lambda: said(library, article.id) == [(None, "compare")])
        await settled(pilot, ArticlesScreen)
    async with running(library, article) as pilot:
        await until(pilot, told(pilot, "✎ compare"))
        await pilot.press("I", *"market", "enter")
        await until(pilot, lambda: len(said(library, article.id)) == 2)
        await until(pilot, told(pilot, "5 market prices"))
        await pilot.press("D", "x", "escape")
        await until(pilot, told(pilot, "kept as a draft"))
        assert said(library, article.id)[0] == (None, "compare")
        await pilot.press("u")
        await until(pilot, lambda: said(library, article.id) == [(None, "compare")])
