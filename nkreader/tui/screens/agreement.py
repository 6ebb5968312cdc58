"""How far two sets agree: a row a tag, what each must be read with below; Enter lists what differs.

Figures are counted beside the screen, first without their intervals, which take longer.
"""

import asyncio
from collections.abc import Awaitable, Callable, Sequence
from functools import partial

from textual import on
from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widgets import Static

from nkreader.agreement import Agreed, Study
from nkreader.library import Library
from nkreader.library.agreements import Asked
from nkreader.model import AnnotationSet, NkreaderError
from nkreader.shipped import sheets
from nkreader.tui.acts.agreement import AGREEMENT
from nkreader.tui.acts.screen_contexts import AgreementContext, AgreementLook
from nkreader.tui.acts.sets import called
from nkreader.tui.acts.ways import Ways
from nkreader.tui.keymap import key_of
from nkreader.tui.screens.base import LibraryScreen, guarded
from nkreader.tui.spelling import spelled
from nkreader.tui.themes import quiet
from nkreader.tui.widgets.agreement_list import AgreementHead, AgreementList, Line, in_words, lines
from nkreader.tui.widgets.fitting import one_line
from nkreader.tui.widgets.prompt import PromptSlot
from nkreader.tui.widgets.rows import RowList

_PAUSE = 0.1
"""Seconds between two looks at how far it is."""


