"""Two sets side by side: the articles with what both say of them, and both codings in the text."""

from functools import partial

from textual import on
from textual.app import ComposeResult
from textual.containers import Container
from textual.content import Content
from textual.widgets import Static

from nkreader.library import Library
from nkreader.library.comparing import Compared
from nkreader.model import LABELS, AnnotationSet, Change, Mark, Reading
from nkreader.shipped import sheets
from nkreader.tui.acts.comparing import COMPARE, CompareContext, differs
from nkreader.tui.acts.context import Ways
from nkreader.tui.both_codings import signed, with_both
from nkreader.tui.difference_rows import DifferenceRow, DifferenceRows
from nkreader.tui.screens.base import LibraryScreen, guarded
from nkreader.tui.themes import quiet
from nkreader.tui.widgets.article_beside import FROM, Look, Preview
from nkreader.tui.widgets.difference_list import DifferenceList, called, tally
from nkreader.tui.widgets.fitting import one_line, shorten, shorten_within
from nkreader.tui.widgets.rows import RowList

_NONE = "neither of the two has marks whose place is certain"
LOW = 30
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

    def __init__(self, library: Library, ways: Ways, a: AnnotationSet, b: AnnotationSet) -> None:
        super().__init__(library, ways)
        self.rows = DifferenceList()
        self.preview = Preview(self._open, lambda: signed(library.codebook))
        self.preview.pane.hidden_labels = set(LABELS)
        self.both = Static(id="both")
        self.here = CompareContext(
            **self.collaborators(),
            rows=self.rows,
            preview=self.preview,
            list_again=self._list,
            compared=Compared(a, b, ()),
            shown=DifferenceRows((), library.comparing.read),
        )

    def compose(self) -> ComposeResult:
        """A line above, the differences, the article with both codings, what both say of the one
        under the cursor, a line below."""
        yield self.top_bar
        with Container(id="sides"):
            yield self.rows
            yield self.preview
        yield self.both
        yield self.bottom_bar

    @guarded
    def on_mount(self) -> None:
        """Compare the two, the cursor on what they do not say alike."""
        self.hint()
        if self.is_current:
            self.reload()

    # What is listed

    def reload(self) -> None:
        """Compare the two again."""
        first = not self.here.compared.articles
        was = self.here.compared
        self.here.compared = self.library.comparing.compare(was.a, was.b)
        self._list()
        start = self.here.shown.next(-1, 1, differs)
        if first and start is not None:
            self.rows.move(start)

    def follow(self, change: Change) -> None:
        """A change of one article: another coding of it, or what was undone."""
        self.reload()

    def _list(self) -> None:
        """List what is wanted; the cursor stays on its difference."""
        line, comparing = self.rows.line, self.library.comparing
        found = self.here.compared.only(self.here.wanted)
        self.here.shown = shown = DifferenceRows(found.articles, comparing.read)

        def fetch(first: int, count: int) -> list[DifferenceRow]:
            """Rows for the list, which asks for them while it is painted."""
            return self.attempt(partial(shown.fetch, first, count)) or []

        at = shown.index(line.difference) if line else None
        self.rows.codebook = self.library.codebook
        self.rows.nothing = _NO_ANSWER if self.here.compared.articles else _NONE
        self.rows.show(shown.count, fetch, self.rows.cursor if at is None else at)
        if self.rows.line is None:
            self.rows.move(self.rows.cursor + 1)
        self.preview.forget()
        self._tell()
        self._follow()

    # What is shown

    def _tell(self) -> None:
        compared, shown = self.here.compared, self.here.compared.only(self.here.wanted)
        names = f"a {_name(compared.a)} · b {_name(compared.b)}"
        every = [pair for article in shown.articles for pair in article.differences]
        uncertain = sum(compared.uncertain())
        parts = (
            "Compare",
            self._narrowed(),
            tally(every, 60),
            f"{uncertain:,} of uncertain place (R)" if uncertain else "",
        )
        self.top_bar.tell(" · ".join(filter(None, parts)), names)

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
        return Look(line.article.id, line.difference.place[0]) if line else None

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
        sides = zip("ab", (compared.a, compared.b), (both.a, both.b) if both else (None, None),
                    strict=True)  # fmt: skip
        self.both.update(Content("\n").join(self._side(*side) for side in sides))

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
