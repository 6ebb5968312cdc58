"""From an article that was opened from hits or a concordance, on to the next one of the same
list."""

import pytest

from nkreader.library import Library
from nkreader.model import Article
from nkreader.text.span import Span
from nkreader.tui.screens.articles import ArticlesScreen
from nkreader.tui.screens.entities import EntitiesScreen
from nkreader.tui.screens.hits import HitsScreen
from nkreader.tui.screens.passages import PassagesScreen
from nkreader.tui.screens.reader import ReaderScreen
from tests.tui.driving import Add, reader, running, settled, told, until


@pytest.fixture
def four(library: Library, add: Add) -> list[Article]:
    """As lists show them, the newest first; Kim Jong Un is in all but the second."""
    texts = ("Kim Jong Un spoke.", "It rained.", "Flour came. Kim Jong Un ate.", "Kim Jong Un sat.")
    added = [add(f"# Day {n}\n\n{text}\n", f"{n}.md") for n, text in enumerate(texts)]
    for number, one in enumerate(added):
        library.edit(one, {"published": f"2020-03-0{9 - number}"})
    return [library.article(one.id) for one in added]


@pytest.mark.parametrize("key", ["greater_than_sign", "N"])
async def test_from_a_concordance_to_its_next_article_at_its_first_hit(
    library: Library, four: list[Article], key: str
) -> None:
    async with running(library) as pilot:
        await pilot.press("e")
        await settled(pilot, EntitiesScreen)
        await pilot.press("enter")
        await settled(pilot, HitsScreen)
        await until(pilot, told(pilot, "Kim Jong Un · 3 hits in 3 articles"))
        await pilot.press("enter")
        await settled(pilot, ReaderScreen)
        await until(pilot, lambda: reader(pilot).reading.article.id == four[0].id)
        # While a find is on, N is its hit before.
        await pilot.press("escape", key)
        await until(pilot, lambda: reader(pilot).reading.article.id == four[2].id)
        pane, text = reader(pilot).pane, library.text(four[2])
        await until(pilot, lambda: pane.cursor == text.index("Kim Jong Un"))
        assert pane.finding
        await pilot.press("escape", key)
        await until(pilot, lambda: reader(pilot).reading.article.id == four[3].id)


async def test_where_the_list_has_no_other_that_is_said(
    library: Library, four: list[Article]
) -> None:
    async with running(library) as pilot:
        await pilot.press("slash", *"flour", "enter")
        await settled(pilot, HitsScreen)
        await pilot.press("enter")
        await settled(pilot, ReaderScreen)
        await pilot.press("greater_than_sign")
        await until(pilot, told(pilot, "no unread article is left in this list"))


async def test_from_passages_to_the_next_article_that_has_any_at_its_first(
    library: Library, four: list[Article]
) -> None:
    wanted, other = library.codebook.tags[:2]
    for article, words in ((0, "spoke"), (1, "rained"), (3, "Kim"), (3, "sat")):
        start = library.text(four[article]).index(words)
        tag = other if article == 1 else wanted
        library.tag(four[article], Span(start, start + len(words)), tag.slug)
    async with running(library) as pilot:
        await pilot.press("T")
        await settled(pilot, PassagesScreen)
        await pilot.press("f", *f"tag:{wanted.slug}", "enter")
        await until(pilot, told(pilot, " · 3 "))
        await pilot.press("enter")
        await settled(pilot, ReaderScreen)
        await until(pilot, lambda: reader(pilot).reading.article.id == four[0].id)
        await pilot.press("greater_than_sign")
        await until(pilot, lambda: reader(pilot).reading.article.id == four[3].id)
        assert reader(pilot).pane.cursor == library.text(four[3]).index("Kim")
        await pilot.press("greater_than_sign")
        await until(pilot, told(pilot, "no article follows in this list"))


@pytest.mark.parametrize("key", ["e", "T", "Y", "V", "B"])
async def test_the_slash_looks_in_every_article_from_every_list(
    library: Library, four: list[Article], key: str
) -> None:
    library.tag(four[0], Span(7, 25), library.codebook.tags[0].slug)
    async with running(library) as pilot:
        await pilot.press(key)
        await until(pilot, lambda: not isinstance(pilot.app.screen, ArticlesScreen))
        below = type(pilot.app.screen)
        await settled(pilot, below)
        await pilot.press("slash", *"flour", "enter")
        await settled(pilot, HitsScreen)
        await until(pilot, told(pilot, "“flour” · 1 hit in 1 article"))
        await pilot.press("q")
        await settled(pilot, below)
