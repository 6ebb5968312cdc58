"""The formats to choose from: letters lead to the names that begin so, arrows to the others."""

import time
from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar

from textual import events
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.message import Message
from textual.widgets import OptionList
from textual.widgets.option_list import Option

from nkreader.tui.keymap import letter_of
from nkreader.tui.themes import quiet
from nkreader.tui.widgets.fitting import one_line

TOGETHER = 1.0
"""Seconds within which letters are one word."""


@dataclass(frozen=True)
class Named:
    """A format by name, with what it carries."""

    name: str
    carries: str


class FormatList(OptionList):
    """A line a format; its keys are letters, so whoever shows it has other keys for the rest."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("enter", "write", "write", show=False)]

    class Wanted(Message):
        """Enter was pressed: what is highlighted is wanted."""

    def __init__(self, formats: Sequence[Named], first: str) -> None:
        """`first` is the name of the one that stands above the others, and is highlighted. Letters
        mean what they mean whichever that is: of several names, the first of `formats`."""
        super().__init__(id="formats")
        self._names = [one.name for one in formats]
        self._formats = sorted(formats, key=lambda one: one.name != first)
        self._typed = ""
        self._last = 0.0

    def on_mount(self) -> None:
        """Show the names in one column, and what they carry behind."""
        self.add_options(self._told())
        self.highlighted = 0 if self._formats else None

    def _told(self) -> list[Option]:
        width = max((len(one.name) for one in self._formats), default=0)
        aside = quiet(self.app)
        return [
            Option(Content.assemble(one.name.ljust(width + 2), (one_line(one.carries), aside)))
            for one in self._formats
        ]

    @property
    def now(self) -> str:
        """The name of the highlighted format."""
        return self._formats[self.highlighted or 0].name

    def on_key(self, event: events.Key) -> None:
        """Letters that follow each other are the beginning of a name; the same letter again goes on
        to the next name that begins so."""
        letter = letter_of(event.key)
        if letter is None:
            return
        event.stop()
        now = time.monotonic()
        before = self._typed if now - self._last < TOGETHER else ""
        self._typed, self._last = before + letter, now
        if self._go(self._typed, 0):
            return
        self._typed = letter
        if before:
            self._go(letter, 1)

    def _go(self, typed: str, by: int) -> bool:
        """Go to the first name that begins so, or the next behind the highlighted one."""
        found = [name for name in self._names if name.replace("-", "").startswith(typed)]
        if not found:
            return False
        at = found.index(self.now) + by if by and self.now in found else 0
        shown = [one.name for one in self._formats]
        self.highlighted = shown.index(found[at % len(found)])
        return True

    def action_write(self) -> None:
        """Enter."""
        self.post_message(self.Wanted())
