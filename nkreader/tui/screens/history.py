"""What the annotator did, the latest first; any of it can be taken back by itself."""

from textual import on
from textual.app import ComposeResult

from nkreader.model import Change
from nkreader.tui.screens.base import LibraryScreen
from nkreader.tui.widgets.bars import BottomBar, TopBar
from nkreader.tui.widgets.deed_list import DeedList
from nkreader.tui.widgets.rows import RowList


class HistoryScreen(LibraryScreen):
    """The acts of the current annotator."""

    AUTO_FOCUS = "DeedList"

    def compose(self) -> ComposeResult:
        """A line above, the acts, a line below."""
        yield TopBar()
        yield DeedList()
        yield BottomBar()

    def on_mount(self) -> None:
        """Show them."""
        if self.is_current:
            self.reload()

    def reload(self) -> None:
        """Read the history again."""
        found = self.library.deeds()
        rows = self.query_one(DeedList)
        rows.show(len(found), lambda first, n: found[first : first + n], rows.cursor)
        acts = "1 act" if len(found) == 1 else f"{len(found):,} acts"
        self.query_one(TopBar).tell(f"History · {acts}", self.library.annotator)
        self.query_one(BottomBar).hint("? keys  Enter reverts the act  u undo  U redo  q back")

    def follow(self, change: Change) -> None:
        """An act was undone or redone."""
        self.reload()

    @on(RowList.Chosen)
    def _chosen(self) -> None:
        deed = self.query_one(DeedList).current
        deeds = self.library.deeds()
        at = self.query_one(DeedList).cursor
        if deed is None or at >= len(deeds):
            return
        said = self.attempt(lambda: self.library.revert(deeds[at].id))
        if said is not None:
            self.reload()
            self.say(f"{said} · u undoes")
