"""Passages whose place in a changed text is not certain: old and new wording side by side."""

from textual import on
from textual.app import ComposeResult
from textual.containers import Horizontal, VerticalScroll
from textual.content import Content
from textual.widgets import Static

from nkreader.library import Library
from nkreader.model import Passage
from nkreader.shipped import sheets
from nkreader.tui.acts.context import Context
from nkreader.tui.acts.review import REVIEW
from nkreader.tui.acts.ways import Ways
from nkreader.tui.cells import plain
from nkreader.tui.differences import compared, window
from nkreader.tui.guess_place import guess_place
from nkreader.tui.screens.base import LibraryScreen, guarded
from nkreader.tui.widgets.passage_list import ReviewList
from nkreader.tui.widgets.rows import RowList


class ReviewScreen(LibraryScreen):
    """What waits for a person after texts have changed."""

    AUTO_FOCUS = "ReviewList"
    CSS_PATH = sheets("passages")
    place = "review"
    acts = REVIEW

    def __init__(self, library: Library, ways: Ways) -> None:
        super().__init__(library, ways)
        self.rows = ReviewList()
        self.both = Horizontal(id="both")
        self.old, self.new = Static(id="old"), Static(id="new")
        self.here = Context(**self.collaborators(), rows=self.rows)

    def compose(self) -> ComposeResult:
        """A line above, what waits, old and new, a line below."""
        yield self.top_bar
        yield self.rows
        with self.both:
            with VerticalScroll():
                yield Static(Content("as it was"), classes="title")
                yield self.old
            with VerticalScroll():
                yield Static(Content("as it is"), classes="title")
                yield self.new
        yield self.bottom_bar

    @guarded
    def on_mount(self) -> None:
        """Show it."""
        if self.is_current:
            self.reload()

    def reload(self) -> None:
        """Read again what waits."""
        found = self.library.review.waiting()
        self.rows.codebook = self.library.codebook
        self.rows.nothing = "nothing waits for review"
        self.rows.show(len(found), lambda first, n: found[first : first + n], self.rows.cursor)
        gone = sum(one.mark.placement.status == "orphan" for one in found)
        self.both.display = bool(found)
        counts = f"Review · {len(found) - gone} to place (?) · {gone} not in the text (!)"
        self.title_line(counts)
        self.hint()
        self._compare()

    @on(RowList.Moved)
    @guarded
    def _compare(self) -> None:
        passage = self.rows.current
        left = right = Content("")
        if passage is not None:
            left, right = self._both(passage)
        self.old.update(left)
        self.new.update(right)

    def _both(self, passage: Passage) -> tuple[Content, Content]:
        old, new = self.library.review.texts(passage)
        annotation, place = passage.mark.annotation, passage.mark.placement
        start, end = place.start, place.end
        proposed = start is not None and end is not None
        if start is None or end is None:
            start = guess_place(old, annotation.start, annotation.end, new)
            end = min(len(new), start + len(annotation.exact))
        a, b = window(old, annotation.start, annotation.end)
        c, d = window(new, start, end)
        left, right = Content(plain(old[a:b])), Content(plain(new[c:d]))
        if proposed:
            left, right = compared(left.plain, right.plain, "$alarm underline", "$fresh underline")
            right = right.stylize("bold", start - c, end - c)
        else:
            right = Content.assemble(("no place is proposed; thereabouts:\n", "italic"), right)
        return left.stylize("bold", annotation.start - a, annotation.end - a), right

    @on(RowList.Chosen)
    @guarded
    def _chosen(self) -> None:
        self.action_do("open")
