"""The mouse: click, drag past the edge, double and triple click, shift."""

import asyncio

from textual.events import MouseDown, MouseMove, MouseScrollDown, MouseScrollUp, MouseUp
from textual.pilot import Pilot

from nkreader.tui.pane import ReadingPane
from nkreader.tui.pane.drag import Drag, pace
from nkreader.tui.pane.window import in_sight as in_sight_of
from tests.tui.driving import until
from tests.tui.pane.pane_build import PaneApp, reading

TEXT = "One e\u0301tude 北朝鮮 한국. Then 👩‍👧 left.\n\nThe second paragraph stands here."
LONG = "\n\n".join(f"Paragraph number {n} with words." for n in range(80))


def cell(pane: ReadingPane, words: str) -> tuple[int, int]:
    """The cell where some words begin."""
    assert pane.reading is not None
    return pane.cell_of(pane.reading.document.text.index(words))


async def test_a_click_on_any_cell_goes_there() -> None:
    app = PaneApp(reading(TEXT))
    async with app.run_test(size=(60, 8)) as pilot:
        for words in ("tude", "朝", "국", "👩", "left", "second", "here."):
            await pilot.click(ReadingPane, offset=cell(app.pane, words))
            assert TEXT.startswith(words, app.pane.cursor)
        x, y = cell(app.pane, "朝")
        await pilot.click(ReadingPane, offset=(x + 1, y))
        assert TEXT[app.pane.cursor] == "朝"
        assert app.pane.selection is None


async def test_double_click_takes_the_word_and_triple_click_the_sentence() -> None:
    app = PaneApp(reading(TEXT))
    async with app.run_test(size=(60, 8)) as pilot:
        x, y = cell(app.pane, "cond")
        await pilot.click(ReadingPane, offset=(x, y), times=2)
        assert app.pane.selection is not None
        assert app.pane.selection.of(TEXT) == "second"
        await pilot.click(ReadingPane, offset=(x, y), times=3)
        assert app.pane.selection.of(TEXT) == "The second paragraph stands here."


async def test_shift_click_selects_up_to_there() -> None:
    app = PaneApp(reading(TEXT))
    async with app.run_test(size=(60, 8)) as pilot:
        await pilot.click(ReadingPane, offset=cell(app.pane, "Then"))
        x, y = cell(app.pane, "left")
        await pilot.click(ReadingPane, offset=(x + 3, y), shift=True)
        assert app.pane.selection is not None
        assert app.pane.selection.of(TEXT) == "Then 👩‍👧 left"


async def drag(pilot: Pilot[None], *cells: tuple[int, int]) -> None:
    pane = pilot.app.query_one(ReadingPane)
    x, y = cells[0]
    pane.post_message(MouseDown(pane, x, y, 0, 0, 1, False, False, False, screen_x=x, screen_y=y))
    await pilot.pause()
    await drag_on(pilot, *cells[1:])


async def drag_on(pilot: Pilot[None], *cells: tuple[int, int]) -> None:
    pane = pilot.app.query_one(ReadingPane)
    for x, y in cells:
        pane.post_message(
            MouseMove(pane, x, y, 0, 0, 1, False, False, False, screen_x=x, screen_y=y)
        )
        await pilot.pause()


async def let_go(pilot: Pilot[None], x: int, y: int) -> None:
    pane = pilot.app.query_one(ReadingPane)
    pane.post_message(MouseUp(pane, x, y, 0, 0, 1, False, False, False, screen_x=x, screen_y=y))
    await pilot.pause()


async def test_a_drag_selects_both_ways() -> None:
    app = PaneApp(reading(TEXT))
    async with app.run_test(size=(60, 8)) as pilot:
        a, b = cell(app.pane, "Then"), cell(app.pane, "left")
        await drag(pilot, a, b)
        await let_go(pilot, *b)
        assert app.pane.selection is not None
        assert app.pane.selection.of(TEXT) == "Then 👩‍👧 l"
        await drag(pilot, b, a)
        await let_go(pilot, *a)
        assert app.pane.selection.of(TEXT) == "Then 👩‍👧 l"
        await pilot.press("escape")
        assert app.pane.selection is None


async def test_a_drag_past_the_edge_goes_on_scrolling() -> None:
    app = PaneApp(reading(LONG))
    async with app.run_test(size=(60, 10)) as pilot:
        await drag(pilot, cell(app.pane, "Paragraph number 1 "), (20, 9), (20, 12))
        for _ in range(100):
            await asyncio.sleep(0.02)
            if app.pane.scroll_offset.y > 4:
                break
        top = app.pane.scroll_offset.y
        assert top > 4
        await let_go(pilot, 20, 12)
        span = app.pane.selection
        assert span is not None
        assert "Paragraph number 5" in span.of(LONG)
        now = app.pane.scroll_offset.y
        await asyncio.sleep(0.15)
        assert app.pane.scroll_offset.y == now


def test_a_drag_past_the_edge_begins_slowly_and_goes_faster_further_out_or_later() -> None:
    assert pace(1, 0) <= 0.25
    by_distance = [pace(out, 0) for out in range(1, 12)]
    by_time = [pace(1, pauses) for pauses in range(100)]
    for paces in (by_distance, by_time):
        assert paces == sorted(paces)
        assert paces[0] < paces[-1] <= 2


