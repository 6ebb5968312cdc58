"""One line to type in, at the bottom of a screen: find, filter, search, a path."""

import os
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import ClassVar, NamedTuple

from textual import on
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.events import Key
from textual.geometry import Size
from textual.message import Message
from textual.reactive import Reactive
from textual.widget import Widget
from textual.widgets import Input, Static


class Asked(NamedTuple):
    """What is asked for in the line, and what is done with the answer."""

    hint: str
    """Stands in the line while nothing is typed."""
    value: str = ""
    """What is in it to begin with."""
    typed: Callable[[str], object] | None = None
    """Given what is in the line, whenever it has changed."""
    entered: Callable[[str], object] | None = None
    """Given what is in the line at Enter, when the line is gone."""
    left: Callable[[], object] | None = None
    """Done at Escape, when the line is gone."""
    over: Callable[[], object] | None = None
    """Done before that, however the line went."""
    mending: bool = False
    """What is in it is to be mended: the cursor stands at its end, and nothing is selected."""
    path: bool = False
    """Whether a path is typed, which Tab completes."""


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


class PromptSlot(Widget):
    """Where the line is while something is asked for; else there is nothing."""

    def __init__(
        self, attempt: Callable[[Callable[[], object]], object], give_back: Callable[[], object]
    ) -> None:
        """What is typed is handed on under `attempt`; `give_back` gives the keys to what the
        screen is about."""
        super().__init__()
        self.display = False
        self._attempt = attempt
        self._give_back = give_back

    @property
    def is_open(self) -> bool:
        """Whether something is being typed."""
        return any(not prompt.over for prompt in self.query(Prompt))

    def ask(self, asked: Asked) -> None:
        """Open the line; where it has the keys it goes on."""
        if isinstance(self.screen.focused, Prompt) and self.is_open:
            return
        self.close()
        self.display = True
        prompt = Prompt(asked)
        if asked.value and asked.typed is None:
            # The words that stand in an empty line would not be seen.
            self.mount(Static(Content(asked.hint)))
        self.mount(prompt)
        self.screen.set_focus(prompt)

    def close(self) -> None:
        """Take the line away; nothing more is done with what is in it."""
        self.query(Prompt).remove()
        self.query(Static).remove()
        self.display = False

    @on(Prompt.Changed)
    def _typed(self, event: Prompt.Changed) -> None:
        if isinstance(event.input, Prompt) and event.input.asked.typed is not None:
            self._attempt(partial(event.input.asked.typed, event.value))

    def _over(self, asked: Asked) -> None:
        self.close()
        if asked.over is not None:
            self._attempt(asked.over)

    @on(Prompt.Submitted)
    def _entered(self, event: Prompt.Submitted) -> None:
        if isinstance(event.input, Prompt):
            self._over(event.input.asked)
        self._give_back()
        if isinstance(event.input, Prompt) and event.input.asked.entered is not None:
            self._attempt(partial(event.input.asked.entered, event.value))

    @on(Prompt.Gone)
    def _gone(self, event: Prompt.Gone) -> None:
        """The keys went somewhere else, by a click: what was typed holds, the line is over."""
        self._over(event.prompt.asked)

    @on(Prompt.Left)
    def _left(self, event: Prompt.Left) -> None:
        asked = event.prompt.asked
        self._over(asked)
        self._give_back()
        if asked.left is not None:
            self._attempt(asked.left)


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
