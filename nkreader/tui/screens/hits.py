"""Hits in context: every place where words stand, article by article, the newest first. What is
typed is searched for as it is typed."""

from collections.abc import Sequence
from functools import partial

from textual import on
from textual.app import ComposeResult
from textual.containers import Horizontal

from nkreader.hits import Hit
from nkreader.library import Library
from nkreader.model import Change, Mark, NkreaderError, Reading
from nkreader.shipped import sheets
from nkreader.tui.acts.hits import HITS, search, toggle
from nkreader.tui.acts.previewing import SHOWN
from nkreader.tui.acts.screen_contexts import HitContext
from nkreader.tui.acts.ways import Ways
from nkreader.tui.counting import Counting
from nkreader.tui.hit_rows import Concordance
from nkreader.tui.screens.base import LibraryScreen, guarded
from nkreader.tui.when_typed import WhenTyped, entered
from nkreader.tui.widgets.article_beside import Look, Preview
from nkreader.tui.widgets.fitting import one_line
from nkreader.tui.widgets.hit_list import HitList
from nkreader.tui.widgets.prompt import PromptSlot
from nkreader.tui.widgets.rows import RowList

_TYPE = 'type what to look for: words, "phrases", OR, -not, word*, tag: publisher: before: …'
_NONE = "nothing has these words · / other words · q back"
_NO_WORDS = "there are no words in this to look for: add some · f in the list filters it"
_LOOKING = "looking …"


class HitsScreen(LibraryScreen):
    """Hits of a search, or those of a concordance."""

    AUTO_FOCUS = "HitList"
    CSS_PATH = sheets("pane", "hits")
    place = "hits"
    acts = HITS
    toggle = staticmethod(toggle)
    here: HitContext

    def __init__(
        self, library: Library, ways: Ways, concordance: Concordance | None = None
    ) -> None:
        super().__init__(library, ways)
        self._concordance = concordance
        self._trouble = ""
        self._counting = Counting(self, library, self.warn)
        self._written = (0, "", "")
        """How the library was when it was searched: what changes when another program writes."""
        self.rows = HitList(self.attempt, self._marks)
        self.preview = Preview(self._open, lambda: library.codebook)
        self.prompt = PromptSlot(self.attempt, lambda: self.set_focus(self.rows))
        self.here = HitContext(
            **self.collaborators(),
            rows=self.rows,
            prompt=self.prompt,
            search=WhenTyped(self, self.attempt, self._search),
            hits_of=self._hits_of,
            hits_in=self._hits_in,
            preview=self.preview,
            concordance_of=lambda: self._concordance.id if self._concordance else None,
        )

    def compose(self) -> ComposeResult:
        """A line above, the hits, the article beside them, what is typed, a line below."""
        yield self.top_bar
        with Horizontal():
            yield self.rows
            yield self.preview
        yield self.prompt
        yield self.bottom_bar

    @guarded
    def on_mount(self) -> None:
        """Show the concordance, or ask for words."""
        self.preview.set_class(not self.library.setting(SHOWN, True), "-off")
        self.hint()
        if self._concordance is not None:
            self._look_for(sought=None)
        else:
            self._clear(_TYPE)
            search(self.here)

    # Looking

    def _search(self, words: str, unfinished: bool) -> None:
        before, self._trouble = self.here.query, ""
        self.here.query = words.strip() and words
        if not self.here.query and self._concordance is None:
            self._clear(_TYPE)
            return
        try:
            self._look_for(sought=None, unfinished=unfinished)
        except NkreaderError as error:
            self.here.query = before
            self._trouble = str(error) if unfinished else ""
            self._tell()
            if not unfinished:
                raise

    def _look_for(self, sought: Hit | None, unfinished: bool = False) -> None:
        """Look for what is wanted, and go to a hit when it is found."""
        self.rows.codebook = self.library.codebook
        self._written = self._source()
        self.here.listing = None
        self._counting.stop()
        if self._concordance is not None and not self.here.query:
            source = self._concordance.find()
            self.rows.look_for(source, sought)
            self.here.listing = source.listing
        else:
            found = self.library.search(self.here.query, unfinished)
            if not unfinished:
                self.here.query, found = entered(self.here.query, found, self.library.search)
            if not found.has_words:
                self._clear(_NO_WORDS)
                return
            query = self.here.query
            self.rows.look_for(found, sought, is_told=True)
            self._counting.begin(
                found.listing, lambda own: own.search(query, unfinished).listing, self.rows.count_on
            )
            self.here.listing = found.listing
        self._follow()

    def _clear(self, nothing: str) -> None:
        """Show no hits, and why there are none."""
        self.rows.look_for(None)
        self.rows.nothing = nothing
        self._tell()
        self._follow()

    def _marks(self, article: str) -> Sequence[Mark]:
        return self.attempt(partial(self.library.marks, article)) or []

    def _hits_of(self, article: str) -> Sequence[Hit]:
        return self.rows.found.hits_of(article) if self.rows.found else ()

    @guarded
    def _hits_in(self, article: str) -> Sequence[Hit]:
        return self.rows.found.hits_in(article) if self.rows.found else ()

    def _open(self, article: str) -> Reading | None:
        return self.attempt(partial(self.library.open, article))

    # What is shown

    @on(HitList.Counted)
    @guarded
    def _counted(self) -> None:
        found = self.rows.found
        if found is not None:
            self.rows.nothing = _NONE if found.is_done else _LOOKING
            if not found.count:
                self.rows.refresh()
        self._tell()

    def _tell(self) -> None:
        found, words = self.rows.found, "Hits in context"
        if self.here.query:
            words = f"“{one_line(self.here.query)}”"
        elif self._concordance is not None:
            words = one_line(self._concordance.name)
        if found is not None:
            more = "" if found.is_done else "…"
            hits = f"{found.hits:,}{more} hit{'' if found.hits == 1 else 's'}"
            many = f"{found.articles:,}{more} article{'' if found.articles == 1 else 's'}"
            words += f" · {hits} in {many}"
        self.title_line(words, self._trouble)

    def follow(self, change: Change) -> None:
        """Tags came and went: their signs are painted again."""
        self.rows.codebook = self.library.codebook
        self.rows.renew()
        self.preview.follow(change)

    def reload(self) -> None:
        """Where another program has written, or another set is current, search again, and go to
        the same hit where that is still found. What one did oneself moves no row away: only what is
        shown of it is read."""
        if self.rows.found is None:
            return
        self.preview.forget()
        if self._source() == self._written:
            self.rows.codebook = self.library.codebook
            self.rows.read_again()
            self._follow()
        else:
            line = self.rows.line
            self._look_for(line.hit if line else None)

    def _source(self) -> tuple[int, str, str]:
        """What hits were found in: the library as others left it, and whose notes."""
        library = self.library
        return library.data_version(), library.annotator, library.set_name

    @on(RowList.Moved)
    @guarded
    def _follow(self) -> None:
        """The article beside the list follows."""
        self.preview.soon(self._leads_to)

    def _leads_to(self) -> Look | None:
        line = self.rows.line
        if line is None:
            return None
        hit = line.hit
        return Look(hit.article, hit.start, self._hits_of(hit.article))

    @guarded
    def on_resize(self) -> None:
        """The article stands beside the list where there is room for both."""
        self.preview.fits(self.size.width)
        self._follow()

    @on(RowList.Chosen)
    @guarded
    def _chosen(self) -> None:
        self.action_do("open")
