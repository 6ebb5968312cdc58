"""What a model of one's own tags suggests, in context, with why and how good it is. It learns in a
thread, from when this screen is opened, and again from every answer."""

import asyncio
from functools import partial

from textual import on
from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.content import Content
from textual.widgets import Static

from nkreader.hits import Hit
from nkreader.library import Library
from nkreader.library.learning import Learner
from nkreader.model import Change, NkreaderError, Reading
from nkreader.proposals import Learnt, Suggestion
from nkreader.shipped import sheets
from nkreader.tui.acts.previewing import SHOWN
from nkreader.tui.acts.proposal_contexts import SuggestionContext
from nkreader.tui.acts.suggestions import SUGGESTIONS, give
from nkreader.tui.acts.ways import Ways
from nkreader.tui.screens.base import LibraryScreen, guarded
from nkreader.tui.widgets.article_beside import Look, Preview
from nkreader.tui.widgets.fitting import one_line
from nkreader.tui.widgets.rows import RowList
from nkreader.tui.widgets.suggestion_list import SuggestionList, figures, reasons

_MOST = 200
"""Suggestions that are shown at a time."""
_LEARNING = "learning from your tags …"
_NOTHING = "nothing is suggested · o shows the least certain"
_TOO_LITTLE = "no tag has five examples in this set, and an article that is done, to learn from"


class SuggestionsScreen(LibraryScreen):
    """Suggestions of the current set's model."""

    AUTO_FOCUS = "SuggestionList"
    CSS_PATH = sheets("pane", "hits")
    place = "suggestions"
    acts = SUGGESTIONS
    toggle = staticmethod(give)
    here: SuggestionContext

    def __init__(self, library: Library, ways: Ways) -> None:
        super().__init__(library, ways)
        self._learner: Learner | None = None
        self._answers: list[tuple[Suggestion, str | None]] = []
        self._shown: list[Suggestion] = []
        self._figures: dict[str, Learnt] = {}
        self._one_at_a_time = asyncio.Lock()
        self.rows = SuggestionList()
        self.preview = Preview(self._open, lambda: library.codebook)
        self.why = Static(Content(""), id="why")
        self.here = SuggestionContext(
            **self.collaborators(),
            rows=self.rows,
            preview=self.preview,
            answered=self._answered,
            rank=self._rank,
        )

    def compose(self) -> ComposeResult:
        """A line above, the suggestions, the article beside them, why, a line below."""
        yield self.top_bar
        with Horizontal():
            yield self.rows
            yield self.preview
        yield self.why
        yield self.bottom_bar

    @guarded
    def on_mount(self) -> None:
        """Begin to learn."""
        self.preview.set_class(not self.library.setting(SHOWN, True), "-off")
        self.rows.codebook = self.library.codebook
        self.hint()
        self.reload()

    # Learning, in a thread

    def reload(self) -> None:
        """Learn anew from the set as it is now."""
        self.rows.codebook = self.library.codebook
        self.preview.forget()
        if not self._shown:
            self.rows.nothing = _LEARNING
            self.rows.refresh()
        self._tell()
        self.run_worker(self._learn(), group="learn", exclusive=True)

    async def _learn(self) -> None:
        async with self._one_at_a_time:
            try:
                self._answers.clear()
                self._learner = await asyncio.to_thread(self._made)
            except NkreaderError as error:
                self._learner = None
                self.rows.nothing = one_line(str(error))
                self._show([])
                return
        await self._rank_again()

    def _made(self) -> Learner:
        here = self.library
        with Library(here.path, here.annotator, here.set_name) as own:
            return own.suggesting.learner()

    def _answered(self, one: Suggestion, tag: str | None) -> None:
        """It is no longer shown; the model learns from it."""
        self._answers.append((one, tag))
        gone = (one.article, one.start, tag or one.tag)
        self._show([
            other for other in self._shown
            if other is not one and (other.article, other.start, other.tag) != gone
        ])  # fmt: skip
        self._rank()

    def _rank(self) -> None:
        """Show what is suggested now, as it was asked for."""
        self.run_worker(self._rank_again(), group="rank")

    async def _rank_again(self) -> None:
        async with self._one_at_a_time:
            learner, answers = self._learner, self._answers
            if learner is None:
                return
            self._answers = []
            found = await asyncio.to_thread(self._ranked, learner, answers)
        if not self._answers and self.is_attached:
            self._figures = {one.tag: one for one in learner.learnt}
            learnt = any(not one.wanting for one in learner.learnt)
            self.rows.nothing = _NOTHING if learnt else _TOO_LITTLE
            self._show(found)
            await self._validate(learner)

    async def _validate(self, learner: Learner) -> None:
        """How good it is now that it has learnt more, once nobody waits for anything else."""
        async with self._one_at_a_time:
            if learner is self._learner and not self._answers:
                await asyncio.to_thread(learner.validate)
                self._figures = {one.tag: one for one in learner.learnt}
        if self.is_attached:
            self._follow()

    def _ranked(
        self, learner: Learner, answers: list[tuple[Suggestion, str | None]]
    ) -> list[Suggestion]:
        for one, tag in answers:
            learner.decide(one, tag)
        return learner.suggestions(self.here.tag, self.here.order, _MOST)

    # What is shown

    def hint(self) -> None:
        """The keys of this place; digits tag here, but what is proposed comes first."""
        self.bottom_bar.hint(self.hints())

    def _show(self, found: list[Suggestion]) -> None:
        """Show these; the cursor stays on its suggestion, or where that is gone on its row."""
        now = self.rows.current
        places = [(one.article, one.start, one.tag) for one in found]
        cursor = self.rows.cursor
        if now is not None and (now.article, now.start, now.tag) in places:
            cursor = places.index((now.article, now.start, now.tag))
        self._shown = found
        self.rows.show(len(found), lambda first, count: found[first : first + count], cursor)
        self._tell()
        self._follow()

    def _tell(self) -> None:
        words = f"Suggestions · {len(self._shown):,}"
        tag = self.library.codebook.get(self.here.tag or "")
        if tag is not None:
            words += f" · {tag.name}"
        words += " · the least certain first" if self.here.order == "doubt" else ""
        self.title_line(words)

    @on(RowList.Moved)
    @guarded
    def _follow(self) -> None:
        """Why it is suggested, and the article beside the list."""
        one = self.rows.current
        slug = self.here.tag if one is None else one.tag
        tag = self.library.codebook.get(slug or "")
        lines = [] if one is None else [one_line(one.exact), reasons(one)]
        if slug in self._figures:
            lines.append(f"{tag.name if tag else slug} · {figures(self._figures[slug])}")
        self.why.update(Content("\n".join(lines)))
        self.why.display = bool(lines)
        self.preview.soon(self._leads_to)

    def _leads_to(self) -> Look | None:
        one = self.rows.current
        if one is None:
            return None
        hit = Hit(one.article, "text", one.start, one.end, one.exact, "", "")
        return Look(one.article, one.start, [hit])

    def _open(self, article: str) -> Reading | None:
        return self.attempt(partial(self.library.open, article))

    def follow(self, change: Change) -> None:
        """An answer was undone, or done again."""
        self.reload()

    @guarded
    def on_resize(self) -> None:
        """The article stands beside the list where there is room for both."""
        self.preview.fits(self.size.width)
        self._follow()

    @on(RowList.Chosen)
    @guarded
    def _chosen(self) -> None:
        self.action_do("open")
