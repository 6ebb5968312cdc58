"""Lists hold no more rows than they show, and are readable in every theme."""

import pytest
from rich.color import ColorType
from textual.color import Color
from textual.events import MouseScrollDown, MouseScrollUp
from textual.scrollbar import ScrollTo
from textual.theme import BUILTIN_THEMES, Theme

from nkreader.library import Library
from nkreader.lists import ArticleRow
from nkreader.model import COLOURS, FAMILIES
from nkreader.text.span import Span
from nkreader.tui.app import NkreaderApp
from nkreader.tui.contrast import LEAST, ratio
from nkreader.tui.screens.reader import ReaderScreen
from nkreader.tui.themes import shipped
from nkreader.tui.widgets.article_list import ArticleList
from nkreader.tui.widgets.panel import Panel
from nkreader.tui.widgets.rows import KEPT, PAGE
from tests.tui.driving import Add, until

THEMES = [theme.name for theme in (*shipped(), *BUILTIN_THEMES.values()) if not theme.ansi]


@pytest.mark.parametrize("theme", THEMES)
async def test_tags_and_families_can_be_read(library: Library, add: Add, theme: str) -> None:
    article = add()
    app = NkreaderApp(library, article.id)
    async with app.run_test(size=(120, 40)) as pilot:
        app.theme = theme
        await pilot.pause()
        panel = app.screen.query_one(Panel)
        _, _, ground, _ = panel.colors
        names = [f"tag--{one}" for one in COLOURS] + [f"family--{one}" for one in FAMILIES]
        for name in [*names, "rows--dim"]:
            color = panel.style(name).color
            assert color is not None
            assert color.type is ColorType.TRUECOLOR
            assert ratio(Color.from_rich_color(color), ground) >= LEAST, name


async def test_a_theme_may_say_its_colours_as_style_sheets_do(library: Library, add: Add) -> None:
    variables = {
        "tag-red": "red 70%",
        "tag-blue": "hsl(210, 60%, 40%)",
        "text-warning": "auto 87%",
    }
    app = NkreaderApp(library, add().id)
    app.register_theme(Theme("own", primary="#335577", dark=True, variables=variables))
    async with app.run_test(size=(120, 40)) as pilot:
        app.theme = "own"
        await pilot.pause()
        panel = app.screen.query_one(Panel)
        _, _, ground, _ = panel.colors
        for name in ("family--sources", "tag--blue", "family--people"):
            color = panel.style(name).color
            assert color is not None
            assert ratio(Color.from_rich_color(color), ground) >= LEAST, name


async def test_the_row_under_the_cursor_can_be_read_in_every_theme(
    library: Library, add: Add
) -> None:
    """Its ground is another one than that of the colours around it."""
    article = add()
    reading = library.open(article.id)
    for tag in library.codebook.active():
        library.toggle(
            reading, Span(reading.sentences.starts[0], reading.sentences.ends[0]), tag.slug
        )
    app = NkreaderApp(library)
    async with app.run_test(size=(160, 10)) as pilot:
        for theme in THEMES:
            app.theme = theme
            await pilot.pause()
            for segment in app.screen.query_one(ArticleList).render_line(0):
                style = segment.style
                assert style is not None
                assert style.color is not None
                assert style.bgcolor is not None
                text, ground = (Color(*c.get_truecolor()) for c in (style.color, style.bgcolor))
                assert ratio(text, ground) >= LEAST - 0.01, (theme, segment.text)


async def test_only_the_pages_on_the_screen_are_asked_for(library: Library) -> None:
    asked: list[tuple[int, int]] = []
    app = NkreaderApp(library)
    async with app.run_test(size=(100, 30)) as pilot:
        rows = app.screen.query_one(ArticleList)

        def fetch(first: int, count: int) -> list[ArticleRow]:
            asked.append((first, count))
            row = ArticleRow("ID", "Title", "Words", None, None, 9, "new", (), 0)
            return [row] * count

        rows.show(100_000, fetch)
        await pilot.press("G")
        await pilot.pause()
        assert rows.cursor == 99_999
        assert len(asked) <= KEPT
        assert all(count == PAGE for _, count in asked)


async def test_the_panel_gives_way_on_a_narrow_screen_and_comes_when_asked(
    library: Library, add: Add
) -> None:
    article = add()
    app = NkreaderApp(library, article.id)
    async with app.run_test(size=(60, 20)) as pilot:
        await pilot.pause()
        screen = app.screen
        assert isinstance(screen, ReaderScreen)
        panel = screen.query_one(Panel)
        assert not panel.region.width
        assert screen.pane.region.width == 60
        await pilot.press("tab")
        await pilot.pause()
        assert panel.region.width > 30
        assert panel.has_focus
        await pilot.press("tab")
        await pilot.pause()
        assert not panel.region.width
        assert screen.pane.has_focus


async def test_tab_shows_a_panel_that_was_switched_off_only_for_a_while(
    library: Library, add: Add
) -> None:
    article = add()
    app = NkreaderApp(library, article.id)
    async with app.run_test(size=(140, 30)) as pilot:
        await pilot.press("backslash")
        await pilot.pause()
        panel = app.screen.query_one(Panel)
        assert not panel.region.width
        await pilot.press("tab")
        await pilot.pause()
        assert panel.region.width
        await pilot.press("escape")
        await pilot.pause()
        assert not panel.region.width
    assert library.setting("panel") is False


async def test_the_wheel_takes_the_cursor_of_a_list_along(library: Library, add: Add) -> None:
    for n in range(60):
        add(f"Report {n}\n\nRice cost {n} won.\n", f"{n}.txt")
    app = NkreaderApp(library)
    async with app.run_test(size=(80, 20)) as pilot:
        await pilot.pause()
        rows = app.screen.query_one(ArticleList)
        for kind in [MouseScrollDown] * 12 + [MouseScrollUp] * 6:
            rows.post_message(kind(rows, 5, 5, 0, 0, 0, False, False, False, 5, 5))
            await pilot.pause()
            top = rows.scroll_offset.y
            assert top <= rows.cursor < top + rows.size.height
        assert rows.cursor > 0
        rows.vertical_scrollbar.post_message(ScrollTo(y=30, animate=False))
        await until(pilot, lambda: rows.scroll_offset.y == 30)
        assert 30 <= rows.cursor < 30 + rows.size.height
