"""Write styles/first_page.json, the colours of the first page as Textual paints them with our
themes: `PYTHONPATH=. python scripts/first_page.py`. A test holds the two together.

Rows that show every look are listed in the real app, each once under the cursor; what is painted is
laid beside the words and looks of `tui.first_page`, cell by cell.
"""

import asyncio
import json
import os
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from rich.color import ColorSystem
from rich.style import Style
from textual.strip import Strip

from nkreader.library import Library
from nkreader.library.first_page import FirstPage
from nkreader.lists import ArticleRow, Known
from nkreader.model import COLOURS, Codebook, State, Tag
from nkreader.shipped import styles_dir
from nkreader.store.looking import LookedAt, TagLook
from nkreader.tui.app import NkreaderApp
from nkreader.tui.first_page import lines
from nkreader.tui.list_line import in_words
from nkreader.tui.screens.articles import ArticlesScreen
from nkreader.tui.themes import ANSI, shipped

THEMES = (*(theme.name for theme in shipped()), ANSI, "ansi-light")
SYSTEMS = {
    "16": ColorSystem.STANDARD, "256": ColorSystem.EIGHT_BIT, "truecolor": ColorSystem.TRUECOLOR,
}  # fmt: skip
SIZE = (160, 40)
FILE = styles_dir() / "first_page.json"

TAGS = [Tag(name, name, name, None, name, "") for name in COLOURS]
_STATES: tuple[State, ...] = ("new", "reading", "done")
_ALL = tuple((name, 1) for name in COLOURS)
ROWS = [
    ArticleRow("a", "One", "", "Wire", "2020-03-01", 100, "new", _ALL[:6], 1, COLOURS[:10], (1, 2)),
    ArticleRow("b", "Two", "", "Wire", "2020-03-01", 100, "reading", _ALL[6:], 0, COLOURS[2:12]),
    ArticleRow("c", "Three", "", "Wire", "2020", 9, "done", _ALL, 0, (), None, None, (), True),
    *(ArticleRow(one, None, "Four", None, None, 1, one, (), 0) for one in _STATES),
]  # fmt: skip


def pages() -> Iterator[FirstPage]:
    """Pages that have each of the rows once under the cursor, with a short bar and with a long."""
    tags = {tag.slug: TagLook(tag.key, tag.colour) for tag in TAGS}
    known = Known(True, True, True, True)
    for count in (len(ROWS), 57):
        for first in range(len(ROWS)):
            rows = [*ROWS[first:], *ROWS[:first]]
            rows += [ROWS[0]] * (count - len(rows))
            yield FirstPage(LookedAt(None, "main", "ann"), {}, count, 0, (0, 0), known, tags, rows)


async def taken(theme: str, plain: bool) -> dict[str, dict[str, str]]:
    """By system of colours the looks of a theme, or those of NO_COLOR."""
    os.environ.pop("NO_COLOR", None)
    if plain:
        os.environ["NO_COLOR"] = "1"
    styles: dict[str, Style] = {}
    blank: set[str] = set()
    with TemporaryDirectory() as folder, Library(Path(folder) / "l.db", "ann") as library:
        text = Path(folder) / "a.txt"
        text.write_text("Words.", "utf-8")
        list(library.add([str(text)]))
        library.remember("theme", theme)
        app = NkreaderApp(library)
        async with app.run_test(size=SIZE) as pilot:
            await pilot.pause(0.5)
            for page in pages():
                await _show(app, page, pilot)
                for strip, line in zip(
                    app.screen._compositor.render_strips(), lines(page, *SIZE, plain), strict=True
                ):
                    _lay(strip, line, styles, blank)
    os.environ.pop("NO_COLOR", None)
    return {
        name: {look: codes(style, system) for look, style in sorted(styles.items())}
        for name, system in SYSTEMS.items()
    }


async def _show(app: NkreaderApp, page: FirstPage, pilot: Any) -> None:
    screen = app.screen
    assert isinstance(screen, ArticlesScreen)
    screen.rows.codebook, screen.rows.known = Codebook(tuple(TAGS)), page.known
    screen.names.tell(page.known, "published")
    screen.title_line(in_words(page.articles, page.done, page.coded))
    screen.rows.show(page.articles, lambda first, count: page.rows[first : first + count], 0)
    await pilot.pause(0.1)


def _lay(strip: Strip, line: list[Any], styles: dict[str, Style], blank: set[str]) -> None:
    """Learn the style of each look of a line from its cells; of a `blank` one only the ground is
    seen so far. Raises ValueError where two cells that should look alike do not."""
    cells = [(char, segment.style or Style.null()) for segment in strip for char in segment.text]
    at = 0
    for words, look in line:
        for word, (char, style) in zip(words, cells[at : at + len(words)], strict=True):
            bare = style.clear_meta_and_links()
            known = styles.get(look)
            if known is None or (look in blank and char != " "):
                styles[look] = bare
                (blank.add if char == " " else blank.discard)(look)
            elif ground(bare) != ground(known) or (char != " " and bare != known) or word != char:
                raise ValueError(f"{look!r}: {known} and {bare} in {words!r}, cell {char!r}")
        at += len(words)


def codes(style: Style, system: ColorSystem) -> str:
    """What is sent for a style; one that was asked before gives the answer that it gave then."""
    fresh = style.copy()
    fresh._ansi = None
    return fresh._make_ansi_codes(system)


def ground(style: Style) -> object:
    """What is seen of a blank cell."""
    return style.color if style.reverse else style.bgcolor


async def every() -> dict[str, dict[str, dict[str, str]]]:
    """All that is known: by theme and system of colours."""
    found = {theme: await taken(theme, False) for theme in THEMES}
    return {**found, "none": await taken(ANSI, True)}


if __name__ == "__main__":
    FILE.write_text(json.dumps(asyncio.run(every()), indent=0, ensure_ascii=False) + "\n", "utf-8")
