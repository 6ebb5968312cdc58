"""The reading pane as a screen uses it: what it is told, what it is asked, and its events."""

from functools import partial
from typing import Any

from textual.events import Click, MouseDown, MouseMove, MouseScrollDown, MouseScrollUp, MouseUp
from textual.message import Message
from textual.scrollbar import ScrollDown, ScrollTo, ScrollUp

from nkreader.model import Change, Codebook, Label, Reading
from nkreader.text.columns import SpanColumns
from nkreader.text.document import Style
from nkreader.text.span import Span
from nkreader.tui.pane import marks, messages, selecting
from nkreader.tui.pane.finding import FoldedText, first_hit, hit_at
from nkreader.tui.pane.motions import MOTIONS, Motion, nothing, scroll
from nkreader.tui.pane.mouse import Mouse
from nkreader.tui.pane.sheet import Sheet
from nkreader.tui.pane.state import Find, Go, Page, Selection
from nkreader.tui.pane.window import held_place

_WHEEL_ROWS = 3


def _setting(name: str, does: str, least: int = 0) -> Any:
    """A number of the layout; another one lays the article out anew."""

    def get(pane: "ReadingPane") -> int:
        return int(getattr(pane._rows, name))

    def put(pane: "ReadingPane", value: int) -> None:
        if max(least, value) != get(pane):
            setattr(pane._rows, name, max(least, value))
            pane._lay_out()
            pane.refresh()

    return property(get, put, doc=does)


