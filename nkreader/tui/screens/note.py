"""A note on a passage: a few lines to write, Enter keeps them."""

from collections.abc import Callable
from typing import ClassVar

from textual import events
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.message import Message
from textual.timer import Timer
from textual.widgets import Static, TextArea

from nkreader.shipped import sheets
from nkreader.tui.screens.dialog import Dialog
from nkreader.tui.widgets.fitting import one_line, shorten
from nkreader.tui.widgets.key_line import KeyLine

PAUSE = 0.3
"""Seconds without a key after which what is typed is kept as a draft."""


class NoteArea(TextArea):
    """Text where Enter means done and Ctrl+J (or Alt+Enter) means a new line."""

    class Done(Message):
        """Enter was pressed."""

    def on_key(self, event: events.Key) -> None:
        """Take Enter away from the text area, which would break the line."""
        if self._own_key(event.key):
            event.prevent_default()
            event.stop()

    def _own_key(self, key: str) -> bool:
        if key == "enter":
            self.post_message(self.Done())
        elif key in ("ctrl+j", "alt+enter", "shift+enter"):
            self.insert("\n")
        else:
            return False
        return True

    def late_key(self, event: events.Key) -> bool:
        """Take a key that was typed before this had the focus; whether it was one for here."""
        if event.is_printable and event.character:
            self.insert(event.character)
            return True
        return self._own_key(event.key)


class NoteScreen(Dialog[str | None]):
    """Write or change a note; returns its text, or None where it was left as it is."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape", "leave", "leave")]
    AUTO_FOCUS = "NoteArea"
    CSS_PATH = sheets("dialogs")

    def __init__(self, passage: str, note: str, keep: Callable[[str], None]) -> None:
        """`keep` is given what is typed, whenever typing pauses and when it is left by Esc, so that
        nothing loses it."""
        super().__init__()
        self._passage = passage
        self._note = note
        self._keep = keep
        self._pause: Timer | None = None

    def compose(self) -> ComposeResult:
        """The passage, the note, the keys."""
        with Vertical(classes="dialog"):
            yield Static(Content("Note on the passage"), classes="title")
            yield Static(Content(shorten(one_line(self._passage), 300)), classes="quote")
            area = NoteArea(self._note, soft_wrap=True)
            area.cursor_blink = False
            area.move_cursor(area.document.end)
            yield area
            yield KeyLine("Enter saves it  Esc keeps a draft  Ctrl+J new line")

    def on_text_area_changed(self, event: TextArea.Changed) -> None:
        """Keep a draft a moment after the last key."""
        if self._pause is not None:
            self._pause.stop()
        text = event.text_area.text
        self._pause = self.set_timer(PAUSE, lambda: self._keep(text))

    def on_note_area_done(self) -> None:
        """Keep what was written."""
        self.dismiss(self.query_one(NoteArea).text)

    def action_leave(self) -> None:
        """Leave the note as it was; what was typed stays a draft."""
        if self.is_active:
            self._keep(self.query_one(NoteArea).text)
        self.dismiss(None)
