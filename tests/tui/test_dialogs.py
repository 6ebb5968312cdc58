"""What dialogs say and keep: nothing typed is lost, no dead end, no act that does nothing."""

import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest
from textual.pilot import Pilot
from textual.widgets import Input, OptionList

from nkreader.library import Library
from nkreader.tui.screens.chooser import Chooser
from nkreader.tui.screens.note import NoteArea, NoteScreen
from nkreader.tui.screens.reader import ReaderScreen
from tests.tui.driving import Add, reader, running, saved, told, until


def back(pilot: Pilot[int]) -> Callable[[], bool]:
    """Whether the reader is on top again."""
    return lambda: isinstance(pilot.app.screen, ReaderScreen)


async def test_a_tag_that_is_not_there_is_said_in_the_box(library: Library, add: Add) -> None:
    async with running(library, add()) as pilot:
        await pilot.press("t", *"zzz")
        await until(pilot, told(pilot, "no tag matches: the codebook (B) makes new ones"))
        await pilot.press("down", "enter")
        assert isinstance(pilot.app.screen, Chooser)
        await pilot.press("escape")
        await until(pilot, back(pilot))
        await pilot.press("T")
        await until(pilot, told(pilot, "nothing tagged yet"))
        await pilot.press("t", *"zzz")
        await until(pilot, told(pilot, "no tag matches"))


async def test_the_theme_in_use_is_the_first_choice(library: Library, add: Add) -> None:
    async with running(library, add()) as pilot:
        pilot.app.theme = "dracula"
        await pilot.press("f2")
        await until(pilot, lambda: isinstance(pilot.app.screen, Chooser))
        first = pilot.app.screen.query_one(OptionList).get_option_at_index(0)
        assert str(first.prompt).split() == ["dracula", "now"]
        await pilot.press("enter")
        await until(pilot, back(pilot))
        assert pilot.app.theme == "dracula"


async def test_a_note_that_is_left_is_a_draft_until_it_is_saved(library: Library, add: Add) -> None:
    article = add()
    async with running(library, article) as pilot:
        await pilot.press("1", "c", *"half", "escape")
        await until(pilot, told(pilot, "kept as a draft · c opens it again"))
        (mark,) = library.marks(article.id)
        assert library.draft(mark.annotation.id) == "half"
        await pilot.press("c")
        await until(pilot, lambda: isinstance(pilot.app.screen, NoteScreen))
        assert pilot.app.screen.query_one(NoteArea).text == "half"
        await pilot.press(*" way", "enter")
        await until(pilot, back(pilot))
    assert library.draft(mark.annotation.id) is None
    assert library.mark(mark.annotation.id).annotation.note == "half way"


async def test_a_note_that_is_left_as_it_was_leaves_no_draft(library: Library, add: Add) -> None:
    article = add()
    async with running(library, article) as pilot:
        await pilot.press("1", "c", *"who", "enter")
        await pilot.press("c", "x", "backspace", "escape")
        await until(pilot, back(pilot))
        await pilot.press("c", "x", "escape", "c", *(4 * ["backspace"]), "escape")
        await until(pilot, back(pilot))
        (mark,) = library.marks(article.id)
        assert library.draft(mark.annotation.id) is None
        assert mark.annotation.note == "who"


async def test_the_zone_that_a_paragraph_has_makes_no_act(library: Library, add: Add) -> None:
    async with running(library, add()) as pilot:
        now = reader(pilot).reading.zones[reader(pilot).pane.sentence[2]]
        await pilot.press("Z")
        await until(pilot, told(pilot, f"{now}  now"))
        await pilot.press(*now, "enter")
        await until(pilot, told(pilot, f"this paragraph is {now} already"))
    assert library.entries() == []


async def test_everything_by_name_is_not_stacked_on_a_dialog(library: Library, add: Add) -> None:
    async with running(library, add()) as pilot:
        await pilot.press("t")
        await until(pilot, lambda: isinstance(pilot.app.screen, Chooser))
        await pilot.press("ctrl+p")
        await pilot.pause()
        assert isinstance(pilot.app.screen, Chooser)
        await pilot.press("escape")
        await until(pilot, back(pilot))


async def test_a_note_is_not_lost_while_another_program_is_writing(
    library: Library, add: Add
) -> None:
    article = add()
    async with running(library, article) as pilot:
        await pilot.press("1", "c", *"who says")
        await until(pilot, lambda: isinstance(pilot.app.screen, NoteScreen))
        busy = sqlite3.connect(library.path, isolation_level=None)
        busy.execute("BEGIN IMMEDIATE")
        await pilot.press("enter")
        await until(pilot, told(pilot, "another program is writing"))
        assert pilot.app.screen.query_one(NoteArea).text == "who says"
        await pilot.press("escape")
        await pilot.pause()
        assert isinstance(pilot.app.screen, NoteScreen)
        busy.execute("ROLLBACK")
        busy.close()
        await pilot.press(*" so", "enter")
        await until(pilot, back(pilot))
    assert library.marks(article.id)[0].annotation.note == "who says so"
    assert library.draft(library.marks(article.id)[0].annotation.id) is None


@pytest.mark.parametrize("key", ["i", "r", "Z", "plus"])
async def test_what_a_dialog_asks_for_is_not_lost_while_another_program_is_writing(
    library: Library, add: Add, tmp_path: Path, key: str
) -> None:
    article = add()
    typed = {"i": "A title", "r": "border", "Z": "caption", "plus": str(tmp_path / "new.txt")}
    (tmp_path / "new.txt").write_text("A ferry sailed, a guard said.\n", "utf-8")
    async with running(library, None if key == "plus" else article) as pilot:
        if key == "r":
            await pilot.press("1")
        await pilot.press(key)
        await until(pilot, lambda: isinstance(pilot.app.focused, Input))
        with closing(sqlite3.connect(library.path, isolation_level=None)) as busy:
            busy.execute("BEGIN IMMEDIATE")
            if key == "i":
                await pilot.press("end", *(40 * ["backspace"]))
            await pilot.press(*typed[key], "enter")
            await until(pilot, told(pilot, "another program is writing"))
        await until(pilot, lambda: isinstance(pilot.app.focused, Input))
        assert isinstance(pilot.app.focused, Input)
        assert pilot.app.focused.value == typed[key]
        await pilot.press("enter")
        if key == "i":
            await until(pilot, lambda: library.article(article.id).metadata.title == typed[key])
        elif key == "r":
            await until(pilot, lambda: saved(library, article)[0][0] == "border-closure")
        elif key == "Z":
            await until(pilot, lambda: "caption" in library.open(article.id).zones)
        else:
            await until(pilot, lambda: library.listing().count == 2)


async def test_a_theme_is_chosen_by_its_exact_name(library: Library, add: Add) -> None:
    async with running(library, add()) as pilot:
        pilot.app.theme = "nkreader-light"
        await pilot.press("f2", *"nkreader", "enter")
        await until(pilot, back(pilot))
        assert pilot.app.theme == "nkreader"
