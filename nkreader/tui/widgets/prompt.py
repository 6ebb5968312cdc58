"""One line to type in, at the bottom of a screen: find, filter, search, a path."""

from dataclasses import dataclass
from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.message import Message
from textual.widgets import Input


class Prompt(Input):
    """An input that is made when it is asked for and goes when it is left."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape", "leave", "leave")]

    @dataclass
    class Left(Message):
        """It was left with Escape."""

        prompt: "Prompt"

    def __init__(self, purpose: str, placeholder: str, value: str = "") -> None:
        super().__init__(value, placeholder=placeholder)
        self.purpose = purpose
        """What it was opened for; whoever opened it reads this."""
        self.cursor_blink = False

    def action_leave(self) -> None:
        """Give up typing."""
        self.post_message(self.Left(self))
