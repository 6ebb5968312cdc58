"""Sets and coders in the app: made, switched, renamed, copied, put away; who and which is seen."""

import pytest
from textual.pilot import Pilot
from textual.widgets import Input

from nkreader.library import Library
from nkreader.store import tags
from nkreader.text.span import Span
from nkreader.tui.screens.articles import ArticlesScreen
from nkreader.tui.screens.base import LibraryScreen
from nkreader.tui.screens.reader import ReaderScreen
from nkreader.tui.screens.sets import SetsScreen
from tests.tui.driving import Add, running, seen, settled, told, until


def names(library: Library) -> list[str]:
    """The sets that are stored, as another program sees them."""
    with Library(library.path, "zoe") as other:
        return [
            f"{one.set.name}@{one.set.annotator}{' archived' * one.archived}"
            for one in other.hands.every(archived=True)
        ]


def tagged(library: Library, annotator: str, name: str = "main") -> list[str]:
    """The tags that a set has, as another program sees them."""
    with Library(library.path, annotator, name) as other:
        return [one.mark.annotation.tag for one in other.passages()]


async def test_a_second_coder_begins_in_the_program_and_everything_follows(
    library: Library, add: Add
) -> None:
    article = add()
    library.set_state(article.id, "done")
    library.tag(article, Span(24, 60), "market-prices")
    async with running(library) as pilot:
        await until(pilot, told(pilot, "1 of 1 article done"))
        await pilot.press("A")
        await settled(pilot, SetsScreen)
        await pilot.press("plus", *"main@bea", "enter")
        await until(pilot, lambda: names(library) == ["main@ann", "main@bea"])
        await settled(pilot, SetsScreen)
        await pilot.press("enter")
        await until(pilot, told(pilot, "you are bea, in the set main"))
        await pilot.press("A")
        await settled(pilot, ArticlesScreen)
        await until(pilot, lambda: "done" not in seen(pilot)[0].split("●")[0])
        assert seen(pilot)[0].rstrip().endswith("main · bea")
        await pilot.press("u")
        await until(pilot, told(pilot, "nothing to undo"))
        await pilot.press("enter")
        await settled(pilot, ReaderScreen)
        await pilot.press("j", "2")
        await until(pilot, lambda: len(tagged(library, "bea")) == 1)
        assert tagged(library, "ann") == ["market-prices"]
        await pilot.press("ctrl+a")
        await until(pilot, lambda: seen(pilot)[0].rstrip().endswith("main · ann · sentence 2 of 5"))
        await pilot.press("u")
        await until(pilot, lambda: tagged(library, "ann") == [])
        assert len(tagged(library, "bea")) == 1
        await pilot.press("ctrl+a")
        await until(pilot, told(pilot, "you are bea, in the set main"))
        await pilot.press("u")
        await until(pilot, lambda: tagged(library, "bea") == [])


async def test_sets_are_renamed_copied_put_away_and_brought_back_by_keys(
    library: Library, add: Add
) -> None:
    library.tag(add(), Span(24, 60), "market-prices")
    async with running(library) as pilot:
        await pilot.press("A")
        await settled(pilot, SetsScreen)
        await pilot.press("r", *"first", "enter")
        await until(pilot, lambda: names(library) == ["first@ann"])
        await settled(pilot, SetsScreen)
        await until(pilot, lambda: "first · ann" in seen(pilot)[0])
        await pilot.press("D", *"copy", "enter")
        await until(pilot, lambda: names(library) == ["copy@ann", "first@ann"])
        await settled(pilot, SetsScreen)
        assert tagged(library, "ann", "copy") == ["market-prices"]
        await pilot.press("x")
        await until(pilot, lambda: names(library) == ["copy@ann archived", "first@ann"])
        await until(pilot, lambda: any(row.strip() == "archived" for row in seen(pilot)))
        await pilot.press("u")
        await until(pilot, lambda: names(library) == ["copy@ann", "first@ann"])
        await pilot.press("x")
        await until(pilot, lambda: names(library)[0] == "copy@ann archived")
        await pilot.press("enter")
        await until(pilot, lambda: "copy · ann · archived" in seen(pilot)[0])
        await pilot.press("q")
        await settled(pilot, ArticlesScreen)
        await pilot.press("enter")
        await settled(pilot, ReaderScreen)
        await pilot.press("j", "2")
        await until(pilot, told(pilot, "copy@ann: this set is archived"))
        assert tagged(library, "ann", "copy") == ["market-prices"]
        await pilot.press("q")
        await settled(pilot, ArticlesScreen)


async def test_the_next_start_is_in_the_set_that_was_switched_to_unless_one_is_said(
    library: Library, add: Add
) -> None:
    add()
    library.hands.new("second")
    library.current.resume()
    async with running(library) as pilot:
        await pilot.press("A")
        await settled(pilot, SetsScreen)
        await pilot.press("G", "enter")
        await until(pilot, lambda: "second · ann" in seen(pilot)[0])
    with Library(library.path, "ann") as again:
        assert again.set_name == "main"
        again.current.resume()
        assert again.set_name == "second"
        again.hands.archive([again.hands.named("second")])
    with Library(library.path, "ann") as again:
        again.current.resume()
        assert again.set_name == "main"


