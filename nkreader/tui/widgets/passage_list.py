"""The list of tagged passages: one row a passage, with its article and date."""

from collections.abc import Callable
from typing import ClassVar

from rich.segment import Segment
from rich.style import Style
from textual.binding import BindingType

from nkreader.model import Codebook, Mark, Passage
from nkreader.tui.keymap import bindings
from nkreader.tui.widgets.fitting import fit, one_line
from nkreader.tui.widgets.rows import RowList

_WIDE = 100


class PassageList(RowList[Passage]):
    """Passages across the library."""

    BINDINGS: ClassVar[list[BindingType]] = [*bindings("passages")]

    codebook: Codebook = Codebook(())

    def paint(self, row: Passage, width: int) -> list[Segment]:
        """One passage in `width` cells."""
        return painted(row, width, self.codebook, self.style)


class ReviewList(RowList[Passage]):
    """Passages that wait for review, with the keys that settle them."""

    BINDINGS: ClassVar[list[BindingType]] = [*bindings("review")]

    codebook: Codebook = Codebook(())

    def paint(self, row: Passage, width: int) -> list[Segment]:
        """One passage in `width` cells."""
        return painted(row, width, self.codebook, self.style)


def painted(
    row: Passage, width: int, codebook: Codebook, style: Callable[[str], Style]
) -> list[Segment]:
    """One passage in `width` cells: key of the tag, whether the place is certain, date, words,
    note, article. `?` waits for review, `!` is not in the text, `~` reads otherwise than when it
    was tagged."""
    annotation = row.mark.annotation
    tag = codebook.get(annotation.tag)
    data = row.article.metadata
    dim = style("rows--dim")
    colour = style(f"tag--{tag.colour}") if tag else dim
    wording, *other = wordings(row.mark)
    placed = "~" if other else " "
    settled = {"placed": placed, "review": "?", "orphan": "!"}[row.mark.placement.status]
    title = one_line(data.title or row.article.opening)
    aside = min(44, width // 3) if width >= _WIDE else 0
    words = wording + (f"  — {one_line(annotation.note)}" if annotation.note else "")
    key = (tag.key if tag else None) or "·"
    return [
        Segment(f" {key}{settled} ", colour),
        Segment(fit(data.published or "", 10) + "  ", dim),
        Segment(fit(words, width - 17 - aside)),
        Segment(f" {fit(title, aside - 1)}" if aside else "", dim),
    ]


def wordings(mark: Mark, limit: int | None = None) -> list[str]:
    """One line, or two where the words that were tagged are not those at its place now: what is
    certain first. Of each wording at most `limit` code points are given."""
    was = one_line(mark.annotation.exact[:limit])
    if mark.now is None or mark.now.split() == mark.annotation.exact.split():
        return [was]
    now = one_line(mark.now[:limit])
    if mark.placement.status == "placed":
        return [now, f"tagged as: {was}"]
    return [was, f"may now read: {now}"]
