"""The line to type in: it never stays without the keys, and Tab completes a path."""

from pathlib import Path

import pytest

from nkreader.library import Library
from nkreader.tui.screens.articles import ArticlesScreen
from nkreader.tui.widgets.typed_line import Prompt, completed
from tests.tui.driving import Add, reader, running, saved, told, until


async def test_a_click_in_the_text_ends_the_line_and_keys_are_keys_again(
    library: Library, add: Add
) -> None:
    article = add()
    async with running(library, article) as pilot:
        await pilot.press("slash", *"won")
        await pilot.click("ReadingPane", offset=(20, 4))
        await until(pilot, lambda: not reader(pilot).query(Prompt))
        assert reader(pilot).pane.hits
        await pilot.press("2")
    assert [tag for tag, _ in saved(library, article)] == ["covid-quarantine"]


async def test_a_click_in_the_list_keeps_the_filter_and_ends_the_line(
    library: Library, add: Add
) -> None:
    add()
    add("Other\n\nA ferry sailed.\n", "other.txt")
    async with running(library) as pilot:
        screen = pilot.app.screen
        assert isinstance(screen, ArticlesScreen)
        await pilot.press("f", *"rail")
        await pilot.click("ArticleList", offset=(5, 9))
        await until(pilot, lambda: not screen.query(Prompt))
        assert screen.listing.count == 1
        await pilot.press("f")
        await until(pilot, lambda: screen.query(Prompt))


@pytest.mark.parametrize("key", ["f", "slash", "plus"])
async def test_tab_never_takes_the_keys_out_of_the_line(
    library: Library, add: Add, key: str
) -> None:
    add()
    async with running(library) as pilot:
        await pilot.press(key, "z", "tab", "shift+tab")
        assert isinstance(pilot.app.focused, Prompt)
        await pilot.press("escape")
        await until(pilot, lambda: not pilot.app.screen.query(Prompt))


async def test_tab_completes_the_path_of_what_is_added(library: Library, tmp_path: Path) -> None:
    folder = tmp_path / "articles"
    folder.mkdir()
    (folder / "one.txt").write_text("One\n\nRice cost 4,200 won.\n", "utf-8")
    async with running(library) as pilot:
        await pilot.press("plus", *f"{tmp_path}/art", "tab", "tab", "enter")
        await until(pilot, lambda: library.listing().count == 1)


def test_a_path_is_completed_as_far_as_there_is_no_choice(tmp_path: Path) -> None:
    for name in ("march.txt", "march.md", "north", ".hidden"):
        (tmp_path / name).touch() if "." in name else (tmp_path / name).mkdir()
    assert completed(f"{tmp_path}/ma") == f"{tmp_path}/march."
    assert completed(f"{tmp_path}/n") == f"{tmp_path}/north/"
    assert completed(f"{tmp_path}/north/") == f"{tmp_path}/north/"
    assert completed(f"{tmp_path}/nowhere/x") == f"{tmp_path}/nowhere/x"
    assert completed(f"{tmp_path}/") == f"{tmp_path}/"
    assert completed("\0") == "\0"


async def test_one_character_is_searched_for_at_enter(library: Library, add: Add) -> None:
    add()
    add("Other\n\nPlan B failed, a guard said.\n", "other.txt")
    async with running(library) as pilot:
        await pilot.press("slash", "b")
        await pilot.press("enter")
        await until(pilot, told(pilot, "“b” · 1 hit in 1 article"))


@pytest.mark.parametrize(
    ("keys", "says"),
    [
        ("A plus", "the name of a set is empty"),
        ("A plus at b o", "the name of a set is empty"),
        ("A r", "the name of a set is empty"),
        ("A D", "the name of a set is empty"),
        ("B plus", "a tag needs a name"),
        ("e plus", "an entity needs a name"),
        ("f r i c e enter S", "the name of a view has 1 to 60 characters"),
    ],
)
async def test_a_name_of_blanks_says_what_is_missing(
    library: Library, add: Add, keys: str, says: str
) -> None:
    add()
    library.hands.new("one")
    before = library.hands.every()
    async with running(library) as pilot:
        to, *more = keys.split()
        await pilot.press(to)
        await until(pilot, lambda: to == "f" or not isinstance(pilot.app.screen, ArticlesScreen))
        await until(pilot, lambda: pilot.app.focused)
        await pilot.press(*more)
        await until(pilot, lambda: isinstance(pilot.app.focused, Prompt))
        await pilot.press(*([] if "at" in keys else ["home", "ctrl+k", "space"]), "enter")
        await until(pilot, told(pilot, says))
    assert library.hands.every() == before