async def walk(pilot: Pilot[int]) -> list[LibraryScreen]:
    """Every screen that a key leads to from the list; each says whose it is, in which set."""
    out = []
    for key in ("T", "R", "H", "F", "B", "V", "Y", "A", "e", "slash", "enter"):
        await until(pilot, lambda: isinstance(pilot.app.screen, ArticlesScreen))
        await pilot.press(key)
        await until(pilot, lambda: not isinstance(pilot.app.screen, ArticlesScreen))
        await until(pilot, lambda: seen(pilot)[0].strip() and pilot.app.focused)
        if key == "slash":
            await pilot.press(*"guard", "enter")
            await until(pilot, lambda: not isinstance(pilot.app.focused, Input))
        screen = pilot.app.screen
        assert isinstance(screen, LibraryScreen)
        title = seen(pilot)[0]
        assert "second" in title, (key, title)
        assert " · ann" in title, (key, title)
        out.append(screen)
        await pilot.press("q")
    return out


@pytest.mark.parametrize("width", [130, 60])
async def test_who_and_which_set_is_seen_on_every_screen(
    library: Library, add: Add, width: int
) -> None:
    add("# A long headline of an article about the price of rice\n\nA guard spoke.\n", "a.md")
    with Library(library.path, "ann", "second pass") as second:
        second.hands.new("x")
        async with running(second, size=(width, 20)) as pilot:
            assert "second" in seen(pilot)[0]
            assert len({type(one) for one in await walk(pilot)}) == 11


async def test_sets_are_marked_and_unmarked_and_agreement_is_of_two(
    library: Library, add: Add
) -> None:
    add()
    for name in ("one", "three", "two"):
        library.hands.new(name)
    async with running(library) as pilot:
        await pilot.press("A")
        await settled(pilot, SetsScreen)
        await pilot.press("g", "v")
        await until(pilot, told(pilot, "Sets · 3 · 1 marked"))
        await pilot.press("j", "v", "j", "v")
        await until(pilot, told(pilot, "Sets · 3 · 3 marked"))
        await pilot.press("f8")
        await until(pilot, told(pilot, "agreement is of two sets, and 3 are marked; v unmarks one"))
        await pilot.press("v")
        await until(pilot, told(pilot, "Sets · 3 · 2 marked"))


async def test_an_empty_library_says_how_a_set_is_made(library: Library) -> None:
    async with running(library) as pilot:
        await pilot.press("A")
        await settled(pilot, SetsScreen)
        await until(pilot, told(pilot, "no sets yet: the first tag makes one, + makes one now"))
        await pilot.press("enter", "r", "D", "x", "v", "s", "ctrl+a")
        await until(pilot, told(pilot, "no other set was used since the start"))
        assert names(library) == []


async def test_names_of_sets_can_be_hostile(library: Library, add: Add) -> None:
    add()
    store = library._context.store
    with store.write():
        tags.make_set(store, "b\x1b[31mea", "[bold]\u202e" + "x" * 50, "2020-01-01T00:00:00Z")
    async with running(library, size=(60, 20)) as pilot:
        await pilot.press("A")
        await settled(pilot, SetsScreen)
        await until(pilot, told(pilot, "[bold]"))
        await pilot.press("g", "enter")
        await until(pilot, told(pilot, "you are"))
        assert not any("\u202e" in row for row in seen(pilot))


async def test_another_coders_marks_are_seen_beside_and_no_key_changes_them(
    library: Library, add: Add
) -> None:
    article = add()
    text = library.text(article)
    start = text.index("Visitors")
    with Library(library.path, "bea") as bea:
        bea.tag(article, Span(start, start + 40), "market-prices", "a note of bea")
        theirs = bea.passages()
    library.hands.new("main")
    async with running(library) as pilot:
        await pilot.press("A")
        await settled(pilot, SetsScreen)
        await pilot.press("G", "s")
        await until(pilot, lambda: [one.annotator for one in library.current.beside()] == ["bea"])
        await pilot.press("q")
        await settled(pilot, ArticlesScreen)
        await pilot.press("enter")
        await settled(pilot, ReaderScreen)
        await until(pilot, told(pilot, "Also marked by bea · main 1"))
        await until(pilot, told(pilot, "┊"))
        screen = pilot.app.screen
        assert isinstance(screen, ReaderScreen)
        screen.pane.go(start + 3)
        for key in ("x", "c", "r", "o", "m"):
            await pilot.press(key)
            await until(pilot, lambda: isinstance(pilot.app.screen, ReaderScreen))
        assert library.passages() == []
        await pilot.press("3")
        await until(pilot, lambda: len(tagged(library, "ann")) == 1)
        await pilot.press("3")
        await until(pilot, lambda: tagged(library, "ann") == [])
        await pilot.press("tab", "G")
        for key in ("x", "c", "r"):
            await pilot.press(key)
    with Library(library.path, "bea") as bea:
        assert bea.passages() == theirs
    with Library(library.path, "ann") as again:
        reading = again.open(article.id)
        assert list(reading.beside.starts) == [start]
        assert len(reading.annotations) == 0
        again.current.show_beside(again.hands.named("main@bea"))
        assert len(again.open(article.id).beside) == 0
