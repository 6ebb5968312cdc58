"""Bringing annotations in: a path, a set, what would come, Enter; Esc takes back what comes in."""

import asyncio
from pathlib import Path
from typing import ClassVar, Literal

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Input, Static

from nkreader.library import Library
from nkreader.library.history import StoppedError
from nkreader.library.import_preview import Coming
from nkreader.library.import_words import coming_lines, imported_words
from nkreader.library.importing import Imported
from nkreader.library.paths import user_path
from nkreader.model import NkreaderError
from nkreader.shipped import sheets
from nkreader.tui.screens.dialog import LOW, Dialog
from nkreader.tui.widgets.fitting import one_line
from nkreader.tui.widgets.key_line import KeyLine
from nkreader.tui.widgets.typed_line import completed

PAUSE = 0.1
"""Seconds between two looks at how far it is."""
_REST = 14
"""Rows of the dialog beside what is told."""
_REST_LOW = 8
Stage = Literal["asking", "looking", "told", "taking"]
_KEYS: dict[Stage, str] = {
    "asking": "Enter looks first  Esc leaves  ↑↓ into which set  Tab completes the path",
    "looking": "Esc leaves  ↑↓ into which set",
    "told": "Enter brings it in  Esc leaves  ↑↓ into which set",
    "taking": "Esc stops it; everything is then as it was",
}


class PathInput(Input):
    """A path is typed; Tab completes it as far as it is certain."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("tab", "complete", "complete", show=False)]

    def action_complete(self) -> None:
        """Tab."""
        self.value = completed(self.value)
        self.cursor_position = len(self.value)


class WhatComes(Static, can_focus=True):
    """Has the keys while it comes, so that one that stops is heard."""


class TakeInScreen(Dialog[str | None]):
    """Returns what to say about the import, or None."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,ctrl+c", "leave", "leave"),
        Binding("down", "into(1)", "which set"),
        Binding("up", "into(-1)", "which set"),
    ]
    AUTO_FOCUS = "PathInput"
    CSS_PATH = sheets("dialogs")

    def __init__(self, library: Library) -> None:
        super().__init__()
        self._library = library
        self._stage: Stage = "asking"
        self._path = Path()
        # As the file says; of one's own the current set is the first.
        own = [one.name for one, *_ in library.hands.every() if one.annotator == library.annotator]
        self._sets = [None, *dict.fromkeys([library.set_name, *own])]
        self._into = 0
        self._far = (0, 0)
        self._stopped = False

    def compose(self) -> ComposeResult:
        """The path, what would come of it, the keys."""
        with Vertical(classes="dialog"):
            yield Static(Content("Bring annotations in, one undoable step"), classes="title")
            box = PathInput(placeholder="a file or folder: an export, a project, a library")
            box.cursor_blink = False
            yield box
            yield Static(Content(self._into_words()), id="along")
            yield WhatComes(Content(""), id="coming")
            yield Static(Content(""), id="trouble")
            yield KeyLine(_KEYS["asking"])

    def on_mount(self) -> None:
        """Show how far it is, while it comes."""
        self.set_interval(PAUSE, self._show)

    def on_unmount(self) -> None:
        """Whoever leaves the program does not wait for the end."""
        self._stopped = True

    def on_input_changed(self) -> None:
        """What was told is of another path."""
        if self._stage in ("looking", "told"):
            self.workers.cancel_group(self, "look")
            self._to("asking")
            self._tell([])

    def on_input_submitted(self) -> None:
        """Look first; once that is told, do it."""
        if self._stage == "asking" and self.query_one(PathInput).value.strip():
            if self.attempt(self._name_path):
                self._begin_to_look()
        elif self._stage == "told":
            self._to("taking")
            self.run_worker(self._take(), group="take")

    def action_into(self, by: int) -> None:
        """Another set; what was told is of the one before."""
        if self._stage == "taking":
            return
        self._into = (self._into + by) % len(self._sets)
        self.query_one("#along", Static).update(Content(self._into_words()))
        if self._stage != "asking":
            self._begin_to_look()

    def _into_words(self) -> str:
        name = self._sets[self._into]
        return one_line(f"into your set {name}" if name else "into the sets that the file names")

    def _begin_to_look(self) -> None:
        self._to("looking")
        self.run_worker(self._look(), group="look", exclusive=True)

    def _name_path(self) -> None:
        self._path = user_path(self.query_one(PathInput).value.strip())

    def _to(self, stage: Stage) -> None:
        self._stage = stage
        self.query_one(KeyLine).tell(_KEYS[stage])
        self.set_focus(self.query_one(WhatComes if stage == "taking" else PathInput))

    async def _look(self) -> None:
        self._tell(["looking …"])
        try:
            coming = await asyncio.to_thread(self._foresee, self._sets[self._into])
        except NkreaderError as error:
            self._to("asking")
            self._tell([])
            self.trouble(str(error))
            return
        self._to("told")
        self._tell([*coming_lines(coming), *(f"· {note}" for note in coming.notes)])

    def _foresee(self, set_name: str | None) -> Coming:
        with self._own() as own:
            return own.handed_in.foresee(self._path, self._path.name, set_name)

    async def _take(self) -> None:
        try:
            done = await asyncio.to_thread(self._take_in)
        except StoppedError:
            self.dismiss("stopped; everything is as it was")
            return
        except NkreaderError as error:
            self._to("asking")
            self._tell([])
            self.trouble(str(error))
            return
        more = f" · {done.conflicts:,} conflicts: m among the sets" if done.conflicts else ""
        self.dismiss(f"{imported_words(done)}{more} · u undoes")

    def _take_in(self) -> Imported:
        with self._own() as own:
            name, into = self._path.name, self._sets[self._into]
            return own.handed_in.take(self._path, name, into, tell=self._hear)

    def _own(self) -> Library:
        """The library, for a thread."""
        here = self._library
        return Library(here.path, here.annotator, here.set_name)

    def _hear(self, done: int, of: int) -> None:
        """From the thread."""
        self._far = (done, of)
        if self._stopped:
            raise StoppedError("stopped; everything is as it was")

    def _show(self) -> None:
        done, of = self._far
        if self._stage == "taking":
            far = f"{100 * done // of} % of {of:,} articles and annotations" if of else "…"
            self._tell(["taking itself back …" if self._stopped else far])

    def _tell(self, lines: list[str]) -> None:
        low = self.size.height < LOW
        most = max(2, self.size.height - (_REST_LOW if low else _REST))
        shown = lines if len(lines) <= most else lines[: most - 1]
        if len(lines) > most:
            shown = [
                *shown,
                f"and {len(lines) - most + 1} lines more, which import --dry-run lists",
            ]
        self.query_one("#coming", Static).update(Content("\n".join(map(one_line, shown))))

    def action_leave(self) -> None:
        """Bring in nothing; what is coming in stops and is taken back."""
        if self._stage == "taking":
            self._stopped = True
        else:
            self.dismiss(None)
