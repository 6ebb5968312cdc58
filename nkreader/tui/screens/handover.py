"""Handing annotations over: letters of a format's name, which of them, a path, Enter."""

import asyncio
from collections.abc import Sequence
from contextlib import suppress
from datetime import date
from pathlib import Path
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.timer import Timer
from textual.widgets import Input, OptionList, Static

from nkreader.library import Library
from nkreader.library.paths import folder_or_home, user_path
from nkreader.library.selecting import How
from nkreader.model import NkreaderError
from nkreader.shipped import sheets
from nkreader.tui.scopes import Along, Scope
from nkreader.tui.screens.dialog import LOW, Dialog
from nkreader.tui.themes import quiet
from nkreader.tui.widgets.fitting import one_line
from nkreader.tui.widgets.format_list import FormatList, Named
from nkreader.tui.widgets.key_line import KeyLine

PAUSE = 0.3
"""Seconds after which it is looked what a format leaves out: whoever knows what they want has
pressed Enter by then."""
_REST = 16
"""Rows of the dialog beside the formats."""
_REST_LOW = 8
_TOLD = 3
"""Lines of what is left out; of more the number is told."""


def _counted(number: int) -> str:
    return f"{number:,} annotation{'' if number == 1 else 's'}"


class HandOverScreen(Dialog[str | None]):
    """Returns what to say about the export, or None."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "leave", "leave"),
        Binding("space,right", "scope(1)", "which of them"),
        Binding("left", "scope(-1)", "which of them"),
        Binding("plus", "along('entities')", "entities"),
        Binding("equals_sign", "along('claims')", "claims"),
        Binding("minus", "protect", "protect"),
    ]
    AUTO_FOCUS = "FormatList"
    CSS_PATH = sheets("dialogs")

    def __init__(self, library: Library, scopes: Sequence[Scope]) -> None:
        """`scopes` are what can be handed over from here, the likeliest first."""
        super().__init__()
        self._library = library
        self._scopes = scopes
        self._scope = 0
        self._counts = {n: one.number for n, one in enumerate(scopes)}
        self._warned: Path | None = None
        self._writing = False
        self._timer: Timer | None = None
        self._forms = {one.name: one for one in library.formats().values() if one.writes}
        remembered = library.setting("format")
        # Another version may have had other formats.
        self._last = remembered if remembered in self._forms else "jsonl"
        self._goes = Along(*(library.setting(f"with_{one}") is True for one in Along._fields))
        self._protect = False
        self._list = FormatList(
            [Named(one.name, one.carries) for one in self._forms.values()], self._last
        )

    def compose(self) -> ComposeResult:
        """What goes out, the formats, what is left out, where it goes, the keys."""
        with Vertical(classes="dialog"):
            yield Static(Content(self._title()), classes="title", id="what")
            yield self._list
            yield Static(Content(""), id="leaves")
            box = Input(str(self._path(self._last)), placeholder="file")
            box.cursor_blink = False
            yield box
            yield KeyLine(self._along(), id="along")
            yield Static(Content(""), id="trouble")
            yield KeyLine(self._keys())

    def _keys(self) -> str:
        more = "Space which of them  " if len(self._scopes) > 1 else ""
        return f"Enter writes  Esc leaves  {more}Tab to the path"

    def on_mount(self) -> None:
        """See what the format leaves out, when the keys rest."""
        self._look()

    def on_resize(self) -> None:
        """The formats have all the rows that the rest of the dialog leaves."""
        rest = _REST_LOW if self.size.height < LOW else _REST
        self._list.styles.max_height = max(2, self.size.height - rest)
        self._list.scroll_to_highlight()

    def _title(self) -> str:
        count, scope = self._counts[self._scope], self._scopes[self._scope]
        owner = f"set {self._library.set_name} of {self._library.annotator}"
        what = "annotations" if count is None else _counted(count)
        return one_line(f"Hand over {what}{scope.words}: {owner}")

    def _along(self) -> str:
        entities, claims = ("with" if goes else "no" for goes in self._goes)
        sources = "are cut out" if self._protect else "stay"
        return f"+ {entities} entities  = {claims} claims  - sources {sources}"

    def _path(self, form: str) -> Path:
        remembered = self._library.setting("folder")
        folder = folder_or_home(remembered if isinstance(remembered, str) else None)
        who = f"{self._library.annotator}-{self._library.set_name}"
        name = f"nkreader-{who}-{date.today().isoformat()}"
        safe = "".join(c if c.isalnum() or c in "-_." else "-" for c in name)
        suffix = self._forms[form].suffix
        path, number = folder / f"{safe}{suffix}", 2
        while path.exists():
            path, number = folder / f"{safe}-{number}{suffix}", number + 1
        return path

    @on(OptionList.OptionHighlighted)
    def _another_format(self) -> None:
        """Its file has another name, and it leaves out something else."""
        self.query_one(Input).value = str(self._path(self._list.now))
        self._look()

    def action_scope(self, by: int) -> None:
        """Other annotations than these."""
        if len(self._scopes) > 1:
            self._scope = (self._scope + by) % len(self._scopes)
            self.query_one("#what", Static).update(Content(self._title()))
            self._look()

    def action_along(self, what: str) -> None:
        """With entities, or claims, or without."""
        self._goes = self._goes._replace(**{what: not getattr(self._goes, what)})
        self.query_one("#along", KeyLine).tell(self._along())
        self._look()

    def action_protect(self) -> None:
        """Without sources and notes, or with them: chosen each time, never remembered."""
        self._protect = not self._protect
        self.query_one("#along", KeyLine).tell(self._along())

    def _look(self) -> None:
        """Look what is left out of what is chosen now; what was asked before is not told."""
        self.query_one("#leaves", Static).update(Content.styled("…", quiet(self.app)))
        if self._timer is not None:
            self._timer.stop()
        self._timer = self.set_timer(PAUSE, self._look_now)

    def _look_now(self) -> None:
        if not self._writing:
            self.run_worker(self._look_beside(), group="leaves", exclusive=True)

    async def _look_beside(self) -> None:
        scope, form = self._scope, self._list.now
        try:
            count, left = await asyncio.to_thread(self._leaves, scope, form, self._goes)
        except NkreaderError as error:
            self._tell_left([str(error)], "")
            return
        self._counts[scope] = count
        self.query_one("#what", Static).update(Content(self._title()))
        self._tell_left(left or ["nothing of these"], f"{form} leaves out ")

    def _tell_left(self, lines: Sequence[str], before: str) -> None:
        more = [f"and {len(lines) - _TOLD + 1} more"] if len(lines) > _TOLD else []
        some = [*lines[: _TOLD - 1 if more else _TOLD], *more]
        told = one_line(before + " · ".join(some))
        self.query_one("#leaves", Static).update(Content.styled(told, quiet(self.app)))

    def _leaves(self, scope: int, form: str, goes: Along) -> tuple[int, list[str]]:
        with self._own() as own:
            going = self._scopes[scope].find(own, goes)
            return len(going.passages), own.handing_over.leaves(form, going)

    def _own(self) -> Library:
        """The library, for a thread."""
        here = self._library
        return Library(here.path, here.annotator, here.set_name)

    def on_input_submitted(self) -> None:
        """Enter in the path writes too."""
        self._begin()

    @on(FormatList.Wanted)
    def _begin(self) -> None:
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
            self.run_worker(self._write_beside(path, self._list.now), group="write")

    async def _write_beside(self, path: Path, form: str) -> None:
        """Write with a connection of its own: the screen goes on, however many passages there
        are."""
        try:
            written, left = await asyncio.to_thread(self._write, path, form)
        except NkreaderError as error:
            self.trouble(str(error))
            return
        finally:
            self._writing = False
        with suppress(NkreaderError):
            self._library.remember("format", form)
            self._library.remember("folder", str(path.parent))
            for what, goes in self._goes._asdict().items():
                self._library.remember(f"with_{what}", goes)
        rest = f" · left out: {', '.join(left)}" if left else ""
        self.dismiss(f"{_counted(written)} written to {path}{rest}")

    def _write(self, path: Path, form: str) -> tuple[int, list[str]]:
        with self._own() as own:
            going = self._scopes[self._scope].find(own, self._goes)
            going = going._replace(how=How(protect=() if self._protect else None))
            done = own.handing_over.write(going, form, path)
            return done.annotations, done.left_out

    def action_leave(self) -> None:
        """Write nothing."""
        self.dismiss(None)
