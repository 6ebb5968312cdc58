"""The widget below the pane: it alone holds the values that are shown and puts others in their
place.

There is one way in, `put`: it paints again what differs, brings it into sight, places the
terminal's cursor and tells. Where keys and the mouse lead is not known here.
"""

from typing import ClassVar

from textual.events import Focus, Resize
from textual.geometry import Offset, Region
from textual.strip import Strip
from textual.timer import Timer

from nkreader.model import Label
from nkreader.text.columns import SpanColumns
from nkreader.tui.line_view import LineView
from nkreader.tui.pane.damage import Painted, between, changed, painted
from nkreader.tui.pane.looks import COMPONENTS, Looks
from nkreader.tui.pane.messages import Moved
from nkreader.tui.pane.rows import Rows
from nkreader.tui.pane.state import Find, Go, Page, Scene, Selection, Window
from nkreader.tui.pane.units import Unit
from nkreader.tui.pane.window import CONTEXT, held_place, revealed, rows_of, wanted_rows

_PAUSE_S = 0.015
_UNSEEN = 0.05
"""How far, as a part of the height, the scroll bar may be off until the next scroll."""


class Sheet(LineView):
    """One page on the screen, laid out and painted by rows."""

    COMPONENT_CLASSES: ClassVar[set[str]] = COMPONENTS
    ALLOW_SELECT = False

    def __init__(self, *, id: str | None = None, classes: str | None = None) -> None:
        super().__init__(id=id, classes=classes)
        self._page: Page | None = None
        self._selection = Selection()
        self._find = Find()
        self._hidden: frozenset[Label] = frozenset()
        self._rows = Rows()
        self._looks: Looks | None = None
        self._in_paint: tuple[Scene, Painted] | None = None
        self._growing: Timer | None = None

    @property
    def _window(self) -> Window:
        width, height = self.size
        return Window(self.scroll_offset.y, height, width)

    def scene(self) -> Scene | None:
        """What is shown; None until an article is laid out."""
        if self._page is None or self._rows.layout is None:
            return None
        return Scene(
            self._page, self._rows.layout, self._selection, self._find, self._window, self._hidden
        )

    # The way in

    def put(self, go: Go, scene: Scene | None = None) -> None:
        """Go where a motion leads from `scene`, from what is shown by default. Before an article is
        laid out, its cursor is only kept."""
        scene = scene or self.scene()
        if scene is None:
            self._selection = go.selection
            return
        cluster = scene.layout.cluster_of(max(0, go.selection.cursor))
        if cluster is None:
            return
        before = painted(scene, self._rows.gutter)
        if go.top is not None:
            self.scroll_top(go.top)
            scene = scene._replace(window=self._window)
        self._selection = go.selection._replace(cursor=cluster[0])
        scene = scene._replace(selection=self._selection)
        self._repaint(before, painted(scene, self._rows.gutter), scene.window)
        if go.reveal:
            whole = go.reveal == "sentence"
            rows = wanted_rows(scene, whole)
            self._reveal(scene.window, *rows, context=CONTEXT if whole else 0)
        if go.span is not None:
            self._reveal(self._window, *rows_of(scene.layout, go.span))
        if go.ends_find:
            self._look_for(Find(), SpanColumns())
        self._moved()

    def _look_for(self, find: Find, hits: SpanColumns) -> None:
        """Another find, with its hits in the page."""
        self._find = find
        if self._page is not None:
            self._page = self._page.with_hits(hits)
            self._paint_anew()

    def _moved(self) -> None:
        self._place_terminal_cursor()
        cursor = self._selection.cursor
        place = self._page.units.position(cursor) if self._page else (0, 0)
        self.post_message(Moved(cursor, *place))

    def _reveal(self, window: Window, first: int, last: int, context: int = CONTEXT) -> None:
        """Bring rows into sight with some rows of context."""
        target = revealed(window, first, last, context)
        if target != window.top and self._rows.layout is not None:
            self._rows.layout.grow(rows=target + 2 * window.height)
            self.scroll_top(target)

    def scroll_top(self, row: int) -> None:
        """Show the rows from `row` on, not past the last; forced, for the bar of a fresh article is
        not up yet."""
        layout, last = self._rows.layout, row + self.size.height
        if layout is not None and last > self.virtual_size.height:
            layout.grow(rows=last)
            self._fit_height(min(last, len(layout)))
        self.scroll_to(y=row, animate=False, force=True)

    # Layout

    def on_resize(self, event: Resize) -> None:
        """Lay out again where the width changed, keeping the place; a smaller window still has the
        cursor in it."""
        self._fit_width()
        self._fit_height()
        self.scroll_y = self.validate_scroll_y(self.scroll_y)
        scene = self.scene()
        if scene is not None and len(scene.layout):
            self._reveal(scene.window, *rows_of(scene.layout, scene.sentence()[:2]))
            row = scene.layout.row_of(scene.cursor)
            self._reveal(self._window, row, row, 0)
        self._place_terminal_cursor()

    def _fit_width(self) -> None:
        if self._page is None or not self.size.width:
            return
        if self._rows.layout is None:
            self._lay_out()
            self._opened()
        elif not self._rows.fits(self.size.width):
            self._lay_out()

    def _lay_out(self, held: int = -1, at: int = 0) -> None:
        """Lay the page out for the present size and settings. The offset `held` comes to stand `at`
        rows below the top; by default the place stays where it is."""
        if self._page is None or not self.size.width:
            return
        if held < 0:
            held, at = held_place(self._rows.layout, self._selection, self._window)
        row = self._rows.lay_out(self._page, self.size, held)
        self._fit_height()
        self.scroll_to(y=max(0, row - at), animate=False, force=True)
        if self._growing is not None:
            self._growing.stop()
        done = self._rows.layout is None or self._rows.layout.done
        self._growing = None if done else self.set_interval(_PAUSE_S, self._grow)

    def _opened(self) -> None:
        """Put the cursor of a freshly laid out page on a cluster and tell where it is."""
        scene = self.scene()
        if scene is None:
            return
        cluster = scene.layout.cluster_of(scene.cursor)
        self._selection = scene.selection._replace(cursor=cluster[0] if cluster else 0, goal=None)
        scene = scene._replace(selection=self._selection)
        self._reveal(scene.window, *rows_of(scene.layout, scene.sentence()[:2]))
        self.refresh()
        # This may be inside a paint, where a message would count as the screen's and stop there.
        self.call_next(self._moved)

    def _grow(self) -> None:
        layout = self._rows.layout
        if layout is None:
            return
        more = self._rows.find_more()
        if not more and self._growing is not None:
            self._growing.stop()
            self._growing = None
        if not more or layout.height > self.virtual_size.height * 1.1:
            self._fit_height(len(layout))

    def _fit_height(self, rows: int = 0) -> None:
        """Tell the scroll bar how tall the article is, at least `rows`."""
        if self._rows.layout is not None:
            self.be_tall(max(rows, self._rows.layout.height), _UNSEEN)

    def watch_scroll_y(self, old_value: float, new_value: float) -> None:
        """Show the exact height, now that the bar is painted anyway; take the terminal's cursor
        along."""
        super().watch_scroll_y(old_value, new_value)
        self.vertical_scrollbar.window_virtual_size = self.virtual_size.height
        self._place_terminal_cursor()

    # Painting

    def render_lines(self, crop: Region) -> list[Strip]:
        """The rows of a region. The first frame of another width is already laid out for it."""
        self._fit_width()
        self._in_paint = self._what_to_paint()
        try:
            return super().render_lines(crop)
        finally:
            self._in_paint = None

    def _what_to_paint(self) -> tuple[Scene, Painted] | None:
        scene = self.scene()
        return (scene, painted(scene, self._rows.gutter)) if scene else None

    def render_line(self, y: int) -> Strip:
        """One row of the screen, `y` counted from the top of the widget."""
        to_paint = self._in_paint or self._what_to_paint()
        if to_paint is None:
            return Strip.blank(self.size.width, self.rich_style)
        scene, shown = to_paint
        if not self._rows.is_ready():
            self._looks = self._looks or Looks.of(self)
            self._rows.prepare(scene.page, self._looks, scene.hidden_codes())
        return self._rows.strip(scene.window.top + y, scene.window.width, scene.cursor, shown)

    def notify_style_update(self) -> None:
        """Another theme or stylesheet."""
        super().notify_style_update()
        self._looks = None
        self._paint_anew()

    def _paint_anew(self) -> None:
        """Forget what was painted and how: another theme, layout or setting."""
        self._rows.forget()
        self.refresh()

    def _repaint(self, before: Painted, after: Painted, window: Window) -> None:
        for region in between(before, after, window):
            self.refresh(region)
        for span in changed(before.extent, after.extent):
            self._refresh_span(span, window)

    def _refresh_span(self, span: Unit, window: Window) -> None:
        """Paint the rows of a span again, as far as they are in sight."""
        if self._rows.layout is None:
            return
        first, last = self._rows.forget_span(span)
        top, height, width = window
        first, last = max(first, top), min(last, top + height - 1)
        if first <= last:
            self.refresh(Region(0, first - top, width, last - first + 1))

    # The terminal's cursor

    def on_focus(self, event: Focus) -> None:
        """Take the terminal's cursor along."""
        self._place_terminal_cursor()

    def cell_of(self, offset: int) -> Offset:
        """The cell of the widget where the cluster at an offset begins, also out of sight."""
        if self._rows.layout is None:
            return Offset(0, 0)
        x, row, _ = self._rows.layout.xy_of(offset)
        return Offset(self._rows.gutter.left + x, row - self.scroll_offset.y)

    def offset_at(self, x: int, y: int) -> int | None:
        """The offset of the cluster at a cell of the widget, the nearest one beside the text; None
        where nothing is shown."""
        if self._rows.layout is None:
            return None
        cluster = self._rows.layout.cluster_at(x - self._rows.gutter.left, self.scroll_offset.y + y)
        return cluster[0] if cluster else None

    def _place_terminal_cursor(self) -> None:
        """Tell the terminal where the reading cursor is: input methods, magnifiers and screen
        readers follow it."""
        if self._rows.layout is None or not self.has_focus:
            return
        (x, y), region = self.cell_of(self._selection.cursor), self.content_region
        y = min(max(y, 0), max(0, region.height - 1))
        self.app.cursor_position = Offset(region.x + x, region.y + y)
