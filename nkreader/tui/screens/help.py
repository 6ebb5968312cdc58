"""Every key as it is bound now, those that work here first, and the tags with what they mean."""

from collections.abc import Callable, Mapping
from itertools import groupby
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll

from nkreader.model import Codebook
from nkreader.shipped import sheets
from nkreader.tui.keymap import EVERYWHERE, GROUPS, KEYS, LISTS, Key, Where, is_jamo, key_of
from nkreader.tui.screens.dialog import Dialog
from nkreader.tui.spelling import spelled
from nkreader.tui.widgets.key_line import KeyLine
from nkreader.tui.widgets.table import Row, TwoColumns

_ALIKE = {"tag": "set or take off a tag", "only": "passages of one tag"}
"""What an act of a digit does, by the first part of its id."""
_PLACES: dict[Where, str] = {
    "pane": "in an article",
    "list": "in the list of articles",
    "passages": "among passages",
    "panel": "in the panel",
    "review": "in the review",
    "history": "in the history",
}
_DIGITS = "1 … 9 0"
_LEFT = 19
"""Cells of the keys."""


def _place(key: Key) -> str:
    return "in every list" if key.where == LISTS else _PLACES[key.where[0]]


def _kind(key: Key) -> str:
    """The first part of the id of a digit's act; other acts stand alone."""
    kind, _, rest = key.id.partition(".")
    return kind if rest.isdigit() else key.id


class HelpScreen(Dialog[None]):
    """All keys on one page."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,q,question_mark", "leave", "leave"),
        Binding("j", "scroll(1)", "down"),
        Binding("k", "scroll(-1)", "up"),
    ]
    AUTO_FOCUS = "VerticalScroll"
    CSS_PATH = sheets("dialogs")

    def __init__(self, codebook: Codebook, bound: dict[str, str], own: Mapping[str, str]) -> None:
        """`bound` has the keys that work where help was asked for, by the id of the act; `own` the
        user's own of all acts."""
        super().__init__()
        self._codebook = codebook
        self._bound = bound
        self._own = own

    def compose(self) -> ComposeResult:
        """What works here by groups, then what works elsewhere by places; the tags behind the
        part with their keys."""
        here = [key for key in KEYS if key.id in self._bound]
        rest = [key for key in KEYS if key.id not in self._bound]
        here.sort(key=lambda key: GROUPS.index(key.group))
        rest.sort(key=lambda key: (EVERYWHERE.index(key.where[0]), key.where == LISTS))
        parts = [
            self._rows(here, lambda key: key.group),
            self._rows(rest, lambda key: f"Elsewhere: {_place(key)}"),
        ]
        parts.insert(1 if any(_kind(key) in _ALIKE for key in here) else 2, self._tags())
        with VerticalScroll(classes="dialog wide"):
            yield KeyLine("Esc closes  j down  k up")
            for rows in parts:
                yield TwoColumns(rows, _LEFT)

    def _rows(self, keys: list[Key], heading: Callable[[Key], str]) -> list[Row]:
        """Rows below headings; acts of digits share one."""
        found: list[Row] = []
        for words, group in groupby(keys, key=heading):
            found.append((words, "", ""))
            for kind, alike in groupby(group, key=_kind):
                if kind in _ALIKE:
                    found.append((self._digits(list(alike)), _ALIKE[kind], ""))
                else:
                    found += [(spelled(self._keys(key)), key.does, "") for key in alike]
            found.append(("", "", ""))
        return found

    def _digits(self, alike: list[Key]) -> str:
        keys = [self._keys(key) for key in alike]
        same = keys == [key.keys for key in alike]
        return _DIGITS if same else " ".join(map(spelled, keys))

    def _keys(self, key: Key) -> str:
        keys = self._bound.get(key.id) or self._own.get(key.id, key.keys)
        return ",".join(one for one in keys.split(",") if not is_jamo(one))

    def _tags(self) -> list[Row]:
        tags = self._codebook.active()
        keys = [spelled(key_of(f"tag.{tag.key}", self._own)) if tag.key else " " for tag in tags]
        rows = [(key, tag.name, tag.definition) for key, tag in zip(keys, tags, strict=True)]
        return [("Tags", "", ""), *rows, ("", "", "")]

    def action_scroll(self, by: int) -> None:
        """Scroll by lines."""
        self.query_one(VerticalScroll).scroll_relative(y=3 * by, animate=False)

    def action_leave(self) -> None:
        """Close."""
        self.dismiss()
