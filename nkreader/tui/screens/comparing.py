"""Two sets side by side: the articles with what both say of them, and both codings in the text."""

from collections.abc import Sequence
from functools import partial

from textual import on
from textual.app import ComposeResult
from textual.containers import Container
from textual.content import Content
from textual.widgets import Static

from nkreader.comparison import ComparedArticle, Decision, Ruled, Wanted
from nkreader.library import Library
from nkreader.library.comparing import Compared
from nkreader.model import LABELS, AnnotationSet, Change, Mark, Reading
from nkreader.sets import Pair
from nkreader.shipped import sheets
from nkreader.tui.acts.compare_context import EVERYTHING, CompareContext
from nkreader.tui.acts.comparing import COMPARE, differs, left, which_pair
from nkreader.tui.acts.ways import Ways
from nkreader.tui.both_codings import signed, with_both
from nkreader.tui.difference_rows import DifferenceRow, DifferenceRows
from nkreader.tui.screens.base import LibraryScreen, guarded
from nkreader.tui.themes import quiet
from nkreader.tui.widgets.article_beside import FROM, Look, Preview
from nkreader.tui.widgets.difference_list import DECIDED, STALE, DifferenceList, called, tally
from nkreader.tui.widgets.fitting import one_line, shorten, shorten_within
from nkreader.tui.widgets.prompt import PromptSlot
from nkreader.tui.widgets.rows import RowList

_NONE = "neither of the two has marks whose place is certain"
LOW = 30
NAMED = 80
"""Columns from which the line above has room for the names of both sets."""
"""Rows of a screen below which each side has one line."""
_LEAST = 12
"""Cells that the words of a side have, however long the names are."""
_NO_ANSWER = "nothing of this kind · Esc lists everything"


