"""Handing the current set over: a format's letter, a path, Enter."""

import asyncio
from collections.abc import Callable
from contextlib import suppress
from datetime import date
from pathlib import Path
from typing import ClassVar

from textual import events
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Input, Static

from nkreader.article_marks import ArticleMark
from nkreader.library import Library
from nkreader.library.paths import folder_or_home, user_path
from nkreader.model import NkreaderError, Passage
from nkreader.shipped import sheets
from nkreader.tui.screens.dialog import Dialog
from nkreader.tui.widgets.fitting import one_line
from nkreader.tui.widgets.key_line import KeyLine
from nkreader.tui.widgets.table import Row, TwoColumns

_LEFT = 14
"""Cells of a format's letter and name."""


def _counted(number: int) -> str:
    return f"{number:,} annotation{'' if number == 1 else 's'}"


class Letters(TwoColumns, can_focus=True):
    """The formats, each under its first letter."""

    @property
    def low(self) -> bool:
        """Where there are few rows, none of them for words that go on."""
        return self.screen.has_class("-short")


class HandOverScreen(Dialog[str | None]):
    """Returns what to say about the export, or None."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "leave", "leave"),
        Binding("enter", "write", "write"),
    ]
    AUTO_FOCUS = "Letters"
    CSS_PATH = sheets("dialogs")

    def __init__(
        self,
        library: Library,
        count: int,
        wanted: Callable[[Library], list[Passage]],
        whole: Callable[[ArticleMark], bool],
        scope: str = "",
        everything: bool = False,
    ) -> None:
        """`count` passages are there to hand over; `wanted` reads them. `whole` tells what is
        handed over of what is said of whole articles; `scope` is where they are, in words."""
        super().__init__()
        self._library = library
        self._count = count
        self._wanted = wanted
        self._whole = whole
        self._scope = scope
        self._everything = everything
        self._warned: Path | None = None
        self._writing = False
        self._formats = {name[0]: form for name, form in library.formats().items() if form.writes}
        remembered = library.setting("format")
        known = [form.name for form in self._formats.values()]
        # Another version may have had other formats.
        self._chosen = remembered if remembered in known else "jsonl"

    def compose(self) -> ComposeResult:
        """The formats, where the file goes, the keys."""
        owner = one_line(f"set {self._library.set_name} of {self._library.annotator}")
        title = f"Hand over {_counted(self._count)}{self._scope}: {owner}"
        with Vertical(classes="dialog"):
            yield Static(Content(title), classes="title")
            yield Letters(self._choices(), _LEFT, self._at())
            box = Input(str(self._path()), placeholder="file")
            box.cursor_blink = False
            yield box
            yield Static(Content(""), id="trouble")
            yield KeyLine("Enter writes  Esc leaves  Tab to the path")

    def _choices(self) -> list[Row]:
        return [
            (f"{letter}  {form.name}", "", form.carries) for letter, form in self._formats.items()
        ]

    def _at(self) -> int:
        return [form.name for form in self._formats.values()].index(self._chosen)

    def _path(self) -> Path:
        form = self._library.formats()[self._chosen]
        remembered = self._library.setting("folder")
        folder = folder_or_home(remembered if isinstance(remembered, str) else None)
        who = f"{self._library.annotator}-{self._library.set_name}"
        name = f"nkreader-{who}-{date.today().isoformat()}"
        safe = "".join(c if c.isalnum() or c in "-_." else "-" for c in name)
        path, number = folder / f"{safe}{form.suffix}", 2
        while path.exists():
            path, number = folder / f"{safe}-{number}{form.suffix}", number + 1
        return path

    def on_key(self, event: events.Key) -> None:
        """A format's letter chooses it, unless a path is being typed."""
        if isinstance(self.focused, Letters) and event.key in self._formats:
            self._chosen = self._formats[event.key].name
            self.query_one(Letters).choose(self._at())
            self.query_one(Input).value = str(self._path())

    def on_input_submitted(self) -> None:
        """Enter in the path writes too."""
        self.action_write()

    def action_write(self) -> None:
        """Write the file, whole or not at all."""
        try:
            path = user_path(self.query_one(Input).value)
        except NkreaderError as error:
            self.trouble(str(error))
            return
        if path.exists() and path != self._warned:
            self._warned = path
            self.trouble(f"{path.name} is there already; Enter again replaces it")
        elif not self._writing:
            self._writing = True
            self.trouble("writing …")
            self.run_worker(self._write_beside(path), exclusive=True)

    async def _write_beside(self, path: Path) -> None:
        """Write with a connection of its own: the screen goes on, however many passages there
        are."""
        try:
            written = await asyncio.to_thread(self._write, path)
        except NkreaderError as error:
            self.trouble(str(error))
            return
        finally:
            self._writing = False
        with suppress(NkreaderError):
            self._library.remember("format", self._chosen)
            self._library.remember("folder", str(path.parent))
        self.dismiss(f"{_counted(written)} written to {path}")

    def _write(self, path: Path) -> int:
        here = self._library
        with Library(here.path, here.annotator, here.set_name) as own:
            whole = [one for one in own.article_marks.every() if self._whole(one)]
            wanted = self._wanted(own)
            return own.export(wanted, self._chosen, path, whole, self._everything).annotations

    def action_leave(self) -> None:
        """Write nothing."""
        self.dismiss(None)
