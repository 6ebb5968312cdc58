"""The line that is typed in while something is asked for; where it stands, `prompt` knows."""

import os
from dataclasses import dataclass
from pathlib import Path
from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.events import Key
from textual.geometry import Size
from textual.message import Message
from textual.reactive import Reactive
from textual.widgets import Input

from nkreader.tui.widgets.asked import Asked


class Prompt(Input):
    """An input that is made when it is asked for and goes when it is left."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "leave", "leave"),
        Binding("tab,shift+tab", "complete", "complete", show=False),
    ]
    virtual_size: Reactive[Size] = Reactive(Size(0, 0))
    """How long what is typed is. The line is as wide as it was: a letter lays nothing out."""

    @dataclass
    class Left(Message):
        """It was left with Escape."""

        prompt: "Prompt"

    @dataclass
    class Gone(Message):
        """Something else has the keys now."""

        prompt: "Prompt"

    def __init__(self, asked: Asked) -> None:
        super().__init__(asked.value, placeholder=asked.hint, select_on_focus=not asked.mending)
        self.asked = asked
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
        if self.asked.path:
            self.value = completed(self.value)
            self.cursor_position = len(self.value)

    def on_blur(self) -> None:
        """A line without the keys is in the way; but the whole program losing them changes none,
        and one that is over has been taken away already."""
        if self.over:
            return
        if self.is_attached and self.app.app_focus and self.screen.focused is not self:
            self.post_message(self.Gone(self))


def completed(typed: str) -> str:
    """`typed` with what all files and folders that begin so have in common; a folder alone gets its
    slash. A path that can't be looked at is returned as it is."""
    folder, slash, begun = typed.rpartition("/")
    try:
        where = Path((folder or slash) if slash else ".").expanduser()
        names = [entry.name for entry in os.scandir(where) if entry.name.startswith(begun)]
        names = [name for name in names if begun or not name.startswith(".")]
        common = os.path.commonprefix(names)  # noqa: RUF071 - names, not paths
        if len(names) == 1 and (where / common).is_dir():
            common += "/"
    except (OSError, RuntimeError, ValueError):
        return typed
    return f"{folder}{slash}{common}" if names else typed