class ReadingPane(Sheet, can_focus=True, inherit_bindings=False):
    """An article to read and tag, with one cursor."""

    Moved = messages.Moved
    NoneLeft = messages.NoneLeft
    NotHere = messages.NotHere

    measure: int = _setting("measure", "Cells of a full row of text; fewer in a narrow pane.", 20)
    spacing: int = _setting("spacing", "Empty rows between blocks: 0 or 1.")
    leading: int = _setting("leading", "Empty rows below every row of text: 0 or 1.")

    def __init__(self, *, id: str | None = None, classes: str | None = None) -> None:
        super().__init__(id=id, classes=classes)
        self._folded = FoldedText()
        self._mouse = Mouse(self)

    # What is open

    def load(self, reading: Reading, codebook: Codebook) -> None:
        """Show an article, the cursor where the reader left or on the first body sentence. The same
        text again, its zones or sentences changed, stays where it is on the screen."""
        before, held, at = self.reading, -1, 0
        if before and before.version == reading.version and reading.place == self.cursor:
            held, at = held_place(self._rows.layout, self._selection, self._window)
        else:
            self.let_go()
        self._page = page = Page.of(reading, codebook)
        if self.finding:
            told = self._find.places if before and before.version == reading.version else None
            places = self._folded.places(reading.document.text, self.finding)
            self._page = page.with_hits(places if told is None else told)
        place = page.units.opening() if reading.place is None else reading.place
        self._selection = self._selection._replace(cursor=place)
        self._rows.layout = None
        if self.size.width:
            self._lay_out(held, at)
            self._opened()

    def let_go(self) -> None:
        """Nothing is selected, held or looked for any more."""
        self._selection, self._find = Selection(self.cursor), Find()
        self._mouse.release()

    def follow(self, change: Change, codebook: Codebook | None = None) -> None:
        """Follow a change of this article: its marks come and go, and only their rows are painted
        again. `codebook` is the present one, where the change touched it."""
        if self._page is None:
            return
        if codebook is not None and codebook != self._page.codebook:
            self._page = marks.renumbered(self._page, codebook)
            self._paint_anew()
        for span in marks.follow(self._page, change):
            self._refresh_span(span, self._window)

    @property
    def reading(self) -> Reading | None:
        """The open article."""
        return self._page.reading if self._page else None

    @property
    def codebook(self) -> Codebook:
        """The codebook whose colours and digits are shown."""
        return self._page.codebook if self._page else Codebook(())

    @property
    def hidden_labels(self) -> set[Label]:
        """The kinds of entities that are not shown; a copy, set it to change it."""
        return set(self._hidden)

    @hidden_labels.setter
    def hidden_labels(self, labels: set[Label]) -> None:
        if labels != self._hidden:
            self._hidden = frozenset(labels)
            self._paint_anew()

    # Where the cursor is, and what lies there

    @property
    def cursor(self) -> int:
        """The offset of the cluster that the cursor is on."""
        return self._selection.cursor

    @property
    def sentence(self) -> tuple[int, int, int]:
        """(start, end, block number) of the current sentence."""
        return self._page.units.sentence(self.cursor) if self._page else (0, 0, 0)

    def position(self) -> tuple[int, int]:
        """Which body sentence is current (from 1; 0 before the first), of how many."""
        return self._page.units.position(self.cursor) if self._page else (0, 0)

    @property
    def is_selecting(self) -> bool:
        """Whether a selection was begun, used or not."""
        return self._selection.anchor is not None

    @property
    def selection(self) -> Span | None:
        """What is selected, without white space at its ends; None where `v` was pressed alone."""
        scene = self.scene()
        return selecting.selected(scene) if scene else None

    def target(self) -> Span | None:
        """What a tag key acts on: the selection, else the current sentence."""
        scene = self.scene()
        return selecting.target(scene) if scene else None

    def marks_here(self) -> list[str]:
        """Ids of the marks here, first those at the cursor or in the selection."""
        scene = self.scene()
        return marks.marks_here(scene) if scene else []

    def current_mark(self) -> str | None:
        """The id of the mark that keys act on."""
        scene = self.scene()
        return marks.current_mark(scene) if scene else None

    def mentions_here(self) -> list[int]:
        """Indices in the reading's mentions of those here, first those at the cursor."""
        scene = self.scene()
        return marks.mentions_here(scene) if scene else []

    def links_here(self) -> list[Style]:
        """The links in the current sentence, else in its block."""
        scene = self.scene()
        return marks.links_here(scene) if scene else []

    # Moves

    def apply(self, motion: str | Motion) -> bool:
        """Make a motion, or the one with this id of the table of keys. Where there is nothing to go
        to, returns False; by id, a message says so too."""
        scene = self.scene()
        if scene is None:
            return False
        go = (MOTIONS[motion] if isinstance(motion, str) else motion)(scene)
        if go is not None:
            self.put(go, scene)
        elif motion == "untagged.next" and not self.finding:
            self.post_message(messages.NoneLeft())
        elif isinstance(motion, str) and (what := nothing(scene, motion)):
            self.post_message(messages.NotHere(what))
        return go is not None

    def show(self, selection: Selection) -> None:
        """Show another cursor and selection, the sentence there whole, with context."""
        self.put(Go(selection))

    def go(self, offset: int) -> None:
        """Jump to an offset; a selection that is open grows or shrinks by whole words."""
        if not self.apply(partial(selecting.jump, offset=offset)):
            self.show(Selection(offset))

    def select_span(self, start: int, end: int) -> None:
        """Select `[start, end)`, the cursor on its last cluster."""
        if start < end:
            self.apply(partial(selecting.over, unit=(start, end)))

    def settle_selection(self) -> None:
        """Something was done with the selection: it stays for another key, and the next move
        begins anew."""
        self._selection = self._selection._replace(used=self.is_selecting)

    def advance(self) -> None:
        """Drop the selection and go to the body sentence behind it, or behind the current one."""
        self.apply(selecting.advance)

    def choose(self, mark: str) -> None:
        """Make the mark with this id the one that keys act on, and go to it."""
        self.apply(partial(marks.choose, mark=mark))

    # Find

    @property
    def finding(self) -> str:
        """The words looked for; "" while no find is on."""
        return self._find.words

    @property
    def hits(self) -> int:
        """How many places the words are found at."""
        return len(self._page.layers.hits.columns) if self._page else 0

    @property
    def hit(self) -> int:
        """Which hit the cursor is on, from 1; 0 where it is on none."""
        return hit_at(self._page, self.cursor) if self._page else 0

    def find(self, query: str) -> int:
        """Find `query` and go to its first hit at or behind the place where the find began, past
        the end from the top. Returns the number of hits. "" ends the find and goes back there."""
        if self._page is None or not (query or self.finding):
            return 0
        begun = self._find.begun if self.finding else self.cursor
        places = SpanColumns()
        if query:
            places = self._folded.places(self._page.reading.document.text, query)
        self._look_for(Find(query, begun) if query else Find(), places)
        self.show(Selection(first_hit(self._page, Find(query, begun))))
        return self.hits

    def show_hits(self, words: str, places: SpanColumns) -> None:
        """Begin a find whose hits are known already; the cursor stays."""
        self._look_for(Find(words, self.cursor, places), places)
        self._moved()

    def end_find(self) -> None:
        """End the find; the cursor stays."""
        if self.finding:
            self._look_for(Find(), SpanColumns())
            self._moved()

    # The mouse

    def on_mouse_down(self, event: MouseDown) -> None:
        """Put the cursor there; with shift, select up to there."""
        if event.button == 1 and self._mouse.press(event.x, event.y, event.shift):
            event.stop()

    def on_mouse_move(self, event: MouseMove) -> None:
        """Select from where the button went down."""
        if self._mouse.move(event.x, event.y):
            event.stop()

    def on_mouse_up(self, event: MouseUp) -> None:
        """End a drag."""
        if self._mouse.release():
            event.stop()

    def on_click(self, event: Click) -> None:
        """Select the word at a double click, the sentence at a triple click."""
        if self._mouse.click(event.x, event.y, event.chain):
            event.stop()

    def _scroll(self, event: Message, motion: Motion) -> None:
        """Scroll at once: an animation would send every step of it."""
        event.stop()
        event.prevent_default()
        self.apply(motion)

    def on_mouse_scroll_down(self, event: MouseScrollDown) -> None:
        """The wheel."""
        self._scroll(event, partial(scroll, by=_WHEEL_ROWS))

    def on_mouse_scroll_up(self, event: MouseScrollUp) -> None:
        """The wheel."""
        self._scroll(event, partial(scroll, by=-_WHEEL_ROWS))

    def on_scroll_to(self, event: ScrollTo) -> None:
        """The bar was dragged."""
        y = self.scroll_offset.y if event.y is None else round(event.y)
        self._scroll(event, partial(scroll, by=y - self.scroll_offset.y))

    def on_scroll_up(self, event: ScrollUp) -> None:
        """The bar was clicked above its thumb."""
        self._scroll(event, MOTIONS["page.up"])

    def on_scroll_down(self, event: ScrollDown) -> None:
        """The bar was clicked below its thumb."""
        self._scroll(event, MOTIONS["page.down"])
