"""The reading pane as a screen uses it: its keys, its messages and its settings."""

from nkreader.model import Label
from nkreader.tui import keymap
from nkreader.tui.pane import messages
from nkreader.tui.pane.mouse import MouseDriven


class ReadingPane(MouseDriven, can_focus=True, inherit_bindings=False):
    """An article to read and tag, with one cursor."""

    BINDINGS = keymap.bindings("pane")  # type: ignore[assignment]

    Moved = messages.Moved
    Copied = messages.Copied
    UntaggedArticle = messages.UntaggedArticle
    NoneLeft = messages.NoneLeft
    NotHere = messages.NotHere
    FindEnded = messages.FindEnded

    @property
    def measure(self) -> int:
        """Cells of a full row of text; fewer where the pane is narrow."""
        return self._measure

    @measure.setter
    def measure(self, cells: int) -> None:
        if max(20, cells) != self._measure:
            self._measure = max(20, cells)
            self._arrange()
            self.refresh()

    @property
    def spacing(self) -> int:
        """Empty rows between blocks: 0 or 1."""
        return self._spacing

    @spacing.setter
    def spacing(self, rows: int) -> None:
        if rows != self._spacing:
            self._spacing = rows
            self._arrange()
            self.refresh()

    @property
    def leading(self) -> int:
        """Empty rows below every row of text: 0 or 1."""
        return self._leading

    @leading.setter
    def leading(self, rows: int) -> None:
        if rows != self._leading:
            self._leading = rows
            self._arrange()
            self.refresh()

    @property
    def hidden_labels(self) -> set[Label]:
        """The kinds of entities that are not shown; a copy, set it to change it."""
        return set(self._hidden)

    @hidden_labels.setter
    def hidden_labels(self, labels: set[Label]) -> None:
        if labels != self._hidden:
            self._hidden = set(labels)
            self._paint_anew()
