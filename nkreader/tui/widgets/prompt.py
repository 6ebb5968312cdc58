"""One line to type in, at the bottom of a screen: find, filter, search, a path."""

from dataclasses import dataclass
from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.events import Key
from textual.message import Message
from textual.widgets import Input

from nkreader.tui.paths import completed


class Prompt(Input):
    """An input that is made when it is asked for and goes when it is left."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "leave", "leave"),
        Binding("tab,shift+tab", "complete", "complete", show=False),
    ]

    @dataclass
    class Left(Message):
        """It was left with Escape."""

        prompt: "Prompt"

    @dataclass
    class Gone(Message):
        """Something else has the keys now."""

        prompt: "Prompt"

    def __init__(self, purpose: str, placeholder: str, value: str = "") -> None:
        super().__init__(value, placeholder=placeholder)
        self.purpose = purpose
        """What it was opened for; whoever opened it reads this."""
        self.cursor_blink = False
        self.over = False
        """Whether it was left or sent; keys that come still belong to what is behind it."""

    def on_key(self, event: Key) -> None:
        """Keys of the same burst as the one that ended the line are for whoever has them next."""
        if self.over:
            event.stop()
            event.prevent_default()
            self.app.call_later(self.app.post_message, Key(event.key, event.character))

    async def action_submit(self) -> None:
        """Enter: the line is over."""
        self.over = True
        await super().action_submit()

    def action_leave(self) -> None:
        """Give up typing."""
        self.over = True
        self.post_message(self.Left(self))

    def action_complete(self) -> None:
        """Tab stays in the line; where a path is typed it is completed as far as it is certain."""
        if self.purpose == "add":
            self.value = completed(self.value)
            self.cursor_position = len(self.value)

    def on_blur(self) -> None:
        """A line without the keys is in the way; but the whole program losing them changes none."""
        if self.is_attached and self.app.app_focus and self.screen.focused is not self:
            self.post_message(self.Gone(self))
