"""Bringing annotations in: a path, what would come, Enter; while it comes, Esc takes it back."""

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
from nkreader.tui.widgets.prompt import completed

PAUSE = 0.1
"""Seconds between two looks at how far it is."""
_REST = 13
"""Rows of the dialog beside what is told."""
_REST_LOW = 7
Stage = Literal["asking", "looking", "told", "taking"]


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

    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape,ctrl+c", "leave", "leave")]
    AUTO_FOCUS = "PathInput"
    CSS_PATH = sheets("dialogs")

    def __init__(self, library: Library) -> None:
        super().__init__()
        self._library = library
        self._stage: Stage = "asking"
        self._path = Path()
        self._far = (0, 0)
        self._stopped = False

    def compose(self) -> ComposeResult:
        """The path, what would come of it, the keys."""
        with Vertical(classes="dialog"):
            yield Static(Content("Bring annotations in, one undoable step"), classes="title")
            box = PathInput(placeholder="a file or folder: an export, a project, a library")
            box.cursor_blink = False
            yield box
            yield WhatComes(Content(""), id="coming")
            yield Static(Content(""), id="trouble")
            yield KeyLine("Enter looks first  Esc leaves  Tab completes the path")

    def on_mount(self) -> None:
        """Show how far it is, while it comes."""
        self.set_interval(PAUSE, self._show)

    def on_unmount(self) -> None:
        """Whoever leaves the program does not wait for the end."""
        self._stopped = True

    def on_input_changed(self) -> None:
        """What was told is of another path."""
        if self._stage == "told":
            self._to("asking")
            self._tell([])

    def on_input_submitted(self) -> None:
        """Look first; once that is told, do it."""
        if self._stage == "asking" and self.query_one(PathInput).value.strip():
            if self.attempt(self._name_path):
                self._to("looking")
                self.run_worker(self._look(), group="look", exclusive=True)
        elif self._stage == "told":
            self._to("taking")
            self.run_worker(self._take(), group="take")

    def _name_path(self) -> None:
        self._path = user_path(self.query_one(PathInput).value.strip())

    def _to(self, stage: Stage) -> None:
        self._stage = stage
        words = {
            "asking": "Enter looks first  Esc leaves  Tab completes the path",
            "looking": "Esc leaves",
            "told": "Enter brings it in  Esc leaves",
            "taking": "Esc stops it; everything is then as it was",
        }
        self.query_one(KeyLine).tell(words[stage])
        self.set_focus(self.query_one(WhatComes if stage == "taking" else PathInput))

    async def _look(self) -> None:
        self._tell(["looking …"])
        try:
            coming = await asyncio.to_thread(self._foresee)
        except NkreaderError as error:
            self._to("asking")
            self._tell([])
            self.trouble(str(error))
            return
        self._to("told")
        self._tell([*coming_lines(coming), *(f"· {note}" for note in coming.notes)])

    def _foresee(self) -> Coming:
        with self._own() as own:
            return own.handed_in.foresee(self._path, self._path.name)

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
            return own.handed_in.take(self._path, self._path.name, tell=self._hear)

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
