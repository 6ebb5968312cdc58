"""Every key as it is bound now, and the tags with what they mean."""

from itertools import groupby
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll

from nkreader.model import Codebook
from nkreader.shipped import sheets
from nkreader.tui.keymap import GROUPS, KEYS, LISTS, Key
from nkreader.tui.screens.dialog import Dialog
from nkreader.tui.spelling import spelled
from nkreader.tui.widgets.key_line import KeyLine
from nkreader.tui.widgets.table import Row, TwoColumns

_DIGITS = "1,…,9,0"
_LEFT = 19
"""Cells of the keys."""


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
            yield KeyLine("Esc closes  j down  k up")
            yield TwoColumns(self._keys(), _LEFT)
            yield TwoColumns(self._tags(), _LEFT)

    def _keys(self) -> list[Row]:
        found: list[Row] = []
        rows = [key for key in KEYS if not key.id[-1].isdigit()]
        rows.sort(key=lambda key: GROUPS.index(key.group))
        for group, keys in groupby(rows, key=lambda key: key.group):
            found.append((group, "", ""))
            if group == "Tag":
                found.append(self._row(Key("", _DIGITS, "", "set or take off a tag", group)))
            found += [*(self._row(key) for key in keys), ("", "", "")]
        return found

    def _row(self, key: Key) -> Row:
        places = "lists" if key.where == LISTS else " and ".join(key.where)
        where = "" if "pane" in key.where else f"({places})"
        return spelled(self._bound.get(key.id, key.keys)), key.does, where

    def _tags(self) -> list[Row]:
        tags = self._codebook.active()
        return [("Tags", "", ""), *((tag.key or " ", tag.name, tag.definition) for tag in tags)]

    def action_scroll(self, by: int) -> None:
        """Scroll by lines."""
        self.query_one(VerticalScroll).scroll_relative(y=3 * by, animate=False)

    def action_leave(self) -> None:
        """Close."""
        self.dismiss()
