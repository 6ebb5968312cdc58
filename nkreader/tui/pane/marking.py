"""Marks, mentions and links at the cursor, and following a change without reading again."""

from nkreader.model import Change, Codebook, Mark
from nkreader.text.columns import SpanColumns
from nkreader.text.document import Style
from nkreader.tui.pane.layers import Spans
from nkreader.tui.pane.messages import Chose, NotHere
from nkreader.tui.pane.selecting import Selecting


class Marking(Selecting):
    """What lies here, and which of it keys act on."""

    _chosen: str | None = None
    """The id that `o` chose; it holds while the cursor stays where it was chosen."""
    _chosen_at = -1

    def _covering(self) -> list[int]:
        marks = self._layers.marks
        columns = marks.columns
        span = self.selection
        start, end = (span.start, span.end) if span else (self.cursor, self.cursor + 1)
        return sorted(marks.over(start, end), key=lambda n: columns.ends[n] - columns.starts[n])

    def marks_here(self) -> list[str]:
        """Ids of the marks that cover the cursor (or touch the selection), the shortest first, then
        of the others in the current sentence, in order."""
        columns = self._layers.marks.columns
        start, end, _ = self.sentence
        here = dict.fromkeys(self._covering())
        here.update(dict.fromkeys(self._layers.marks.over(start, end)))
        return [columns.keys[n] for n in here]

    def mentions_here(self) -> list[int]:
        """Indices in the reading's mentions of those that cover the cursor, then of the others in
        the current sentence."""
        start, end, _ = self.sentence
        here = dict.fromkeys(self._layers.mentions.over(self.cursor, self.cursor + 1))
        here.update(dict.fromkeys(self._layers.mentions.over(start, end)))
        return list(here)

    def links_here(self) -> list[Style]:
        """The links in the current sentence, else in its block."""
        if self.reading is None:
            return []
        start, end, number = self.sentence
        block = self.reading.document.blocks[number] if self.reading.document.blocks else None
        for a, b in ((start, end), (block.start, block.end) if block else (0, 0)):
            styles = [self.reading.document.styles[c] for _, _, c in self._layers.inline.here(a, b)]
            if links := [style for style in styles if style.kind == "link" and style.href]:
                return links
        return []

    def current_mark(self) -> str | None:
        """The id of the mark that keys act on: the one `o` chose, else the shortest that covers the
        cursor, else the first in the current sentence."""
        here = self.marks_here()
        if self._chosen in here and self._chosen_at == self.cursor:
            return self._chosen
        return here[0] if here else None

    def action_cycle(self) -> None:
        """Choose the next of the marks that lie here."""
        here = self.marks_here()
        if not here:
            self.post_message(NotHere("mark"))
            return
        now = self.current_mark()
        self._chosen = here[(here.index(now) + 1) % len(here)] if now in here else here[0]
        self._chosen_at = self.cursor
        self._moved()
        self.post_message(Chose())

    def choose(self, mark: str) -> None:
        """Make the mark with this id the one that keys act on, and go to it."""
        columns = self._layers.marks.columns
        if mark in columns.keys:
            start, end, _, _ = columns.row(columns.keys.index(mark))
            self.show_span(start, end)
            self._chosen, self._chosen_at = mark, self.cursor

    def apply(self, change: Change, codebook: Codebook | None = None) -> None:
        """Follow a change of this article: its marks come and go, and only their rows are painted
        again. The reading's columns are changed in place, once however often it is handed in.
        `codebook` is the present one, where the change touched it."""
        if self.reading is None:
            return
        if codebook is not None and codebook != self.codebook:
            self._renumber(codebook)
        marks = self._layers.marks
        for mark in change.removed:
            gone = marks.remove(mark.annotation.id)
            if gone is not None:
                self._refresh_span(*gone)
        for mark in change.added:
            self._add(mark, marks)

    def _add(self, mark: Mark, marks: Spans) -> None:
        annotation, placement = mark.annotation, mark.placement
        tag = self.codebook.get(annotation.tag)
        if (
            self.reading is None
            or annotation.article != self.reading.article.id
            or placement.status != "placed"
            or placement.start is None
            or placement.end is None
            or tag is None
            or annotation.id in marks.columns.keys
        ):
            return
        marks.add(placement.start, placement.end, self.codebook.number(tag.slug), annotation.id)
        self._refresh_span(placement.start, placement.end)

    def _renumber(self, codebook: Codebook) -> None:
        """Another codebook: marks keep their tags, whatever number these have now."""
        places = {tag.id: n for n, tag in enumerate(codebook.tags)}
        numbers = [places.get(tag.id) for tag in self.codebook.tags]
        columns = self._layers.marks.columns
        kept = SpanColumns(
            (start, end, number, key)
            for start, end, code, key in columns
            if (number := numbers[code]) is not None
        )
        columns.starts, columns.ends = kept.starts, kept.ends
        columns.codes, columns.keys = kept.codes, kept.keys
        self.codebook = codebook
        self._layers = self._layers._replace(marks=Spans(columns))
        self._paint_anew()
