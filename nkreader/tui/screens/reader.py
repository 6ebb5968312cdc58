"""The article in the middle: the pane, the panel, the two bars, and what the tag keys do.

An act reads what is selected, calls the library, and hands the change to pane and panel.
"""

from functools import partial

from textual.app import ComposeResult
from textual.events import ScreenResume

from nkreader.model import Change, Reading
from nkreader.shipped import sheets
from nkreader.tui.pane import ReadingPane
from nkreader.tui.rooms import Visit
from nkreader.tui.screens.around import FOLLOW
from nkreader.tui.screens.base import where
from nkreader.tui.screens.find_acts import FindActs
from nkreader.tui.widgets.bars import BottomBar, TopBar
from nkreader.tui.widgets.fitting import one_line, shorten
from nkreader.tui.widgets.legend import Legend
from nkreader.tui.widgets.panel import Panel
from nkreader.tui.widgets.prompt import Prompt
from nkreader.tui.widgets.spread import Spread

ATTACHED = 40
"""Cells of the words of a passage that is to be attached."""
PANEL_FROM = 110
"""Columns from which the panel stands beside the text; below it lies over it when asked for."""


class ReaderScreen(FindActs):
    """One open article."""

    AUTO_FOCUS = "ReadingPane"
    CSS_PATH = sheets("pane", "reader")

    _visit: Visit | None = None
    _theme = ""
    """The theme that this screen was last shown in."""

    def read(self, visit: Visit) -> None:
        """Open an article as if this screen had been made for it. Raises NkreaderError where there
        is none."""
        self.reading = self.library.open(visit.article)
        self.attaching = visit.attaching
        self._visit = visit
        self._seen = None
        if self.is_mounted:
            self._begin(visit)

    def compose(self) -> ComposeResult:
        """A line above, the article, the panel, a line below."""
        yield TopBar()
        with Spread():
            yield ReadingPane()
            yield Panel()
        yield Legend()
        yield BottomBar()

    def on_mount(self) -> None:
        """Show what was asked for before there was a place for it."""
        if self._visit is not None:
            self._begin(self._visit)

    def _begin(self, visit: Visit) -> None:
        self.query(Prompt).remove()
        panel = self.query_one(Panel)
        panel.cursor = 0
        panel.remove_class("-over")
        panel.set_class(not self.library.setting("panel", True), "-off")
        self.query_one(Legend).set_class(not self.library.setting("legend", False), "-off")
        self.pane.measure = int(self.library.setting("measure", 80))
        self.pane.spacing, self.pane.leading = self.library.setting("spacing", [1, 0])
        self.set_focus(self.pane)
        self.pane.let_go()
        self.query_one(BottomBar).fall_silent()
        self.show(self.reading, visit.at)
        if visit.find:
            self.find_first(visit.find)
        if visit.attaching:
            self._tell_attaching(visit.attaching)
        if visit.greeting:
            self.say(visit.greeting)

    def _tell_attaching(self, mark: str) -> None:
        found = self.attempt(lambda: self.library.mark(mark))
        if found is not None:
            words = shorten(one_line(found.annotation.exact), ATTACHED)
            self.say(f"select where it is now, then r attaches it: “{words}”")

    def on_screen_resume(self, event: ScreenResume) -> None:
        """Textual looks up every style of a screen that is shown again; this one has them unless
        the theme is another one."""
        event.refresh_styles = event.refresh_styles and self._theme != self.app.theme
        self._theme = self.app.theme

    def on_resize(self) -> None:
        """The panel stands beside the text where there is room for both; none is left of it where
        this comes while the program ends."""
        self.query(Panel).set_class(self.size.width < PANEL_FROM, "-narrow")

    def show(self, reading: Reading, at: str | int | None = None) -> None:
        """Show an opened article, where the reader left it, at one of its marks or at an offset."""
        self.reading = reading
        if at is not None:
            place = self.place_of(at) if isinstance(at, str) else at
            reading.place = reading.place if place is None else place
        self.set_timer(FOLLOW, partial(self._no_longer_new, reading.article.id))
        self.pane.hidden_labels = set(self.library.setting("hidden", ["CARDINAL"]))
        self.pane.load(reading, self.library.codebook)
        self.tell_keys()
        self.tell_place(soon=False)
        self.know_article()

    def _no_longer_new(self, article: str) -> None:
        def note() -> None:
            if not self.library.read_only and self.library.state(article) == "new":
                self.library.set_state(article, "reading")

        self.attempt(note)

    def open(self, article: str, at: str | int | None = None) -> None:
        """Leave this article for another one."""
        self.leave_place()
        self.query(Prompt).remove()
        self.set_focus(self.pane)
        reading = self.attempt(lambda: self.library.open(article))
        if reading is not None:
            if article != self.reading.article.id:
                self.attaching = None
            self.show(reading, at)

    def leave_place(self) -> None:
        """Remember how far this article was read, and that it was."""
        self._no_longer_new(self.reading.article.id)
        if not self.library.read_only:
            self.attempt(lambda: self.library.leave(self.reading, self.pane.cursor))

    def reload(self) -> None:
        """Read the article again, the cursor staying at the words where it is."""
        before, place = self.reading, self.pane.cursor
        reading = self.attempt(lambda: self.library.open_again(before, place))
        if reading is not None:
            self.show(reading)
            if reading.version != before.version:
                self.say("a new text of this article came in · R shows what needs a look")

    def follow(self, change: Change) -> None:
        """Show a change: in this article by its spans alone, in another by going there."""
        if change.codebook or change.structure:
            self.reload()
        elif change.article not in (None, self.reading.article.id):
            self.open(change.article or "", where(change))
        else:
            self.pane.follow(change)
            self.keep_unsettled(change)
            self.soon()
            self.tell_place()

    def keep_unsettled(self, change: Change) -> None:
        """The marks that have no place in this text are the panel's alone."""
        gone = {mark.annotation.id for mark in change.removed}
        kept = [mark for mark in self.reading.unsettled if mark.annotation.id not in gone]
        kept += [mark for mark in change.added if mark.placement.status != "placed"]
        self.reading.unsettled = kept

    def action_back(self) -> None:
        """Back to where this article was opened from."""
        self.leave_place()
        if self.is_active and len(self.app.screen_stack) > 1:
            self.dismiss(self.reading.article.id)
        else:
            super().action_back()
