"""Which kinds of entities are highlighted; also the legend of their colours."""

from collections.abc import Sequence
from typing import ClassVar, NamedTuple

from rich.segment import Segment
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Static

from nkreader.model import FAMILIES, LABELS, Family, Label
from nkreader.shipped import sheets
from nkreader.tui.kinds import FAMILY_WORDS, KIND_WORDS
from nkreader.tui.screens.dialog import Dialog
from nkreader.tui.widgets.key_line import KeyLine
from nkreader.tui.widgets.rows import RowList


class Kind(NamedTuple):
    """One label with its family, its number in the open article, and whether it is shown."""

    label: Label
    family: Family
    number: int
    shown: bool


class KindList(RowList[Kind]):
    """The labels, family by family, in the colours they have in the text."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("j,ㅓ,down", "step(1)", "next"),
        Binding("k,ㅏ,up", "step(-1)", "previous"),
        Binding("space,enter", "choose", "switch"),
    ]

    def action_step(self, by: int) -> None:
        """The next label, or the one before."""
        self.move(self.cursor + by)

    def action_choose(self) -> None:
        """Switch the label under the cursor."""
        self.choose()

    def paint(self, row: Kind, width: int) -> list[Segment]:
        """One label in `width` cells."""
        sign = "[x]" if row.shown else "[ ]"
        style = self.style(f"family--{row.family}" if row.shown else "rows--dim")
        return [
            Segment(f" {sign} {KIND_WORDS[row.label]:11}", style),
            Segment(
                f"{FAMILY_WORDS[row.family]:18}{row.number:>6}  {row.label}",
                self.style("rows--dim"),
            ),
        ]


class KindsScreen(Dialog[set[Label] | None]):
    """Returns the labels, of those that are asked about, that shall not be shown."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,z,ㅋ,q,ㅂ", "leave", "leave"),
        Binding("a,ㅁ", "all", "all or none"),
    ]
    AUTO_FOCUS = "KindList"
    CSS_PATH = sheets("dialogs")

    def __init__(
        self,
        hidden: set[Label],
        counts: dict[Label, int],
        title: str = "Entities that are highlighted",
        labels: Sequence[Label] = LABELS,
    ) -> None:
        super().__init__()
        self._hidden = set(hidden)
        self._counts = counts
        self._title = title
        self._labels = labels

    def compose(self) -> ComposeResult:
        """One line a label, by family, with its number."""
        with Vertical(classes="dialog"):
            yield Static(
                Content(self._title),
                classes="title",
            )
            yield KindList()
            yield KeyLine("Space switches  Esc goes back  a all or none")

    def on_mount(self) -> None:
        """Show the labels."""
        self._tell()

    def _tell(self) -> None:
        kinds = [
            Kind(label, family, self._counts.get(label, 0), label not in self._hidden)
            for family, labels in FAMILIES.items()
            for label in labels
            if label in self._labels
        ]
        rows = self.query_one(KindList)
        rows.show(len(kinds), lambda first, n: kinds[first : first + n], rows.cursor)

    def on_row_list_chosen(self) -> None:
        """Switch the label under the cursor."""
        kind = self.query_one(KindList).current
        if kind is not None:
            self._hidden ^= {kind.label}
            self._tell()

    def action_all(self) -> None:
        """All, or if all are on, none."""
        self._hidden = set() if self._hidden else set(self._labels)
        self._tell()

    def action_leave(self) -> None:
        """Go back with what is switched off."""
        self.dismiss(self._hidden)
