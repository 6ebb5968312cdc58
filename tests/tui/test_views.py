"""Views in the app: a filter gets a name, is counted, shown from anywhere, and forgotten."""

import pytest
from textual.widgets import OptionList

from nkreader.library import Library
from nkreader.tui.screens.articles import ArticlesScreen
from nkreader.tui.screens.reader import ReaderScreen
from nkreader.tui.screens.views import ViewsScreen
from tests.tui.driving import Add, running, saved, seen, settled, told, until


@pytest.fixture
def two(library: Library, add: Add) -> Library:
    """An article about coal and one about rice."""
    for word in ("Coal", "Rice"):
        add(f"# {word} is dear\n\nA guard said {word} is dear.\n", f"{word}.md")
    return library


async def test_a_filter_is_saved_under_a_name_and_shown_again(two: Library) -> None:
    async with running(two) as pilot:
        await pilot.press("f", *"coal", "enter", "S", *"dear coal", "enter")
        await until(pilot, lambda: [v.query for v in two.views.every()] == ["coal"])
        await until(pilot, told(pilot, "1 article · view “dear coal”"))
        await pilot.press("escape")
        await until(pilot, told(pilot, "2 articles"))
        await pilot.press("V")
        await settled(pilot, ViewsScreen)
        await until(pilot, lambda: seen(pilot)[1].split() == ["dear", "coal", "1", "coal"])
        await pilot.press("enter")
        await settled(pilot, ArticlesScreen)
        await until(pilot, told(pilot, "1 article · view “dear coal”"))
        assert len(pilot.app.screen_stack) == 1
        await pilot.press("enter")
        await settled(pilot, ReaderScreen)


async def test_from_an_article_a_view_is_listed_over_it_and_q_leads_back(two: Library) -> None:
    two.views.save("rice", "rice")
    async with running(two) as pilot:
        await pilot.press("enter")
        await settled(pilot, ReaderScreen)
        await pilot.press("V")
        await settled(pilot, ViewsScreen)
        await pilot.press("enter")
        await settled(pilot, ArticlesScreen)
        await until(pilot, told(pilot, "1 article · view “rice”"))
        await pilot.press("enter")
        await settled(pilot, ReaderScreen)
        await pilot.press("1")
        rice = two.article(two.listing(query="rice").fetch(0, 1)[0].id)
        await until(pilot, lambda: saved(two, rice))
        await pilot.press("q")
        await settled(pilot, ArticlesScreen)
        await pilot.press("q")
        await settled(pilot, ReaderScreen)


async def test_only_the_second_x_forgets_a_view(two: Library) -> None:
    two.views.save("coal", "coal")
    two.views.save("rice", "rice")
    async with running(two, size=(60, 20)) as pilot:
        await pilot.press("V")
        await settled(pilot, ViewsScreen)
        await pilot.press("x", "j")
        assert len(two.views.every()) == 2
        await pilot.press("x", "x")
        await until(pilot, lambda: [v.name for v in two.views.every()] == ["coal"])


async def test_a_view_is_in_the_palette_by_its_name(two: Library) -> None:
    two.views.save("all of rice", "rice")
    async with running(two) as pilot:
        await pilot.press("ctrl+p", *"view: all")
        await until(pilot, lambda: pilot.app.screen.query_one(OptionList).option_count)
        await until(pilot, told(pilot, "View: all of rice"))
        await pilot.press("enter")
        await until(pilot, told(pilot, "1 article · view “all of rice”"))


async def test_a_view_that_can_no_longer_be_asked_says_why_and_the_others_count(
    two: Library,
) -> None:
    two.views.save("coal", "coal")
    two.views.save("a set", "coal")
    with two._context.store.write() as db:
        db.execute("UPDATE view SET query = 'set:gone' WHERE name = 'a set'")
    async with running(two) as pilot:
        await pilot.press("V")
        await settled(pilot, ViewsScreen)
        await until(pilot, lambda: seen(pilot)[2].split() == ["coal", "1", "coal"])
        assert seen(pilot)[1].split() == ["a", "set", "!", "set:gone"]
        await pilot.press("enter")
        await until(pilot, told(pilot, "set:gone: no such set"))
        assert isinstance(pilot.app.screen, ViewsScreen)


async def test_without_views_the_screen_says_how_one_is_made(two: Library) -> None:
    async with running(two, size=(60, 20)) as pilot:
        await pilot.press("V")
        await settled(pilot, ViewsScreen)
        await until(pilot, told(pilot, "no views yet: f filters the list, S names the filter"))
        await pilot.press("S")
        await until(pilot, told(pilot, "first filter the list with f: a view is a named filter"))
        await pilot.press("V")
        await settled(pilot, ArticlesScreen)
