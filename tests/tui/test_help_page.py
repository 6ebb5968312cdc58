"""The page of all keys: found by words, whole headings, two columns, and both ends by one key."""

import pytest
from textual.containers import VerticalScroll
from textual.pilot import Pilot

from nkreader.library import Library
from nkreader.tui.app import NkreaderApp
from nkreader.tui.screens.help import HelpScreen
from nkreader.tui.screens.reader import ReaderScreen
from tests.tui.driving import Add, seen, until


async def opened(pilot: Pilot[int]) -> VerticalScroll:
    await until(pilot, lambda: pilot.app.focused)
    await pilot.press("question_mark")
    await until(pilot, lambda: any("Elsewhere: in" in row for row in seen(pilot)))
    return pilot.app.screen.query_one(VerticalScroll)


@pytest.mark.parametrize("width", [60, 100, 130])
async def test_headings_are_whole(library: Library, add: Add, width: int) -> None:
    add()
    app = NkreaderApp(library)
    async with app.run_test(size=(width, 320)) as pilot:
        await opened(pilot)
        assert any("Elsewhere: among passages" in row for row in seen(pilot))


async def test_a_filter_keeps_what_has_the_words_and_escape_ends_it(
    library: Library, add: Add
) -> None:
    article = add()
    app = NkreaderApp(library, article.id)
    async with app.run_test(size=(100, 260)) as pilot:
        await opened(pilot)
        await pilot.press("slash", *"next entity")
        await until(pilot, lambda: not any("next sentence" in row for row in seen(pilot)))
        assert any("next entity of this kind" in row for row in seen(pilot))
        await pilot.press("escape")
        await until(pilot, lambda: any("next sentence" in row for row in seen(pilot)))
        assert isinstance(app.screen, HelpScreen)
        await pilot.press("slash", *"zzz")
        await until(pilot, lambda: any("no key, act or tag" in row for row in seen(pilot)))
        await pilot.press("escape", "escape")
        await until(pilot, lambda: isinstance(app.screen, ReaderScreen))


async def test_two_columns_where_there_is_room(library: Library, add: Add) -> None:
    article = add()
    app = NkreaderApp(library, article.id)
    async with app.run_test(size=(130, 260)) as pilot:
        await opened(pilot)
        assert any("Elsewhere" in row[65:] for row in seen(pilot))
        await pilot.resize_terminal(129, 260)
        await until(pilot, lambda: not any("Elsewhere" in row[60:] for row in seen(pilot)))


async def test_one_key_goes_to_each_end(library: Library, add: Add) -> None:
    article = add()
    app = NkreaderApp(library, article.id)
    async with app.run_test(size=(80, 24)) as pilot:
        await until(pilot, lambda: app.focused)
        await pilot.press("question_mark")
        await until(pilot, lambda: any("Esc closes" in row for row in seen(pilot)))
        page = app.screen.query_one(VerticalScroll)
        await pilot.press("G")
        await until(pilot, lambda: page.scroll_y and page.scroll_y == page.max_scroll_y)
        await pilot.press("g")
        await until(pilot, lambda: page.scroll_y == 0)


async def test_a_theme_is_chosen_by_its_exact_name(library: Library, add: Add) -> None:
    add()
    library.remember("theme", "dracula")
    app = NkreaderApp(library)
    async with app.run_test(size=(100, 30)) as pilot:
        await until(pilot, lambda: app.focused)
        await pilot.press("f2", *"nkreader")
        await pilot.press("enter")
        await until(pilot, lambda: app.theme == "nkreader")
        await until(pilot, lambda: library.setting("theme", None) == "nkreader")


def headings(pilot: Pilot[int], columns: slice) -> list[str]:
    """The headings in one of two columns, from the top."""
    rows = [row[columns] for row in seen(pilot) if row[0].strip()]
    return [row.strip(" │") for row in rows if row[0].isalpha() and "closes" not in row]


@pytest.mark.parametrize(
    ("key", "first"), [("", "Articles"), ("e", "Entities"), ("B", "Codebook"), ("Y", "Time")]
)
async def test_what_a_place_is_for_stands_first_and_what_works_elsewhere_last(
    library: Library, add: Add, key: str, first: str
) -> None:
    add()
    app = NkreaderApp(library)
    async with app.run_test(size=(130, 260)) as pilot:
        await until(pilot, lambda: app.focused)
        if key:
            await pilot.press(key)
            await until(pilot, lambda: len(app.screen_stack) == 2 and app.focused)
        await opened(pilot)
        left, right = headings(pilot, slice(3, 64)), headings(pilot, slice(65, 128))
        assert left[0] == first
        for column in (left, right):
            away = [one.startswith(("Elsewhere", "Tags")) for one in column]
            assert away == sorted(away)
            assert not away[0]
