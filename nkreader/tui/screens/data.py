"""An article's data: what is known about it besides its text, to be filled in or mended."""

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any, ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, VerticalScroll
from textual.content import Content
from textual.screen import Screen
from textual.widgets import Input, Label, Static

from nkreader.model import METADATA, Article
from nkreader.shipped import sheets
from nkreader.text.dates import written_date
from nkreader.tui.screens.dialog import Dialog
from nkreader.tui.widgets.key_line import KeyLine

EXAMPLES = {
    "published": "2020, 2020-03-27, 29 September 2024, 3 days ago",
    "language": "en, ko, zh …",
    "url": "https://…",
}


def field(name: str, sign: str, value: str, hint: str) -> Horizontal:
    """The line of one field: its name, a sign, what is known."""
    box = Input(value, placeholder=hint, id=f"f-{name}", select_on_focus=False)
    box.cursor_blink = False
    box.cursor_position = 0
    return Horizontal(Label(Content(f"{name:10}{sign}")), box, classes="field")


def typed(dialog: Screen[Any]) -> dict[str, str | None]:
    """What stands in the lines of the fields; a date that was written in words as it is kept."""
    out: dict[str, str | None] = {}
    for name in METADATA:
        value = dialog.query_one(f"#f-{name}", Input).value.strip() or None
        if name == "published" and value:
            value = written_date(value, date.today()) or value
        out[name] = value
    return out


class DataScreen(Dialog[bool | None]):
    """Saves the fields that were changed; returns whether any were."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape", "leave", "leave")]
    AUTO_FOCUS = "Input"
    CSS_PATH = sheets("dialogs")

    def __init__(
        self,
        article: Article,
        proposed: Mapping[str, str],
        save: Callable[[dict[str, str | None]], object],
    ) -> None:
        """`proposed` are values that were not sure enough to be taken: they stand in empty fields,
        marked, and Enter takes them. `save` takes the changed fields; what it refuses is told, and
        nothing typed is lost."""
        super().__init__()
        self._article = article
        known = article.metadata._asdict()
        self._proposed = {name: words for name, words in proposed.items() if not known.get(name)}
        self._save = save

    def compose(self) -> ComposeResult:
        """One input a field."""
        with VerticalScroll(classes="dialog"):
            asked = " · ? is a proposal: Enter takes it" if self._proposed else ""
            yield Static(Content(f"About this article{asked}"), classes="title")
            for name in METADATA:
                value = getattr(self._article.metadata, name) or self._proposed.get(name, "")
                sign = "?" if name in self._proposed else " "
                yield field(name, sign, value, EXAMPLES.get(name, "unknown"))
            yield Static(Content(""), id="trouble")
            yield KeyLine("Enter keeps all  Esc leaves  Tab next field")

    def on_input_submitted(self) -> None:
        """Keep what was changed."""
        before = self._article.metadata._asdict()
        changed = {name: value for name, value in typed(self).items() if value != before[name]}
        if not changed or self.attempt(lambda: self._save(changed)):
            self.dismiss(bool(changed))

    def action_leave(self) -> None:
        """Change nothing."""
        self.dismiss(None)
