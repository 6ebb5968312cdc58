"""What is seen of the article under the cursor, beside the list or below it."""

from collections.abc import Callable
from typing import NamedTuple

from textual.content import Content
from textual.timer import Timer
from textual.widgets import Static

from nkreader.lists import ArticleRow, Preview
from nkreader.tui.themes import quiet
from nkreader.tui.widgets.fitting import one_line

RESTS = 0.12
"""Seconds that the keys have rested before the cursor is followed: no key waits for a preview."""
BESIDE, BELOW = 110, 26
"""Columns of a screen from which on it stands beside the list, else rows from which on below."""


class Seen(NamedTuple):
    """An article of the list and what is seen of it."""

    row: ArticleRow
    preview: Preview


class PreviewPane(Static):
    """A title, what is known, and the hits of the filter or the first paragraphs."""

    def __init__(self, look: Callable[[], Seen | None]) -> None:
        """`look` reads what is seen of the article under the cursor."""
        super().__init__()
        self._look = look
        self._due: Timer | None = None

    def follow(self) -> None:
        """The cursor may be elsewhere: show what is there when the keys rest."""
        if self._due is not None:
            self._due.stop()
        self._due = self.set_timer(RESTS, self._show) if self.display else None

    def _show(self) -> None:
        self._due = None
        seen = self._look()
        self.update(self._said(seen) if seen else Content(""), layout=False)

    def _said(self, seen: Seen) -> Content:
        row, aside = seen.row, quiet(self.app)
        parts = [Content.styled(one_line(row.title or row.opening), "bold")]
        about = " · ".join(filter(None, (row.publisher, row.published, f"{row.words:,} words")))
        parts.append(Content.styled(one_line(about), aside))
        for hit in seen.preview.hits:
            before, after = one_line(f"…{hit.before}|"), one_line(f"|{hit.after}…")
            parts.append(
                Content.assemble(
                    "\n", (before[:-1], aside), (one_line(hit.exact), "bold underline"),
                    (after[1:], aside),
                )
            )  # fmt: skip
        parts += [Content(f"\n{one_line(words)}") for words in seen.preview.paragraphs]
        return Content("\n").join(parts)


def room_for(width: int, height: int) -> str:
    """Where there is room for a preview on a screen of this size: `beside`, `below` or nowhere."""
    return "beside" if width >= BESIDE else "below" if height >= BELOW else ""
