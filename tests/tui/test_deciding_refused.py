"""Decisions that are asked again, refused, or of a part; whose they are, and in how many steps."""

from nkreader.library import Library
from nkreader.library.upkeep import check
from nkreader.tui.screens.articles import ArticlesScreen
from nkreader.tui.screens.chooser import Chooser
from nkreader.tui.screens.comparing import CompareScreen
from nkreader.tui.screens.sets import SetsScreen
from tests.tui.driving import Add, running, settled, told, until
from tests.tui.two_coders import agreed, at, code, compare, decisions, into_agreed, kind, opened


async def test_a_side_that_says_nothing_is_refused_and_nothing_is_saved(coded: Library) -> None:
    async with running(coded) as pilot:
        await opened(pilot)
        await at(pilot, "only_a")
        await pilot.press("l")
        await into_agreed(pilot)
        await until(pilot, told(pilot, "b says nothing here"))
        assert decisions(coded) == []
        assert kind(pilot) == "only_a"


async def test_one_of_the_two_is_refused_as_the_third(coded: Library) -> None:
    async with running(coded) as pilot:
        await opened(pilot)
        await pilot.press("h")
        await until(pilot, told(pilot, "agreed"))
        await pilot.press("ctrl+u", *"main", "enter")
        await until(pilot, told(pilot, "is compared itself"))
        assert decisions(coded) == []


async def test_nothing_left_of_a_kind_is_not_said_of_all(coded: Library) -> None:
    async with running(coded) as pilot:
        await opened(pilot)
        await pilot.press("z")
        await settled(pilot, Chooser)
        await pilot.press(*"borders", "enter")
        await until(pilot, lambda: isinstance(pilot.app.screen, CompareScreen))
        await until(pilot, lambda: kind(pilot) == "borders")
        await pilot.press("l")
        await into_agreed(pilot)
        await until(pilot, told(pilot, "nothing is left to decide in what is listed"))
        assert agreed(coded) == [("market-prices", "Rice rose", None)]


async def test_only_what_is_left_is_listed(coded: Library) -> None:
    async with running(coded) as pilot:
        await opened(pilot)
        await at(pilot, "tag")
        await pilot.press("h")
        await into_agreed(pilot)
        await until(pilot, lambda: decisions(coded))
        await pilot.press("z")
        await settled(pilot, Chooser)
        await pilot.press(*"left", "enter")
        await until(pilot, lambda: isinstance(pilot.app.screen, CompareScreen))
        await until(pilot, lambda: len(compare(pilot).here.shown.every()) == 3)


async def test_the_act_is_in_the_history_of_who_decided(coded: Library, lee: Library) -> None:
    async with running(coded) as pilot:
        await opened(pilot)
        await at(pilot, "tag")
        await pilot.press("l")
        await into_agreed(pilot)
        await until(pilot, lambda: decisions(coded))
        await pilot.press("q")
        await settled(pilot, ArticlesScreen)
    assert coded.entries()[0].said == "decided: right"
    assert not any("decided" in entry.said for entry in lee.entries())


async def test_who_annotates_by_then_decides_into_a_set_of_theirs(
    coded: Library, lee: Library
) -> None:
    async with running(coded) as pilot:
        await opened(pilot)
        await at(pilot, "tag")
        await pilot.press("h")
        await into_agreed(pilot)
        await until(pilot, lambda: decisions(coded))
        await pilot.press("A")
        await settled(pilot, SetsScreen)
        await pilot.press("G", "enter")
        await until(pilot, lambda: coded.annotator == "lee")
        await pilot.press("q")
        await settled(pilot, CompareScreen)
        await until(pilot, told(pilot, "Compare ·"))
        await at(pilot, "tag")
        await pilot.press("l")
        await into_agreed(pilot)
        with Library(coded.path, "lee", "agreed") as other:
            await until(pilot, other.passages)
            (one,) = other.passages()
        assert one.mark.annotation.tag == "rumor-or-speculation"
    assert lee.entries()[0].said == "decided: right"


async def test_many_that_agree_are_taken_over_beside_the_screen_and_undone_at_once(
    library: Library, lee: Library, add: Add
) -> None:
    story = add("# Many\n\n" + " ".join(f"Line {n} is here." for n in range(120)) + "\n", "m.md")
    for n in range(120):
        for who in (library, lee):
            code(who, story, f"Line {n} is here.", "market-prices")
    async with running(library) as pilot:
        await opened(pilot)
        await pilot.press("s")
        await into_agreed(pilot)
        await until(pilot, told(pilot, "took over 120 passages"))
        assert len(agreed(library)) == 120
        await pilot.press("u")
        await until(pilot, lambda: not agreed(library))
        await until(pilot, lambda: not decisions(library))
    assert check(library.path) == []
