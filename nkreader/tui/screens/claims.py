"""Claims of the library or of one article: who says what, how, how sure, and on what it rests."""

from collections.abc import Callable
from functools import partial
from time import monotonic

from textual import on
from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.content import Content
from textual.widgets import Static

from nkreader.claim import Claim
from nkreader.hits import Hit
from nkreader.library import Library
from nkreader.model import Article, Change, NkreaderError, Reading
from nkreader.shipped import sheets
from nkreader.tui.acts.claims import CLAIMS, toggle
from nkreader.tui.acts.previewing import SHOWN
from nkreader.tui.acts.screen_contexts import ClaimContext
from nkreader.tui.acts.ways import Ways
from nkreader.tui.asking import Asking
from nkreader.tui.claim_looking import Answer, look_for
from nkreader.tui.claim_rows import ClaimRow, ClaimRows
from nkreader.tui.screens.base import LibraryScreen, guarded
from nkreader.tui.themes import quiet
from nkreader.tui.when_typed import WhenTyped
from nkreader.tui.widgets.article_beside import Look, Preview
from nkreader.tui.widgets.claim_list import ClaimList
from nkreader.tui.widgets.fitting import one_line
from nkreader.tui.widgets.prompt import PromptSlot
from nkreader.tui.widgets.rows import RowList
from nkreader.tui.widgets.says import QUOTED, how_sure, told

_NONE = "nobody says anything yet: articles that quote someone bring claims"
_NO_ANSWER = "no claim answers this · Esc shows all"
_LOOKING = "looking for claims …"
_SLICE = 0.5
"""Seconds of looking through articles before it is shown how many are left."""


