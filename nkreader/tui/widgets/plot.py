"""A bar for each stretch of time, drawn by plotext; the one under the cursor stands out, and is
told by its name below, where there are no colours."""

from collections.abc import Sequence

from rich.style import Style
from rich.text import Text
from textual.color import Color
from textual_plotext import PlotextPlot

_BROADEST, _EACH = 0.7, 0.06
"""How broad a bar is, as a part of the room it has: few of them are no broader than many."""
_AXIS = 9
"""Cells beside the bars."""
_APART = 14
"""Cells from one name below to the next."""
_FEW = 4
"""Up to so many, each number stands beside the bars."""

_FULL = "█"
"""A cell of a bar."""


class TimePlot(PlotextPlot):
    """The bars of one row. What plotext draws has no colours: it would give each cell its own,
    which take ten times as long to reach the terminal; a row has two."""

    def __init__(self) -> None:
        super().__init__()
        self.theme = "clear"
        self._bright = range(0)
        """The cells of a row in which the bar under the cursor stands."""
        self._names: Sequence[str] = ()
        self._numbers: Sequence[int] = ()
        self._here: int | None = None

    def tell(self, names: Sequence[str], numbers: Sequence[int], here: int | None) -> None:
        """Show a number under each name, with the cursor on one of them or on none."""
        if (names, numbers, here) != (self._names, self._numbers, self._here):
            self._names, self._numbers, self._here = names, numbers, here
            self.refresh()

    def render(self) -> Text:
        """The bars, drawn when they are painted: drawing takes as long as all else of the screen,
        and before that there is no telling how much room they have."""
        self._draw()
        drawn = super().render()
        lines = drawn.plain.split("\n") if isinstance(drawn, Text) else []
        bars, bright = self._style("primary"), self._style("accent")
        return Text("\n").join(self._line(line, bars, bright) for line in lines)

    def _line(self, line: str, bars: Style, bright: Style) -> Text:
        """One line, what is in it of bars in their colours."""
        text = Text(line)
        if _FULL in line:
            text.stylize(bars, line.index(_FULL))
            text.stylize(bright, self._bright.start, self._bright.stop)
        return text

    def _draw(self) -> None:
        """Bars that do not fit with a gap between them are left out: those are shown among which
        the cursor is."""
        room = max(8, (self.size.width - _AXIS) // 2)
        last = len(self._names) - 1
        behind = 0 if self._here is None else (last - self._here) // room * room
        first = max(0, last + 1 - behind - room)
        numbers, names = self._numbers[first : first + room], self._names[first : first + room]
        here = None if self._here is None else self._here - first
        self.plt.clear_figure()
        if any(numbers):
            self._bars(numbers, here)
            self._axes(names, max(numbers), here, 2 * room)

    def _bars(self, numbers: Sequence[int], here: int | None) -> None:
        """Columns of cells, filled down to the axis: plotext's own bars are polygons, which take
        five times as long, and touch each other where there are many. A bar of nothing has none."""
        count = len(numbers)
        label = max(len(f"{level:,}") for level in _levels(max(numbers)))
        each = max(1, self.size.width - label - 2) / count
        broad = max(1, min(round(each * min(_BROADEST, _EACH * count)), int(each) - 1))
        firsts = [round(each * (place + 0.5) - (broad - 1) / 2) for place in range(count)]
        columns = [
            ((first + cell) / each - 0.5, number)
            for first, number in zip(firsts, numbers, strict=True)
            for cell in range(broad * bool(number))
        ]
        self.plt.scatter(*zip(*columns, strict=True), marker=_FULL, fillx=True)
        begin = label + 1 + firsts[here] if here is not None else 0
        self._bright = range(begin, begin + broad * (here is not None))

    def _style(self, name: str) -> Style:
        """A colour of the theme; without colours of its own the terminal's."""
        if self.app.native_ansi_color:
            return Style.null()
        return Style(color=Color.parse(self.app.theme_variables[name]).rich_color)

    def _axes(self, names: Sequence[str], most: int, here: int | None, room: int) -> None:
        count = len(names)
        step = max(1, -(-count * _APART // room))
        marked = {place: names[place] for place in range(0, count, step)}
        if here is not None:
            marked = {one: name for one, name in marked.items() if abs(one - here) >= step}
            marked[here] = f"▲ {names[here]}"
        ordered = sorted(marked)
        self.plt.xticks([float(one) for one in ordered], [marked[one] for one in ordered])
        levels = _levels(most)
        self.plt.yticks([float(level) for level in levels], [f"{level:,}" for level in levels])
        self.plt.xlim(-0.5, count - 0.5)
        self.plt.ylim(0, max(1, most))
        self.plt.grid(False, False)
        self.plt.xaxes(True, False)
        self.plt.yaxes(True, False)


def _levels(most: int) -> Sequence[int]:
    """The numbers beside the bars, the greatest of which is so great."""
    return range(most + 1) if most <= _FEW else sorted({0, most // 2, most})
