"""What the annotator did, the latest first; any of it can be looked at, and taken back alone."""

from textual import on
from textual.app import ComposeResult

from nkreader.library.past import Deed
from nkreader.model import Change
from nkreader.tui.navigation import Visit
from nkreader.tui.screens.base import LibraryScreen
from nkreader.tui.widgets.bars import BottomBar, TopBar
from nkreader.tui.widgets.history_list import HistoryList
from nkreader.tui.widgets.rows import RowList


class HistoryScreen(LibraryScreen):
    """The acts of the current annotator."""

    AUTO_FOCUS = "HistoryList"

    _deeds: list[Deed]

    def compose(self) -> ComposeResult:
        """A line above, the acts, a line below."""
        yield TopBar()
        yield HistoryList()
        yield BottomBar()

    def on_mount(self) -> None:
        """Show them."""
        if self.is_current:
            self.reload()

    def reload(self) -> None:
        """Read the history again."""
        found = self._deeds = self.library.deeds()
        rows = self.query_one(HistoryList)
        rows.nothing = "nothing was done yet"
        rows.show(len(found), lambda first, n: found[first : first + n], rows.cursor)
        acts = "1 act" if len(found) == 1 else f"{len(found):,} acts"
        self.query_one(TopBar).tell(f"History · {acts}", self.library.annotator)
        self.query_one(BottomBar).hint(
            "? keys  Enter go there  x take this act back  u undo  U redo  q back"
        )

    def follow(self, change: Change) -> None:
        """An act was undone or redone."""
        self.reload()

    def _deed(self) -> Deed | None:
        at = self.query_one(HistoryList).cursor
        return self._deeds[at] if at < len(self._deeds) else None

    @on(RowList.Chosen)
    def _chosen(self) -> None:
        deed = self._deed()
        if deed is None:
            return
        if deed.article is None:
            self.say("this act was in no article")
            return
        self.read(Visit(deed.article, self.library.place_of(deed)))

    def action_revert(self) -> None:
        """Take back the act under the cursor, and no other."""
        deed = self._deed()
        if deed is None:
            return
        if deed.reverted:
            self.say("another act has taken it back already: x on that one does it again")
            return
        said = self.attempt(lambda: self.library.revert(deed.id))
        if said is not None:
            self.reload()
            self.say(f"{said} · u undoes")
