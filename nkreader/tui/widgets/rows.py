"""A list that holds no rows: it asks for those that are on the screen and keeps a few pages.

What a row is and how it looks is said by a subclass; where rows come from by whoever calls `show`.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import ClassVar, Generic, TypeVar

from rich.segment import Segment
from rich.style import Style
from textual import events
from textual.color import Color
from textual.message import Message
from textual.strip import Strip

from nkreader.tui.contrast import readable
from nkreader.tui.line_view import LineView
from nkreader.tui.themes import own_colour
from nkreader.tui.widgets.fitting import fit

PAGE = 64
"""Rows asked for at once."""
KEPT = 8
"""Pages kept."""

Row = TypeVar("Row")
Fetch = Callable[[int, int], Sequence[Row]]


class RowList(LineView, Generic[Row], can_focus=True):
    """Rows of one line each, with one of them under the cursor, which is seen where the list has
    the keys, or the class `-lit`."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {"rows--cursor", "rows--dim", "rows--strong"}

    @dataclass
    class Chosen(Message):
        """A row is wanted, by a click."""

        rows: "RowList[object]"
        index: int

        @property
        def control(self) -> "RowList[object]":
            """The list it happened in."""
            return self.rows

    @dataclass
    class Moved(Message):
        """The cursor went to another row."""

        rows: "RowList[object]"
        index: int

    nothing = ""
    """What stands in the place of rows where there are none."""

    def __init__(self, id: str | None = None) -> None:
        super().__init__(id=id)
        self.count = 0
        self.cursor = 0
        self._fetch: Fetch[Row] = lambda first, count: ()
        self._pages: dict[int, Sequence[Row]] = {}
        self._styles: dict[str, Style] = {}
        self._base: Style | None = None

    def show(self, count: int, fetch: Fetch[Row], cursor: int = 0) -> None:
        """Show `count` rows, any stretch of which `fetch(first, how_many)` gives."""
        self.count, self._fetch = count, fetch
        self._pages.clear()
        self.cursor = max(0, min(cursor, count - 1))
        self._fit_height()
        self._into_view()
        self.refresh()

    def grow(self, count: int) -> None:
        """There are so many rows by now; those that are on the screen stay."""
        if count != self.count:
            missing = self.count < self.scroll_offset.y + self.size.height
            self.count = count
            self._pages.clear()
            self._fit_height()
            if missing:
                self.refresh()

    def _fit_height(self) -> None:
        self.be_tall(self.count)
        self.scroll_y = self.validate_scroll_y(self.scroll_y)

    def renew(self) -> None:
        """Ask again for the rows on the screen, which have changed."""
        self._pages.clear()
        self.refresh()

    def row(self, index: int) -> Row | None:
        """The row with this number, or None where there is none."""
        if not 0 <= index < self.count:
            return None
        page, place = divmod(index, PAGE)
        if page not in self._pages:
            if len(self._pages) >= KEPT:
                self._pages.pop(next(iter(self._pages)))
            self._pages[page] = self._fetch(page * PAGE, PAGE)
        rows = self._pages[page]
        return rows[place] if place < len(rows) else None

    @property
    def current(self) -> Row | None:
        """The row under the cursor."""
        return self.row(self.cursor)

    def paint(self, row: Row, width: int) -> list[Segment]:
        """One row as segments that fill `width` cells; each subclass says how."""
        raise TypeError(f"{type(self).__name__} does not say how a row looks")

    def style(self, name: str) -> Style:
        """The style of a component class of this widget, of a tag ("tag--red") or of a family of
        entities ("family--people"), its colour mended to be readable."""
        if name not in self._styles:
            self._styles[name] = self._style(name)
        return self._styles[name]

    def _style(self, name: str) -> Style:
        """Colours of a component are mixed here, as `partial` styles are not."""
        _, _, ground, text = self.colors
        if (own := own_colour(self.app, name)) is not None:
            return Style.from_color(_on(own, ground, text).rich_color)
        style = self.get_component_rich_style(name, partial=True)
        if self.app.native_ansi_color:
            return style
        component = self.get_component_styles(name)
        if component.has_rule("background"):
            below = ground.blend(component.background, component.background.a, 1.0)
            return style + Style.from_color(None, below.rich_color)
        if component.has_rule("color"):
            return style + Style.from_color(_on(component.color, ground, text).rich_color)
        return style

    def notify_style_update(self) -> None:
        """The theme has changed."""
        self._styles.clear()
        self._base = None
        super().notify_style_update()

    def render_line(self, y: int) -> Strip:
        """One line of the screen."""
        index = y + self.scroll_offset.y
        width = self.scrollable_content_region.width
        if self._base is None:
            self._base = self.rich_style
        row = self.row(index)
        if row is None:
            words = fit(f"   {self.nothing}", width) if y == 1 and not self.count else " " * width
            return Strip([Segment(words, self._base + self.style("rows--dim"))], width)
        painted = Segment.apply_style(self.paint(row, width), self._base)
        strip = Strip(painted).adjust_cell_length(width, self._base)
        if index == self.cursor and (self.has_focus or self.has_class("-lit")):
            return Strip(self._under_cursor(strip), width)
        return strip

    def _under_cursor(self, strip: Strip) -> Iterator[Segment]:
        """A row on the cursor's ground, its colours mended to be readable there too."""
        cursor = self.style("rows--cursor")
        below = cursor.bgcolor and cursor.bgcolor.triplet
        for text, style, _ in strip:
            lit = (style or Style()) + cursor
            if below and lit.color and lit.color.triplet:
                ground = Color(*below)
                color = readable(Color(*lit.color.triplet), ground, self.colors[3])
                lit += Style.from_color(color.rich_color)
            yield Segment(text, lit)

    def stops(self, row: Row) -> bool:
        """Whether the cursor may stand on a row; all may, unless a subclass says otherwise."""
        return True

    def move(self, to: int) -> None:
        """Put the cursor on a row, or on the next one in that direction where it may stand, or
        where there is none on the last one before it."""
        wanted = max(0, min(to, self.count - 1))
        step = 1 if wanted > self.cursor else -1
        found = self._stop(wanted, step)
        index = self._stop(wanted, -step) if found is None else found
        if index is None or index == self.cursor:
            return
        was, self.cursor = self.cursor, index
        if not self._into_view():
            self.refresh_line(was)
            self.refresh_line(index)
        self.tell_place()

    def tell_place(self) -> None:
        """Tell again where the cursor is."""
        self.post_message(self.Moved(self, self.cursor))  # type: ignore[arg-type]

    def _stop(self, index: int, step: int) -> int | None:
        while (row := self.row(index)) is not None and not self.stops(row):
            index += step
        return None if row is None else index

    def _into_view(self) -> bool:
        """Bring the cursor on the screen, by half a page; whether anything had to move."""
        height = self.size.height
        top = self.scroll_offset.y
        if not height or top <= self.cursor < top + height:
            return False
        goal = self.cursor - height // 2
        self.scroll_to(y=max(0, goal), animate=False, immediate=True, force=True)
        self.refresh()
        return True

    def watch_scroll_y(self, old_value: float, new_value: float) -> None:
        """Wheel and bar take the cursor along: Enter opens nothing that is not seen."""
        super().watch_scroll_y(old_value, new_value)
        top, height = self.scroll_offset.y, self.size.height
        if height and not top <= self.cursor < top + height:
            self.move(top if self.cursor < top else top + height - 1)

    def on_resize(self) -> None:
        """Keep the cursor on the screen."""
        self._fit_height()
        self._into_view()

    def on_focus(self) -> None:
        """The cursor is shown."""
        self.refresh_line(self.cursor)

    def on_blur(self) -> None:
        """The cursor is not shown."""
        self.refresh_line(self.cursor)

    @property
    def page_rows(self) -> int:
        """Rows from one page to the next."""
        return max(1, self.size.height - 1)

    def choose(self) -> None:
        """Tell that the row under the cursor is wanted."""
        if self.current is not None:
            self.post_message(self.Chosen(self, self.cursor))  # type: ignore[arg-type]

    def on_click(self, event: events.Click) -> None:
        """Click puts the cursor on a row; a click on the cursor's row opens it."""
        index = event.y + self.scroll_offset.y
        if index == self.cursor:
            self.choose()
        else:
            self.move(index)


def _on(color: Color, ground: Color, text: Color) -> Color:
    """A colour as it is seen on a ground beside a text, mended to be readable; one of the
    terminal's own is left to it."""
    if color.ansi is not None or ground.ansi is not None:
        return color
    return readable(ground.blend(color, color.a, 1.0), ground, ground.blend(text, text.a, 1.0))
