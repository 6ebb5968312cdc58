"""From the command line into the app: open the library, find where to begin, run."""

from pathlib import Path

from nkreader.library import Library
from nkreader.library.places import config_file
from nkreader.model import NkreaderError
from nkreader.tui.app import NkreaderApp


def run(path: Path, annotator: str, set_name: str, at: str | None = None) -> int:
    """Open a library and read; returns the exit code.

    `at` is the id of an annotation, or of an article, to open at. Raises NkreaderError where the
    library can't be opened or has no such thing.
    """
    with Library(path, annotator, set_name) as library:
        article, mark = _place(library, at) if at is not None else (None, None)
        app = NkreaderApp(library, article, mark, config_file())
        app.run()
        return app.return_code or 0


def _place(library: Library, at: str) -> tuple[str, str | None]:
    try:
        mark = library.mark(at)
    except NkreaderError:
        return library.article(at).id, None
    return mark.annotation.article, mark.annotation.id
