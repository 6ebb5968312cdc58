"""What the acts of the list of articles are given besides what every act is: its rows, and how they
are asked for again. Other screens' are in `screen_contexts`.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

from nkreader.library.listing import Listing
from nkreader.tui.acts.context import Context

if TYPE_CHECKING:
    # For their types alone: what is not needed to start is imported when it is.
    from nkreader.lists import Arrangement
    from nkreader.tui.widgets.article_list import ArticleList
    from nkreader.tui.widgets.hints import Hint
    from nkreader.tui.widgets.job_line import JobLine
    from nkreader.tui.widgets.prompt import PromptSlot


class ListAgain(Protocol):
    """Lists what answers a query. With `keep` the cursor stays on its article; `unfinished`: the
    query is being typed, its last word may go on. Raises NkreaderError, and lists what it did,
    where the query can't be read."""

    def __call__(self, query: str, keep: bool = True, unfinished: bool = False) -> None: ...


@dataclass(kw_only=True, eq=False, repr=False)
class JobContext(Context):
    """What acts may touch where articles are added."""

    job: "JobLine"
    """What goes on beside the reader."""
    prompt: "PromptSlot"


@dataclass(kw_only=True, eq=False, repr=False)
class ListContext(JobContext):
    """What the acts of the list of articles may touch besides."""

    rows: "ArticleList"
    listing: Listing
    list_again: ListAgain
    show_preview: Callable[[], bool]
    """Show or hide the preview, as is remembered; whether there is room for it."""
    arrange: "Callable[[Arrangement], None]"
    """List the same in another order, or under other headings."""
    go: Callable[[str], None]
    """Put the cursor on an article, where it is listed."""
    open: Callable[[str], None]
    """Open one of the articles, with what was searched for as the find."""
    tell: Callable[[], None]
    """Say in the line above what is listed, and how much of it is done."""
    hint: "Callable[[Sequence[Hint]], None]"
    """Let these stand in the bottom line, until others do; where there are none, the keys worth
    knowing."""
    home: str = ""
    """The query that the list was opened with: all of it is what answers that."""
    told_undo: str | None = None
    """The id in the history of what `u` has said that it would take back."""
