"""Passages across the library, those that answer a query: to look through, tag and hand over."""

from collections.abc import Callable
from functools import partial

from textual import on
from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.content import Content
from textual.widgets import Static

from nkreader.figures import Days
from nkreader.library import Library
from nkreader.library.listing import PassageListing
from nkreader.model import Change, Codebook, Mark, NkreaderError, Passage, Placement, Reading, Tag
from nkreader.passages import Order
from nkreader.shipped import sheets
from nkreader.tui.acts.context import where
from nkreader.tui.acts.passages import PASSAGES, toggle
from nkreader.tui.acts.previewing import SHOWN
from nkreader.tui.acts.screen_contexts import PassageContext
from nkreader.tui.acts.ways import Ways
from nkreader.tui.counting import Counting
from nkreader.tui.screens.base import LibraryScreen, guarded
from nkreader.tui.themes import quiet
from nkreader.tui.when_typed import WhenTyped, entered
from nkreader.tui.widgets.article_beside import Look, Preview
from nkreader.tui.widgets.fitting import one_line
from nkreader.tui.widgets.passage_list import PassageList, wordings
from nkreader.tui.widgets.prompt import PromptSlot
from nkreader.tui.widgets.rows import RowList

_NONE = "nothing tagged yet: open an article and press a digit"
_NO_ANSWER = "no passage answers this · Esc shows all"
_ORDERED: dict[Order, str] = {
    "newest": "", "oldest": "oldest first", "tag": "by tag", "changed": "last changed first",
}  # fmt: skip


def _place(mark: Mark) -> tuple[str, Placement]:
    return mark.annotation.article, mark.placement


