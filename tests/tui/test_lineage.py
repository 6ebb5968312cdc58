"""The chain of reports by keys: seen, opened at either end, confirmed, refused, undone; and what
was saved of it."""

import pytest

from nkreader.library import Library
from nkreader.model import Article
from nkreader.tui.screens.article_chooser import ArticleChooser
from nkreader.tui.screens.articles import ArticlesScreen
from nkreader.tui.screens.chooser import Chooser
from nkreader.tui.screens.lineage import LineageScreen
from nkreader.tui.screens.reader import ReaderScreen
from tests.tui.driving import Add, reader, running, seen, settled, told, until

HEAD = "---\ntitle: {}\npublisher: Tide News\npublished: {}\n---\n\n"
AGREED = HEAD.format("Ferry agreed", "2021-03-03") + (
    "Rason and Vladivostok agreed that the ferry will sail again from May, a pilot said.\n"
)
STALLED = HEAD.format("Ferry stalls", "2021-04-20") + (
    "The harbour is quiet.\n\n"
    "Tide News had reported on Mar. 3 that Rason and Vladivostok agreed to let the ferry sail.\n"
)
OTHER = HEAD.format("Rice [red]dear[/]", "2021-05-01") + "Rice was dear.\n"
Three = tuple[Article, Article, Article]


@pytest.fixture
def three(add: Add) -> Three:
    """A report, the one that speaks of it, and one that does not."""
    return add(AGREED, "agreed.md"), add(STALLED, "stalled.md"), add(OTHER, "other.md")


def saved(library: Library, article: Article) -> list[tuple[str, str]]:
    """(state, kind) of the steps of an article's chain, as another program sees them."""
    with Library(library.path, "bea") as other:
        return [
            (one.state, one.kind)
            for one in other.chains.of_article(article.id)
            if one.state != "first"
        ]


async def test_the_chain_comes_from_the_open_article_and_leads_to_both_ends(
    library: Library, three: Three
) -> None:
    agreed, stalled, _ = three
    async with running(library, stalled) as pilot:
        await pilot.press("f12")
        await settled(pilot, LineageScreen)
        rows = seen(pilot)
        assert "2 articles · 1 to decide" in rows[0]
        assert "2021-03-03  Ferry agreed" in rows[1]
        assert "? 2021-04-20  Ferry stalls" in rows[2]
        assert "follows" in rows[2]
        assert told(pilot, "“Tide News had reported on Mar. 3")()
        await pilot.press("enter")
        await settled(pilot, ReaderScreen)
        await until(pilot, lambda: reader(pilot).reading.article.id == stalled.id)
        text = library.text(stalled)
        assert reader(pilot).pane.cursor == text.index("Tide News had reported")
        await pilot.press("q")
        await settled(pilot, LineageScreen)
        await pilot.press("tab")
        await settled(pilot, ReaderScreen)
        assert reader(pilot).reading.article.id == agreed.id


async def test_a_key_confirms_another_refuses_and_undo_takes_back(
    library: Library, three: Three
) -> None:
    agreed, stalled, _ = three
    async with running(library, agreed) as pilot:
        await pilot.press("f12")
        await settled(pilot, LineageScreen)
        await pilot.press("j", "y")
        assert saved(library, agreed) == [("confirmed", "follows")]
        assert told(pilot, "✓ 2021-04-20")()
        await pilot.press("u")
        assert saved(library, agreed) == [("proposed", "follows")]
        await pilot.press("n")
        await until(pilot, told(pilot, "✗ 2021-04-20"))
        assert saved(library, stalled) == [("waiting", "follows"), ("refused", "follows")]
        await pilot.press("u", "U")
        assert saved(library, stalled)[1] == ("refused", "follows")


async def test_how_it_stands_is_chosen_by_typing(library: Library, three: Three) -> None:
    async with running(library, three[1]) as pilot:
        await pilot.press("f12")
        await settled(pilot, LineageScreen)
        await pilot.press("s")
        await settled(pilot, Chooser)
        await pilot.press(*"contra", "enter")
        await settled(pilot, LineageScreen)
        assert saved(library, three[1]) == [("confirmed", "contradicts")]


async def test_an_earlier_one_that_nothing_proposes_is_named(
    library: Library, three: Three
) -> None:
    agreed, _, other = three
    async with running(library) as pilot:
        await settled(pilot, ArticlesScreen)
        await pilot.press("f12")
        await settled(pilot, LineageScreen)
        assert told(pilot, "Rice [red]dear[/]")()
        await pilot.press("y")
        assert told(pilot, "speaks of no earlier one")()
        await pilot.press("plus")
        await settled(pilot, ArticleChooser)
        await pilot.press(*"title:agreed", "enter")
        await settled(pilot, LineageScreen)
        assert saved(library, other)[-1] == ("confirmed", "follows")
        (relation,) = [one for one in library.lineage.speaks_of(other.id) if one.earlier]
        assert relation.earlier is not None
        assert relation.earlier.id == agreed.id


async def test_a_library_that_may_only_be_read_says_why_not(library: Library, three: Three) -> None:
    library._context.store.read_only = "this library may only be read"
    async with running(library, three[1]) as pilot:
        await pilot.press("f12")
        await settled(pilot, LineageScreen)
        await pilot.press("j", "y")
        assert told(pilot, "this library may only be read")()
        assert saved(library, three[1]) == [("proposed", "follows")]


@pytest.mark.parametrize("size", [(40, 10), (80, 24), (200, 50)])
async def test_it_fits_every_size(library: Library, three: Three, size: tuple[int, int]) -> None:
    async with running(library, three[1], size) as pilot:
        await pilot.press("f12")
        await settled(pilot, LineageScreen)
        assert told(pilot, "2021-04-20")()
        assert all(len(row) <= size[0] for row in seen(pilot))
