"""To an article or a passage by its id, as it was cited or handed over."""

from collections.abc import Callable
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Input, Static

from nkreader.shipped import sheets
from nkreader.tui.acts.ways import Visit
from nkreader.tui.screens.dialog import Dialog
from nkreader.tui.widgets.key_line import KeyLine


class GoScreen(Dialog[Visit | None]):
    """Returns how to open what has the id that was typed."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape", "leave", "leave")]
    AUTO_FOCUS = "Input"
    CSS_PATH = sheets("dialogs")

    def __init__(self, find: Callable[[str], Visit]) -> None:
        """`find` is given what was typed; what it raises is told in the dialog."""
        super().__init__()
        self._find = find

    def compose(self) -> ComposeResult:
        """A line to type in."""
        with Vertical(classes="dialog"):
            yield Static(Content("Go to an article or a passage"), classes="title")
            line = Input(placeholder="its id, or the beginning of it")
            line.cursor_blink = False
            yield line
            yield Static(Content(""), id="trouble")
            yield KeyLine("Enter opens it  Esc leaves")

    def on_input_submitted(self) -> None:
        """Look for it; brackets of a citation do no harm."""
        typed = self.query_one(Input).value.strip().strip("[]")
        found: list[Visit] = []
        if typed and self.is_active and self.attempt(lambda: found.append(self._find(typed))):
            self.dismiss(found[0])

    def action_leave(self) -> None:
        """Go nowhere."""
        self.dismiss()
