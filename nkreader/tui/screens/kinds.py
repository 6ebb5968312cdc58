"""Which kinds of entities are highlighted."""

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import SelectionList, Static
from textual.widgets.selection_list import Selection

from nkreader.model import FAMILIES, LABELS, Label
from nkreader.shipped import sheets


class KindsScreen(ModalScreen[set[Label]]):
    """Returns the labels that shall not be shown."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,z,q", "leave", "leave"),
        Binding("a", "all", "all or none"),
    ]
    AUTO_FOCUS = "SelectionList"
    CSS_PATH = sheets("dialogs")

    def __init__(self, hidden: set[Label], counts: dict[Label, int]) -> None:
        super().__init__()
        self._hidden = hidden
        self._counts = counts

    def compose(self) -> ComposeResult:
        """One line a label, by family, with its number in the open article."""
        with Vertical(classes="dialog"):
            yield Static(Content("Entities that are highlighted"), classes="title")
            yield SelectionList[Label](
                *(
                    Selection(
                        Content.assemble(
                            f"{label:10}", (f" {family:8} {self._counts.get(label, 0):>5}", "dim")
                        ),
                        label,
                        label not in self._hidden,
                    )
                    for family, labels in FAMILIES.items()
                    for label in labels
                )
            )
            yield Static(Content("space switches · a all or none · Esc goes back"))

    def action_all(self) -> None:
        """All, or if all are on, none."""
        kinds = self.query_one(SelectionList)
        if len(kinds.selected) == len(LABELS):
            kinds.deselect_all()
        else:
            kinds.select_all()

    def action_leave(self) -> None:
        """Go back with what is switched off."""
        shown = set(self.query_one(SelectionList).selected)
        self.dismiss({label for label in LABELS if label not in shown})
