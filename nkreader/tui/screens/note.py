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


class NoteScreen(Dialog[bool | None]):
    """Write or change a note; returns whether it was left with a draft. It closes when what was
    written is saved, not before."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape", "leave", "leave")]
    AUTO_FOCUS = "NoteArea"
    CSS_PATH = sheets("dialogs")

    def __init__(
        self,
        passage: str,
        note: str,
        save: Callable[[str], None],
        keep_draft: Callable[[str], bool],
        title: str = "Note on the passage",
    ) -> None:
        """`save` is given what is written at Enter; `keep_draft` whenever typing pauses and at Esc,
        and says whether there is something to keep. Both raise NkreaderError where they can't,
        which is told in the dialog."""
        super().__init__()
        self._title = title
        self._passage = passage
        self._note = note
        self._save = save
        self._keep_draft = keep_draft
        self._pause: Timer | None = None
        self._drafted = False
        self._warned = False
        """Whether it was said that what is written can't be kept."""

    def compose(self) -> ComposeResult:
        """The passage, the note, the keys."""
        with Vertical(classes="dialog"):
            yield Static(Content(self._title), classes="title")
            yield Static(Content(shorten(one_line(self._passage), 300)), classes="quote")
            area = NoteArea(self._note, soft_wrap=True)
            area.cursor_blink = False
            area.move_cursor(area.document.end)
            yield area
            yield Static(Content(""), id="trouble")
            yield KeyLine("Enter saves it  Esc keeps a draft  Ctrl+J new line")

    def on_text_area_changed(self, event: TextArea.Changed) -> None:
        """Keep a draft a moment after the last key."""
        if self._pause is not None:
            self._pause.stop()
        self._pause = self.set_timer(PAUSE, self._keep)

    def _keep(self) -> bool:
        """Keep a draft, if there is anything to keep; False where it can't be kept."""

        def keep() -> None:
            self._drafted = self._keep_draft(self.query_one(NoteArea).text)

        return self.attempt(keep)

    def on_note_area_done(self) -> None:
        """Save what was written."""
        if self.is_active and self.attempt(lambda: self._save(self.query_one(NoteArea).text)):
            self.dismiss(False)

    def action_leave(self) -> None:
        """Leave the note as it was; what was typed stays a draft. Where it can't be kept, that is
        said, and only a second time leaves without it."""
        if not self.is_active:
            return
        if self._keep() or self._warned:
            self.dismiss(self._drafted)
        self._warned = True
