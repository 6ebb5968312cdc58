"""The welcome and the guided minute: each step waits for the act that it names."""

from nkreader.library import Library
from nkreader.tui.screens.passages import PassagesScreen
from nkreader.tui.screens.reader import ReaderScreen
from nkreader.tui.tour import STEPS, Tour
from tests.tui.driving import Add, running, settled, told, until


def test_a_step_waits_for_its_act() -> None:
    tour = Tour()
    assert not tour.did("down")
    tour.begin()
    assert not tour.did("open")
    assert tour.did("up")
    assert "2 of" in tour.line(str)
    for step in STEPS[1:]:
        assert tour.did(step.key)
    assert not tour.on
    assert tour.line(str) == ""


async def test_the_welcome_says_what_this_is_and_leads_through_a_minute(library: Library) -> None:
    async with running(library) as pilot:
        assert told(pilot, "tag passages with one key")()
        await pilot.press("m")
        await until(pilot, told(pilot, "1 of 10"))
        await until(pilot, told(pilot, "17 articles"))
        await pilot.press("j")
        await until(pilot, told(pilot, "2 of 10"))
        await pilot.press("enter")
        await settled(pilot, ReaderScreen)
        await until(pilot, told(pilot, "3 of 10"))
        await pilot.press("j", "2")
        await until(pilot, told(pilot, "5 of 10"))
        assert len(library.passages()) == 1
        await pilot.press("u")
        await until(pilot, told(pilot, "6 of 10"))
        await pilot.press("e", "v", "j", "1")
        await until(pilot, told(pilot, "9 of 10"))
        await pilot.press("T")
        await settled(pilot, PassagesScreen)
        await until(pilot, told(pilot, "10 of 10"))
        await pilot.press("q")
        await settled(pilot, ReaderScreen)
        await until(pilot, lambda: not told(pilot, " of 10")())
    assert len(library.passages()) == 1


async def test_the_minute_can_be_left_and_begun_anywhere(library: Library, add: Add) -> None:
    article = add()
    async with running(library, article) as pilot:
        await pilot.press("f6")
        await until(pilot, told(pilot, "1 of 10"))
        await pilot.press("f6")
        await until(pilot, lambda: not told(pilot, "1 of 10")())
