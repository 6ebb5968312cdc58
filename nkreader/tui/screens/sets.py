"""The annotation sets by annotator: who works in which, switched by Enter."""

from textual import on
from textual.app import ComposeResult

from nkreader.library import Library
from nkreader.model import Change
from nkreader.sets import SetRow
from nkreader.tui.acts.screen_contexts import SetContext
from nkreader.tui.acts.sets import SETS
from nkreader.tui.acts.ways import Ways
from nkreader.tui.keymap import key_of
from nkreader.tui.screens.base import LibraryScreen, guarded
from nkreader.tui.spelling import spelled
from nkreader.tui.widgets.prompt import PromptSlot
from nkreader.tui.widgets.rows import RowList
from nkreader.tui.widgets.set_list import SetList, rows_of


class SetsScreen(LibraryScreen):
    """Sets, by annotator and name."""

    AUTO_FOCUS = "SetList"
    place = "sets"
    acts = SETS
    here: SetContext

    def __init__(self, library: Library, ways: Ways) -> None:
        super().__init__(library, ways)
        self.rows = SetList()
        self.prompt = PromptSlot(self.attempt, lambda: self.set_focus(self.rows))
        self._count = 0
        self.here = SetContext(
            **self.collaborators(),
            rows=self.rows,
            prompt=self.prompt,
            show=self.show,
            tell=self.tell,
        )

    def compose(self) -> ComposeResult:
        """A line above, the sets, a line below."""
        yield self.top_bar
        yield self.rows
        yield self.prompt
        yield self.bottom_bar

    @guarded
    def on_mount(self) -> None:
        """Show them, the cursor on the current one."""
        if self.is_current:
            self.show(None)

    def reload(self) -> None:
        """Read them again; the cursor stays on its set."""
        here = self.rows.current
        self.show(here.set.id if here is not None else None)

    def follow(self, change: Change) -> None:
        """An act was undone or redone."""
        self.reload()

    def show(self, id: str | None) -> None:
        """Read them again, with the cursor on the set with this id, or on the current one."""
        found = self.library.hands.every(archived=True)
        rows = rows_of(found)
        current = next((one.set for one in found if self.library.hands.is_current(one.set)), None)
        self.rows.current_id = current.id if current is not None else ""
        self.rows.beside = {one.id for one in self.library.current.beside()}
        there = {row.set.id: place for place, row in enumerate(rows) if isinstance(row, SetRow)}
        self.rows.marked = [one for one in self.rows.marked if one in there]
        add = spelled(key_of("set.new", self.ways.app.own_keys))
        self.rows.nothing = f"no sets yet: the first tag makes one, {add} makes one now"
        cursor = there.get(id or self.rows.current_id, min(1, len(rows)))
        self.rows.show(len(rows), lambda first, n: rows[first : first + n], cursor)
        self._count = len(found)
        self.tell()
        self.hint()

    def tell(self) -> None:
        """Say above the list how many there are, and how many are marked."""
        marked = f" · {len(self.rows.marked)} marked" if self.rows.marked else ""
        now = self.library.blind.now
        blind = (
            f" · blind since {now.began[:10]}: your earlier sets are out of sight" if now else ""
        )
        self.title_line(f"Sets · {self._count:,}{marked}{blind}")

    @on(RowList.Chosen)
    @guarded
    def _chosen(self) -> None:
        self.action_do("open")
