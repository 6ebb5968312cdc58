"""What the screens look like: bars, dialogs and the palette, in narrow places and every theme."""

import pytest
from textual.color import Color
from textual.theme import BUILTIN_THEMES, Theme
from textual.widgets import OptionList

from nkreader.library import Library
from nkreader.tui.app import NkreaderApp
from nkreader.tui.contrast import LEAST, ratio
from nkreader.tui.themes import shipped, word_variables
from nkreader.tui.widgets.bars import BottomBar, TopBar
from nkreader.tui.widgets.key_line import KeyLine
from tests.tui.driving import Add, seen, until

KNOWN = [theme for theme in (*shipped(), *BUILTIN_THEMES.values()) if not theme.ansi]


@pytest.mark.parametrize("theme", KNOWN, ids=lambda theme: theme.name)
def test_words_outside_the_text_can_be_read_on_every_ground(theme: Theme) -> None:
    colors = theme.to_color_system().generate()
    for name, value in word_variables(theme).items():
        surface, primary = Color.parse(colors["surface"]), Color.parse(colors["primary"])
        grounds = [Color.parse(colors[one]) for one in ("background", "panel")]
        for ground in (*grounds, surface, surface.blend(primary, 0.2, 1.0)):
            assert ratio(Color.parse(value), ground) >= LEAST - 0.05, name


async def test_keys_and_tags_in_the_bars_can_be_read_in_every_theme(
    library: Library, add: Add
) -> None:
    app = NkreaderApp(library, add().id)
    async with app.run_test(size=(120, 20)) as pilot:
        for theme in KNOWN:
            app.theme = theme.name
            await pilot.pause()
            bar = app.screen.query_one(BottomBar)
            _, _, ground, _ = bar.colors
            for name in KeyLine.COMPONENT_CLASSES:
                color = bar._style(name).foreground
                assert color is not None
                assert ratio(color, ground) >= LEAST - 0.01, (theme.name, name)


@pytest.mark.parametrize("width", [40, 60, 100, 160])
async def test_every_tag_has_its_digit_below_the_text(
    library: Library, add: Add, width: int
) -> None:
    app = NkreaderApp(library, add().id)
    async with app.run_test(size=(width, 20)) as pilot:
        await pilot.pause()
        below = seen(pilot)[-1]
        for tag in library.codebook.active():
            assert f" {tag.key}" in below


async def test_whose_annotations_they_are_is_cut_for_what_is_read_but_never_lost(
    library: Library, add: Add
) -> None:
    app = NkreaderApp(library, add().id)
    async with app.run_test(size=(120, 20)) as pilot:
        bar = app.screen.query_one(TopBar)
        told = ("A long title that needs the room it has", "sentence 3 of 40")
        bar.tell(*told, ["second pass", "me"])
        assert "second pass · me · sentence 3 of 40" in str(bar.render())
        await pilot.resize_terminal(60, 20)
        await pilot.pause()
        bar.tell(*told, ["second pass", "me"])
        assert "second… · me · sentence 3 of 40" in str(bar.render())
        assert "A long title" in str(bar.render())


@pytest.mark.parametrize("key", ["t", "z", "i", "w", "question_mark"])
@pytest.mark.parametrize("size", [(40, 12), (60, 20)])
async def test_a_dialog_says_how_to_leave_it_on_a_small_screen(
    library: Library, add: Add, key: str, size: tuple[int, int]
) -> None:
    app = NkreaderApp(library, add().id)
    async with app.run_test(size=size) as pilot:
        await pilot.pause()
        await pilot.press(key)
        await until(pilot, lambda: any("Esc " in row for row in seen(pilot)))


async def test_a_list_without_rows_says_so_where_they_would_be(library: Library, add: Add) -> None:
    add()
    app = NkreaderApp(library)
    async with app.run_test(size=(80, 20)) as pilot:
        await pilot.press("f", *"nowhere")
        await pilot.pause()
        assert "no article answers this · Esc shows all" in seen(pilot)[3]


async def test_the_palette_names_the_tags_first_and_tags_by_name(
    library: Library, add: Add
) -> None:
    article = add()
    app = NkreaderApp(library, article.id)
    async with app.run_test(size=(80, 30)) as pilot:
        await pilot.pause()
        await pilot.press("ctrl+p")
        await pilot.pause(0.3)
        first = app.screen.query_one(OptionList).get_option_at_index(0)
        assert str(first.prompt).split() == ["1", "Tag:", "sanctions", "concern"]
        await pilot.press(*"quarantine")
        await pilot.pause(0.3)
        await pilot.press("enter")
        await pilot.pause(0.3)
    assert [m.annotation.tag for m in library.marks(article.id)] == ["covid-quarantine"]


@pytest.mark.parametrize("theme", ["nkreader", "ansi-dark"])
async def test_the_choice_that_enter_takes_stands_out(
    library: Library, add: Add, theme: str
) -> None:
    """Without colours of its own it is underlined."""
    app = NkreaderApp(library, add().id)
    async with app.run_test(size=(80, 30)) as pilot:
        app.theme = theme
        await pilot.press("t")
        await pilot.pause()
        looks = {}
        for strip in app.screen._compositor.render_strips():
            for segment in strip:
                for name in ("sanctions concern", "border closure"):
                    if name in segment.text and segment.style:
                        looks[name] = (segment.style.bgcolor, segment.style.underline)
        assert looks["sanctions concern"] != looks["border closure"]


@pytest.mark.parametrize(
    ("keys", "first", "later"),
    [
        ((), "open it", "next sentence"),
        (("H",), "take this one act back", "next sentence"),
        (("enter",), "next sentence", "hits of words in every article"),
        (("enter", "tab"), "take the mark off", "hits of words in every article"),
    ],
)
async def test_help_begins_with_what_works_here(
    library: Library, add: Add, keys: tuple[str, ...], first: str, later: str
) -> None:
    add()
    app = NkreaderApp(library)
    async with app.run_test(size=(100, 260)) as pilot:
        for key in keys:
            await until(pilot, lambda: app.focused)
            await pilot.press(key)
            await pilot.pause(0.2)
        await pilot.press("question_mark")
        await until(pilot, lambda: any("Elsewhere: " in row for row in seen(pilot)))
        rows = seen(pilot)
        at = next(n for n, row in enumerate(rows) if "Elsewhere: " in row)
        assert any(first in row for row in rows[:at])
        assert not any(later in row for row in rows[:at])
        assert any(later in row for row in rows[at:])
