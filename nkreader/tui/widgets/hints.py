"""Lines of keys: which words are keys and which say what they do, and tags that share one line."""

from collections.abc import Sequence
from itertools import accumulate
from typing import TYPE_CHECKING, NamedTuple

from rich.cells import cell_len, set_cell_size

from nkreader.tui.widgets.fitting import one_line

if TYPE_CHECKING:
    from nkreader.model import Tag

_WAYS = ((" ", 2, 8), (" ", 1, 4), ("", 1, 3))
"""How tags stand in a line, the widest first: what is between a digit and its name, the cells
between tags, and the fewest letters of a name. Where none fits the digits stand alone."""
_NAME = 3
"""Cells that a name keeps when vowels at its end are taken away."""


class Hint(NamedTuple):
    """One key and what it does; the words stand right behind the key, so a space is theirs."""

    key: str
    words: str = ""
    colour: str = ""
    """The colour of the tag that the key sets."""
    act: str = ""
    """The id of the act that a click does, as the key would."""

    @property
    def width(self) -> int:
        """Cells it takes."""
        return cell_len(self.key) + cell_len(self.words)


def parsed(line: str) -> list[Hint]:
    """The hints of a line such as `? keys  Enter open`: two spaces between them, the key first."""
    parts = [part.partition(" ") for part in line.split("  ") if part]
    return [Hint(key, f" {words}" if words else "") for key, _, words in parts]


def that_fit(hints: Sequence[Hint], width: int) -> list[Hint]:
    """The first of the hints, as many as fit in `width` cells with two cells between them."""
    ends = accumulate(hint.width + 2 for hint in hints)
    return [hint for hint, end in zip(hints, ends, strict=True) if end - 2 <= width]


def tag_hints(tags: "Sequence[Tag]", width: int) -> tuple[list[Hint], int]:
    """The hints of tags that have a key, and the cells to leave between them. Their names are cut
    evenly until all fit; where too little is left of them the digits stand alone."""
    keys = sum(cell_len(tag.key or "") for tag in tags)
    names = [one_line(tag.name).split(" ")[0] for tag in tags]
    longest = max(map(cell_len, names), default=0)
    for gap, between, least in _WAYS:
        for most in range(longest, min(least, longest) - 1, -1):
            cut = [_cut(name, most) for name in names]
            room = keys + sum(map(cell_len, cut)) + len(tags) * (len(gap) + between) - between
            if room <= width:
                found = zip(tags, cut, strict=True)
                return [Hint(tag.key or "", gap + name, tag.colour) for tag, name in found], between
    return [Hint(tag.key or "", "", tag.colour) for tag in tags], 1


def _cut(name: str, most: int) -> str:
    """A name in at most so many cells, not ending in a vowel or a sign where it was cut."""
    if cell_len(name) <= most:
        return name
    short = set_cell_size(name, most).rstrip()
    bare = short.rstrip("–-—'’./&")
    if bare == short and name[len(short)].isalnum():
        bare = short.rstrip("aeiouAEIOU")
    return bare if cell_len(bare) >= _NAME else short
