"""What the panel beside an article asks of the library, each question under the guard."""

from functools import partial

from nkreader.library import Library
from nkreader.tui.acts.context import Attempt
from nkreader.tui.widgets.reader_panel import Reads


def panel_reads(library: Library, attempt: Attempt) -> Reads:
    """The questions of the panel; what can't be answered is told, and None is given."""
    return Reads(
        marks=lambda article: attempt(partial(library.marks, article)),
        whole=lambda article: attempt(partial(library.article_marks.of, article)),
        coded=lambda article: attempt(partial(library.shelf.coded, article)),
        links=lambda article: attempt(partial(library.linking.of_article, article)),
        codebook=lambda: library.codebook,
    )