class AgreementScreen(LibraryScreen):
    """Percent, κ, α and α_U of two sets, by tag."""

    AUTO_FOCUS = "AgreementList"
    CSS_PATH = sheets("agreement")
    place = "agreement"
    acts = AGREEMENT
    here: AgreementContext

    def __init__(
        self,
        library: Library,
        ways: Ways,
        sets: tuple[AnnotationSet, AnnotationSet] | None = None,
    ) -> None:
        """Of two sets; else of those that are chosen."""
        super().__init__(library, ways)
        self.rows = AgreementList()
        self.words = Static(id="words")
        self.below = VerticalScroll(self.words, id="below", can_focus=False)
        self.prompt = PromptSlot(self.attempt, lambda: self.set_focus(self.rows))
        self.here = AgreementContext(
            **self.collaborators(), rows=self.rows, prompt=self.prompt, show=self.show,
            more=self._more, look=AgreementLook(sets),
        )  # fmt: skip
        self._run = 0
        """The number of the count that is wanted; one with another number is given up."""
        self._far: tuple[int, int] | None = None
        """How many figures of how many are counted; None where nothing is."""
        self._articles = 0

    def compose(self) -> ComposeResult:
        """A line above, the headings, the rows, the row under the cursor in words, a line below."""
        yield self.top_bar
        yield AgreementHead()
        yield self.rows
        yield self.below
        yield self.prompt
        yield self.bottom_bar

    @guarded
    def on_mount(self) -> None:
        """Count, once it is known between which sets."""
        self.set_interval(_PAUSE, self._tell)
        self.hint()
        if self.here.look.sets is None:
            choose = spelled(key_of("agreement.sets", self.ways.app.own_keys))
            self.rows.nothing = f"{choose} chooses the two sets that are compared"
            self._tell()
            self.action_do("agreement.sets")
        else:
            self.reload()

    @guarded
    def on_unmount(self) -> None:
        """Whoever leaves does not wait for the end."""
        self._run += 1

    def show(self, look: AgreementLook) -> None:
        """Count again, so."""
        self.here.look = look
        self.reload()

    def reload(self) -> None:
        """Count again; what is shown stays until that is done. Raises NkreaderError where one of
        the sets is out of sight."""
        for one in self.here.look.sets or ():
            self.library.hands.named(one.id)
        self._run += 1
        self._tell()
        look = self.here.look
        if look.sets is not None and self.is_attached:
            # Made when it runs: one that never does leaves nothing behind.
            count: Callable[[], Awaitable[None]] = partial(self._count, self._run, look)
            self.run_worker(count)

    # Counting, beside the screen

    async def _count(self, run: int, look: AgreementLook) -> None:
        """Ends by itself when another count is wanted."""
        for with_intervals in (False, True):
            if run != self._run:
                return
            self._far = (0, 0)
            try:
                found = await asyncio.to_thread(self._figures, run, look, with_intervals)
            except NkreaderError as error:
                found, trouble = None, str(error)
            else:
                trouble = ""
            if run != self._run:
                return
            self._far = None
            if trouble:
                self.warn(trouble)
            if found is None:
                self._tell()
                return
            self._show(look, found)

    def _figures(self, run: int, look: AgreementLook, with_intervals: bool) -> list[Agreed] | None:
        """In a thread, with a connection of its own; None where it is no longer wanted."""
        here = self.library
        assert look.sets is not None
        with Library(here.path, here.annotator, here.set_name) as own:
            asked = Asked(*look.sets, look.query, look.every)
            whole = own.agreements.study(asked)
            parts = [whole] if look.by is None else list(own.agreements.over_time(whole, look.by))
            done, of = 0, sum(_rows(part) for part in parts)
            found = []
            for part in parts:
                figures = []
                for figure in own.agreements.figures(part, with_intervals):
                    if run != self._run:
                        return None
                    figures.append(figure)
                    done += 1
                    self._far = (done, of)
                found.append(Agreed(part, tuple(figures)))
        return found

    # What is shown

    def _show(self, look: AgreementLook, found: Sequence[Agreed]) -> None:
        names = {tag.slug: tag.name for tag in self.library.codebook.tags}
        rows: list[Line] = []
        for study, figures in found:
            if look.by is not None:
                rows.append(Line(_heading(study, look)))
            rows += lines(figures, names)
        self._articles = sum(len(one.study.articles) for one in found)
        self.rows.nothing = "nothing was tagged in these articles yet"
        cursor = min(self.rows.cursor, max(0, len(rows) - 1))
        cursor += bool(rows) and rows[cursor].sentence is None
        self.rows.show(len(rows), lambda first, count: rows[first : first + count], cursor)
        self._tell()
        self._tell_row()

    def _tell(self) -> None:
        look = self.here.look
        if look.sets is None:
            self.title_line("Agreement")
            return
        a, b = map(called, look.sets)
        which = "with a mark of either" if look.every else "done in both"
        asked = f" · “{one_line(look.query)}”" if look.query else ""
        if self._far is None:
            many = f"{self._articles:,} article{'' if self._articles == 1 else 's'} {which}"
        else:
            done, of = self._far
            many = f"counting … {done} of {of}" if of else "counting …"
        self.title_line(f"Agreement · a {a} · b {b}{asked}", many)

    def _more(self) -> None:
        if self.below.scroll_y >= self.below.max_scroll_y:
            self.below.scroll_home(animate=False)
        else:
            self.below.scroll_page_down(animate=False)

    @on(RowList.Moved)
    @guarded
    def _tell_row(self) -> None:
        row, aside = self.rows.current, quiet(self.app)
        told = [] if row is None else list(in_words(row))
        parts = [
            Content.assemble((f"{sign}  " if sign else "", "bold"), means, (f"  {do}", aside))
            for sign, means, do in told
        ]
        self.words.update(Content("\n").join(parts))
        self.below.scroll_home(animate=False)

    @on(RowList.Chosen)
    @guarded
    def _chosen(self) -> None:
        self.action_do("open")


def _rows(study: Study) -> int:
    """How many figures there will be."""
    tags = {mark.tag for one in study.articles for side in (one.first, one.second) for mark in side}
    return 2 * (len(tags) + 1)


def _heading(study: Study, look: AgreementLook) -> str:
    if look.by == "month":
        return (study.start or "")[:7]
    since = f"since {study.start[:10]}" if study.start else "from the beginning"
    return f"revision {study.revision} of the codebook, {since}"
