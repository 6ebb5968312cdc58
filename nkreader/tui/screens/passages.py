"""Every passage of a tag, or of all, across the library; Enter opens it in its place."""

from textual import on
from textual.app import ComposeResult
from textual.content import Content
from textual.widgets import Static

from nkreader.library import Library
from nkreader.model import Change
from nkreader.shipped import sheets
from nkreader.tui.navigation import Visit
from nkreader.tui.screens.base import LibraryScreen
from nkreader.tui.screens.chooser import NO_TAG, Choice, Chooser
from nkreader.tui.themes import quiet
from nkreader.tui.widgets.bars import BottomBar, TopBar
from nkreader.tui.widgets.fitting import one_line
from nkreader.tui.widgets.passage_list import PassageList
from nkreader.tui.widgets.rows import RowList
from nkreader.tui.widgets.wordings import wordings


class PassagesScreen(LibraryScreen):
    """What people come back for."""

    AUTO_FOCUS = "PassageList"
    CSS_PATH = sheets("passages")

    def __init__(self, library: Library) -> None:
        super().__init__(library)
        self._tag: str | None = None

    def compose(self) -> ComposeResult:
        """A line above, the passages, the whole passage under the cursor, a line below."""
        yield TopBar()
        yield PassageList()
        yield Static(id="whole")
        yield BottomBar()

    @property
    def rows(self) -> PassageList:
        """The list."""
        return self.query_one(PassageList)

    def on_mount(self) -> None:
        """Show all passages of the current set."""
        if self.is_current:
            self.reload()

    def reload(self) -> None:
        """Read the passages again."""
        found = self.library.passage_listing(self._tag)
        self.rows.codebook = self.library.codebook
        self.rows.show(found.count, found.fetch, self.rows.cursor)
        tag = self.library.codebook.get(self._tag) if self._tag else None
        name = one_line(tag.name) if tag else "all tags"
        who = f"{self.library.set_name} · {self.library.annotator}"
        self.query_one(TopBar).tell(f"Passages · {name} · {found.count:,}", who)
        self.query_one(BottomBar).hint(
            "? keys  Enter open  1…0 one tag  t another  Esc all  w hand over  q back"
        )
        self._tell_whole()

    def follow(self, change: Change) -> None:
        """An act was undone or redone."""
        self.reload()

    @on(RowList.Moved)
    def _tell_whole(self) -> None:
        passage = self.rows.current
        if passage is None:
            words = Content(
                "no passage carries this tag yet" if self._tag else "nothing tagged yet"
            )
            self.query_one("#whole", Static).update(words)
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
        self.query_one("#whole", Static).update(Content("\n").join(parts))

    @on(RowList.Chosen)
    def _chosen(self) -> None:
        passage = self.rows.current
        if passage is not None:
            at = passage.mark.annotation.id
            self.read(Visit(passage.article.id, at))

    def action_hand_over(self) -> None:
        """Export the passages that are listed."""
        self.hand_over(self.library.passages(tag=self._tag))

    def action_tag(self, digit: str) -> None:
        """Show the passages of a digit's tag alone."""
        tag = self.library.codebook.by_key(digit)
        if tag is not None:
            self._only(tag.slug)

    def action_tag_any(self) -> None:
        """Show the passages of a tag that is chosen by typing."""
        tags = self.library.codebook.tags
        choices = [Choice(tag.slug, f"{tag.key or ' '} {tag.name}", tag.definition) for tag in tags]
        self.app.push_screen(Chooser("Passages of", choices, NO_TAG), self._picked)

    def _picked(self, slug: str | None) -> None:
        if slug is not None:
            self._only(slug)

    def action_clear(self) -> None:
        """Show the passages of all tags."""
        self._only(None)

    def _only(self, slug: str | None) -> None:
        self._tag = slug
        self.rows.cursor = 0
        self.reload()