async def test_a_drag_past_the_end_stops_at_the_last_row() -> None:
    app = PaneApp(reading(LONG))
    async with app.run_test(size=(60, 10)) as pilot:
        # Until all of it is laid out, its height is a guess that gets better.
        await until(pilot, lambda: (layout := app.pane._rows.layout) and layout.done)
        await until(pilot, lambda: app.pane._growing is None)
        await pilot.press("G")
        height, top = app.pane.virtual_size.height, app.pane.scroll_offset.y
        await drag(pilot, (20, 5), (20, 9), (20, 30))
        await asyncio.sleep(0.3)
        assert (app.pane.virtual_size.height, app.pane.scroll_offset.y) == (height, top)
        await let_go(pilot, 20, 30)


async def test_a_drag_that_comes_back_begins_slowly_again() -> None:
    app = PaneApp(reading(LONG))
    async with app.run_test(size=(60, 10)) as pilot:
        await drag(pilot, cell(app.pane, "Paragraph number 1 "), (20, 30))
        for _ in range(100):
            await asyncio.sleep(0.02)
            if app.pane.scroll_offset.y > 4:
                break
        await drag_on(pilot, (20, 5))
        top = app.pane.scroll_offset.y
        await asyncio.sleep(0.1)
        assert app.pane.scroll_offset.y == top
        await let_go(pilot, 20, 5)


def in_sight(pane: ReadingPane) -> bool:
    """Whether the cursor is, and with it the beginning of the sentence that a key acts on."""
    places = (pane.cursor, pane.sentence[0])
    return all(0 <= pane.cell_of(place).y < pane.size.height for place in places)


def sight(pane: ReadingPane) -> tuple[int, int]:
    scene = pane.scene()
    assert scene is not None
    return in_sight_of(scene.layout, scene.window)


def wheel(pane: ReadingPane, kind: type[MouseScrollDown] | type[MouseScrollUp]) -> None:
    pane.post_message(kind(pane, 5, 5, 0, 0, 0, False, False, False, screen_x=5, screen_y=5))


async def test_the_wheel_takes_the_cursor_along() -> None:
    app = PaneApp(reading(LONG))
    async with app.run_test(size=(60, 10)) as pilot:
        wheel(app.pane, MouseScrollDown)
        await pilot.pause()
        assert app.pane.scroll_offset.y == 3
        for kind in (MouseScrollDown, MouseScrollUp):
            for _ in range(30):
                wheel(app.pane, kind)
                await pilot.pause()
                assert in_sight(app.pane)
        assert app.pane.scroll_offset.y == 3


async def test_the_wheel_leaves_an_open_selection_alone() -> None:
    app = PaneApp(reading(LONG))
    async with app.run_test(size=(60, 10)) as pilot:
        await pilot.press("v", "l", "l")
        chosen = app.pane.selection
        for _ in range(10):
            wheel(app.pane, MouseScrollDown)
        await pilot.pause()
        assert app.pane.scroll_offset.y == 30
        assert app.pane.selection == chosen


async def test_a_smaller_window_still_has_the_cursor_in_it() -> None:
    app = PaneApp(reading(LONG))
    async with app.run_test(size=(80, 40)) as pilot:
        await pilot.press(*"jjjjjjjjjjjj")
        for size in ((80, 12), (60, 14), (40, 8), (120, 30)):
            await pilot.resize_terminal(*size)
            await pilot.pause()
            assert in_sight(app.pane), size


async def test_a_page_begins_at_the_first_sentence_that_was_not_seen_whole() -> None:
    app = PaneApp(reading(LONG))
    async with app.run_test(size=(60, 12)) as pilot:
        assert app.pane.reading is not None
        sentences = app.pane.reading.sentences
        for _ in range(8):
            _, seen = sight(app.pane)
            await pilot.press("space")
            first = next(n for n, end in enumerate(sentences.ends) if end > seen)
            assert app.pane.cursor == sentences.starts[first]
            assert in_sight(app.pane)
        await pilot.press("pageup")
        assert in_sight(app.pane)
        start, _ = sight(app.pane)
        assert app.pane.cursor == next(at for at in sentences.starts if at >= start)


async def test_a_shorter_window_ends_where_the_text_does() -> None:
    app = PaneApp(reading(LONG))
    async with app.run_test(size=(60, 100)) as pilot:
        await pilot.resize_terminal(60, 12)
        await pilot.pause()
        layout = app.pane._rows.layout
        assert layout is not None
        assert app.pane.virtual_size.height == layout.height
        for _ in range(40):
            await pilot.press("space")
        assert app.pane.scroll_offset.y == layout.height - 12


def test_the_pauses_of_a_drag_are_counted_from_the_edge_anew() -> None:
    out = Drag(0).to(5, 30, 10)
    for _ in range(40):
        out, _ = out.later()
    assert out.pauses == 40
    assert out.to(5, 5, 10).to(5, 12, 10).pauses == 0
    assert Drag(0).to(5, -3, 10).later()[1] <= 0 <= Drag(0).to(5, 13, 10).later()[1]
