"""The article in the middle: the pane, the panel and the two lines around it, kept together.

What keys do is in `acts`; this screen opens articles, and hands changes to what shows them.
"""

from functools import partial

from textual import on
from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.events import ScreenResume

from nkreader.library import Library
from nkreader.model import Change, Mark, Reading
from nkreader.shipped import sheets
from nkreader.tui.acts.context import ReadingContext, Visit, Ways, where
from nkreader.tui.acts.finding import find_first
from nkreader.tui.acts.looks import restore
from nkreader.tui.acts.reading import READING
from nkreader.tui.acts.tagging import advancing, toggle
from nkreader.tui.keymap import DIGITS, Where, bindings, key_of
from nkreader.tui.pane import ReadingPane
from nkreader.tui.pane.messages import Moved, NoneLeft, NotHere
from nkreader.tui.progress import LOOKED_AT, Progress
from nkreader.tui.screens.base import LibraryScreen, guarded
from nkreader.tui.spelling import spelled
from nkreader.tui.widgets.fitting import one_line, shorten
from nkreader.tui.widgets.legend import Legend
from nkreader.tui.widgets.panel import Panel
from nkreader.tui.widgets.place_line import Place, place_line
from nkreader.tui.widgets.prompt import PromptSlot
from nkreader.tui.widgets.reader_panel import ReaderPanel
from nkreader.tui.widgets.rows import RowList

ATTACHED = 40
"""Cells of the words of a passage that is to be attached."""
PANEL_FROM = 110
"""Columns from which the panel stands beside the text; below it lies over it when asked for."""


class TextAndPanel(Horizontal):
    """The text and the panel side by side. A key that the panel has no use for comes here from it,
    and does what it does in the text."""

    BINDINGS = bindings("pane")  # type: ignore[assignment]


