"""Letters of a page as lines: letters side by side at one height, with nothing wide between."""

from collections.abc import Sequence
from itertools import pairwise
from statistics import median
from typing import NamedTuple

from nkreader.sources.pdf.letters import Box, Letter, Page

GAP = 1.5
"""Heights of a line between letters from which on they are two lines: columns, cells."""

INITIAL = 1.8
"""Heights of a line from which on its first letter is set over several."""


class Line(NamedTuple):
    """Letters in a row, with single spaces between words and none at the ends."""

    page: int
    letters: tuple[Letter, ...]
    box: Box
    height: float
    """Of most of its letters: what tells a heading."""
    bold: bool
    spaced: bool
    """Whether the file itself has a space behind the last word."""
    cells: bool = False
    """Whether it was put together of several side by side."""

    @property
    def text(self) -> str:
        """Its words."""
        return "".join(letter.sign for letter in self.letters)

    @property
    def middle(self) -> float:
        """Half its height above the page's bottom."""
        return (self.box.bottom + self.box.top) / 2


def lines_of(page: Page) -> list[Line]:
    """The lines of a page in the order in which the file has them."""
    found: list[Line] = []
    here: list[Letter] = []
    last: Box | None = None
    for letter in page.letters:
        if letter.sign in "\r\n":
            ends = not letter.made or last is None
        elif letter.sign.isspace():
            here.append(letter)
            continue
        else:
            ends = last is not None and _apart(last, letter.box)
        if ends:
            _close(page, here, found)
            here, last = [], None
        if letter.sign not in "\r\n":
            here.append(letter)
            last = letter.box
        elif here and not here[-1].sign.isspace():
            here.append(letter._replace(sign=" "))
    _close(page, here, found)
    return found


def _apart(last: Box, box: Box) -> bool:
    """Whether a letter does not go on the line of the one before."""
    height = max(min(last.top - last.bottom, box.top - box.bottom), 0.1)
    if min(last.top, box.top) - max(last.bottom, box.bottom) < 0.3 * height:
        return True
    tall = max(last.top - last.bottom, box.top - box.bottom)
    return box.left - last.right > GAP * tall or box.left < last.left - 0.5 * tall


def _close(page: Page, letters: list[Letter], found: list[Line]) -> None:
    kept: list[Letter] = []
    for letter in letters:
        if not letter.sign.isspace():
            kept.append(letter)
        elif kept and kept[-1].sign != " ":
            kept.append(letter._replace(sign=" "))
    spaced = bool(kept) and kept[-1].sign == " " and not kept[-1].made
    if kept and kept[-1].sign == " ":
        kept.pop()
    if len(kept) > 2 and kept[1].sign == " " and is_initial(kept) and kept[2].sign.islower():
        del kept[1]
    if kept:
        found.append(line_of(page.number, kept, spaced, page.bold))


def is_initial(letters: Sequence[Letter]) -> bool:
    """Whether a line begins with an initial that is set over several lines."""
    if len(letters) < 3:
        return False
    first, other = letters[0].box, letters[2].box
    return first.top - first.bottom > INITIAL * (other.top - other.bottom)


def line_of(
    page: int, letters: Sequence[Letter], spaced: bool, bold: frozenset[int], cells: bool = False
) -> Line:
    """The line of letters that are in order."""
    seen = [letter.box for letter in letters if letter.sign != " " and letter.sign != "\t"]
    if is_initial(letters):
        del seen[0]
    box = Box(
        min(one.left for one in seen),
        min(one.bottom for one in seen),
        max(one.right for one in seen),
        max(one.top for one in seen),
    )
    height = median(one.top - one.bottom for one in seen)
    strong = sum(letter.number in bold for letter in letters if letter.sign != " ")
    return Line(page, tuple(letters), box, height, strong * 10 >= 8 * len(seen), spaced, cells)


def rows_of(lines: Sequence[Line]) -> list[Line]:
    """Lines from top to bottom; those side by side become one, with tabs between."""
    rows: list[list[Line]] = []
    for line in sorted(lines, key=lambda one: (-one.middle, one.box.left)):
        first = rows[-1][0] if rows else None
        if first and abs(first.middle - line.middle) < 0.4 * min(first.height, line.height):
            rows[-1].append(line)
        else:
            rows.append([line])
    return [row[0] if len(row) == 1 else _row(row) for row in rows]


def _row(parts: list[Line]) -> Line:
    parts = sorted(parts, key=lambda one: one.box.left)
    letters = list(parts[0].letters)
    near = True
    for before, part in pairwise(parts):
        close = part.box.left - before.box.right < GAP * max(before.height, part.height)
        near = near and close
        letters.append(before.letters[-1]._replace(sign=" " if close else "\t"))
        letters += part.letters
    line = line_of(parts[0].page, letters, parts[-1].spaced, frozenset(), not near)
    return line._replace(bold=all(part.bold for part in parts))
