"""What is in sight: whole sentences, pages, the cursor's row through sizes and spacing."""

from itertools import pairwise

from nkreader.tui.pane import ReadingPane
from tests.tui.pane.pane_build import CODEBOOK, PaneApp, reading
from tests.tui.pane.pane_keys import LONG, article, here


def whole_sentence_in_sight(pane: ReadingPane) -> bool:
    start, end, _ = pane.sentence
    return pane.cell_of(start).y >= 0 and pane.cell_of(end - 1).y < pane.size.height


async def test_every_sentence_is_seen_whole_and_few_keys_scroll() -> None:
    app = PaneApp(reading(LONG))
    async with app.run_test(size=(70, 16)) as pilot:
        tops = []
        await pilot.pause()
        for id in ["sentence.next"] * 60 + ["sentence.previous"] * 60:
            app.pane.apply(id)
            assert whole_sentence_in_sight(app.pane)
            tops.append(app.pane.scroll_offset.y)
        scrolls = sum(a != b for a, b in pairwise(tops))
        assert scrolls < 24


async def test_pages_overlap_and_reach_both_ends() -> None:
    app = PaneApp(reading(LONG))
    async with app.run_test(size=(70, 16)) as pilot:
        last = [row[1:] for row in app.screen_text().split("\n")[-2:]]
        await pilot.press("space")
        assert [row[1:] for row in app.screen_text().split("\n")[:2]] == last
        for _ in range(60):
            app.pane.apply("page.down")
        assert app.pane.cursor > len(LONG) - 120
        for _ in range(60):
            app.pane.apply("page.up")
        assert app.pane.cursor < 60
        assert app.pane.scroll_offset.y == 0


async def test_the_same_text_again_stays_where_it_is() -> None:
    app = PaneApp(reading(LONG))
    async with app.run_test(size=(70, 16)) as pilot:
        await pilot.press("space", "j", "j", "j")
        top, cursor = app.pane.scroll_offset.y, app.pane.cursor
        again = reading(LONG, zones=["caption", *["body"] * 59], place=cursor)  # type: ignore[list-item]
        app.pane.load(again, CODEBOOK)
        await pilot.pause()
        assert (app.pane.scroll_offset.y, app.pane.cursor) == (top, cursor)


async def test_going_somewhere_before_the_first_paint() -> None:
    class Early(PaneApp):
        def on_mount(self) -> None:
            self.pane.load(reading(LONG), CODEBOOK)
            self.pane.find("Paragraph 30 ")
            self.pane.focus()

    app = Early()
    async with app.run_test(size=(70, 16)) as pilot:
        await pilot.pause()
        assert here(app.pane, 12) == "Paragraph 30"
        assert "Paragraph 30 begins" in app.screen_text()


async def test_lines_keep_their_column() -> None:
    text = "abcdefgh\n\nab\n\nabcdefgh"
    app = PaneApp(reading(text))
    async with app.run_test(size=(60, 16)) as pilot:
        app.pane.go(5)
        await pilot.press("down")
        assert here(app.pane, 1) == "b"
        await pilot.press("down")
        assert here(app.pane, 2) == "fg"


async def test_resizing_keeps_the_cursor_in_its_row() -> None:
    app = PaneApp(reading(LONG))
    async with app.run_test(size=(100, 20)) as pilot:
        await pilot.press(*["space"] * 5)
        cursor = app.pane.cursor
        row = app.pane.app.cursor_position.y
        await pilot.resize_terminal(50, 20)
        await pilot.pause()
        assert app.pane.cursor == cursor
        assert app.cursor_position.y == row
        await pilot.resize_terminal(100, 20)
        await pilot.pause()
        assert app.cursor_position.y == row


async def test_the_terminal_cursor_is_on_the_reading_cursor() -> None:
    app = PaneApp(article())
    async with app.run_test(size=(90, 20)) as pilot:
        await pilot.press("j", "l")
        x, y = app.cursor_position
        assert app.pane.render_line(y).text[x:].startswith("source in the city")


async def test_narrow_panes_use_all_the_width() -> None:
    app = PaneApp(reading(LONG))
    async with app.run_test(size=(40, 20)) as pilot:
        await pilot.pause()
        assert max(len(line) for line in app.screen_text().split("\n")) >= 37


async def test_spacing_and_measure() -> None:
    app = PaneApp(article())
    async with app.run_test(size=(90, 20)) as pilot:
        rows = app.screen_text().count("\n")
        app.pane.spacing = 0
        await pilot.pause()
        assert app.screen_text().count("\n") == rows - 4
        app.pane.measure = 30
        await pilot.pause()
        assert max(len(line.strip()) for line in app.screen_text().split("\n")) <= 38
