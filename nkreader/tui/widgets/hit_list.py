"""Hits in context: the words looked for in one column, what stands before and behind on its sides.

Below the heading of its article stands a line for each hit, with the keys of the tags on it. The
first screenful is there at once; the rest is counted in short stretches, so that no key waits.
"""

from collections.abc import Callable, Sequence
from functools import partial
from typing import ClassVar

from rich.cells import cell_len
from rich.segment import Segment
from textual.binding import BindingsMap, BindingType
from textual.message import Message
from textual.timer import Timer

from nkreader.hits import Hit
from nkreader.model import Codebook, Mark, Tag
from nkreader.tui.hit_rows import Heading, HitRow, HitRows, HitSource, Line
from nkreader.tui.keymap import bindings
from nkreader.tui.keys import Where
from nkreader.tui.widgets.fitting import fit, fit_end, one_line, shorten
from nkreader.tui.widgets.rows import RowList

AT_ONCE = 0.03
"""Seconds of looking for the first screenful."""
SLICE, BETWEEN = 0.03, 0.04
"""Seconds of counting at a time, and from one time to the next."""
_EDGE = 7
"""Cells of what stands before a line: the keys of its tags, or which field the hit is in."""
_MOST = 4
"""Keys of tags that have room there."""
_PUBLISHER = 18
_WIDE = 76
"""Cells from which a heading has the publisher."""


