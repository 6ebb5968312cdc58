"""The line above a screen in words: what is open on the left, who and where on the right."""

from collections.abc import Sequence

from rich.cells import cell_len

from nkreader.tui.widgets.fitting import one_line, shorten

_TITLE = 32
"""Cells of what is on the left that are worth more than names in full."""
_LEAST = 16
"""Cells of it that are left beside what is said of the place under the cursor."""
_NAME = 8
"""Cells of a set's and an annotator's name where there is too little room for them."""


def title_words(left: str, right: str, who: Sequence[str], about: str, width: int) -> str:
    """The line in `width` cells: `left`, cut where it does not fit; `who` (the set, the annotator
    …) before `right`, each name cut where too little of `left` would be seen; what is said `about`
    the place under the cursor before them, or where there is too little room in the place of
    `left`."""
    left, about = one_line(left), one_line(about)
    names = [one_line(name) for name in who]
    full = " · ".join(part for part in (*names, one_line(right)) if part)
    beside = f"{about} · {full}" if full else about
    if about and width - cell_len(beside) - 4 >= min(_LEAST, cell_len(left)):
        full = beside
    else:
        left = about or left
        if width - cell_len(full) - 4 < min(_TITLE, cell_len(left)):
            names = [shorten(name, _NAME) for name in names]
            full = " · ".join(part for part in (*names, one_line(right)) if part)
    right = shorten(full, max(0, width - 2))
    room = width - cell_len(right) - 4
    left = shorten(left, room) if room > 3 else ""
    gap = " " * max(1, width - cell_len(left) - cell_len(right) - 2)
    return f" {left}{gap}{right} "
