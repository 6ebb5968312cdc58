"""What the annotator did, the latest first; any of it can be looked at, and taken back alone."""

from textual import on
from textual.app import ComposeResult

from nkreader.library import Library
from nkreader.tui.acts.context import Context
from nkreader.tui.acts.history import HISTORY
from nkreader.tui.acts.ways import Ways
from nkreader.tui.screens.base import LibraryScreen, guarded
from nkreader.tui.widgets.history_list import HistoryList
from nkreader.tui.widgets.rows import RowList


class HistoryScreen(LibraryScreen):
    """The acts of the current annotator."""

    AUTO_FOCUS = "HistoryList"
    place = "history"
    acts = HISTORY

    def __init__(self, library: Library, ways: Ways) -> None:
        super().__init__(library, ways)
        self.rows = HistoryList()
        self.here = Context(**self.collaborators(), rows=self.rows)

    def compose(self) -> ComposeResult:
        """A line above, the acts, a line below."""
        yield self.top_bar
        yield self.rows
        yield self.bottom_bar

    @guarded
    def on_mount(self) -> None:
        """Show them."""
        if self.is_current:
            self.reload()

    def reload(self) -> None:
        """Read the history again."""
        found = self.library.entries()
        self.rows.nothing = "nothing was done yet"
        self.rows.show(len(found), lambda first, n: found[first : first + n], self.rows.cursor)
        acts = "1 act" if len(found) == 1 else f"{len(found):,} acts"
        self.title_line(f"History · {acts}")
        self.hint()

    @on(RowList.Chosen)
    @guarded
    def _chosen(self) -> None:
        self.action_do("open")
