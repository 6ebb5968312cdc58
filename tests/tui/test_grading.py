"""Grades by key: in the text, in its panel and in the list of passages."""

import pytest

from nkreader.grades import UNGRADED, Grade
from nkreader.library import Library
from nkreader.model import Article
from nkreader.text.span import Span
from nkreader.tui.screens.articles import ArticlesScreen
from nkreader.tui.screens.grading import GradeScreen
from nkreader.tui.screens.passages import PassagesScreen
from nkreader.tui.screens.reader import ReaderScreen
from tests.tui.driving import Add, running, seen, settled, told, until


@pytest.fixture
def article(library: Library, add: Add) -> Article:
    """An article with one mark, in its first body sentence."""
    found = add()
    start = library.text(found).index("a trader in Dandong")
    library.tag(found, Span(start, start + 19), "anonymous-sourcing")
    return found


def saved(library: Library, article: Article) -> Grade:
    with Library(library.path, library.annotator) as other:
        return other.marks(article.id)[0].annotation.grade


async def test_a_mark_is_graded_regraded_and_ungraded(library: Library, article: Article) -> None:
    async with running(library, article) as pilot:
        for keys, grade in (
            (("f", "6"), Grade("F", 6)),
            (("B",), Grade("B", 6)),
            (("6",), Grade("B")),
            (("3", "escape"), Grade("B")),
            (("ㅊ",), Grade("C")),
            (("backspace", "2"), Grade(None, 2)),
            (("delete",), UNGRADED),
        ):
            await pilot.press("W")
            await settled(pilot, GradeScreen)
            await pilot.press(*keys)
            if "escape" not in keys:
                await pilot.press("enter")
            await settled(pilot, ReaderScreen)
            assert saved(library, article) == grade
            await until(pilot, told(pilot, f"sourcing  {grade.code}".rstrip()))
        await pilot.press("u", "tab", "alt+w")
        await settled(pilot, GradeScreen)
        assert any("› 2  probable" in row for row in seen(pilot))


async def test_a_passage_is_graded_in_its_list(library: Library, article: Article) -> None:
    async with running(library) as pilot:
        await settled(pilot, ArticlesScreen)
        await pilot.press("T")
        await settled(pilot, PassagesScreen)
        await pilot.press("W")
        await settled(pilot, GradeScreen)
        await pilot.press("e", "5", "enter")
        await settled(pilot, PassagesScreen)
        assert saved(library, article) == Grade("E", 5)
        await until(pilot, told(pilot, "E5  a trader in Dandong"))
        await until(pilot, told(pilot, "E5 · source not to be relied on"))