class ReaderScreen(LibraryScreen):
    """One open article."""

    AUTO_FOCUS = "ReadingPane"
    CSS_PATH = sheets("pane", "reader")
    place = "pane"
    acts = READING
    toggle = staticmethod(toggle)
    here: ReadingContext

    _visit: Visit | None = None
    _theme = ""
    """The theme that this screen was last shown in."""

    def __init__(self, library: Library, ways: Ways) -> None:
        super().__init__(library, ways)
        self.pane = ReadingPane()
        self.panel = Panel()
        self.legend = Legend(self.pane)
        self.progress = Progress(library)
        self.prompt = PromptSlot(self.attempt, self.to_text)
        self.beside = ReaderPanel(self.panel, self.pane, self._marks, lambda: library.codebook)
        self.here = ReadingContext(
            **self.collaborators(),
            rows=self.panel,
            pane=self.pane,
            panel=self.panel,
            legend=self.legend,
            prompt=self.prompt,
            listing=library.listing(),
            open_next=lambda article: self.open(article, find=self.here.listing.query),
            place_of=self.place_of,
            tell_place=self.tell_place,
            marks=lambda: self.beside.marks,
            fill_panel=self.beside.fill,
            to_text=self.to_text,
            in_panel=lambda: self.place_of_keys() == "panel",
        )

    def place_of_keys(self) -> Where:
        """The panel where it has the keys, else the text."""
        return "panel" if self.focused is self.panel else "pane"

    @property
    def reading(self) -> Reading:
        """The open article."""
        return self.here.reading

    def compose(self) -> ComposeResult:
        """A line above, the article, the panel, a line below."""
        yield self.top_bar
        with TextAndPanel():
            yield self.pane
            yield self.panel
        yield self.legend
        yield self.prompt
        yield self.bottom_bar

    # Opening

    def begin(self, visit: Visit) -> None:
        """Open an article as if this screen had been made for it. Raises NkreaderError where there
        is none."""
        self.here.reading = self.library.open(visit.article)
        self.here.attaching = visit.attaching
        self.here.listing = self.library.listing() if visit.listing is None else visit.listing
        self._visit = visit
        self.watch_library.forget()
        if self.is_mounted:
            self._begin(visit)

    @guarded
    def on_mount(self) -> None:
        """Show what was asked for before there was a place for it."""
        if self._visit is not None:
            self._begin(self._visit)

    def _begin(self, visit: Visit) -> None:
        self.prompt.close()
        self.panel.cursor = 0
        self.panel.remove_class("-over")
        restore(self.here)
        self.set_focus(self.pane)
        self.pane.let_go()
        self.bottom_bar.fall_silent()
        self._show(self.reading, visit.at, visit.find)
        if visit.attaching:
            words = shorten(one_line(self.library.mark(visit.attaching).words), ATTACHED)
            self.say(f"select where it is now, then r attaches it: “{words}”")
        if visit.greeting:
            self.say(visit.greeting)

    def _show(self, reading: Reading, at: str | int | None = None, find: str = "") -> None:
        """Show an opened article: where the reader left it, at one of its marks or at an offset, or
        where words are found."""
        self.here.reading = reading
        if at is not None:
            place = self.place_of(at) if isinstance(at, str) else at
            reading.place = reading.place if place is None else place
        self.pane.hidden_labels = set(self.library.setting("hidden", ["CARDINAL"]))
        self.pane.load(reading, self.library.codebook)
        self.hint()
        self.tell_place(soon=False)
        self.beside.open(reading)
        if find:
            find_first(self.here, find)
        self.progress.begin(reading, self.pane.cursor)
        seen = partial(self.progress.looked_at, reading)
        self.set_timer(LOOKED_AT, partial(self.attempt, seen))

    def open(self, article: str, at: str | int | None = None, find: str = "") -> None:
        """Leave this article for another one. Raises NkreaderError where there is none."""
        self.attempt(partial(self.progress.pass_on, self.pane.cursor))
        self.prompt.close()
        self.set_focus(self.pane)
        reading = self.library.open(article)
        if article != self.reading.article.id:
            self.here.attaching = None
        self._show(reading, at, find)

    def leave(self) -> None:
        """Back to where this article was opened from."""
        self.attempt(partial(self.progress.leave, self.pane.cursor))
        if self.is_active and len(self.app.screen_stack) > 1:
            self.dismiss(self.reading.article.id)
        else:
            super().leave()

    @guarded
    def _watch(self) -> None:
        super()._watch()
        self.progress.look(self.pane.cursor)

    # Changes

    def reload(self) -> None:
        """Read the article again, the cursor staying at the words where it is."""
        before, place = self.reading, self.pane.cursor
        reading = self.library.open_again(before, place)
        self._show(reading)
        if reading.version != before.version:
            self.say("a new text of this article came in · R shows what needs a look")

    def follow(self, change: Change) -> None:
        """Show a change: in this article by its spans alone, in another by going there."""
        if change.article not in (None, self.reading.article.id):
            self.open(change.article or "", where(change))
        elif change.codebook or change.structure or change.article is None:
            self.reload()
        else:
            self.progress.used()
            self.pane.follow(change)
            self._keep_unsettled(change)
            self.beside.changed(change)
            self.tell_place()

    def _keep_unsettled(self, change: Change) -> None:
        """The marks that have no place in this text are the panel's alone."""
        gone = {mark.annotation.id for mark in change.removed}
        kept = [mark for mark in self.reading.unsettled if mark.annotation.id not in gone]
        kept += [mark for mark in change.added if mark.placement.status != "placed"]
        self.reading.unsettled = kept

    def place_of(self, mark: str) -> int | None:
        """Where a mark of this article begins; of one without a place that is told in words."""
        for found in self.library.marks(self.reading.article.id):
            if found.annotation.id == mark:
                if found.placement.start is None:
                    self.say("this passage is not in the text as it is now; its words are kept")
                return found.placement.start
        return None

    def _marks(self, article: str) -> list[Mark] | None:
        return self.attempt(lambda: self.library.marks(article))

    # Around the text

    def tell_place(self, soon: bool = True) -> None:
        """The line above, with the next frame, or soon after it."""
        number, of = self.pane.position()
        place = Place(
            number,
            of,
            self.pane.hit,
            self.pane.hits if self.pane.finding else 0,
            self.here.attaching is not None,
            advancing(self.here),
            bool(self.library.read_only),
        )
        left, right = place_line(self.reading.article, place)
        who = f"{self.library.set_name} · {self.library.annotator}"
        self.top_bar.tell(left, right, who, soon)

    def hint(self) -> None:
        """The line below: where more help is, and the tags in the order of their keys."""
        own, by_key = self.ways.app.own_keys, self.library.codebook.by_key
        acts = ((by_key(digit), f"tag.{digit}") for digit in DIGITS)
        tags = [(tag._replace(key=spelled(key_of(act, own))), act) for tag, act in acts if tag]
        self.bottom_bar.hint(self.hints(), tags)

    def to_text(self) -> None:
        """Give the keys to the text; no panel lies over it any more."""
        self.panel.remove_class("-over")
        self.set_focus(self.pane)

    @guarded
    def on_screen_resume(self, event: ScreenResume) -> None:
        """Textual looks up every style of a screen that is shown again; this one has them unless
        the theme is another one."""
        event.refresh_styles = event.refresh_styles and self._theme != self.app.theme
        self._theme = self.app.theme

    @guarded
    def on_resize(self) -> None:
        """The panel stands beside the text where there is room for both."""
        self.panel.set_class(self.size.width < PANEL_FROM, "-narrow")

    # What the regions tell

    @on(Moved)
    @guarded
    def _moved(self) -> None:
        self.tell_place()
        self.bottom_bar.fade()
        self.beside.follow()

    @on(NoneLeft)
    @guarded
    def _none_left(self) -> None:
        self.say("every body sentence here is tagged · N next article · d done")

    @on(NotHere)
    @guarded
    def _not_here(self, event: NotHere) -> None:
        self.say(f"no {event.what} there")

    @on(RowList.Chosen)
    @guarded
    def _chosen(self) -> None:
        self.action_do("open")
