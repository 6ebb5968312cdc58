"""The panel beside the text: what its lines show, and what keys do while it has them."""

from pathlib import Path

from textual.pilot import Pilot

from nkreader.library import Library
from nkreader.tui.app import NkreaderApp
from nkreader.tui.screens.reader import ReaderScreen
from nkreader.tui.widgets.bars import BottomBar
from nkreader.tui.widgets.panel import Panel
from tests.tui.driving import Add, reader, running, saved, seen, told, until

LONG = "Rice is dear, a source in the border city of Sinuiju told Yalu Wire on Monday.\n"


async def test_how_often_an_entity_is_named_is_seen_behind_a_long_name(
    library: Library, add: Add
) -> None:
    article = add(LONG)
    async with running(library, article, (110, 30)) as pilot:
        await until(pilot, lambda: any("sources  " in row for row in seen(pilot)))
        (row,) = [row for row in seen(pilot) if "sources  " in row]
        assert row.rstrip().endswith("… 1")


def of(panel: Panel, tag: str, library: Library) -> bool:
    """Whether the panel's line is a mark with this tag."""
    line = panel.current
    return bool(line and line.mark and library.mark(line.mark).annotation.tag == tag)


async def in_panel(pilot: Pilot[int], *keys: str) -> Panel:
    """Press keys in the text, then go to the panel when it has followed."""
    panel = reader(pilot).query_one(Panel)
    before = panel.count
    await pilot.press(*keys)
    if keys:
        await until(pilot, lambda: panel.count != before)
    await pilot.press("tab")
    await until(pilot, lambda: panel.has_focus)
    return panel


async def test_the_keys_that_tag_work_from_the_panel(library: Library, add: Add) -> None:
    article = add()
    async with running(library, article) as pilot:
        panel = await in_panel(pilot)
        await pilot.press("2", "n")
        assert reader(pilot).pane.has_focus
        await in_panel(pilot)
        await pilot.press("full_stop", "t", *"border", "enter")
        await until(pilot, lambda: len(saved(library, article)) == 3)
        assert panel.has_focus
    assert [tag for tag, _ in saved(library, article)] == [
        "covid-quarantine", "covid-quarantine", "border-closure",
    ]  # fmt: skip


async def test_moves_and_selections_go_on_in_the_text(library: Library, add: Add) -> None:
    article = add()
    async with running(library, article) as pilot:
        pane = reader(pilot).pane
        await in_panel(pilot, "j", "1", "g")
        await pilot.press("m")
        assert pane.has_focus
        assert article.opening
        text = reader(pilot).reading.document.text
        assert text[pane.cursor :].startswith("Visitors")
        await in_panel(pilot)
        await pilot.press("v", "l")
        assert pane.selection is not None
        assert pane.has_focus
        await in_panel(pilot)
        await pilot.press("asterisk")
        assert pane.has_focus
        await in_panel(pilot)
        await pilot.press("slash", *"rice", "enter")
        assert text[pane.cursor :].startswith("rice")


async def test_a_panel_over_the_text_gives_way_to_the_keys_of_the_text(
    library: Library, add: Add
) -> None:
    async with running(library, add(), (80, 24)) as pilot:
        panel = await in_panel(pilot)
        assert panel.display
        await pilot.press("n")
        await pilot.pause()
        assert not panel.display
        await in_panel(pilot)
        await pilot.press("slash", *"rice", "enter")
        await until(pilot, lambda: reader(pilot).pane.has_focus)
        assert not panel.display


async def test_r_in_the_panel_gives_the_mark_of_its_line_another_tag(
    library: Library, add: Add
) -> None:
    """Whatever is selected in the text."""
    article = add()
    async with running(library, article) as pilot:
        await pilot.press("1", "j", "v", "l", "3")
        panel = await in_panel(pilot, "2")
        await pilot.press("g")
        await until(pilot, lambda: of(panel, "sanctions-concern", library))
        words = dict(saved(library, article))["sanctions-concern"]
        await pilot.press("r", *"prices", "enter")
        await until(pilot, lambda: len(saved(library, article)) == 3 and panel.has_focus)
    tags = dict(saved(library, article))
    assert "sanctions-concern" not in tags
    assert words in tags.values()
    (tag,) = [tag for tag, said in tags.items() if said == words]
    assert "price" in tag


async def test_a_line_without_a_mark_says_why_nothing_happens(library: Library, add: Add) -> None:
    article = add()
    async with running(library, article) as pilot:
        panel = await in_panel(pilot, "1")
        await pilot.press("G")
        for key in ("x", "c", "r"):
            reader(pilot).query_one(BottomBar).fall_silent()
            await pilot.press(key)
            await until(pilot, lambda: "no mark in this line" in seen(pilot)[-1])
        assert panel.has_focus
    assert len(saved(library, article)) == 1


async def test_a_key_of_ones_own_holds_in_the_panel_too(
    library: Library, add: Add, tmp_path: Path
) -> None:
    """And takes no key from the panel itself."""
    article = add()
    mine = tmp_path / "config.toml"
    mine.write_text('[keys]\n"tag.1" = "f11"\n"find" = "enter"\n"sentence.next" = "f10"\n', "utf-8")
    app = NkreaderApp(library, article.id, config_file=mine)
    async with app.run_test(size=(120, 40)) as pilot:
        await until(pilot, lambda: isinstance(app.screen, ReaderScreen) and app.focused)
        panel = await in_panel(pilot)
        await pilot.press("f11", "1", "f10")
        assert reader(pilot).pane.has_focus
        assert reader(pilot).pane.position()[0] == 2
        assert [tag for tag, _ in saved(library, article)] == ["sanctions-concern"]
        await in_panel(pilot)
        before = panel.cursor
        await pilot.press("j")
        assert panel.cursor > before
        await pilot.press("g", "enter")
        await until(pilot, lambda: reader(pilot).pane.has_focus)


async def test_a_mark_is_in_the_panel_as_soon_as_it_is_set(library: Library, add: Add) -> None:
    async with running(library, add(), (80, 24)) as pilot:
        await pilot.press("2", "tab")
        panel = reader(pilot).query_one(Panel)
        rows = [panel.row(n) for n in range(panel.count)]
        assert any(row is not None and row.mark for row in rows)


async def test_the_panel_says_how_many_sentences_are_coded(library: Library, add: Add) -> None:
    article = add("One sentence. Another one. And a third.")
    async with running(library, article) as pilot:
        await until(pilot, told(pilot, "Marks 0 · 0 of 3 coded"))
        await pilot.press("1", "j", "2", "1")
        await until(pilot, told(pilot, "Marks 3 · 2 of 3 coded"))
        await pilot.press("u", "u", "u")
        await until(pilot, told(pilot, "Marks 0 · 0 of 3 coded"))
