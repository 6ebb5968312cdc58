"""The signs left of the text: `›` at the current sentence, `/` and `»` at find hits, a bar and the
tags' digits at a mark, a dotted bar and digits at one of another set."""

from collections.abc import Iterator, Sequence
from typing import Literal, NamedTuple

from nkreader.model import Tag

LEAST = 5
"""Cells of the narrowest gutter: sign, bar, two digits, a space."""
_COMFORTABLE = 8
"""Cells of a gutter where there is room; the signs begin one cell less far from the text."""
_ROOMY = 72
"""Cells of a pane from which on the gutter is comfortable; below, the text has all the width."""

CURRENT = "›"
Hit = Literal["", "hit", "here"]
_SIGNS: dict[Hit, str] = {"": " ", "hit": "/", "here": "»"}
"""What stands where no current sentence begins: a find hit is on the row, or the cursor on one."""
ONE = "▌"
SEVERAL = "█"
OTHERS = "┊"
"""Stands before the tags that another set has put there."""


class Gutter(NamedTuple):
    """Where the signs stand, in cells from the left edge of the pane."""

    sign: int
    left: int
    """Where the text column begins."""


def arrange(width: int, measure: int) -> tuple[Gutter, int]:
    """The gutter and the width of the text column of a pane of `width` cells: the text in the
    middle, at most `measure` wide; a cell or two stay free on the right."""
    least, right = (LEAST, 1) if width < _ROOMY else (_COMFORTABLE, 2)
    text = max(8, min(measure, width - least - right))
    left = max(least, (width - text) // 2)
    return Gutter(max(0, left - _COMFORTABLE + 1), left), text


def letter(tag: Tag) -> str:
    """What stands for a tag in the gutter: its digit, else the first letter of its name."""
    if tag.key:
        return tag.key
    first = tag.name[:1].lower()
    return first if first.isascii() and first.isalnum() else "·"


def signs(
    gutter: Gutter,
    current: bool,
    tags: Sequence[Tag],
    hit: Hit = "",
    beside: Sequence[Tag] = (),
) -> Iterator[tuple[str, str]]:
    """The gutter of one row as (text, component), `gutter.left` cells in all: whether the current
    sentence begins here, the tags of the marks that do, those that another set has put there, and
    whether there is a find hit."""
    yield " " * gutter.sign, ""
    sign = CURRENT if current and hit != "here" else _SIGNS[hit]
    yield (sign, "gutter") if sign.strip() else (" ", "")
    room = gutter.left - gutter.sign - 1
    if not tags and not beside:
        yield " " * room, ""
        return
    parts = [*_own(tags, room - (2 if beside else 1))] if tags else []
    if beside:
        parts.append((OTHERS, "beside"))
        letters = dict.fromkeys(letter(tag) for tag in beside)
        parts += [(one, "beside") for one in letters][: room - 1 - len(parts)]
    yield from parts
    yield " " * (room - len(parts)), ""


def _own(tags: Sequence[Tag], room: int) -> Iterator[tuple[str, str]]:
    """The bar and the signs of the tags of one's own, each a cell, as far as there is room."""
    yield (ONE if len(tags) == 1 else SEVERAL), f"tag-{tags[0].colour}"
    room -= 1
    shown = list({tag.slug: tag for tag in tags}.values())
    fitting = shown if len(shown) <= room else shown[: room - 1]
    for tag in fitting:
        yield letter(tag), f"tag-{tag.colour}"
    if len(fitting) < len(shown):
        yield "+", "gutter"
