"""One line to type in, at the bottom of a screen: find, filter, search, a path.

The line itself is in `typed_line`, which is imported when something is first asked for.
"""

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from textual.content import Content
from textual.widget import Widget
from textual.widgets import Static

from nkreader.tui.widgets.asked import Asked as Asked

if TYPE_CHECKING:
    from textual.widgets import Input

    from nkreader.tui.widgets.typed_line import Prompt


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

    def _lines(self) -> "list[Prompt]":
        if not self.children:
            return []
        from nkreader.tui.widgets.typed_line import Prompt

        return list(self.query(Prompt))

    @property
    def is_open(self) -> bool:
        """Whether something is being typed."""
        return any(not prompt.over for prompt in self._lines())

    def ask(self, asked: Asked) -> None:
        """Open the line; where it has the keys it goes on."""
        if self.screen.focused in self._lines() and self.is_open:
            return
        from nkreader.tui.widgets.typed_line import Prompt

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
        self.query("*").remove()
        self.display = False

    def on_input_changed(self, event: "Input.Changed") -> None:
        """Something was typed."""
        line = self._of(event.input)
        if line is not None and line.asked.typed is not None:
            self._attempt(partial(line.asked.typed, event.value))

    def _of(self, line: "Input") -> "Prompt | None":
        """The line of ours that a message is of; one that was just closed still is."""
        from nkreader.tui.widgets.typed_line import Prompt

        return line if isinstance(line, Prompt) else None

    def _over(self, asked: Asked) -> None:
        self.close()
        if asked.over is not None:
            self._attempt(asked.over)

    def on_input_submitted(self, event: "Input.Submitted") -> None:
        """Enter was pressed."""
        line = self._of(event.input)
        if line is not None:
            self._over(line.asked)
        self._give_back()
        if line is not None and line.asked.entered is not None:
            self._attempt(partial(line.asked.entered, event.value))

    def on_prompt_gone(self, event: "Prompt.Gone") -> None:
        """The keys went somewhere else, by a click: what was typed holds, the line is over."""
        self._over(event.prompt.asked)

    def on_prompt_left(self, event: "Prompt.Left") -> None:
        """Escape was pressed."""
        asked = event.prompt.asked
        self._over(asked)
        self._give_back()
        if asked.left is not None:
            self._attempt(asked.left)
