"""One of several, by typing: any tag, a zone, a link."""

from collections.abc import Callable, Iterable, Sequence
from typing import ClassVar, NamedTuple

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Input, OptionList, Static
from textual.widgets.option_list import Option

from nkreader.model import Tag
from nkreader.shipped import sheets
from nkreader.text.cleaning import folded
from nkreader.tui.screens.dialog import LOW, Dialog
from nkreader.tui.themes import quiet
from nkreader.tui.widgets.fitting import one_line
from nkreader.tui.widgets.key_line import KeyLine

_REST = 15
"""Rows of the dialog beside the choices: its edge, title, input, words of explanation, keys and
what is between them."""
_REST_LOW = 5
"""The same on a low screen."""


NO_TAG = "no tag matches: the codebook (B) makes new ones"
"""What to do where a tag is looked for that is not there."""


class Choice(NamedTuple):
    """Something to choose: what is returned, what is read, and words of explanation."""

    value: str
    name: str
    aside: str = ""


def tag_choices(tags: Iterable[Tag]) -> list[Choice]:
    """Tags to choose from, each with its key and what it means; the value is the slug."""
    return [Choice(tag.slug, f"{tag.key or ' '} {tag.name}", tag.definition) for tag in tags]


class Chooser(Dialog[None]):
    """Type to narrow the choices, Enter takes the first or the one that the arrows went to, and
    does with it what is to be done."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "leave", "leave"),
        Binding("down", "step(1)", "next"),
        Binding("up", "step(-1)", "previous"),
    ]
    AUTO_FOCUS = "Input"
    CSS_PATH = sheets("dialogs")

    def __init__(
        self,
        title: str,
        choices: Sequence[Choice],
        take: Callable[[str], object],
        nothing: str = "nothing matches",
    ) -> None:
        """`take` is given the value of the choice; what it refuses is told, and another can be
        chosen. `nothing` is said in the place of the choices where none has what is typed."""
        super().__init__()
        self._title = title
        self._take = take
        self._nothing = nothing
        self._choices = choices
        self._shown: list[Choice] = list(choices)

    def compose(self) -> ComposeResult:
        """A title, an input, the choices."""
        with Vertical(classes="dialog"):
            yield Static(Content(self._title), classes="title")
            box = Input(placeholder="type to narrow")
            box.cursor_blink = False
            yield box
            choices = OptionList(*self._options())
            choices.can_focus = False
            choices.highlighted = 0 if self._shown else None
            yield choices
            yield Static(id="aside")
            yield Static(Content(""), id="trouble")
            yield KeyLine("Enter takes it  Esc leaves  ↑↓ another")

    def on_resize(self) -> None:
        """The choices have all the rows that the rest of the dialog leaves."""
        rest = _REST_LOW if self.size.height < LOW else _REST
        self.query_one(OptionList).styles.max_height = max(1, self.size.height - rest)

    def _options(self) -> list[Option]:
        aside = quiet(self.app)
        if not self._shown:
            return [Option(Content.styled(self._nothing, aside), disabled=True)]
        return [
            Option(Content.assemble(one_line(one.name), (f"  {one_line(one.aside)}"[:200], aside)))
            for one in self._shown
        ]

    def on_input_changed(self, event: Input.Changed) -> None:
        """Keep the choices in which every typed word occurs; a name that is so, and those that
        begin so, come first."""
        words = folded(event.value).split()
        found = [
            one
            for one in self._choices
            if all(word in folded(f"{one.name} {one.value}") for word in words)
        ]
        start = folded(event.value)
        self._shown = sorted(found, key=lambda one: _distance(folded(one.name), start))
        choices = self.query_one(OptionList)
        choices.clear_options()
        choices.add_options(self._options())
        choices.highlighted = 0 if self._shown else None
        if not self._shown:
            self._explain("")

    def on_option_list_option_highlighted(self, event: OptionList.OptionHighlighted) -> None:
        """The words of explanation are told whole of the one that Enter would take."""
        self._explain(self._shown[event.option_index].aside if self._shown else "")

    def _explain(self, aside: str) -> None:
        line = self.query_one("#aside", Static)
        line.update(Content.styled(one_line(aside), quiet(self.app)))
        line.display = bool(aside) and self.size.height >= LOW

    def on_input_submitted(self) -> None:
        """Enter takes the highlighted choice."""
        at = self.query_one(OptionList).highlighted
        if at is not None and at < len(self._shown):
            self._chosen(self._shown[at])

    def _chosen(self, choice: Choice) -> None:
        if self.is_active and self.attempt(lambda: self._take(choice.value)):
            self.dismiss()

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """A click takes a choice."""
        self._chosen(self._shown[event.option_index])

    def action_step(self, by: int) -> None:
        """Arrows go through the choices while the input keeps the focus."""
        choices = self.query_one(OptionList)
        if self._shown:
            choices.highlighted = ((choices.highlighted or 0) + by) % len(self._shown)

    def action_leave(self) -> None:
        """Choose nothing."""
        self.dismiss()


def _distance(name: str, typed: str) -> int:
    return 0 if name == typed else 1 if name.startswith(typed) else 2
