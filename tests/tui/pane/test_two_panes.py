"""Two panes on one screen: what is done in one is nothing to the other."""

from textual.app import App, ComposeResult
from textual.containers import Horizontal

from nkreader.tui.pane import ReadingPane
from nkreader.tui.themes import tag_variables
from tests.tui.pane.pane_build import CODEBOOK, STYLES, reading

LEFT = "One two three. Four five six.\n\n" + "More words follow here. " * 80
RIGHT = "Eins zwei drei. Vier fünf sechs.\n\n" + "Hier folgen noch mehr Worte. " * 80


class Both(App[None]):
    """Two articles side by side."""

    CSS_PATH = STYLES

    def get_theme_variable_defaults(self) -> dict[str, str]:
        return tag_variables(self.current_theme.dark)

    def compose(self) -> ComposeResult:
        with Horizontal():
            yield ReadingPane(id="left")
            yield ReadingPane(id="right")

    def on_mount(self) -> None:
        for id, text in (("left", LEFT), ("right", RIGHT)):
            self.query_one(f"#{id}", ReadingPane).load(reading(text), CODEBOOK)


def shown(pane: ReadingPane) -> tuple[object, ...]:
    rows = [pane.render_line(y) for y in range(pane.size.height)]
    return pane.cursor, pane.selection, pane.hits, pane.scroll_offset, pane.measure, rows


async def test_each_has_its_own_cursor_selection_find_and_place() -> None:
    app = Both()
    async with app.run_test(size=(120, 12)) as pilot:
        await pilot.pause()
        left, right = (app.query_one(f"#{id}", ReadingPane) for id in ("left", "right"))
        left.focus()
        await pilot.pause()
        for here, other in ((left, right), (right, left)):
            here.focus()
            await pilot.pause()
            before = shown(other)
            start = here.cursor
            for id in ("word.next", "select", "word.next", "word.next"):
                assert here.apply(id)
            assert here.selection is not None
            assert here.find("e") > 3
            assert here.apply("page.down")
            here.measure = 40
            await pilot.pause()
            assert here.cursor != start
            assert here.scroll_offset.y > 0
            assert shown(other) == before


async def test_a_click_moves_the_cursor_of_the_pane_it_is_in() -> None:
    app = Both()
    async with app.run_test(size=(120, 12)) as pilot:
        await pilot.pause()
        left, right = (app.query_one(f"#{id}", ReadingPane) for id in ("left", "right"))
        await pilot.click("#right", offset=right.cell_of(RIGHT.index("zwei")))
        assert RIGHT.startswith("zwei", right.cursor)
        assert left.cursor == 0
