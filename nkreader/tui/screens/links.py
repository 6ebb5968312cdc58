"""The links between passages: how each stands, both passages with where they were read, why."""

from functools import partial

from textual import on
from textual.app import ComposeResult
from textual.content import Content
from textual.widgets import Static

from nkreader.library import Library
from nkreader.linked import End, Gone, LinkedPair
from nkreader.shipped import sheets
from nkreader.tui.acts.links import LINKS
from nkreader.tui.acts.screen_contexts import LinkContext
from nkreader.tui.acts.ways import Ways
from nkreader.tui.keymap import key_of
from nkreader.tui.screens.base import LibraryScreen, guarded
from nkreader.tui.spelling import spelled
from nkreader.tui.themes import quiet
from nkreader.tui.widgets.fitting import one_line
from nkreader.tui.widgets.link_list import LinkList
from nkreader.tui.widgets.passage_list import wordings
from nkreader.tui.widgets.prompt import PromptSlot
from nkreader.tui.widgets.rows import RowList


class LinksScreen(LibraryScreen):
    """Links, the latest first."""

    AUTO_FOCUS = "LinkList"
    CSS_PATH = sheets("links")
    place = "links"
    acts = LINKS
    here: LinkContext

    def __init__(self, library: Library, ways: Ways) -> None:
        super().__init__(library, ways)
        self.rows = LinkList()
        self.whole = Static(id="whole")
        self.prompt = PromptSlot(self.attempt, lambda: self.set_focus(self.rows))
        self.here = LinkContext(**self.collaborators(), rows=self.rows, prompt=self.prompt)

    def compose(self) -> ComposeResult:
        """A line above, the links, both passages of the one under the cursor, a line below."""
        yield self.top_bar
        yield self.rows
        yield self.whole
        yield self.prompt
        yield self.bottom_bar

    @guarded
    def on_mount(self) -> None:
        """Show them."""
        if self.is_current:
            self.reload()

    def reload(self) -> None:
        """Read them again; the cursor stays on its link, or where that is gone on its row."""
        here = self.here
        listing = self.library.linking.listing(here.kind, here.state, broken=here.broken)

        def fetch(first: int, count: int) -> list[LinkedPair]:
            """Rows for the list, which asks for them while it is painted."""
            return self.attempt(partial(listing.fetch, first, count)) or []

        only = [*filter(None, (here.kind, here.state)), *["broken"] * here.broken]
        key = spelled(key_of("link.mark", self.ways.app.own_keys))
        self.rows.nothing = (
            f"no link is {' and '.join(only)} · Esc shows all"
            if only
            else f"no links yet: {key} on a mark begins one, {key} on another ends it"
        )
        now = self.rows.current
        at = None if now is None else listing.index(now.link.id)
        self.rows.show(listing.count, fetch, self.rows.cursor if at is None else at)
        self.title_line(" · ".join(("Links", *only, f"{listing.count:,}")))
        self.hint()
        self._tell_whole()

    @on(RowList.Moved)
    @guarded
    def _tell_whole(self) -> None:
        """Both passages, whole."""
        pair = self.rows.current
        self.whole.display = pair is not None
        if pair is None:
            return
        link = pair.link
        why = [Content(one_line(f"✎ {link.reason}"))] if link.reason else []
        kind = Content.styled(f"{link.kind} · {link.state}", "bold")
        parts = [*self._end(pair.source), kind, *why, *self._end(pair.target)]
        self.whole.update(Content("\n").join(parts))

    def _end(self, end: End) -> list[Content]:
        dim = quiet(self.app)
        if isinstance(end, Gone):
            words = f"“{end.words}” was taken off" if end.words else f"{end.id} was taken off"
            return [Content.styled(one_line(part), dim) for part in (words, end.title) if part]
        cited = self.library.citing.passage(end)
        return [*map(Content, wordings(end.mark)), Content.styled(one_line(cited), dim)]

    @on(RowList.Chosen)
    @guarded
    def _chosen(self) -> None:
        self.action_do("open")
