"""Every key as it is bound now, those that work here first, and the tags with what they mean."""

from collections.abc import Callable, Mapping
from itertools import accumulate, chain, groupby
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, VerticalScroll
from textual.events import Resize
from textual.widgets import Input

from nkreader.model import Codebook
from nkreader.shipped import sheets
from nkreader.text.cleaning import folded
from nkreader.tui.keymap import groups, is_jamo, key_of
from nkreader.tui.keys import EVERYWHERE, KEYS, LISTS, Key, Where
from nkreader.tui.screens.dialog import Dialog
from nkreader.tui.spelling import spelled
from nkreader.tui.widgets.key_line import KeyLine
from nkreader.tui.widgets.table import Row, TwoColumns

_ALIKE = {"tag": "set or take off a tag", "codebook.key": "let this digit set the tag"}
"""What an act of a digit does, by the id without the digit."""
_PLACES: dict[Where, str] = {
    "pane": "in an article",
    "list": "in the list of articles",
    "hits": "among hits",
    "passages": "among passages",
    "claims": "among claims",
    "feeds": "among feeds",
    "codebook": "in the codebook",
    "views": "among views",
    "sets": "among sets",
    "entities": "among entities",
    "compare": "of two sets",
    "times": "in the timeline",
    "agreement": "in the agreement",
    "lineage": "in a chain of reports",
    "links": "among links",
    "panel": "in the panel",
    "review": "in the review",
    "conflicts": "among conflicts",
    "history": "in the history",
    "offers": "among places to tag",
    "rules": "among rules",
    "suggestions": "among suggestions",
}
_DIGITS = "1 … 9 0"
_LEFT = 19
"""Cells of the keys."""
_TWO = 130
"""Cells of a screen from which on two columns stand beside each other."""


def _place(key: Key) -> str:
    return "in every list" if key.where == LISTS else _PLACES[key.where[0]]


def _kind(key: Key) -> str:
    """The id of a digit's act without the digit; other acts stand alone."""
    kind, _, rest = key.id.rpartition(".")
    return kind if rest.isdigit() else key.id


class HelpScreen(Dialog[None]):
    """All keys on one page."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,q,question_mark", "leave", "leave"),
        Binding("j,ㅓ", "scroll(1)", "down"),
        Binding("k,ㅏ", "scroll(-1)", "up"),
        Binding("g", "top", "first line"),
        Binding("G", "end", "last line"),
        Binding("slash", "filter", "filter"),
    ]
    AUTO_FOCUS = "VerticalScroll"
    CSS_PATH = sheets("dialogs")

    def __init__(
        self, codebook: Codebook, place: Where, bound: dict[str, str], own: Mapping[str, str]
    ) -> None:
        """`place` is where help was asked for; `bound` has the keys that work there, by the id of
        the act; `own` the user's own of all acts."""
        super().__init__()
        self._codebook = codebook
        self._groups = groups(place)
        self._bound = bound
        self._own = own

    def compose(self) -> ComposeResult:
        """A line of keys, the filter where it is asked for, and the rows."""
        with VerticalScroll(classes="dialog wide"):
            yield KeyLine("Esc closes  / filters  j down  k up  g first line  G last line")
            yield Input(placeholder="words of an act, a key or a tag")
            with Horizontal():
                yield TwoColumns((), _LEFT)
                yield TwoColumns((), _LEFT)

    def on_mount(self) -> None:
        """The filter waits to be asked for."""
        line = self.query_one(Input)
        line.display = False
        line.cursor_blink = False

    def on_resize(self, event: Resize) -> None:
        """There is room for other columns."""
        self._tell(event.size.width)

    def on_input_changed(self) -> None:
        """Keep the rows that have every typed word."""
        self._tell(self.size.width)

    def on_input_submitted(self) -> None:
        """The filter stays, and the keys are those of the page again."""
        self.query_one(VerticalScroll).focus()

    def _tell(self, width: int) -> None:
        """Show the rows that the filter lets through, in one column or two."""
        words = folded(self.query_one(Input).value).split()
        here, rest = ([one for part in some if (one := _with(words, part))]
                      for some in (self._here(), self._elsewhere()))  # fmt: skip
        if not here and not rest:
            here = [[("", "no key, act or tag has that", "")]]
        two = width >= _TWO and len(here) + len(rest) > 1
        columns = [_halves(here), _halves(rest)] if two else [(here, []), (rest, [])]
        for number, column in enumerate(self.query(TwoColumns)):
            column.tell(chain.from_iterable(chain.from_iterable(half[number] for half in columns)))
            column.display = two or number == 0
        self.query_one(".dialog").set_class(two, "two")

    def _here(self) -> list[list[Row]]:
        """What works here, by groups: those that this place is for first."""
        here = [key for key in KEYS if key.id in self._bound]
        here.sort(key=lambda key: self._groups.index(key.group))
        return self._rows(here, lambda key: key.group)

    def _elsewhere(self) -> list[list[Row]]:
        """The tags, and what works elsewhere, by places."""
        rest = [key for key in KEYS if key.id not in self._bound]
        rest.sort(key=lambda key: (EVERYWHERE.index(key.where[0]), key.where == LISTS))
        return [self._tags(), *self._rows(rest, lambda key: f"Elsewhere: {_place(key)}")]

    def _rows(self, keys: list[Key], heading: Callable[[Key], str]) -> list[list[Row]]:
        """Headings with their rows; acts of digits share one."""
        parts: list[list[Row]] = []
        for words, group in groupby(keys, key=heading):
            found: list[Row] = [(words, "", "")]
            for kind, alike in groupby(group, key=_kind):
                if kind in _ALIKE:
                    found.append((self._digits(list(alike)), _ALIKE[kind], ""))
                else:
                    found += [(spelled(self._keys(key)), key.does, "") for key in alike]
            found.append(("", "", ""))
            parts.append(found)
        return parts

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

    def action_top(self) -> None:
        """To the first line."""
        self.query_one(VerticalScroll).scroll_home(animate=False)

    def action_end(self) -> None:
        """To the last line."""
        self.query_one(VerticalScroll).scroll_end(animate=False)

    def action_filter(self) -> None:
        """Type words; only the rows that have them stay."""
        line = self.query_one(Input)
        line.display = True
        self.action_top()
        line.focus()

    def action_leave(self) -> None:
        """Show every row again; where that is so, close."""
        line = self.query_one(Input)
        if line.display:
            self.query_one(VerticalScroll).focus()
            line.value = ""
            line.display = False
        else:
            self.dismiss()


def _with(words: list[str], part: list[Row]) -> list[Row]:
    """A heading and those of its rows that have every one of the words; nothing without such rows.
    All rows stay where the heading itself has them."""
    heading, *rows = part

    def has(row: Row) -> bool:
        return all(word in folded(" ".join(row)) for word in words)

    kept = rows if has(heading) else [row for row in rows if any(row) and has(row)]
    return [heading, *kept, *([("", "", "")] if kept and any(kept[-1]) else [])] if kept else []


def _halves(parts: list[list[Row]]) -> tuple[list[list[Row]], list[list[Row]]]:
    """Parts in two columns of about the same length; the left one has the first."""
    whole = sum(map(len, parts))
    ends = [0, *accumulate(map(len, parts))]
    at = min(range(min(1, len(parts)), len(ends)), key=lambda n: abs(2 * ends[n] - whole))
    return parts[:at], parts[at:]
