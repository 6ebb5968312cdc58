"""The entities of the whole library: found by typing, by kind, in several orders; decided on."""

from collections.abc import Iterator, Sequence
from functools import partial
from time import monotonic

from textual import on
from textual.app import ComposeResult
from textual.timer import Timer

from nkreader.entity import Entity, Month
from nkreader.library import Library
from nkreader.model import NkreaderError
from nkreader.shipped import sheets
from nkreader.tui.acts.entities import ENTITIES
from nkreader.tui.acts.screen_contexts import EntityContext
from nkreader.tui.acts.ways import Ways
from nkreader.tui.screens.base import LibraryScreen, guarded
from nkreader.tui.widgets.entity_list import EntityList, Headings
from nkreader.tui.widgets.prompt import PromptSlot
from nkreader.tui.widgets.rows import RowList

_PAUSE, _SLICE = 0.05, 0.03
"""Seconds between two looks for names, and how long one is."""
_NONE = "no entities yet: articles that name someone bring them · + adds a name"
_NO_MATCH = "no name or spelling has that · Esc shows all · + adds one"


class EntitiesScreen(LibraryScreen):
    """Entities, the most frequent first."""

    AUTO_FOCUS = "EntityList"
    CSS_PATH = sheets("entities")
    place = "entities"
    acts = ENTITIES
    here: EntityContext

    def __init__(self, library: Library, ways: Ways) -> None:
        super().__init__(library, ways)
        self._catching: Iterator[int] | None = None
        self._left = 0
        """In how many articles names are still looked for."""
        self._found = False
        """Whether they were found in any since the list was shown."""
        self._timer: Timer | None = None
        self.rows = EntityList(self._months)
        self.headings = Headings()
        self.prompt = PromptSlot(self.attempt, lambda: self.set_focus(self.rows))
        self.here = EntityContext(
            **self.collaborators(),
            rows=self.rows,
            prompt=self.prompt,
            listing=library.entities.listing(),
            list_again=self.list_again,
            tell=self.tell,
        )

    def compose(self) -> ComposeResult:
        """A line above, the headings, the entities, a line below."""
        yield self.top_bar
        yield self.headings
        yield self.rows
        yield self.prompt
        yield self.bottom_bar

    @guarded
    def on_mount(self) -> None:
        """Show the first page."""
        if self.is_current:
            self._show(0)
            self._catch_up()

    def reload(self) -> None:
        """Count again; the cursor stays on its entity."""
        self.list_again(True)

    def list_again(self, keep: bool) -> None:
        """List what is asked for now; with `keep` the cursor stays on its entity, or where that is
        gone, on its row."""
        asked, row = self.here.asked, self.rows.current if keep else None
        self.here.listing = self.library.entities.listing(asked.words, asked.labels, asked.sort)
        place = self.here.listing.index(row.id) if row is not None else None
        self._show(place if place is not None else self.rows.cursor if keep else 0)
        self._catch_up()

    def _catch_up(self) -> None:
        """Find names that were added or taken back in the articles that still wait for it, a little
        at a time."""
        if self._catching is None and not self.library.read_only:
            self._catching, self._found = self.library.entities.catch_up(), False
            self._timer = self.set_interval(_PAUSE, self._find_some)

    @guarded
    def _find_some(self) -> None:
        if self._catching is None or not self.is_active:
            return
        until = monotonic() + _SLICE
        try:
            while monotonic() < until:
                self._left, self._found = next(self._catching), True
        except (StopIteration, NkreaderError) as end:
            self._catching, self._left = None, 0
            if self._timer is not None:
                self._timer.stop()
            if isinstance(end, NkreaderError):
                raise
            if self._found:
                self.list_again(True)
            return
        self.tell()

    def _show(self, cursor: int) -> None:
        listing, asked = self.here.listing, self.here.asked
        self.rows.forget_courses()
        self.rows.span = self.library.entities.span()
        self.rows.nothing = _NO_MATCH if asked.words or asked.labels else _NONE
        self.rows.show(listing.count, self._fetch, cursor)
        self.headings.tell(asked.sort, self.rows.span)
        self.tell()
        self.hint()

    def tell(self) -> None:
        """The line above."""
        asked, count = self.here.asked, self.here.listing.count
        left = f"Entities · {count:,}"
        if asked.words:
            left += f" · filter “{asked.words}”"
        if asked.labels:
            left += f" · {len(asked.labels)} of the kinds"
        if self.rows.marked:
            left += f" · {len(self.rows.marked)} marked"
        if self._left:
            left += f" · looking in {self._left:,} articles"
        lock = " · read only" if self.library.read_only else ""
        self.title_line(left, f"by {asked.sort}{lock}")

    def _fetch(self, first: int, count: int) -> list[Entity]:
        """Rows for the list, which asks for them while it is painted."""
        return self.attempt(partial(self.here.listing.fetch, first, count)) or []

    def _months(self, id: str) -> Sequence[Month]:
        return self.attempt(partial(self.here.listing.months, id)) or []

    @on(RowList.Chosen)
    @guarded
    def _chosen(self) -> None:
        self.action_do("open")
