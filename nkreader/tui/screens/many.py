"""What is asked about many articles at once: their data, and whether they are to go."""

import asyncio
from collections.abc import Callable, Collection
from functools import partial
from typing import ClassVar, TypeVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical, VerticalScroll
from textual.content import Content
from textual.widgets import Static

from nkreader.library import Library
from nkreader.library.many import Many
from nkreader.model import METADATA, NkreaderError
from nkreader.shipped import sheets
from nkreader.tui.screens.data import EXAMPLES, field, typed
from nkreader.tui.screens.dialog import Dialog
from nkreader.tui.widgets.key_line import KeyLine

Result = TypeVar("Result")


def counted(number: int, one: str) -> str:
    """A number of things in words."""
    return f"{number:,} {one}{'' if number == 1 else 's'}"


def beside(library: Library, ids: Collection[str], act: Callable[[Many], Result]) -> Result:
    """Do something to many articles with a connection of its own, for a thread of its own."""
    with Library(library.path, library.annotator, library.set_name) as own:
        return act(own.shelf.many(ids))


class ManyDataScreen(Dialog[str | None]):
    """Sets the fields that were changed, in all of them, as one act; returns what was done."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape", "leave", "leave")]
    AUTO_FOCUS = "Input"
    CSS_PATH = sheets("dialogs")

    def __init__(self, library: Library, ids: Collection[str]) -> None:
        super().__init__()
        self._library = library
        self._ids = ids
        self._common = library.shelf.many(ids).common()
        self._writing = False

    def compose(self) -> ComposeResult:
        """One input a field; what is not the same in all of them is not shown."""
        with VerticalScroll(classes="dialog"):
            title = f"About {counted(len(self._ids), 'article')} · only what is changed is set"
            yield Static(Content(title), classes="title")
            for name in METADATA:
                same, value = self._common[name]
                hint = EXAMPLES.get(name, "unknown") if same else "several: as they are"
                yield field(name, " ", value or "", hint)
            yield Static(Content(""), id="trouble")
            yield KeyLine("Enter keeps all  Esc leaves  Tab next field")

    def on_input_submitted(self) -> None:
        """Keep what was changed."""
        before = {name: value for name, (_, value) in self._common.items()}
        changed = {name: value for name, value in typed(self).items() if value != before[name]}
        if not changed:
            self.dismiss(None)
        elif not self._writing:
            self._writing = True
            self.trouble("writing …")
            self.run_worker(self._write(changed), exclusive=True)

    async def _write(self, changed: dict[str, str | None]) -> None:
        edit = partial(beside, self._library, self._ids, lambda many: many.edit(changed).said)
        try:
            said = await asyncio.to_thread(edit)
        except NkreaderError as error:
            self.trouble(str(error))
        else:
            self.dismiss(said)
        finally:
            self._writing = False

    def action_leave(self) -> None:
        """Change nothing, unless it is being written already."""
        if not self._writing:
            self.dismiss(None)


class Question(Static, can_focus=True):
    """What is asked; it has the keys, for a dialog without a place for them is still opening."""


class RemoveScreen(Dialog[str | None]):
    """Takes articles out of the library; returns what was done."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "remove(False)", "remove"),
        Binding("X", "remove(True)", "remove all"),
        Binding("alt+x", "remove(True)", "remove all"),
        Binding("escape,q", "leave", "leave"),
    ]
    AUTO_FOCUS = "Question"
    CSS_PATH = sheets("dialogs")

    def __init__(self, library: Library, ids: Collection[str]) -> None:
        super().__init__()
        self._library = library
        self._ids = ids
        self._found = library.shelf.many(ids).work()
        self._at: int | None = None
        """How many were looked at; None before it began."""
        self._stop = False

    def compose(self) -> ComposeResult:
        """What would go, and the keys."""
        found, bare = self._found, len(self._ids) - self._found.articles
        lines = [f"Take {counted(len(self._ids), 'article')} out of the library?"]
        keys = "Enter takes them out  Esc leaves"
        if found.articles:
            have = "has" if found.articles == 1 else "have"
            which = "It" if len(self._ids) == 1 else f"{found.articles:,} of them"
            lines.append(f"{which} {have} {found.words}.")
            rest = f"Enter takes out the {bare:,} without any  " if bare else ""
            keys = f"{rest}X takes out all of it  Esc leaves"
        lines.append("This can't be undone; files on the disk are not touched.")
        with Vertical(classes="dialog"):
            yield Static(Content(lines[0]), classes="title")
            yield Question(Content("\n".join(lines[1:])))
            yield Static(Content(""), id="trouble")
            for line in keys.split("  "):
                yield KeyLine(line)

    def action_remove(self, with_annotations: bool) -> None:
        """Take them out; those with annotations only if that was said."""
        bare = len(self._ids) > self._found.articles
        if self._at is None and (bare or with_annotations):
            self._at = 0
            self.set_interval(0.1, self._tell)
            self.run_worker(self._remove(with_annotations), exclusive=True)

    async def _remove(self, with_annotations: bool) -> None:
        remove = partial(
            beside,
            self._library,
            self._ids,
            lambda many: many.remove(with_annotations, self._go_on),
        )
        try:
            gone = await asyncio.to_thread(remove)
        except NkreaderError as error:
            self._at = None
            self.trouble(str(error))
        else:
            self.dismiss(f"{counted(gone, 'article')} taken out of the library")

    def _go_on(self, number: int) -> bool:
        self._at = number
        return not self._stop

    def _tell(self) -> None:
        if self._at is not None:
            end = "stopping …" if self._stop else "Esc stops"
            self.trouble(f"{self._at:,} of {len(self._ids):,} · {end}")

    def action_leave(self) -> None:
        """Take nothing out; once it has begun, no more."""
        if self._at is None:
            self.dismiss(None)
        self._stop = True
