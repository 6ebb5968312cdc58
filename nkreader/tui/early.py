"""Whether the first page can be shown before Textual is there, in which theme, and showing it.

Where anything is told that only Textual or the whole program knows how to follow (a theme or keys
of one's own, a page in a browser, a terminal without UTF-8), it is not, and the list comes a little
later.
"""

import os
from pathlib import Path

from nkreader.library.first_page import FirstPage, first_page
from nkreader.library.places import config_file
from nkreader.tui import held
from nkreader.tui.first_page import AROUND, LEAST, Looks, looks, painted

_ANSI = "ansi-dark"
_USUAL = "nkreader"
_COLOURS = {"kitty": "256", "256color": "256"}
"""What the end of TERM promises; whoever promises nothing has sixteen colours."""


def show(path: Path, annotator: str, set_name: str | None, resumes: bool) -> "held.Held | None":
    """Show the first page of a library's list, and hold the terminal; None where it is as it was.
    The arguments are those of `library.first_page`."""
    if not held.is_terminal():
        return None
    usual = _theme_of_config()
    terminal = held.Held()
    width, height = terminal.size
    if usual is None or width < LEAST[0] or height < LEAST[1]:
        return None
    page = first_page(path, annotator, set_name, resumes, height - AROUND)
    how = _looks(page, usual) if page is not None else None
    if page is None or how is None:
        return None
    whole = page.settings.get("emoji", "safe") == "whole"
    text = painted(page, width, height, how, "NO_COLOR" in os.environ, whole)
    terminal.show(text)
    return terminal


def _theme_of_config() -> str | None:
    """The theme that a user's config begins with, "" where there is no config; None where it says
    more about how things look than that."""
    file = config_file()
    if not file.exists():
        return ""
    import tomllib

    try:
        told = tomllib.loads(file.read_text("utf-8"))
    except (OSError, ValueError, RecursionError):
        return None
    theme = told.get("theme", "")
    plain = told.keys() <= {"theme", "fetch", "originals"} and isinstance(theme, str)
    return theme if plain else None


def _looks(page: FirstPage, usual: str) -> Looks | None:
    """The looks of the theme that the app will have, as `tui.app` and `tui.start` choose it."""
    colours = _colours()
    if "NO_COLOR" in os.environ:
        return looks("none", colours)
    usual = usual or (_ANSI if colours == "16" else _USUAL)
    return looks(str(page.settings.get("theme", usual)), colours)


def _colours() -> str:
    """How many colours the terminal has, as Rich reads it from the environment."""
    if os.environ.get("COLORTERM", "").strip().lower() in ("truecolor", "24bit"):
        return "truecolor"
    return _COLOURS.get(os.environ.get("TERM", "").strip().lower().rpartition("-")[2], "16")