class HitList(RowList[HitRow]):
    """Hits, grouped by article."""

    BINDINGS: ClassVar[list[BindingType]] = [*bindings("hits")]
    COMPONENT_CLASSES: ClassVar[set[str]] = {
        "hits--hit", "hits--title"
    }  # fmt: skip

    codebook: Codebook = Codebook(())

    class Counted(Message):
        """More is known of how many there are, or all."""

    def __init__(
        self,
        attempt: Callable[[Callable[[], object]], object],
        marks: Callable[[str], Sequence[Mark]],
        place: Where = "hits",
        refused: Callable[[Hit], bool] = lambda hit: False,
    ) -> None:
        """What is read is read under `attempt`; `marks` reads those of an article, by its id. The
        keys of `place` hold; what was `refused` is shown so."""
        super().__init__()
        if place != "hits":
            self._bindings = BindingsMap(bindings(place))
        self._refused = refused
        self.found: HitRows | None = None
        """What was looked for last."""
        self._attempt = attempt
        self._read_marks = marks
        self._marks: dict[str, Sequence[Mark]] = {}
        self._counting: Timer | None = None
        self._goal: Callable[[HitRows], int | None] | None = None

    # What is looked for

    def look_for(
        self, source: HitSource | None, sought: Hit | None = None, is_told: bool = False
    ) -> None:
        """Show what a source finds, or nothing; go to the hit `sought` when it is found. Whoever
        lets the source's listing learn all that it has (`is_told`) calls `count_on` then."""
        self.stop()
        self._marks.clear()
        self.found = found = None if source is None else HitRows(source, sought, is_told)
        self._goal = HitRows.sought_row if sought else None
        if found is not None:
            found.count_on(AT_ONCE, self.screen.size.height)
        self.show(0 if found is None else found.count, self._rows, 1)
        self.count_on()

    def _rows(self, first: int, count: int) -> Sequence[HitRow]:
        out: list[HitRow] = []
        if self.found is not None:
            fetch = partial(self.found.fetch, first, count)
            self._attempt(lambda: out.extend(fetch()))
        return out

    def renew(self) -> None:
        """Ask again for the marks of the hits on the screen."""
        self._marks.clear()
        self.refresh()

    def read_again(self) -> None:
        """Read again what is on the screen: hits, articles, marks."""
        if self.found is not None:
            self.found.forget()
        self._pages.clear()
        self.renew()

    # Counting

    def count_on(self) -> None:
        """Count what is not counted yet, between keys."""
        if self._counting is None and self.found is not None and not self.found.is_done:
            self._counting = self.set_interval(BETWEEN, self._count_on)
        self._counted()

    def stop(self) -> bool:
        """Stop counting; whether it was going on."""
        counting, self._counting = self._counting, None
        if counting is not None:
            counting.stop()
        return counting is not None

    def _count_on(self) -> None:
        found = self.found
        if found is not None and self.screen.is_current:
            before = found.looked
            self._attempt(partial(found.count_on, SLICE))
            if found.looked == before:
                self.stop()
            self._counted()

    def _counted(self) -> None:
        """Show what was counted, and go where one waits to go."""
        if self.found is None:
            return
        if self.found.is_done:
            self.stop()
        began = self.count == 0
        self.grow(self.found.count)
        if began:
            super().move(1)
        if self._goal is not None and (row := self._goal(self.found)) is not None:
            self.move(row)
        self.post_message(self.Counted())

    # Where the cursor goes

    @property
    def line(self) -> Line | None:
        """The hit under the cursor."""
        row = self.current
        return row if isinstance(row, Line) else None

    def to_article(self, by: int) -> None:
        """To the first hit of the article so many further on, past the last one to the last hit; as
        soon as it is counted."""
        if self.found is not None:
            here = self.found.number(self.cursor)

            def row(found: HitRows) -> int | None:
                first = found.first(max(0, here + by))
                return found.count - 1 if first is None and found.is_done else first

            self._goal = row
            self.count_on()

    def to_end(self) -> None:
        """To the last hit that is known, and to the last one of all as soon as it is."""
        self.move(self.count - 1)
        self._goal = lambda found: found.count - 1 if found.is_done else None
        self.count_on()

    def move(self, to: int) -> None:
        """Put the cursor on a row; one goes no more to where one waited to go."""
        self._goal = None
        super().move(to)

    def stops(self, row: HitRow) -> bool:
        """The cursor stands on hits."""
        return isinstance(row, Line)

    def tags(self, hit: Hit) -> list[Tag]:
        """The tags of the marks that lie over a hit, in the order of the codebook."""
        if hit.start is None or hit.end is None:
            return []
        if hit.article not in self._marks:
            self._marks[hit.article] = self._read_marks(hit.article)
        slugs = set()
        for mark in self._marks[hit.article]:
            status, start, end = mark.placement
            over = start is not None and end is not None and start < hit.end and hit.start < end
            if status == "placed" and over:
                slugs.add(mark.annotation.tag)
        return [tag for tag in self.codebook.tags if tag.slug in slugs]

    def paint(self, row: HitRow, width: int) -> list[Segment]:
        """One row in `width` cells."""
        return self._line(row.hit, width) if isinstance(row, Line) else self._heading(row, width)

    def _heading(self, row: Heading, width: int) -> list[Segment]:
        dim, strong = self.style("rows--dim"), self.style("hits--title")
        article = row.article
        publisher = _PUBLISHER if width >= _WIDE and article.publisher else 0
        count = f"{row.hits:,} " if row.hits else ""
        room = max(0, width - 13 - publisher - 8)
        title = shorten(one_line(article.title or article.opening), room)
        return [
            Segment(" " + fit(article.published or "", 10) + "  ", dim),
            Segment(title, strong),
            Segment(" " * (room - cell_len(title))),
            Segment(f"  {fit(one_line(article.publisher or ''), publisher - 2)}" * bool(publisher)),
            Segment(f"{count:>8}", dim),
        ]

    def _line(self, hit: Hit, width: int) -> list[Segment]:
        tags = self.tags(hit)
        if tags:
            style = self.style(f"tag--{tags[0].colour}")
            look = self.style("hits--hit") + style
        else:
            look = self.style("hits--hit")
        left = max(0, (width - _EDGE) * 2 // 5)
        before = one_line(hit.before) + " " * hit.before[-1:].isspace()
        words = shorten(one_line(hit.exact), width - _EDGE - left)
        after = " " * hit.after[:1].isspace() + one_line(hit.after)
        room = width - _EDGE - left - cell_len(words)
        return [
            *self._edge(hit, tags),
            Segment(fit_end(before, left)),
            Segment(words, look),
            Segment(fit(after, room)),
        ]

    def _edge(self, hit: Hit, tags: list[Tag]) -> list[Segment]:
        if hit.start is None:
            return [Segment(fit(f" {hit.field}", _EDGE), self.style("rows--dim"))]
        if self._refused(hit):
            return [Segment(fit(" no", _EDGE), self.style("rows--dim"))]
        shown = tags[:_MOST]
        keys = [Segment(tag.key or "·", self.style(f"tag--{tag.colour}")) for tag in shown]
        more = "…" if len(tags) > _MOST else " "
        return [Segment(" "), *keys, Segment(more), Segment(" " * (_EDGE - 2 - len(shown)))]
