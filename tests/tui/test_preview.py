"""The article under the cursor is seen beside the list when the keys rest, its hits first."""

import pytest

from nkreader.library import Library
from nkreader.library.previewing import FAR
from tests.tui.driving import Add, running, seen, told, until


@pytest.fixture
def two(library: Library, add: Add) -> Library:
    """Two articles with words of their own."""
    add("# Second\n\nThe ferry left at noon.\n\nNobody was on it.\n", "b.md")
    add("# First\n\nThe bridge was shut.\n\nA guard said coal is dear.\n", "a.md")
    return library


@pytest.mark.parametrize("size", [(130, 42), (80, 30)])
async def test_the_preview_follows_the_cursor_and_shows_the_hits_of_the_filter(
    two: Library, size: tuple[int, int]
) -> None:
    async with running(two, size=size) as pilot:
        assert not told(pilot, "The bridge was shut.")()
        await pilot.press("backslash")
        await until(pilot, told(pilot, "The bridge was shut."))
        await pilot.press("j")
        await until(pilot, told(pilot, "The ferry left at noon."))
        await pilot.press("f", *"coa")
        await until(pilot, told(pilot, "A guard said coal is dear."))
        assert not told(pilot, "The bridge was shut.")()
        await pilot.press("enter", "escape", "backslash")
        await until(pilot, lambda: not told(pilot, "guard")())
    with Library(two.path, "ann") as again:
        assert again.setting("preview") is False


async def test_a_screen_without_room_says_what_a_preview_needs(two: Library) -> None:
    async with running(two, size=(60, 20)) as pilot:
        await pilot.press("backslash")
        await until(pilot, told(pilot, "a preview needs 110 columns, or 26 rows"))
        await pilot.resize_terminal(120, 20)
        await until(pilot, told(pilot, "The bridge was shut."))
        await pilot.resize_terminal(80, 20)
        await until(pilot, lambda: not told(pilot, "The bridge was shut.")())


async def test_controls_in_a_text_are_shown_as_signs(library: Library, add: Add) -> None:
    add("A [bold]title[/] \x1b[2J here\n\nWords \u202e turned \x07 round.\n", "x.txt")
    async with running(library) as pilot:
        await pilot.press("backslash")
        await until(pilot, told(pilot, "turned"))
        assert not any("\x1b" in row or "\u202e" in row for row in seen(pilot))
        await until(pilot, told(pilot, "[bold]title[/]"))


def test_a_word_far_down_a_long_text_is_not_waited_for(library: Library, add: Add) -> None:
    long = add(
        "Beginning of it.\n\n" + "filler words here\n\n" * (FAR // 10) + "zeppelin\n", "l.txt"
    )
    near = add("Beginning.\n\nA zeppelin came.\n", "s.txt")
    found = library.shelf.preview(long.id, "zeppelin")
    assert (found.hits, found.paragraphs[0]) == ((), "Beginning of it.")
    (hit,) = library.shelf.preview(near.id, "zeppelin -nothing is:unread").hits
    assert library.text(near)[hit.start : hit.end] == "zeppelin"
