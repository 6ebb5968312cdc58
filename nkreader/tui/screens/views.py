"""The views: queries with a name, each with the number of its articles; Enter lists them."""

from textual import on
from textual.app import ComposeResult

from nkreader.library import Library
from nkreader.model import NkreaderError
from nkreader.tui.acts.screen_contexts import ViewContext
from nkreader.tui.acts.views import VIEWS
from nkreader.tui.acts.ways import Ways
from nkreader.tui.keymap import key_of
from nkreader.tui.screens.base import LibraryScreen, guarded
from nkreader.tui.spelling import spelled
from nkreader.tui.widgets.prompt import PromptSlot
from nkreader.tui.widgets.rows import RowList
from nkreader.tui.widgets.view_list import ViewList
from nkreader.view import View

_SOON = 0.02
"""Seconds between one count and the next, in which keys have their turn."""


class ViewsScreen(LibraryScreen):
    """Views, by name."""

    AUTO_FOCUS = "ViewList"
    place = "views"
    acts = VIEWS
    here: ViewContext

    def __init__(self, library: Library, ways: Ways) -> None:
        super().__init__(library, ways)
        self.rows = ViewList()
        self.prompt = PromptSlot(self.attempt, lambda: self.set_focus(self.rows))
        self._uncounted: list[View] = []
        self.here = ViewContext(
            **self.collaborators(), rows=self.rows, prompt=self.prompt, query=ways.filter_below()
        )

    def compose(self) -> ComposeResult:
        """A line above, the views, a line below."""
        yield self.top_bar
        yield self.rows
        yield self.prompt
        yield self.bottom_bar

    @guarded
    def on_mount(self) -> None:
        """Show them."""
        if self.is_current:
            self.reload()

    def reload(self) -> None:
        """Read them again, and count what answers each."""
        own = self.ways.app.own_keys
        found = self.library.views.every()
        save, filter = (spelled(key_of(id, own)) for id in ("view.save", "filter"))
        self.rows.nothing = f"no views yet: {filter} filters the list, {save} names the filter"
        counting = bool(self._uncounted)
        self._uncounted = list(found)
        self.rows.show(
            len(found), lambda first, count: found[first : first + count], self.rows.cursor
        )
        self.title_line(f"Views · {len(found):,}")
        self.hint()
        if not counting:
            self._count()

    @guarded
    def _count(self) -> None:
        """Count what answers one view, and in a moment the next: keys do not wait for all."""
        if not self._uncounted or not self.is_attached:
            return
        view = self._uncounted.pop(0)
        try:
            self.rows.counts[view.name] = self.library.views.count(view)
        except NkreaderError:
            self.rows.counts[view.name] = None
        self.rows.refresh()
        self.set_timer(_SOON, self._count)

    @on(RowList.Chosen)
    @guarded
    def _chosen(self) -> None:
        self.action_do("open")