class CompareScreen(LibraryScreen):
    """What two sets agree in and where they differ."""

    AUTO_FOCUS = "DifferenceList"
    CSS_PATH = sheets("pane", "hits", "compare")
    place = "compare"
    acts = COMPARE
    here: CompareContext

    def __init__(
        self,
        library: Library,
        ways: Ways,
        sets: Pair,
        wanted: Wanted | None = None,
        pairs: Sequence[Pair] = (),
    ) -> None:
        super().__init__(library, ways)
        self._ruled: dict[str, list[Ruled]] = {}
        self.rows = DifferenceList()
        self.preview = Preview(self._open, lambda: signed(library.codebook))
        self.preview.pane.hidden_labels = set(LABELS)
        self.both = Static(id="both")
        self.prompt = PromptSlot(self.attempt, lambda: self.set_focus(self.rows))
        self.here = CompareContext(
            **self.collaborators(),
            rows=self.rows,
            preview=self.preview,
            prompt=self.prompt,
            list_again=self._list,
            compared=Compared(*sets, ()),
            shown=DifferenceRows((), library.comparing.read),
            wanted=wanted or EVERYTHING,
            pairs=pairs,
            turn_to=self._turn_to,
        )

    def compose(self) -> ComposeResult:
        """A line above, the differences, the article with both codings, what both say of the one
        under the cursor, a line below."""
        yield self.top_bar
        with Container(id="sides"):
            yield self.rows
            yield self.preview
        yield self.both
        yield self.prompt
        yield self.bottom_bar

    @guarded
    def on_mount(self) -> None:
        """Compare the two, the cursor on what they do not say alike."""
        self.hint()
        if self.is_current:
            self._turn_to((self.here.compared.a, self.here.compared.b))

    def _turn_to(self, sets: Pair) -> None:
        self.here.compared, self.here.decided = Compared(*sets, ()), None
        self.here.task = self.library.adjudicating.last(*sets)
        self.reload()
        wanted = left if self.here.task else differs
        if (start := self.here.shown.next(-1, 1, wanted)) is not None:
            self.rows.move(start)

    # What is listed

    def reload(self) -> None:
        """Compare the two again."""
        was, task = self.here.compared, self.here.task
        if task is not None and task.into.annotator != self.library.annotator:
            # Somebody else annotates by now, who decides into sets of their own.
            self.here.task = self.library.adjudicating.last(was.a, was.b)
        self.here.compared = found = self.library.comparing.compare(was.a, was.b)
        task = self.here.task
        self._ruled = task.ruled(found) if task else {
            one.id: [Ruled(pair) for pair in one.differences] for one in found.articles
        }  # fmt: skip
        self._list()

    def follow(self, change: Change) -> None:
        """A change of one article, such as a decision, is read there alone."""
        compared, id = self.here.compared, change.article
        now = None if id is None else self.library.comparing.article(compared.a, compared.b, id)
        if id is None or now is None or not compared.put(now):
            self.reload()
            return
        task = self.here.task
        alone = [Ruled(pair) for pair in now.differences]
        self._ruled[id] = task.in_article(id) if task else alone
        self._list()

    def _list(self) -> None:
        """List what is wanted; the cursor stays on its difference."""
        line, compared = self.rows.line, self.here.compared
        every = [*compared.articles, *self._others()]
        some = ((one, self._wanted(self._ruled.get(one.id, ()))) for one in every)
        self.here.shown = shown = DifferenceRows(some, self.library.comparing.read)

        def fetch(first: int, count: int) -> list[DifferenceRow]:
            """Rows for the list, which asks for them while it is painted."""
            return self.attempt(partial(shown.fetch, first, count)) or []

        at = shown.index(line.ruled, self.rows.cursor) if line else None
        self.rows.codebook = self.library.codebook
        self.rows.nothing = _NO_ANSWER if compared.articles else _NONE
        self.rows.show(shown.count, fetch, self.rows.cursor if at is None else at)
        if self.rows.line is None:
            self.rows.move(self.rows.cursor + 1)
        self.preview.forget()
        self._tell()
        self._follow()

    def _wanted(self, some: Sequence[Ruled]) -> list[Ruled]:
        wanted, open_only = self.here.wanted, self.here.open_only
        return [
            one
            for one in some
            if (one.is_open or not open_only)
            and (wanted.lets(one.difference) if one.difference else wanted == EVERYTHING)
        ]

    def _others(self) -> list[ComparedArticle]:
        """Articles in which decisions are left, but no marks of the two."""
        known = {one.id for one in self.here.compared.articles}
        found = []
        for id in sorted(self._ruled.keys() - known):
            article = self.library.article(id)
            data = article.metadata
            title = data.title or article.opening
            found.append(ComparedArticle(id, title, data.publisher, data.published, ()))
        return found

    # What is shown

    def _tell(self) -> None:
        compared, task = self.here.compared, self.here.task
        # Where there is no room they stand below, with what each says.
        roomy = self.size.width >= NAMED
        names = f"a {_name(compared.a)} · b {_name(compared.b)}" if roomy else ""
        every = self.here.shown.every()
        uncertain = len(compared.waiting)
        parts = (
            "Compare" if task is None else f"→ {one_line(task.into.name)}",
            which_pair(self.here),
            f"{sum(one.is_open for one in every):,} left" if task else "",
            self._narrowed(),
            tally([one.difference for one in every if one.difference], self.size.width // 2),
            f"{uncertain:,} of uncertain place (R)" if uncertain else "",
        )
        self.title_line(" · ".join(filter(None, parts)), names)

    def _narrowed(self) -> str:
        """Which tag alone is listed."""
        return " ".join(called(sorted(self.here.wanted.tags), self.library.codebook))

    def _open(self, article: str) -> Reading | None:
        """An article with both codings."""
        listed = (one for one in self.here.compared.articles if one.id == article)
        found = next(listed, None)
        reading = self.attempt(partial(self.library.open, article))
        if reading is None or found is None:
            return None
        return with_both(reading, found, self.library.codebook)

    def _leads_to(self) -> Look | None:
        line = self.rows.line
        if line is None:
            return None
        pair = line.ruled.difference
        return Look(line.article.id, pair.place[0] if pair else None)

    @on(RowList.Moved)
    @guarded
    def _follow(self) -> None:
        """What is beside and below the list follows."""
        self._tell_both()
        self.preview.soon(self._leads_to)

    def _tell_both(self) -> None:
        line = self.rows.line
        self.both.display = line is not None
        if line is None:
            return
        compared, both = self.here.compared, line.both
        a, b = (both.a, both.b) if both else (None, None)
        said = [self._side("a", compared.a, a), self._side("b", compared.b, b)]
        if line.ruled.decision is not None:
            said.append(self._decision(line.ruled.decision, line.ruled.stale))
        self.both.update(Content("\n").join(said))

    def _decision(self, one: Decision, stale: bool) -> Content:
        """What was decided, by whom, when and why."""
        sign = STALE if stale else DECIDED
        told = f"{one.choice} · {one_line(one.annotator)} · {one.created[:10]}"
        again = "changed since, decide again · " if stale else ""
        why = f" · {one_line(one.reason)}" if one.reason else ""
        room = max(_LEAST, self.size.width - 6)
        return Content.assemble((sign, "bold"), f" {shorten(again + told + why, room)}")

    def _side(self, sign: str, owner: AnnotationSet, mark: Mark | None) -> Content:
        aside = quiet(self.app)
        said: list[Content | tuple[str, str]] = [("–", aside)]
        if mark is not None:
            (name,) = called([mark.annotation.tag], self.library.codebook)
            note = one_line(mark.annotation.note or "")
            note = shorten(f"  ✎ {note}", self.size.width // 3) if note else ""
            # As many lines as a low screen has room for, with both borders in them.
            lines = 1 if self.size.height < LOW else 2
            taken = len(f"{sign} {_name(owner)}  {name}  “”") + len(note) + 5 * lines
            room = max(_LEAST, self.size.width * lines - taken)
            said = [(name, "bold"), Content(f"  “{shorten_within(one_line(mark.words), room)}”")]
            said.append((note, aside))
        return Content.assemble((sign, "bold"), (f" {_name(owner)}  ", aside), *said)

    @guarded
    def on_resize(self) -> None:
        """The article stands beside the list where there is room for both, else below it."""
        self.set_class(self.size.width < FROM, "-below")
        self._follow()

    @on(RowList.Chosen)
    @guarded
    def _chosen(self) -> None:
        self.action_do("open")


def _name(one: AnnotationSet) -> str:
    return one_line(f"{one.name}@{one.annotator}")
