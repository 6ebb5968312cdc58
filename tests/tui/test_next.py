"""`>` and `N` walk the list as it is shown, and what was only passed over stays new."""

from collections.abc import Callable

import pytest
from textual.pilot import Pilot

from nkreader.library import Library
from nkreader.model import Article
from nkreader.text.span import Span
from nkreader.tui.screens.articles import ArticlesScreen
from nkreader.tui.screens.hits import HitsScreen
from nkreader.tui.screens.reader import ReaderScreen
from tests.tui.driving import Add, reader, running, settled, told, until


def story(add: Add, number: int, word: str) -> Article:
    """An article with a word of its own in title and text."""
    text = (
        f"Report {number} about the {word}\n\nThe {word} was seen on day {number}, a guard said.\n"
    )
    return add(text, f"{number}.txt")


def elsewhere(pilot: Pilot[int], article: str) -> Callable[[], bool]:
    """Whether another article than this one is open."""
    return lambda: reader(pilot).reading.article.id != article


@pytest.fixture
def five(add: Add) -> list[Article]:
    """Ferry, rail, ferry, rail, ferry: as the list shows them."""
    words = ("ferry", "rail", "ferry", "rail", "ferry")
    return [story(add, number, word) for number, word in enumerate(words)][::-1]


@pytest.mark.parametrize("way", [("f", *"ferry", "enter"), ("slash", *"ferry", "enter")])
@pytest.mark.parametrize("key", ["greater_than_sign", "N"])
async def test_the_next_article_is_one_of_those_listed(
    library: Library, five: list[Article], way: tuple[str, ...], key: str
) -> None:
    ferries = [five[0].id, five[2].id, five[4].id]
    async with running(library) as pilot:
        await pilot.press(*way)
        await until(pilot, told(pilot, "3 articles"))
        await pilot.press("enter")
        await settled(pilot, ReaderScreen)
        opened = [reader(pilot).reading.article.id]
        for _ in range(2):
            before = opened[-1]
            if key == "N":
                await pilot.press("escape")
            await pilot.press(key)
            await until(pilot, elsewhere(pilot, before))
            opened.append(reader(pilot).reading.article.id)
        assert opened == ferries
        assert reader(pilot).pane.hits == 2
        await pilot.press("q")
        await settled(pilot, HitsScreen if way[0] == "slash" else ArticlesScreen)
        await until(pilot, told(pilot, "3 articles"))
    assert [library.state(one) for one in ferries] == ["new", "new", "reading"]


async def test_no_next_one_in_a_filtered_list_is_said_to_be_of_that_list(
    library: Library, five: list[Article]
) -> None:
    for one in (five[0], five[2], five[4]):
        library.set_state(one.id, "done")
    async with running(library) as pilot:
        await pilot.press("f", *"ferry", "enter", "greater_than_sign")
        await until(pilot, told(pilot, "no unread article is left in this list"))
        await pilot.press("escape", "greater_than_sign")
        await settled(pilot, ReaderScreen)


async def test_articles_that_were_passed_over_stay_new(
    library: Library, five: list[Article]
) -> None:
    async with running(library) as pilot:
        await pilot.press("enter")
        await settled(pilot, ReaderScreen)
        await pilot.press("greater_than_sign", "greater_than_sign")
        await until(pilot, lambda: reader(pilot).reading.article.id == five[2].id)
        await pilot.press("down", "down", "greater_than_sign")
        await until(pilot, lambda: reader(pilot).reading.article.id == five[3].id)
        await pilot.press("q")
        await settled(pilot, ArticlesScreen)
    assert [library.state(one.id) for one in five] == ["new", "new", "reading", "reading", "new"]


async def test_an_article_that_was_tagged_was_not_passed_over(
    library: Library, five: list[Article]
) -> None:
    async with running(library) as pilot:
        await pilot.press("enter")
        await settled(pilot, ReaderScreen)
        await pilot.press("1", "greater_than_sign")
        await until(pilot, lambda: reader(pilot).reading.article.id != five[0].id)
    assert library.state(five[0].id) == "reading"


async def test_back_in_a_filtered_list_shows_all_of_it_before_it_leaves(
    library: Library, five: list[Article]
) -> None:
    async with running(library) as pilot:
        await pilot.press("f", *"rail", "enter", "down", "q")
        await until(pilot, told(pilot, "5 articles"))
        assert pilot.app.is_running
        screen = pilot.app.screen
        assert isinstance(screen, ArticlesScreen)
        assert screen.rows.current is not None
        assert screen.rows.current.id == five[3].id
        await pilot.press("q")
        await pilot.pause()
        assert not pilot.app.is_running


def test_a_list_is_walked_round_from_where_one_is(library: Library, five: list[Article]) -> None:
    ids = [one.id for one in five]
    listing = library.listing("ferry")
    assert listing.next_unread(ids[0]) == ids[2]
    assert listing.next_unread(ids[4]) == ids[0]
    assert listing.next_unread(None) == ids[0]
    library.set_state(ids[2], "reading")
    assert listing.next_unread(ids[0]) == ids[4]
    text = library.text(five[4])
    for start, end, _, _ in library.open(ids[4]).sentences:
        library.tag(five[4], Span(start, end), "border-closure")
    assert text
    assert listing.next_untagged(ids[2]) == ids[0]
    assert library.listing().next_unread(ids[0]) == ids[1]
