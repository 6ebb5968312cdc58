"""The room for bars over a table. What draws them is imported when the table stands: a plotting
library is half of what opening that screen would cost."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from textual.containers import Container

if TYPE_CHECKING:
    from nkreader.tui.widgets.plot import TimePlot


class PlotSlot(Container):
    """Holds the bars, once they were asked for."""

    def __init__(self) -> None:
        super().__init__()
        self._plot: TimePlot | None = None
        self._told: tuple[Sequence[str], Sequence[int], int | None] = ((), (), None)

    def tell(self, names: Sequence[str], numbers: Sequence[int], here: int | None) -> None:
        """Show a number under each name, with the cursor on one of them or on none."""
        self._told = names, numbers, here
        if self._plot is not None:
            self._plot.tell(*self._told)
        elif names:
            self.call_after_refresh(self._make)

    def _make(self) -> None:
        if self._plot is None and self.is_attached:
            from nkreader.tui.widgets.plot import TimePlot

            self._plot = TimePlot()
            self.mount(self._plot)
        if self._plot is not None:
            self._plot.tell(*self._told)
