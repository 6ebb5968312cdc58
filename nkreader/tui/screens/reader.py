"""The article in the middle: the pane, the panel and the two lines around it, kept together.

What keys do is in `acts`; this screen opens articles, and hands changes to what shows them.
"""

from functools import partial

from textual import on
from textual.app import ComposeResult
from textual.events import DescendantFocus

from nkreader.library import Library
from nkreader.model import Change, Reading
from nkreader.shipped import sheets
from nkreader.tui.acts.context import ReadingContext, where
from nkreader.tui.acts.finding import find_first, show_hits
from nkreader.tui.acts.looks import dress, restore
from nkreader.tui.acts.reading import READING
from nkreader.tui.acts.tagging import advancing, toggle
from nkreader.tui.acts.ways import Visit, Ways
from nkreader.tui.asking import Asking
from nkreader.tui.hearing import Hearing
from nkreader.tui.keys import Where
from nkreader.tui.pane import ReadingPane
from nkreader.tui.pane.messages import Moved, NoneLeft, NotHere
from nkreader.tui.progress import LOOKED_AT, SOON
from nkreader.tui.screens.base import LibraryScreen, guarded
from nkreader.tui.sides import Side, Sides
from nkreader.tui.widgets.legend import Legend
from nkreader.tui.widgets.panel import Panel
from nkreader.tui.widgets.place_line import place_in, place_line
from nkreader.tui.widgets.prompt import PromptSlot
from nkreader.tui.widgets.reader_panel import ReaderPanel
from nkreader.tui.widgets.rows import RowList
from nkreader.tui.widgets.sides import TextAndPanel


