"""One line below the text that shows what its colours and signs mean, in those very looks."""

from itertools import takewhile

from rich.text import Text
from textual.widget import Widget

from nkreader.tui.kinds import FAMILY_WORDS
from nkreader.tui.pane import ReadingPane
from nkreader.tui.pane.looks import Look, Looks

_MARKED = {
    "tagged": Look(tag="blue"),
    "twice": Look(tag="blue", many=True),
    "beside": Look(beside=True),
    "found": Look(hit=True),
    "selected": Look(state="selected"),
    "cursor": Look(state="cursor"),
}


class Legend(Widget):
    """The families of entities, and the layers; those that don't fit are left out."""

    def __init__(self, pane: ReadingPane) -> None:
        """`pane` is the one whose looks it shows."""
        super().__init__()
        self._pane = pane

    def render(self) -> Text:
        """The line, in the pane's present looks."""
        looks = Looks.of(self._pane)
        named = {words: Look(family=family) for family, words in FAMILY_WORDS.items()} | _MARKED
        line = Text(" ", end="", no_wrap=True)
        for name in takewhile(lambda name: line.cell_len + len(name) < self.size.width, named):
            line.append(name, looks.style(named[name]))
            line.append("  ")
        return line

    def notify_style_update(self) -> None:
        """Another theme."""
        super().notify_style_update()
        self.refresh()
