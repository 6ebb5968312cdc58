"""The text and the panel side by side, and a second text where one is wanted: beside the first
where there is room, else below it."""

from collections.abc import Sequence

from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.content import Content
from textual.widgets import Static

from nkreader.tui.keymap import bindings
from nkreader.tui.pane import ReadingPane
from nkreader.tui.themes import quiet
from nkreader.tui.widgets.fitting import fit, one_line
from nkreader.tui.widgets.panel import Panel

PANEL_FROM = 110
"""Columns from which the panel stands beside the text; below it lies over it when asked for."""
PANEL_BESIDE_TWO = 180
"""The same where two texts stand."""
TWO_FROM = 100
"""Columns from which two texts stand beside each other; below that one stands under the other."""


class TextAndPanel(Horizontal):
    """Texts and panel. A key that the panel has no use for comes here from it, and does what it
    does in the text."""

    BINDINGS = bindings("pane")  # type: ignore[assignment]

    def __init__(self, pane: ReadingPane, panel: Panel) -> None:
        super().__init__()
        self._pane = pane
        self._panel = panel
        self._second: ReadingPane | None = None
        self._head = Static(classes="side-head")
        self._between = Static(classes="side-between")
        self._titles: Sequence[str] = ()
        self._now = pane

    def compose(self) -> ComposeResult:
        """The text, the panel."""
        yield self._pane
        yield self._panel

    def add(self, pane: ReadingPane) -> None:
        """Put a second text beside the first, unless it is there, the title of each above it."""
        if self._second is not None:
            return
        self._second = pane
        self._head, self._between = Static(classes="side-head"), Static(classes="side-between")
        self.mount(self._head, before=0)
        self.mount(self._between, pane, after=self._pane)
        self.fits(self.screen.size.width)

    def take_away(self) -> None:
        """Leave the first text alone."""
        if self._second is not None:
            for widget in (self._head, self._between, self._second):
                widget.remove()
            self._second = None
            self.fits(self.screen.size.width)

    def fits(self, width: int) -> None:
        """Arrange all for a screen of so many columns."""
        two = self._second is not None
        self.set_class(two and width < TWO_FROM, "-stacked")
        self._panel.set_class(width < (PANEL_BESIDE_TWO if two else PANEL_FROM), "-narrow")
        if two:
            self.call_after_refresh(self._paint)

    def tell(self, titles: Sequence[str], now: ReadingPane) -> None:
        """Say what each text is called, and which of them has the keys."""
        self._titles, self._now = titles, now
        self._paint()

    def _paint(self) -> None:
        if self._second is None or len(self._titles) < 2:
            return
        stacked = self.has_class("-stacked")
        room = self.size.width if stacked else max(0, self._second.region.x - self.region.x)
        first, second = (
            self._title(title, room or self.size.width // 2, pane is self._now)
            for title, pane in zip(self._titles, (self._pane, self._second), strict=True)
        )
        self._head.update(first if stacked else first + second, layout=False)
        self._between.update(second if stacked else Content(""), layout=False)

    def _title(self, title: str, room: int, here: bool) -> Content:
        words = fit(f" {'▸' if here else ' '} {one_line(title)}", room)
        return Content.styled(words, "bold" if here else quiet(self.app))
