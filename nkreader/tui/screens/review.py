"""Passages whose place in a changed text is not certain: old and new wording side by side."""

from textual import on
from textual.app import ComposeResult
from textual.containers import Horizontal, VerticalScroll
from textual.content import Content
from textual.widgets import Static

from nkreader.model import Change, Passage
from nkreader.shipped import sheets
from nkreader.tui.cells import plain
from nkreader.tui.differences import compared, window
from nkreader.tui.guess_place import guess_place
from nkreader.tui.navigation import Visit
from nkreader.tui.screens.base import LibraryScreen
from nkreader.tui.widgets.bars import BottomBar, TopBar
from nkreader.tui.widgets.passage_list import ReviewList
from nkreader.tui.widgets.rows import RowList


class ReviewScreen(LibraryScreen):
    """What waits for a person after texts have changed."""

    AUTO_FOCUS = "ReviewList"
    CSS_PATH = sheets("passages")

    def compose(self) -> ComposeResult:
        """A line above, what waits, old and new, a line below."""
        yield TopBar()
        yield ReviewList()
        with Horizontal(id="both"):
            with VerticalScroll():
                yield Static(Content("as it was"), classes="title")
                yield Static(id="old")
            with VerticalScroll():
                yield Static(Content("as it is"), classes="title")
                yield Static(id="new")
        yield BottomBar()

    @property
    def rows(self) -> ReviewList:
        """What waits."""
        return self.query_one(ReviewList)

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
        self.query_one("#both").display = bool(found)
        counts = f"Review · {len(found) - gone} to place (?) · {gone} not in the text (!)"
        self.query_one(TopBar).tell(counts, f"{self.library.set_name} · {self.library.annotator}")
        self.query_one(BottomBar).hint(
            "? keys  y accept the place  Enter go there and attach it with r  x it is gone  q back"
        )
        self._compare()

    def follow(self, change: Change) -> None:
        """A decision was made, undone or redone."""
        self.reload()

    @on(RowList.Moved)
    def _compare(self) -> None:
        passage = self.rows.current
        left = right = Content("")
        if passage is not None:
            left, right = self._both(passage)
        self.query_one("#old", Static).update(left)
        self.query_one("#new", Static).update(right)

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

    def action_accept(self) -> None:
        """Take the proposed place."""
        self._decide("accept")

    def action_orphan(self) -> None:
        """Say that it is gone; its words are kept."""
        self._decide("orphan")

    def _decide(self, answer: str) -> None:
        passage = self.rows.current
        if passage is None:
            return
        review = self.library.review
        act = review.accept if answer == "accept" else review.orphan
        change = self.attempt(lambda: act(passage.mark.annotation.id))
        if change is not None:
            self.reload()
            self.say(f"{change.said} · u undoes")

    @on(RowList.Chosen)
    def _chosen(self) -> None:
        passage = self.rows.current
        if passage is not None:
            claim, at = passage.mark.annotation, passage.mark.placement.start
            if at is None:
                old, new = self.library.review.texts(passage)
                at = guess_place(old, claim.start, claim.end, new)
            self.read(Visit(passage.article.id, at, attaching=claim.id))
