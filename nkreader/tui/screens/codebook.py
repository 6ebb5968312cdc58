"""The codebook: what passages can be called, what it means, and how often it is used."""

from textual import on
from textual.app import ComposeResult
from textual.content import Content
from textual.widgets import Static

from nkreader.library import Library
from nkreader.model import Change
from nkreader.shipped import sheets
from nkreader.tui.acts.codebook import CODEBOOK
from nkreader.tui.acts.screen_contexts import CodebookContext
from nkreader.tui.acts.ways import Ways
from nkreader.tui.keymap import key_of
from nkreader.tui.screens.base import LibraryScreen, guarded
from nkreader.tui.themes import quiet
from nkreader.tui.widgets.fitting import one_line
from nkreader.tui.widgets.prompt import PromptSlot
from nkreader.tui.widgets.rows import RowList
from nkreader.tui.widgets.tag_list import TagList, tag_rows


class CodebookScreen(LibraryScreen):
    """Tags in their order; each act on one is a step in the history."""

    AUTO_FOCUS = "TagList"
    CSS_PATH = sheets("codebook")
    place = "codebook"
    acts = CODEBOOK
    here: CodebookContext

    def __init__(self, library: Library, ways: Ways) -> None:
        super().__init__(library, ways)
        self.rows = TagList()
        self.about = Static(id="about")
        self.prompt = PromptSlot(self.attempt, lambda: self.set_focus(self.rows))
        self.here = CodebookContext(
            **self.collaborators(), rows=self.rows, prompt=self.prompt, show=self.show
        )

    def compose(self) -> ComposeResult:
        """A line above, the tags, more of the one under the cursor, a line below."""
        yield self.top_bar
        yield self.rows
        yield self.about
        yield self.prompt
        yield self.bottom_bar

    @guarded
    def on_mount(self) -> None:
        """Show them."""
        if self.is_current:
            self.reload()

    def reload(self) -> None:
        """Read the codebook again; the cursor stays on its tag."""
        here = self.rows.current
        self.show(here.tag.slug if here is not None else None)

    def show(self, slug: str | None) -> None:
        """Read the codebook again, with the cursor on the tag with this slug."""
        self.library.refresh()
        book = self.library.codebook
        found = tag_rows(book, self.library.codebooks.uses())
        places = {row.tag.slug: place for place, row in enumerate(found)}
        cursor = places.get(slug or "", self.rows.cursor)
        add = key_of("codebook.add", self.ways.app.own_keys)
        self.rows.nothing = f"no tags: {'+' if add == 'plus' else add} adds one"
        self.rows.show(len(found), lambda first, n: found[first : first + n], cursor)
        passages = sum(row.passages for row in found)
        told = f"{passages:,} passage{'s' * (passages != 1)} in all sets"
        self.title_line(f"Codebook · {len(book.active()):,} tags", told)
        self.hint()
        self._tell_about()

    def follow(self, change: Change) -> None:
        """An act was undone or redone."""
        self.reload()

    @on(RowList.Moved)
    @guarded
    def _tell_about(self) -> None:
        row = self.rows.current
        self.about.display = row is not None
        if row is None:
            return
        tag = row.tag
        above = self.library.codebook.get(tag.parent) if tag.parent else None
        facts = [tag.slug, tag.colour, f"under {above.name}" if above else ""]
        parts = [
            Content.styled(one_line(tag.name), "bold"),
            Content(one_line(tag.definition) or "no definition yet: c writes one"),
            Content.styled(one_line(" · ".join(filter(None, facts))), quiet(self.app)),
        ]
        self.about.update(Content("\n").join(parts))

    @on(RowList.Chosen)
    @guarded
    def _chosen(self) -> None:
        self.action_do("open")
