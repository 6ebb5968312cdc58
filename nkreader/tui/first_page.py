"""The first page of the list, painted before Textual is imported: the cells and colours that it
paints in their place a moment later.

What a row says is `article_row`'s business, what is read `library.first_page`'s; the colours are
those of `styles/first_page.json`, taken from Textual by `scripts/first_page.py`. Who has the
terminal meanwhile is `held`'s.
"""

import json
from collections.abc import Iterator, Mapping
from math import ceil
from typing import TYPE_CHECKING

from rich.cells import cell_len

from nkreader.shipped import styles_dir
from nkreader.tui.article_columns import columns, names
from nkreader.tui.article_row import Worded, article_row
from nkreader.tui.cells import safe, steady
from nkreader.tui.keymap import footer
from nkreader.tui.list_line import in_words
from nkreader.tui.title_words import title_words
from nkreader.tui.widgets.hints import Hint, that_fit

if TYPE_CHECKING:
    from nkreader.library.first_page import FirstPage

TITLE, NAMES, GROUND, BLANK, FOOT = "title", "names", "", "blank", "foot"
KEY, WORDS = "key", "words"
THUMB, END, RAIL = "thumb", "end", "rail"
"""Looks beside those of a row: the line above, names of columns, the list's ground, lines below the
last row, the line below and its keys and words, the scroll bar."""
CURSOR = "cursor "
"""Stands before the look of what is in the row under the cursor."""
AROUND = 3
"""Lines that are not the list's."""
LEAST = (20, 8)
"""A terminal of fewer cells than these is left to Textual."""
_EIGHTHS = "▁▂▃▄▅▆▇"

Looks = Mapping[str, str]
"""The parameters of the SGR sequence of each look."""


def looks(theme: str, colours: str) -> Looks | None:
    """The looks of a theme, or of "none" where no colours are wanted, in a terminal of so many
    `colours` ("truecolor", "256", "16"); None for a theme that is not known before Textual is."""
    known = json.loads((styles_dir() / "first_page.json").read_text("utf-8"))
    found: Looks | None = known.get(theme, {}).get(colours)
    return found


def lines(page: "FirstPage", width: int, height: int, plain: bool) -> Iterator[list[Worded]]:
    """Every line of a terminal of so many cells, from the first; `plain`: without colours."""
    left = in_words(page.articles, page.done, page.coded)
    who = [page.here.name, page.here.annotator]
    yield [Worded(title_words(left, "", who, "", width), TITLE)]
    cells = columns(width - 1, page.known)
    above = names(cells, "published")
    yield [Worded(above.ljust(width), NAMES)]
    bar = scroll_bar(height - AROUND, page.articles)
    for place in range(height - AROUND):
        if place < len(page.rows):
            row = page.rows[place]
            lit = CURSOR if place == 0 else ""
            said = article_row(row, cells, page.tags.get, row.published or "", False, plain)
            yield [*(Worded(one.words, lit + one.look) for one in said), bar[place]]
        else:
            yield [Worded(" " * (width - 1), BLANK), bar[place]]
    yield _foot(width)


def scroll_bar(height: int, rows: int) -> list[Worded]:
    """The cells of the bar beside the first of so many rows."""
    if rows <= height:
        return [Worded(" ", RAIL)] * height
    thumb = max(1, height / (rows / height))
    whole, eighths = divmod(ceil(thumb * 8), 8)
    bar = [Worded(" ", THUMB)] * whole + [Worded(" ", RAIL)] * (height - whole)
    if eighths and whole < height:
        bar[whole] = Worded(_EIGHTHS[7 - eighths], END)
    return bar


def _foot(width: int) -> list[Worded]:
    hints = [
        Hint(key, " quit" if id == "back" else f" {words}") for id, key, words in footer("list", {})
    ]
    line = [Worded(" ", FOOT)]
    for number, hint in enumerate(that_fit(hints, max(1, width - 2))):
        between = [Worded("  ", FOOT)] if number else []
        line += [*between, Worded(hint.key, KEY), Worded(hint.words, WORDS)]
    used = sum(cell_len(words) for words, _ in line)
    return [*line, Worded(" " * max(0, width - used), FOOT)]


def painted(
    page: "FirstPage", width: int, height: int, looks: Looks, plain: bool, whole_emoji: bool
) -> str:
    """What to send to a terminal of so many cells: `plain` without colours, with emoji whole or in
    their steady form."""
    out = ["\x1b[?25l"]
    for y, line in enumerate(lines(page, width, height, plain), 1):
        out.append(f"\x1b[{y};1H")
        for words, look in line:
            text = safe(words) if whole_emoji else steady(safe(words))
            codes = looks.get(look, looks[GROUND])
            out.append(f"\x1b[{codes}m{text}\x1b[0m" if text else "")
    return "".join(out)
