"""Every key as it is bound now, and the tags with what they mean."""

from itertools import groupby
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widgets import Static

from nkreader.model import Codebook
from nkreader.shipped import sheets
from nkreader.tui.keymap import KEYS, Key
from nkreader.tui.screens.dialog import Dialog
from nkreader.tui.spelling import spelled
from nkreader.tui.widgets.fitting import one_line

_DIGITS = "1,…,9,0"
_ORDER = ["Tag", "Move", "Select", "Look", "Articles", "Review", "nkreader"]


class HelpScreen(Dialog[None]):
    """All keys on one page."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,q,question_mark", "leave", "leave"),
        Binding("j", "scroll(1)", "down"),
        Binding("k", "scroll(-1)", "up"),
    ]
    AUTO_FOCUS = "VerticalScroll"
    CSS_PATH = sheets("dialogs")

    def __init__(self, codebook: Codebook, bound: dict[str, str]) -> None:
        super().__init__()
        self._codebook = codebook
        self._bound = bound

    def compose(self) -> ComposeResult:
        """Groups of keys, then the tags."""
        with VerticalScroll(classes="dialog wide"):
            yield Static(Content("Keys — Esc closes"), classes="title")
            yield Static(self._keys())
            yield Static(Content("\nTags"), classes="title")
            yield Static(self._tags())

    def _keys(self) -> Content:
        parts: list[Content] = []
        rows = [key for key in KEYS if not key.id[-1].isdigit()]
        rows.sort(key=lambda key: _ORDER.index(key.group))
        for group, keys in groupby(rows, key=lambda key: key.group):
            parts.append(Content.styled(f"\n{group}", "bold"))
            if group == "Tag":
                parts.append(self._line(Key("", _DIGITS, "", "set or take off a tag", group)))
            parts += [self._line(key) for key in keys]
        return Content("\n").join(parts)

    def _line(self, key: Key) -> Content:
        where = "" if "pane" in key.where else f"  ({' and '.join(key.where)})"
        keys = spelled(self._bound.get(key.id, key.keys))
        return Content.assemble((f"  {keys:20} ", "bold"), key.does, (where, "dim"))

    def _tags(self) -> Content:
        lines = []
        for tag in self._codebook.active():
            lines.append(
                Content.assemble(
                    (f"  {tag.key or ' '}  {one_line(tag.name)}  ", "bold"),
                    (one_line(tag.definition), "dim"),
                )
            )
        return Content("\n").join(lines)

    def action_scroll(self, by: int) -> None:
        """Scroll by lines."""
        self.query_one(VerticalScroll).scroll_relative(y=3 * by, animate=False)

    def action_leave(self) -> None:
        """Close."""
        self.dismiss()
