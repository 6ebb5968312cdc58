"""A link that is about to be made: its kind by a letter, a reason if there is one to give."""

from collections.abc import Callable
from typing import ClassVar

from rich.segment import Segment
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Input, Static

from nkreader.links import LINK_KINDS, LinkKind
from nkreader.shipped import sheets
from nkreader.tui.keymap import with_jamo
from nkreader.tui.screens.dialog import Dialog
from nkreader.tui.widgets.fitting import fit, one_line, shorten
from nkreader.tui.widgets.key_line import KeyLine
from nkreader.tui.widgets.rows import RowList

LETTERS: dict[LinkKind, str] = {
    "contradicts": "c", "supports": "s", "updates": "u", "repeats": "r", "corrects": "k",
}  # fmt: skip
_QUOTED = 200


class LinkKinds(RowList[LinkKind]):
    """The kinds of links, each with its letter."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("down", "step(1)", "next"),
        Binding("up", "step(-1)", "previous"),
        Binding("enter,space", "choose", "this one"),
    ]

    def action_step(self, by: int) -> None:
        """The next kind, or the one before."""
        self.move(self.cursor + by)

    def action_choose(self) -> None:
        """The kind under the cursor."""
        self.choose()

    def paint(self, row: LinkKind, width: int) -> list[Segment]:
        """One kind in `width` cells."""
        return [
            Segment(f" {LETTERS[row]}  ", self.style("rows--strong")),
            Segment(fit(row, width - 4)),
        ]


class LinkScreen(Dialog[None]):
    """Between two passages: what the first says of the second. Enter makes the link."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "leave", "leave"),
        *(
            Binding(with_jamo(letter), f"kind({kind!r})", kind, show=False)
            for kind, letter in LETTERS.items()
        ),
    ]
    AUTO_FOCUS = "LinkKinds"
    CSS_PATH = sheets("dialogs")

    def __init__(self, source: str, target: str, make: Callable[[str, str], object]) -> None:
        """The words of both passages; `make` is given kind and reason, and what it raises is told
        in the dialog."""
        super().__init__()
        self._source, self._target, self._make = source, target, make

    def compose(self) -> ComposeResult:
        """The first passage, the kinds, the second, a reason."""
        with Vertical(classes="dialog"):
            yield Static(Content("Link"), classes="title")
            yield Static(Content(_quote(self._source)), classes="quote")
            yield LinkKinds()
            yield Static(Content(_quote(self._target)), classes="quote after")
            reason = Input(placeholder="why, if you like")
            reason.cursor_blink = False
            yield reason
            yield Static(Content(""), id="trouble")
            yield KeyLine("Enter links  Esc makes no link")

    def on_mount(self) -> None:
        """Show the kinds."""
        self.query_one(LinkKinds).show(len(LINK_KINDS), lambda first, n: LINK_KINDS[first:][:n])

    def action_kind(self, kind: LinkKind) -> None:
        """This kind; what is typed next is the reason."""
        self.query_one(LinkKinds).move(LINK_KINDS.index(kind))
        self.set_focus(self.query_one(Input))

    def on_row_list_chosen(self) -> None:
        """The kind under the cursor."""
        self.set_focus(self.query_one(Input))

    def on_input_submitted(self) -> None:
        """Make the link."""
        kind = self.query_one(LinkKinds).current
        reason = self.query_one(Input).value
        if kind and self.is_active and self.attempt(lambda: self._make(kind, reason)):
            self.dismiss()

    def action_leave(self) -> None:
        """Make none; where it begins is still remembered."""
        self.dismiss()


def _quote(words: str) -> str:
    return shorten(f"“{one_line(words)}”", _QUOTED)
