"""The screen of agreement by keys: between which sets, of which articles, what differs."""

import pytest
from textual.pilot import Pilot
from textual.widgets import OptionList, Static

from nkreader.library import Library
from nkreader.text.span import Span
from nkreader.tui.screens.agreement import AgreementScreen
from nkreader.tui.screens.articles import ArticlesScreen
from nkreader.tui.screens.passages import PassagesScreen
from nkreader.tui.screens.reader import ReaderScreen
from nkreader.tui.screens.sets import SetsScreen
from tests.tui.driving import running, seen, settled, told, until

FIRST, SECOND = Span(0, 20), Span(21, 40)
SIZES = pytest.mark.parametrize("size", [(120, 40), (60, 20)])


def an_article(library: Library, number: int) -> str:
    text = f"Rice rose in Hyesan. The bridge is shut. It was day {number}."
    (added,) = library.add(["-"], text.encode())
    assert added.id
    library.edit(library.article(added.id), {"title": f"Report {number}"})
    return added.id


@pytest.fixture
def coded(library: Library) -> Library:
    """Two coders who have both read two articles, and agree on all but one sentence; a third
    article is done by nobody, but marked by one."""
    ids = [an_article(library, number) for number in range(3)]
    with Library(library.path, "bea") as bea:
        for coder in (library, bea):
            for id in ids[:2]:
                coder.tag(coder.article(id), FIRST, "market-prices")
                coder.set_state(id, "done")
        bea.tag(bea.article(ids[0]), SECOND, "market-prices")
        bea.tag(bea.article(ids[2]), SECOND, "border-closure")
    return library


async def shown(pilot: Pilot[int]) -> AgreementScreen:
    await pilot.press("f8")
    await settled(pilot, AgreementScreen)
    screen = pilot.app.screen
    assert isinstance(screen, AgreementScreen)
    return screen


def row(pilot: Pilot[int], name: str) -> list[str]:
    return next((line.split()[2:] for line in seen(pilot) if f" {name} " in line), [])


@SIZES
async def test_two_sets_are_compared_at_once_with_their_intervals(
    coded: Library, size: tuple[int, int]
) -> None:
    async with running(coded, size=size) as pilot:
        screen = await shown(pilot)
        await until(pilot, lambda: row(pilot, "market prices")[-5:-1])
        await until(pilot, lambda: screen.rows.current and screen.rows.current.sentence)
        found = row(pilot, "market prices")
        assert "83.3" in found
        assert "0.667" in found
        if size[0] > 100:
            assert found[:4] == ["6", "2", "3", "2"]
            await until(pilot, lambda: "–" in row(pilot, "market prices")[-2])
        await pilot.press("q")
        await settled(pilot, ArticlesScreen)


@SIZES
async def test_what_a_figure_must_be_read_with_is_told_of_the_row(
    coded: Library, size: tuple[int, int]
) -> None:
    async with running(coded, size=size) as pilot:
        screen = await shown(pilot)
        await until(pilot, lambda: screen.rows.count)
        await until(pilot, told(pilot, "2 articles done in both"))
        words = screen.query_one("#words", Static)
        await until(pilot, lambda: "sentences, of which" in str(words.content))
        assert "Bloch" in str(words.content)


async def test_enter_lists_what_differs_and_whose_it_is(coded: Library) -> None:
    async with running(coded) as pilot:
        screen = await shown(pilot)
        await until(pilot, lambda: screen.rows.count)
        await pilot.press("enter")
        await settled(pilot, PassagesScreen)
        await until(pilot, told(pilot, "market prices, in one set only · 1"))
        await until(pilot, told(pilot, "set main of bea"))
        await pilot.press("enter")
        await settled(pilot, ReaderScreen)


async def test_all_with_a_mark_of_either_and_back(coded: Library) -> None:
    async with running(coded) as pilot:
        screen = await shown(pilot)
        await until(pilot, told(pilot, "2 articles done in both"))
        await pilot.press("a")
        await until(pilot, told(pilot, "3 articles with a mark of either"))
        await until(pilot, lambda: row(pilot, "border closure"))
        await pilot.press("a")
        await until(pilot, told(pilot, "2 articles done in both"))
        assert screen.rows.count == 2


async def test_a_query_is_typed_and_by_month_the_whole_is_parted(coded: Library) -> None:
    async with running(coded) as pilot:
        screen = await shown(pilot)
        await until(pilot, told(pilot, "2 articles done in both"))
        await pilot.press("f", *"title:1", "enter")
        await until(pilot, told(pilot, "1 article done in both"))
        await until(pilot, lambda: "1.000" in row(pilot, "market prices"))
        await pilot.press("escape")
        await until(pilot, told(pilot, "2 articles done in both"))
        await pilot.press("b")
        await until(pilot, told(pilot, "revision 1 of the codebook"))
        assert screen.rows.cursor == 1
        await pilot.press("f", *"(wrong", "enter")
        await pilot.pause()
        assert screen.here.look.query == ""


async def test_of_more_than_two_sets_two_are_chosen(coded: Library) -> None:
    with Library(coded.path, "chul") as third:
        article = third.article(third.listing(query="title:0").fetch(0, 1)[0].id)
        third.tag(article, FIRST, "market-prices")
        third.set_state(article.id, "done")
    async with running(coded) as pilot:
        await pilot.press("f8")
        await until(pilot, lambda: isinstance(pilot.app.focused, object) and _choices(pilot) == 3)
        await pilot.press(*"bea", "enter")
        await until(pilot, lambda: _choices(pilot) == 2)
        await pilot.press(*"chul", "enter")
        await settled(pilot, AgreementScreen)
        await until(pilot, told(pilot, "a main@bea · b main@chul"))
        await until(pilot, told(pilot, "1 article done in both"))


async def test_two_marked_sets_are_compared_from_the_sets_screen(coded: Library) -> None:
    with Library(coded.path, "chul") as third:
        article = third.article(third.listing(query="title:0").fetch(0, 1)[0].id)
        third.tag(article, FIRST, "market-prices")
    async with running(coded) as pilot:
        await pilot.press("A")
        await settled(pilot, SetsScreen)
        await pilot.press("g", "v", "j", "v", "f8")
        await settled(pilot, AgreementScreen)
        await until(pilot, told(pilot, "a main@ann · b main@bea"))
        await until(pilot, lambda: row(pilot, "market prices"))


def _choices(pilot: Pilot[int]) -> int:
    lists = pilot.app.screen.query(OptionList)
    return lists.first().option_count if lists else 0


async def test_with_one_set_there_is_nothing_to_compare_and_that_is_said(library: Library) -> None:
    library.tag(library.article(an_article(library, 0)), FIRST, "market-prices")
    async with running(library) as pilot:
        await shown(pilot)
        await until(pilot, told(pilot, "there is only one yet"))
        await pilot.press("enter", "a", "b")
        assert isinstance(pilot.app.screen, AgreementScreen)