class ClaimsScreen(LibraryScreen):
    """Claims, the newest article's first."""

    AUTO_FOCUS = "ClaimList"
    CSS_PATH = sheets("pane", "hits", "passages")
    place = "claims"
    acts = CLAIMS
    toggle = staticmethod(toggle)
    here: ClaimContext

    def __init__(
        self,
        library: Library,
        ways: Ways,
        article: Article | None = None,
        at: Claim | None = None,
        show: Callable[[int], object] | None = None,
    ) -> None:
        """All claims; or those of an article that is open below, the cursor on one of them, from
        which one can go on to all. `show` goes to an offset there."""
        super().__init__(library, ways)
        self._unfinished = False
        self._trouble = ""
        self._begin = at
        self._left = 0
        """In how many articles claims are still looked for."""
        self.rows = ClaimList()
        self.whole = Static(id="whole")
        self.preview = Preview(self._open, lambda: library.codebook)
        self.prompt = PromptSlot(self.attempt, lambda: self.set_focus(self.rows))
        self.asking = Asking(self, library)
        self._looking = Asking(self, library)
        self.here = ClaimContext(
            **self.collaborators(),
            rows=self.rows,
            prompt=self.prompt,
            filter=WhenTyped(self, self.attempt, self._filter),
            preview=self.preview,
            asking=Asking(self, library),
            of=article,
            only=article,
            show=show,
        )

    def compose(self) -> ComposeResult:
        """A line above, the claims, the article beside them, the whole claim under the cursor, what
        is typed, a line below."""
        yield self.top_bar
        with Horizontal():
            yield self.rows
            yield self.preview
        yield self.whole
        yield self.prompt
        yield self.bottom_bar

    @guarded
    def on_mount(self) -> None:
        """Show them."""
        self.preview.set_class(not self.library.setting(SHOWN, True), "-off")
        self.hint()
        if self.is_current:
            self.reload()
            self._catch_up()

    @guarded
    def on_unmount(self) -> None:
        """Whoever leaves does not wait for the end."""
        self.asking.stop()
        self._looking.stop()

    # What is listed

    def _catch_up(self) -> None:
        """Look through the articles that older rules, or none, have looked through, beside the
        screen."""
        self._left = 0 if self.library.read_only else self.library.claims.waiting()
        if self._left:
            self.asking.ask(_look_on, self._looked, self._gave_up)
        self._tell()

    @guarded
    def _looked(self, left: int) -> None:
        found, self._left = left < self._left, left
        if found:
            self.reload()
        if found and left:
            self.asking.ask(_look_on, self._looked, self._gave_up)
        else:
            self._left = 0
        self._tell()

    @guarded
    def _gave_up(self, error: NkreaderError) -> None:
        self._left = 0
        self._tell()
        raise error

    def _filter(self, words: str, unfinished: bool) -> None:
        """List the claims that answer a query; one that can't be read yet changes nothing."""
        self._trouble = ""
        self._ask_for(words, unfinished, is_new=True)

    def _ask_for(self, words: str, unfinished: bool, is_new: bool = False) -> None:
        """Look for the claims that answer a query, `is_new` or asked again: at once where there are
        few articles, else beside the screen, which shows meanwhile what it showed."""
        question = partial(look_for, words, unfinished, is_new and not unfinished)
        then = partial(self._found, unfinished, not is_new or not unfinished)
        self._looking.stop()
        if not self.library.claims.are_few():
            failed = partial(self._refused, unfinished)
            self._looking.ask(question, lambda answer: self.attempt(partial(then, answer)), failed)
            self._tell()
            return
        try:
            answer = question(self.library)
        except NkreaderError as error:
            self._refused(unfinished, error)
        else:
            then(answer)

    @guarded
    def _refused(self, unfinished: bool, error: NkreaderError) -> None:
        if not unfinished:
            raise error
        self._trouble = str(error)
        self._tell()

    def _found(self, unfinished: bool, keep: bool, answer: Answer) -> None:
        self.here.query, self._unfinished = answer.words.strip(), unfinished
        listing = self.library.claims.listing(answer.words, unfinished, answer.counted)
        only = self.here.only.id if self.here.only else None
        self._show(ClaimRows(listing, self.here.by_speaker, only), keep)

    def reload(self) -> None:
        """Read the claims again."""
        self.preview.forget()
        self._ask_for(self.here.query, self._unfinished)

    def _show(self, found: ClaimRows, keep: bool) -> None:
        """Show what was found; with `keep` the cursor stays on its claim, or where that is gone, on
        its row."""
        line = self.rows.line if keep else None
        claim, self._begin = self._begin or (line.claim if line else None), None
        cursor = found.row_of(claim) if claim else None
        if cursor is None:
            cursor = self.rows.cursor if keep else 1

        def fetch(first: int, count: int) -> list[ClaimRow]:
            """Rows for the list, which asks for them while it is painted."""
            return self.attempt(partial(found.fetch, first, count)) or []

        self.here.found = found
        self.rows.codebook = self.library.codebook
        self._say_nothing()
        self.rows.show(found.count, fetch, max(1, cursor))
        if self.rows.line is None:
            self.rows.move(self.rows.cursor + 1)
        self._tell()
        self._follow()

    def _say_nothing(self) -> None:
        self.rows.nothing = _NO_ANSWER if self.here.query else _LOOKING if self._left else _NONE

    def follow(self, change: Change) -> None:
        """Show a change."""
        if change.codebook:
            self.hint()
        self.preview.follow(change)
        self._ask_for(self.here.query, self._unfinished)

    # What is shown

    def _tell(self) -> None:
        found, here = self.here.found, self.here
        if found is None:
            return
        self._say_nothing()
        data = here.only.metadata if here.only else None
        many = f"{found.claims:,} claim{'' if found.claims == 1 else 's'}"
        articles = "" if data else f" in {found.articles:,} article{'s' * (found.articles != 1)}"
        parts = (
            "Claims",
            f"“{one_line(here.query)}”" if here.query else "",
            f"{many}{articles}",
            "" if here.by_speaker else "in the order of the text",
            "looking …" if self._looking.is_on else "",
            f"looking in {self._left:,} articles" if self._left else "",
            f"in “{one_line(data.title or here.only.opening)}”" if data and here.only else "",
        )
        self.title_line(" · ".join(filter(None, parts)), self._trouble)

    def _open(self, article: str) -> Reading | None:
        return self.attempt(partial(self.library.open, article))

    def _leads_to(self) -> Look | None:
        line = self.rows.line
        if line is None:
            return None
        claim = line.claim
        pieces = [
            Hit(claim.article, "text", one.start, one.end, one.exact, "", "")
            for one in claim.content
        ]
        return Look(claim.article, claim.start, pieces)

    @on(RowList.Moved)
    @guarded
    def _follow(self) -> None:
        """What is below and beside the list follows."""
        line = self.rows.line
        self.whole.display = line is not None
        if line is not None:
            self.whole.update(Content("\n").join(self._whole(line.claim)))
        self.preview.soon(self._leads_to)

    def _whole(self, claim: Claim) -> list[Content]:
        dim = quiet(self.app)
        found = (self.library.codebook.get(slug) for slug in claim.tags)
        tags = " · ".join(one_line(tag.name) for tag in found if tag is not None)
        quoted, sure = QUOTED[claim.kind], how_sure(claim)
        where = (claim.title, claim.publisher, claim.published)
        return [
            Content.styled(told(claim), "bold"),
            Content(one_line(claim.words)),
            Content.styled(" · ".join(filter(None, (quoted, sure, tags))), dim),
            Content.styled(one_line(" · ".join(filter(None, where))), dim),
        ]

    @guarded
    def on_resize(self) -> None:
        """The article stands beside the list where there is room for both."""
        self.preview.fits(self.size.width)
        self._follow()

    @on(RowList.Chosen)
    @guarded
    def _chosen(self) -> None:
        self.action_do("open")


def _look_on(library: Library) -> int:
    """Look through articles for a while; how many are left."""
    until = monotonic() + _SLICE
    for left in library.claims.catch_up():
        if monotonic() > until:
            return left
    return 0
