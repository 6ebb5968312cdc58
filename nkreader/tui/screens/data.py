"""An article's data: what is known about it besides its text, to be filled in or mended."""

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, VerticalScroll
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Input, Label, Static

from nkreader.model import METADATA, Article
from nkreader.shipped import sheets

_EXAMPLES = {
    "published": "2020, 2020-03 or 2020-03-27",
    "language": "en, ko, zh …",
    "url": "https://…",
}


class DataScreen(ModalScreen[dict[str, str | None] | None]):
    """Returns the fields that were changed, or None."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape", "leave", "leave")]
    AUTO_FOCUS = "Input"
    CSS_PATH = sheets("dialogs")

    def __init__(self, article: Article) -> None:
        super().__init__()
        self._article = article

    def compose(self) -> ComposeResult:
        """One input a field."""
        with VerticalScroll(classes="dialog"):
            yield Static(Content("About this article"), classes="title")
            for name in METADATA:
                value = getattr(self._article.metadata, name) or ""
                with Horizontal(classes="field"):
                    yield Label(Content(f"{name:11}"))
                    box = Input(value, placeholder=_EXAMPLES.get(name, "unknown"), id=f"f-{name}")
                    box.cursor_blink = False
                    yield box
            yield Static(Content("Tab next field · Enter keeps all · Esc leaves it as it was"))

    def on_input_submitted(self) -> None:
        """Keep what was changed."""
        changed: dict[str, str | None] = {}
        for name in METADATA:
            value = self.query_one(f"#f-{name}", Input).value.strip() or None
            if value != getattr(self._article.metadata, name):
                changed[name] = value
        self.dismiss(changed)

    def action_leave(self) -> None:
        """Change nothing."""
        self.dismiss(None)
