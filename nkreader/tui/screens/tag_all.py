"""The places where a rule would set its tag, in context: each is tagged or refused by a key."""

from collections.abc import Iterator, Sequence
from functools import partial

from textual import on
from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.timer import Timer

from nkreader.hits import Hit
from nkreader.library import Library
from nkreader.model import Change, Mark, NkreaderError, Reading
from nkreader.proposals import KeptRule, Rule
from nkreader.shipped import sheets
from nkreader.tui.acts.previewing import SHOWN
from nkreader.tui.acts.proposal_contexts import OfferContext
from nkreader.tui.acts.tag_all import OFFERS
from nkreader.tui.acts.ways import Ways
from nkreader.tui.screens.base import LibraryScreen, guarded
from nkreader.tui.widgets.article_beside import Look, Preview
from nkreader.tui.widgets.fitting import one_line
from nkreader.tui.widgets.hit_list import HitList
from nkreader.tui.widgets.rows import RowList

_NONE = "nothing is open: all is tagged, refused or in captions · q ends"
_NONE_NEW = "nothing is open in articles that came since: O in a text looks in all · q ends"
_LOOKING = "looking …"
_PAUSE = 0.02
"""Seconds between two stretches of tagging the rest, in which keys have their turn."""


class TagAllScreen(LibraryScreen):
    """What a rule offers; one undo takes back all that is decided in one visit."""

    AUTO_FOCUS = "HitList"
    CSS_PATH = sheets("pane", "hits")
    place = "offers"
    acts = OFFERS
    here: OfferContext

    def __init__(
        self, library: Library, ways: Ways, rule: Rule, since: KeptRule | None = None
    ) -> None:
        """`since`: only in articles that came after a rule was first used. Raises NkreaderError for
        a rule that means nothing."""
        super().__init__(library, ways)
        self._since = since
        self._resting: Iterator[int] | None = None
        self._tagged = 0
        self._timer: Timer | None = None
        self._written = 0
        run = library.tag_all.run(rule, since)
        self.rows = HitList(self.attempt, self._marks, "offers", self._is_refused)
        self.preview = Preview(self._open, lambda: library.codebook)
        self.here = OfferContext(
            **self.collaborators(),
            rows=self.rows,
            run=run,
            preview=self.preview,
            look_again=self._look_again,
            rest=self._tag_rest,
            stop=self._stop,
            tell=self._tell,
        )

    def compose(self) -> ComposeResult:
        """A line above, the places, the article beside them, a line below."""
        yield self.top_bar
        with Horizontal():
            yield self.rows
            yield self.preview
        yield self.bottom_bar

    @guarded
    def on_mount(self) -> None:
        """Look for the places."""
        self.preview.set_class(not self.library.setting(SHOWN, True), "-off")
        self.hint()
        self._show(None)

    # Looking

    def _show(self, sought: Hit | None) -> None:
        self.rows.codebook = self.library.codebook
        self._written = self.library.data_version()
        self.rows.look_for(self.here.run.offered, sought)
        self._follow()

    def _look_again(self, rule: Rule) -> None:
        line = self.rows.line
        self.here.run.look_again(rule)
        self._show(line.hit if line else None)

    def _marks(self, article: str) -> Sequence[Mark]:
        return self.attempt(partial(self.library.marks, article)) or []

    def _is_refused(self, hit: Hit) -> bool:
        return self.here.run.verdict(hit) == "refused"

    def _open(self, article: str) -> Reading | None:
        return self.attempt(partial(self.library.open, article))

    # Tagging the rest

    def _tag_rest(self) -> None:
        if self._resting is None:
            self._resting, self._tagged = self.here.run.tag_rest(), 0
            self._timer = self.set_interval(_PAUSE, self._tag_some)
            self._tag_some()

    @guarded
    def _tag_some(self) -> None:
        if self._resting is None:
            return
        try:
            self._tagged = next(self._resting)
        except StopIteration:
            self._stop()
            self.say(f"tagged {self._tagged:,} · q ends · u takes all of them back")
        except NkreaderError:
            self._stop()
            raise
        self._tell()

    def _stop(self) -> bool:
        """Stop tagging the rest; whether it was going on."""
        going, self._resting = self._resting, None
        if self._timer is not None:
            self._timer.stop()
            self._timer = None
        if going is not None:
            self.rows.read_again()
            self.preview.forget()
            self._follow()
        return going is not None

    # What is shown

    @on(HitList.Counted)
    @guarded
    def _counted(self) -> None:
        found = self.rows.found
        if found is not None:
            none = _NONE if self._since is None else _NONE_NEW
            self.rows.nothing = none if found.is_done else _LOOKING
            if not found.count:
                self.rows.refresh()
        self._tell()

    def _tell(self) -> None:
        run, found = self.here.run, self.rows.found
        tag = self.library.codebook.get(run.rule.tag)
        words = f"“{one_line(run.rule.words)}” → {tag.name if tag else run.rule.tag}"
        if found is not None:
            more = "" if found.is_done else "…"
            words += f" · {found.hits:,}{more} place{'' if found.hits == 1 else 's'}"
        if self._resting is not None:
            words += f" · tagging: {self._tagged:,} so far"
        tally = run.offered.tally
        also = (
            (tally.tagged, "tagged"), (tally.refused, "refused"), (tally.apart, "in captions"),
        )  # fmt: skip
        words += "".join(f" · {count:,} {what}" for count, what in also if count)
        new = " · new articles" if self._since is not None else ""
        unit = "sentences" if run.rule.sentence else "words"
        self.title_line(words + new, f"tags {unit}")

    def follow(self, change: Change) -> None:
        """What was decided is undone, or done again: look anew."""
        self._stop()
        line = self.rows.line
        self.here.run = self.library.tag_all.run(self.here.run.rule, self._since)
        self.preview.forget()
        self._show(line.hit if line else None)

    def reload(self) -> None:
        """Where another program has written, look anew; what one did oneself is read again."""
        self.preview.forget()
        if self.library.data_version() == self._written:
            self.rows.codebook = self.library.codebook
            self.rows.read_again()
            self._follow()
        else:
            line = self.rows.line
            self.here.run.look_again(self.here.run.rule)
            self._show(line.hit if line else None)

    @on(RowList.Moved)
    @guarded
    def _follow(self) -> None:
        """The article beside the list follows."""
        self.preview.soon(self._leads_to)

    def _leads_to(self) -> Look | None:
        line = self.rows.line
        if line is None or self.rows.found is None:
            return None
        hits = self.rows.found.hits_of(line.hit.article)
        return Look(line.hit.article, line.hit.start, hits)

    @guarded
    def on_resize(self) -> None:
        """The article stands beside the list where there is room for both."""
        self.preview.fits(self.size.width)
        self._follow()

    @on(RowList.Chosen)
    @guarded
    def _chosen(self) -> None:
        self.action_do("open")