class ReaderScreen(LibraryScreen):
    """One open article."""

    AUTO_FOCUS = "ReadingPane"
    CSS_PATH = sheets("pane", "reader")
    place = "pane"
    acts = READING
    toggle = staticmethod(toggle)
    here: ReadingContext
    _visit: Visit | None = None

    def __init__(self, library: Library, ways: Ways) -> None:
        super().__init__(library, ways)
        self.sides = Sides(library)
        self.panel = Panel()
        self.texts = TextAndPanel(self.pane, self.panel)
        self.legend = Legend(self.pane)
        self.prompt = PromptSlot(self.attempt, self.to_text)
        self.beside = ReaderPanel(
            self.panel,
            lambda: self.pane,
            lambda article: self.attempt(partial(self.sides.said, article)),
            lambda: library.codebook,
            Hearing(Asking(self, library)),
            self.tell_place,
        )
        self.here = ReadingContext(
            **self.collaborators(),
            rows=self.panel,
            sides=self.sides,
            panel=self.panel,
            legend=self.legend,
            prompt=self.prompt,
            open_next=self._open_next,
            open_in_place=self.open,
            open_beside=self.open_beside,
            turn_to=self.turn_to,
            place_of=self.place_of,
            tell_place=self.tell_place,
            marks=lambda: self.beside.marks,
            claim_here=self.beside.claim_here,
            fill_panel=self.beside.fill,
            to_text=self.to_text,
            in_panel=lambda: self.place_of_keys() == "panel",
        )

    def place_of_keys(self) -> Where:
        """The panel where it has the keys, else the text."""
        return "panel" if self.focused is self.panel else "pane"

    @property
    def pane(self) -> ReadingPane:
        """The text that has the keys."""
        return self.sides.now.pane

    @property
    def reading(self) -> Reading:
        """The open article."""
        return self.sides.now.reading

    def compose(self) -> ComposeResult:
        """A line above, the article, the panel, a line below."""
        yield self.top_bar
        yield self.texts
        yield self.legend
        yield self.prompt
        yield self.bottom_bar

    # Opening

    def begin(self, visit: Visit) -> None:
        """Open an article as if this screen had been made for it. Raises NkreaderError where there
        is none."""
        reading = self.library.open(visit.article)
        self.sides.drop()
        self.texts.take_away()
        self.sides.now.take(reading, visit.listing, visit.attaching, visit.hits_in)
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
        self._go_to(visit)
        if visit.greeting:
            self.say(visit.greeting)
        if visit.beside is not None:
            self.attempt(partial(self.open_beside, visit.beside))

    def _go_to(self, visit: Visit) -> None:
        """Show the article that was opened, at the place that was asked for."""
        self._show(self.reading, visit.at, "" if visit.hits else visit.find)
        if visit.hits:
            show_hits(self.here, visit.find, visit.hits)

    def _show(self, reading: Reading, at: str | int | None = None, find: str = "") -> None:
        """Show an opened article: where the reader left it, at one of its marks or at an offset, or
        where words are found."""
        side = self.sides.now
        side.reading = reading
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
        side.progress.begin(reading, self.pane.cursor)
        self.set_timer(SOON, partial(self.attempt, partial(side.progress.opened, reading)))
        self.set_timer(LOOKED_AT, partial(self.attempt, partial(side.progress.looked_at, reading)))

    def open(self, article: str, at: str | int | None = None, find: str = "") -> None:
        """Leave this article for another one. Raises NkreaderError where there is none."""
        self.attempt(partial(self.sides.now.progress.pass_on, self.pane.cursor))
        self.prompt.close()
        self.set_focus(self.pane)
        reading = self.library.open(article)
        if article != self.reading.article.id:
            self.here.attaching = None
        self._show(reading, at, find)

    def _open_next(self, article: str) -> None:
        listing = self.here.listing
        self.open(article, listing.begin(article), listing.words)

    def leave(self) -> None:
        """Back to where this article was opened from."""
        for side in self.sides:
            self.attempt(partial(side.progress.leave, side.pane.cursor))
        if self.is_active and len(self.app.screen_stack) > 1:
            self.dismiss(self.reading.article.id)
        else:
            super().leave()

    @guarded
    def _watch(self) -> None:
        super()._watch()
        self.sides.look()

    # Two articles

    def open_beside(self, visit: Visit) -> None:
        """Open an article beside the first one. Raises NkreaderError where there is none."""
        reading = self.library.open(visit.article)
        side = self.sides.add()
        self.texts.add(side.pane)
        side.take(reading, visit.listing, visit.attaching, visit.hits_in)
        self.turn_to(side)
        dress(self.here)
        self._go_to(visit)

    def turn_to(self, side: Side) -> None:
        """Let keys, panel and the line above be about an article."""
        self.sides.now = side
        if self.sides.second is None:
            self.texts.take_away()
        self.to_text()
        self.beside.open(side.reading)
        self.tell_place(soon=False)

    @guarded
    def on_descendant_focus(self, event: DescendantFocus) -> None:
        """A click into the other text."""
        other = self.sides.other
        if other is not None and event.widget is other.pane:
            self.turn_to(other)

    # Changes

    def reload(self) -> None:
        """Read what is open again, the cursor staying at the words where it is."""
        self.attempt(partial(self.sides.open_other_again, self.library.codebook))
        before = self.reading.version
        self._show(self.library.open_again(self.reading, self.pane.cursor))
        if self.reading.version != before:
            self.say("a new text of this article came in · R shows what needs a look")

    def follow(self, change: Change) -> None:
        """Show a change: in an article that is open by its spans alone, in another by going
        there."""
        showing = self.sides.showing(change.article)
        if not showing:
            self.open(change.article or "", where(change))
            return
        at = where(change) if self.sides.now not in showing else None
        if self.sides.now not in showing:
            self.turn_to(showing[0])
        if change.codebook or change.structure or change.article is None:
            self.reload()
        else:
            for side in showing:
                side.follow(change)
            self.beside.changed(change)
            self.tell_place()
        place = self.place_of(at) if isinstance(at, str) else at
        if place is not None:
            self.pane.go(place)

    def place_of(self, mark: str) -> int | None:
        """Where a mark of this article begins; of one without a place that is told in words."""
        for found in self.library.marks(self.reading.article.id):
            if found.annotation.id == mark:
                if found.placement.start is None:
                    self.say("this passage is not in the text as it is now; its words are kept")
                return found.placement.start
        return None

    # Around the text

    def tell_place(self, soon: bool = True) -> None:
        """The line above, with the next frame, or soon after it."""
        read_only, attaching = bool(self.library.read_only), self.here.attaching is not None
        links = self.beside.links_here()
        place = place_in(self.pane, attaching, advancing(self.here), read_only, links)
        self.texts.tell([side.title for side in self.sides], self.pane)
        left, right = place_line(self.reading.article, place)
        self.title_line(left, right, soon, self.beside.told())

    def to_text(self) -> None:
        """Give the keys to the text; no panel lies over it any more."""
        self.panel.remove_class("-over")
        self.set_focus(self.pane)

    @guarded
    def on_resize(self) -> None:
        """Panel and second article stand beside the text where there is room."""
        self.texts.fits(self.size.width)

    # What the regions tell

    @on(Moved)
    @guarded
    def _moved(self) -> None:
        self.tell_place()
        self.bottom_bar.fade()
        self.beside.follow()

    @on(NoneLeft)
    @on(NotHere)
    @guarded
    def _nothing(self, event: NoneLeft | NotHere) -> None:
        self.say(event.words)

    @on(RowList.Chosen)
    @guarded
    def _chosen(self) -> None:
        self.action_do("open")
