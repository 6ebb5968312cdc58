"""From the command line into the app: open the library, find where to begin, run."""

from pathlib import Path
from typing import TYPE_CHECKING

from rich.console import Console
from textual.constants import COLOR_SYSTEM

from nkreader.library import Library
from nkreader.library.places import config_file
from nkreader.tui.acts.context import visit_of
from nkreader.tui.app import NkreaderApp
from nkreader.tui.themes import ANSI, DEFAULT

if TYPE_CHECKING:
    from collections.abc import Callable

    from nkreader.tui.held import Held


def run(
    path: Path,
    annotator: str,
    set_name: str | None,
    at: str | None = None,
    resumes: bool = False,
    upgrading: "Callable[[int | Path | None], None] | None" = None,
    held: "Held | None" = None,
) -> int:
    """Open a library and read; returns the exit code.

    `at` is the id of an annotation, or of an article, to open at. With `resumes` the set is the one
    that was switched to last. `upgrading` is told while the library is brought up to date, before
    anything is on the screen; `held` is the terminal where the first page is on it already. Raises
    NkreaderError where the library can't be opened or has no such
    thing.
    """
    with Library(path, annotator, set_name, upgrading) as library:
        if resumes:
            library.current.resume()
        article, place = _place(library, at) if at is not None else (None, None)
        theme = ANSI if _few_colours() else DEFAULT
        app = NkreaderApp(library, article, place, config_file(), theme)
        if held is not None:
            from nkreader.tui.taking_over import driver

            app.driver_class, app.page_shown = driver(held), held.size
        app.run()
        return app.return_code or 0


def _few_colours() -> bool:
    """Whether Textual will send this terminal sixteen colours and no others, as it does where
    neither TERM nor COLORTERM promises more."""
    return Console(force_terminal=True, color_system=COLOR_SYSTEM).color_system == "standard"  # type: ignore[arg-type]


def _place(library: Library, at: str) -> tuple[str, str | int | None]:
    visit = visit_of(library, library.named(at))
    return visit.article, visit.at
