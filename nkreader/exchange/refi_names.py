"""What the selections of a REFI-QDA project are named by, and what that says of their offsets.

Most programs name a selection by its words, cut short; in others the name is free. Reading the
project is the business of `refi_reading`.
"""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from lxml.etree import _Element

_LONG = 24
"""Code points of a name that stand in a text by no chance."""


def counted(text: str, selections: "list[_Element]") -> str:
    """The text as the offsets count it: some programs write line ends of Windows and count one."""
    if "\r\n" not in text:
        return text

    def fitting(one: str) -> int:
        return sum(
            " ".join(one[start : start + 200].split()).startswith(_cut(selection.get("name")))
            for selection in selections
            if (start := number_of(selection.get("startPosition"))) is not None
        )

    return max((text, text.replace("\r\n", "\n")), key=fitting)


def quoted(shown: str | None, plain: str, length: int) -> str | None:
    """The words of a selection, if it is named by them; the name is free in some programs.

    A name that is in the text is its words if it is as long as they are, in some unit, or says
    that it was cut; one that is too long for chance has been cut without saying so.
    """
    if not shown or _cut(shown) not in plain:
        return None
    if shown.rstrip().endswith(("…", "...")):
        return shown
    lengths = (len(shown), len(shown.encode("utf-16-le")) // 2, len(shown.encode()))
    if any(abs(length - one) <= 2 + length // 8 for one in lengths):
        return shown
    return f"{shown}…" if len(shown) >= _LONG else None


def _cut(shown: str | None) -> str:
    return " ".join((shown or "").rstrip("….").split())[:40]


def number_of(value: str | None) -> int | None:
    """An offset; None for what is none."""
    return int(value) if value and value.isdecimal() else None
