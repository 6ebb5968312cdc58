"""Bringing annotations in by key: first what would come, then that, and no more."""

import io
from pathlib import Path
from threading import Event

import pytest

from nkreader.library import Library
from nkreader.text.span import Span
from nkreader.tui.screens.articles import ArticlesScreen
from nkreader.tui.screens.taking_in import TakeInScreen
from tests.tui.driving import running, settled, told, until


@pytest.fixture
def theirs(tmp_path: Path) -> Path:
    """What a colleague has exported."""
    out = io.BytesIO()
    with Library(tmp_path / "their.db", "bea") as library:
        (added,) = library.add(["-"], b"The gate is shut, a guard said on Monday.\n")
        article = library.article(added.id or "")
        for start, end in ((0, 8), (12, 16)):
            library.tag(article, Span(start, end), library.codebook.active()[0].slug)
        library.export(library.passages(), "jsonl", out)
    file = tmp_path / "bea's set.jsonl"
    file.write_bytes(out.getvalue())
    return file


async def test_it_is_told_before_it_is_done_and_undone_by_one_key(
    library: Library, theirs: Path
) -> None:
    async with running(library) as pilot:
        await pilot.press("ctrl+o")
        await settled(pilot, TakeInScreen)
        await pilot.press(*str(theirs)[:-6], "tab", "enter")
        await until(pilot, told(pilot, "2 annotations: 2 in their place"))
        assert told(pilot, "into main of bea (new)")()
        assert library.passages(everybody=True) == []
        await pilot.press("enter")
        await settled(pilot, ArticlesScreen)
        await until(pilot, told(pilot, "imported 2 annotations, 1 article"))
        assert len(library.passages(everybody=True)) == 2
        await until(pilot, told(pilot, "The gate is shut"))
        await pilot.press("u", "u")
        await until(pilot, lambda: library.passages(everybody=True) == [])


async def test_another_set_is_chosen_by_arrows_and_what_is_told_is_of_that(
    library: Library, theirs: Path
) -> None:
    async with running(library) as pilot:
        await pilot.press("ctrl+o")
        await settled(pilot, TakeInScreen)
        assert told(pilot, "into the sets that the file names")()
        await pilot.press(*str(theirs), "enter")
        await until(pilot, told(pilot, "into main of bea (new)"))
        await pilot.press("down")
        await until(pilot, told(pilot, f"into your set {library.set_name}"))
        await until(pilot, told(pilot, f"into {library.set_name} of {library.annotator}"))
        await pilot.press("enter")
        await settled(pilot, ArticlesScreen)
        await until(pilot, told(pilot, "imported 2 annotations"))
    owners = {(one.set.name, one.set.annotator) for one in library.passages(everybody=True)}
    assert owners == {(library.set_name, library.annotator)}


async def test_one_who_leaves_after_looking_has_nothing_of_it(
    library: Library, theirs: Path
) -> None:
    async with running(library, size=(60, 20)) as pilot:
        await pilot.press("ctrl+o", *str(theirs), "enter")
        await until(pilot, told(pilot, "2 annotations"))
        await pilot.press("escape")
        await settled(pilot, ArticlesScreen)
    assert library.listing().count == 0


async def test_what_can_not_be_read_is_said_and_another_path_can_be_typed(
    library: Library, theirs: Path, tmp_path: Path
) -> None:
    bad = tmp_path / "bad.jsonl"
    bad.write_text("{", "utf-8")
    async with running(library) as pilot:
        await pilot.press("ctrl+o", *str(bad), "enter")
        await until(pilot, told(pilot, "bad.jsonl"))
        await until(pilot, told(pilot, "line 1"))
        await pilot.press(*["backspace"] * len(str(bad)), *str(theirs), "enter")
        await until(pilot, told(pilot, "2 annotations: 2 in their place"))


async def test_esc_while_it_comes_takes_it_back(
    library: Library, theirs: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with running(library) as pilot:
        await pilot.press("ctrl+o", *str(theirs), "enter")
        await until(pilot, told(pilot, "2 annotations: 2 in their place"))
        screen = pilot.app.screen
        assert isinstance(screen, TakeInScreen)
        hear, pressed = screen._hear, Event()

        def wait(done: int, of: int) -> None:
            pressed.wait(30)
            hear(done, of)

        monkeypatch.setattr(screen, "_hear", wait)
        await pilot.press("enter")
        await until(pilot, told(pilot, "Esc stops it"))
        await pilot.press("escape")
        pressed.set()
        await until(pilot, told(pilot, "stopped; everything is as it was"))
    assert library.listing().count == 0
    assert library.passages(everybody=True) == []