class PassagesScreen(LibraryScreen):
    """What people come back for."""

    AUTO_FOCUS = "PassageList"
    CSS_PATH = sheets("pane", "hits", "passages")
    place = "passages"
    acts = PASSAGES
    toggle = staticmethod(toggle)
    here: PassageContext

    def __init__(
        self,
        library: Library,
        ways: Ways,
        tag: str | None = None,
        query: str = "",
        beside: str | None = None,
        days: Days | None = None,
    ) -> None:
        """All passages; or those of a tag; or those that a cell of a table stands for: of a tag, in
        articles that answer a query, `beside` another tag, that name some `days`."""
        super().__init__(library, ways)
        cell = query or beside or days
        self._told_of_cell = self._cell_words(tag, query, beside, days) if cell else ""
        self._unfinished = False
        self._trouble = ""
        self._counting = Counting(self, library, self.warn)
        self.rows = PassageList()
        self.whole = Static(id="whole")
        self.preview = Preview(self._open, lambda: library.codebook)
        self.prompt = PromptSlot(self.attempt, lambda: self.set_focus(self.rows))
        self.here = PassageContext(
            **self.collaborators(),
            rows=self.rows,
            prompt=self.prompt,
            filter=WhenTyped(self, self.attempt, self._filter),
            preview=self.preview,
            query=f"tag:{tag}" if tag and not cell else "",
            cell=(lambda own: own.figures.passages(tag, query, beside, days)) if cell else None,
        )

    def compose(self) -> ComposeResult:
        """A line above, the passages, the article beside them, the whole passage under the cursor,
        what is typed, a line below."""
        yield self.top_bar
        with Horizontal():
            yield self.rows
            yield self.preview
        yield self.whole
        yield self.prompt
        yield self.bottom_bar

    @guarded
    def on_mount(self) -> None:
        """Show all passages of the current set."""
        self.preview.set_class(not self.library.setting(SHOWN, True), "-off")
        self.hint()
        if self.is_current:
            self.reload()

    # What is listed

    def _filter(self, words: str, unfinished: bool) -> None:
        """List the passages that answer a query; one that can't be read yet changes nothing."""
        self._trouble = ""
        try:
            found = self._found(words, unfinished)
            if not unfinished:
                words, found = entered(words, found, lambda other: self._found(other, False))
        except NkreaderError as error:
            if not unfinished:
                raise
            self._trouble = str(error)
            self._tell()
            return
        self.here.query, self._unfinished = words.strip(), unfinished
        self._show(found, keep=not unfinished)

    def _found(self, words: str, unfinished: bool) -> PassageListing:
        return self._listed(words, unfinished)(self.library)

    def _listed(self, words: str, unfinished: bool) -> Callable[[Library], PassageListing]:
        """What lists the passages that answer a query, in this library or another of its file."""
        cell, order = self.here.cell, self.here.order
        if cell is not None and not words:
            return cell
        return lambda own: own.passage_listing(words, order, unfinished)

    def reload(self) -> None:
        """Read the passages again."""
        self.preview.forget()
        self._show(self._found(self.here.query, self._unfinished), keep=True)

    def _show(self, found: PassageListing, keep: bool, at: str | None = None) -> None:
        """Show what was found, the cursor on the passage `at`; with `keep` where that is not
        listed, on the one that it was on, or where that is gone, on its row."""
        now = self.rows.current if keep else None
        sought = [one for one in (at, now and now.mark.annotation.id) if one]
        places = (found.index(one, at_once=True) for one in sought)
        cursor = next((place for place in places if place is not None), None)
        look = self._listed(self.here.query, self._unfinished)
        self._counting.begin(found, look, partial(self._counted, found, keep, at))
        if sought and cursor is None and not found.is_counted:
            # It stands further down: what is listed stays until that is known.
            self.rows.renew()
            return
        if cursor is None:
            cursor = self.rows.cursor if keep else 0

        def fetch(first: int, count: int) -> list[Passage]:
            """Rows for the list, which asks for them while it is painted."""
            return self.attempt(partial(found.fetch, first, count)) or []

        self.here.found = found
        self.rows.codebook = self.library.codebook
        self.rows.nothing = _NO_ANSWER if self.here.query else _NONE
        self.rows.show(found.at_least, fetch, cursor)
        self._tell()
        self._follow()

    def _counted(self, found: PassageListing, keep: bool, at: str | None) -> None:
        """All of what was found is known."""
        if found is self.here.found:
            self.rows.grow(found.count)
            self._tell()
        else:
            self._show(found, keep, at)

    def follow(self, change: Change) -> None:
        """Show a change, the cursor on the passage that came by it; another tag at the place where
        it is leaves it there."""
        if change.codebook:
            self.hint()
        self.preview.follow(change)
        now, at = self.rows.current, where(change)
        same = now and change.added and _place(now.mark) == _place(change.added[0])
        found = self._found(self.here.query, self._unfinished)
        self._show(found, keep=True, at=at if isinstance(at, str) and not same else None)

    # What is shown

    def _tell(self) -> None:
        query = one_line(self.here.query)
        parts = (
            "Passages",
            _in_words(query, self.library.codebook) if query else self._told_of_cell,
            f"{self.rows.count:,}" + "…" * self._counting.is_on,
            _ORDERED[self.here.order],
        )
        self.title_line(" · ".join(filter(None, parts)), self._trouble)

    def _cell_words(
        self, tag: str | None, query: str, beside: str | None, days: Days | None
    ) -> str:
        """Which passages a cell of a table stands for."""
        names = [one.name for slug in (tag, beside) if slug and (one := self._tag(slug))]
        named = " – ".join(map(str, days)) if days else ""
        parts = (" with ".join(names), f"“{query}”" * bool(query), f"of {named}" * bool(named))
        return one_line(" · ".join(filter(None, parts)))

    def _tag(self, slug: str) -> Tag | None:
        return self.library.codebook.get(slug)

    def _open(self, article: str) -> Reading | None:
        return self.attempt(partial(self.library.open, article))

    def _leads_to(self) -> Look | None:
        passage = self.rows.current
        if passage is None:
            return None
        return Look(passage.article.id, passage.mark.placement.start)

    @on(RowList.Moved)
    @guarded
    def _follow(self) -> None:
        """What is below and beside the list follows."""
        self._tell_whole()
        self.preview.soon(self._leads_to)

    def _tell_whole(self) -> None:
        passage = self.rows.current
        self.whole.display = passage is not None
        if passage is None:
            return
        annotation, data = passage.mark.annotation, passage.article.metadata
        tag = self.library.codebook.get(annotation.tag)
        where = [data.title or passage.article.opening, data.publisher, data.published]
        note = [Content(one_line(f"✎ {annotation.note}"))] if annotation.note else []
        grade = annotation.grade
        graded = [Content(f"{grade.code} · {grade.in_words}")] if grade.code else []
        parts = [
            Content.styled(one_line(tag.name if tag else annotation.tag), "bold"),
            *map(Content, wordings(passage.mark)),
            *graded,
            *note,
            Content.styled(one_line(" · ".join(filter(None, where))), quiet(self.app)),
        ]
        self.whole.update(Content("\n").join(parts))

    @guarded
    def on_resize(self) -> None:
        """The article stands beside the list where there is room for both."""
        self.preview.fits(self.size.width)
        self._follow()

    @on(RowList.Chosen)
    @guarded
    def _chosen(self) -> None:
        self.action_do("open")


def _in_words(query: str, codebook: Codebook) -> str:
    """A query as one reads it: tags that it asks for by their names, the rest as it was typed."""
    words = query.split()
    if "OR" in words or set(query) & set('"()'):
        return f"“{query}”"
    asked = [codebook.get(one[4:]) if one.startswith("tag:") else None for one in words]
    names = [one_line(tag.name) for tag in asked if tag]
    rest = " ".join(one for one, tag in zip(words, asked, strict=True) if not tag)
    return " · ".join([*names, *([f"“{rest}”"] if rest else [])])
