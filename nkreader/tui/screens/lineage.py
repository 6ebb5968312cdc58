"""A chain of reports: which follows, corrects, contradicts which, and the sentence that says so."""

from textual import on
from textual.app import ComposeResult
from textual.content import Content
from textual.timer import Timer
from textual.widgets import Static

from nkreader.library import Library
from nkreader.lineage import CALLED, Step
from nkreader.shipped import sheets
from nkreader.tui.acts.lineage import LINEAGE
from nkreader.tui.acts.screen_contexts import LineageContext
from nkreader.tui.acts.ways import Ways
from nkreader.tui.screens.base import LibraryScreen, guarded
from nkreader.tui.themes import quiet
from nkreader.tui.widgets.fitting import one_line
from nkreader.tui.widgets.rows import RowList
from nkreader.tui.widgets.step_list import StepList

_AGAIN = 1.0
"""Seconds from one look at how many articles are left to the next."""
_STATES = {
    "confirmed": "confirmed",
    "proposed": "proposed",
    "waiting": "waits: no article of the library is it, as far as its day and words tell",
    "refused": "refused",
    "linked": "two passages are linked",
    "first": "speaks of no earlier report that is known here",
}


class LineageScreen(LibraryScreen):
    """The chain of one article."""

    AUTO_FOCUS = "StepList"
    CSS_PATH = sheets("lineage")
    place = "lineage"
    acts = LINEAGE
    here: LineageContext

    def __init__(self, library: Library, ways: Ways, article: str) -> None:
        """`article` is the id of the one whose chain it is."""
        super().__init__(library, ways)
        self._article = article
        self.rows = StepList()
        self.rows.of = article
        self.rows.nothing = "this article is no longer in the library"
        self.whole = Static(id="whole")
        self.here = LineageContext(**self.collaborators(), rows=self.rows)
        self._steps: list[Step] = []
        self._left = 0
        self._timer: Timer | None = None

    def compose(self) -> ComposeResult:
        """A line above, the chain, the step under the cursor, a line below."""
        yield self.top_bar
        yield self.rows
        yield self.whole
        yield self.bottom_bar

    @guarded
    def on_mount(self) -> None:
        """Show it, the cursor on the article it was asked for."""
        if self.is_current:
            self.reload()
            own = (n for n, one in enumerate(self._steps) if one.article.id == self._article)
            self.rows.move(next(own, 0))
            if self._left:
                self._timer = self.set_interval(_AGAIN, self._look_on)

    @guarded
    def _look_on(self) -> None:
        """Tell how many articles are still to be looked through, and show the chain again when none
        is: whoever does not type has it done by `filling`."""
        if not self.is_active:
            return
        self._left = self.library.lineage.waiting()
        if self._left:
            self._tell()
        else:
            if self._timer is not None:
                self._timer.stop()
            self.reload()

    def reload(self) -> None:
        """Read it again; the cursor stays on its step, else on its row."""
        now = self.rows.current
        self._steps = self.library.chains.of_article(self._article)
        ends = [_ends(one) for one in self._steps]
        at = ends.index(_ends(now)) if now and _ends(now) in ends else self.rows.cursor
        self.rows.show(len(ends), lambda first, count: self._steps[first : first + count], at)
        self._left = self.library.lineage.waiting()
        self._tell()
        self.hint()
        self._tell_whole()

    def _tell(self) -> None:
        articles = {id for step in self._steps for id in _ends(step)[:2] if id}
        open_steps = sum(one.state == "proposed" for one in self._steps)
        told = [
            f"{len(articles)} articles",
            f"{open_steps} to decide" if open_steps else "",
            f"{self._left:,} still to look through" if self._left else "",
        ]
        self.title_line(" · ".join(("Lineage", *filter(None, told))))

    @on(RowList.Moved)
    @guarded
    def _tell_whole(self) -> None:
        """The step in words: both articles, the sentence between them, why it is proposed."""
        step = self.rows.current
        self.whole.display = step is not None
        if step is None:
            return
        dim = quiet(self.app)
        kind = "" if step.state == "first" else f"{CALLED.get(step.kind, step.kind)} · "
        state = ", ".join((_STATES[step.state], *step.because))
        parts = [
            Content.styled(one_line(self.library.citing.cite(step.article)), dim),
            *([Content(one_line(f"“{step.exact}”"))] if step.exact else []),
            Content.styled(one_line(f"{kind}{state}"), "bold"),
        ]
        if step.earlier is not None:
            parts.append(Content.styled(one_line(self.library.citing.cite(step.earlier)), dim))
        self.whole.update(Content("\n").join(parts))

    @on(RowList.Chosen)
    @guarded
    def _chosen(self) -> None:
        self.action_do("open")


def _ends(step: Step) -> tuple[str, str, object]:
    """What a step is about, whatever is decided of it."""
    earlier = step.earlier.id if step.earlier else ""
    return (
        step.article.id,
        earlier,
        step.link or (step.stub.start if not earlier and step.stub else 0),
    )
