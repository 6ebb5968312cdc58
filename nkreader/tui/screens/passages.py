"""Every passage of a tag, or of all, across the library; Enter opens it in its place."""

from functools import partial

from textual import on
from textual.app import ComposeResult
from textual.content import Content
from textual.widgets import Static

from nkreader.library import Library
from nkreader.library.listing import PassageListing
from nkreader.model import Passage
from nkreader.shipped import sheets
from nkreader.tui.acts.context import TagContext, Ways
from nkreader.tui.acts.passages import PASSAGES
from nkreader.tui.screens.base import LibraryScreen, guarded
from nkreader.tui.themes import quiet
from nkreader.tui.widgets.fitting import one_line
from nkreader.tui.widgets.passage_list import PassageList, wordings
from nkreader.tui.widgets.rows import RowList


class PassagesScreen(LibraryScreen):
    """What people come back for."""

    AUTO_FOCUS = "PassageList"
    CSS_PATH = sheets("passages")
    place = "passages"
    acts = PASSAGES
    here: TagContext

    def __init__(
        self,
        library: Library,
        ways: Ways,
        tag: str | None = None,
        query: str = "",
        beside: str | None = None,
    ) -> None:
        """All passages, or those of a tag, in articles that answer a query, `beside` another."""
        super().__init__(library, ways)
        self._query, self._beside = query, beside
        self.rows = PassageList()
        self.whole = Static(id="whole")
        self.here = TagContext(**self.collaborators(), rows=self.rows, tag=tag)

    def compose(self) -> ComposeResult:
        """A line above, the passages, the whole passage under the cursor, a line below."""
        yield self.top_bar
        yield self.rows
        yield self.whole
        yield self.bottom_bar

    @guarded
    def on_mount(self) -> None:
        """Show all passages of the current set."""
        if self.is_current:
            self.reload()

    def reload(self) -> None:
        """Read the passages again."""
        tag = self.here.tag
        found = self._find(tag)

        def fetch(first: int, count: int) -> list[Passage]:
            """Rows for the list, which asks for them while it is painted."""
            return self.attempt(partial(found.fetch, first, count)) or []

        self.rows.codebook = self.library.codebook
        self.rows.show(found.count, fetch, self.rows.cursor)
        known = self.library.codebook.get(tag) if tag else None
        name = one_line(known.name) if known else "all tags"
        who = f"{self.library.set_name} · {self.library.annotator}"
        other = self.library.codebook.get(self._beside) if self._beside else None
        beside = f" with {one_line(other.name)}" if other else ""
        asked = f" · “{one_line(self._query)}”" if self._query else ""
        self.top_bar.tell(f"Passages · {name}{beside}{asked} · {found.count:,}", who)
        self.hint()
        self._tell_whole()

    def _find(self, tag: str | None) -> PassageListing:
        if self._query or self._beside:
            return self.library.figures.passages(tag, self._query, self._beside)
        return self.library.passage_listing(tag)

    @on(RowList.Moved)
    @guarded
    def _tell_whole(self) -> None:
        passage = self.rows.current
        if passage is None:
            nothing = "no passage carries this tag yet" if self.here.tag else "nothing tagged yet"
            self.whole.update(Content(nothing))
            return
        annotation, data = passage.mark.annotation, passage.article.metadata
        tag = self.library.codebook.get(annotation.tag)
        where = [data.title or passage.article.opening, data.publisher, data.published]
        note = [Content(one_line(f"✎ {annotation.note}"))] if annotation.note else []
        parts = [
            Content.styled(one_line(tag.name if tag else annotation.tag), "bold"),
            *map(Content, wordings(passage.mark)),
            *note,
            Content.styled(one_line(" · ".join(filter(None, where))), quiet(self.app)),
        ]
        self.whole.update(Content("\n").join(parts))

    @on(RowList.Chosen)
    @guarded
    def _chosen(self) -> None:
        self.action_do("open")
