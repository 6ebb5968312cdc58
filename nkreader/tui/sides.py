"""The articles that are open on the reader's screen: one, or two of them side by side."""

from collections.abc import Callable, Iterator, Sequence

from nkreader.hits import Hit
from nkreader.library import Library
from nkreader.library.listing import Listing
from nkreader.model import Change, Codebook, Reading
from nkreader.tui.pane import ReadingPane
from nkreader.tui.progress import Progress
from nkreader.tui.widgets.reader_panel import Said


class Side:
    """A pane with the article that it shows, and what belongs to that alone."""

    def __init__(self, library: Library) -> None:
        self._library = library
        self.pane = ReadingPane()
        self.progress = Progress(library)
        self.listing: Listing = library.listing()
        """The list that the article was opened from, in which the next one is looked for."""
        self.attaching: str | None = None
        """The mark under review that the next `r` attaches to what is selected."""
        self.hits_in: Callable[[str], Sequence[Hit] | None] | None = None
        """Where in another article of the list stands what this one was opened for."""
        self.came_from: tuple[str, int] | None = None
        """The article (by id) and the offset in it that the other language was opened from."""
        self._reading: Reading | None = None

    @property
    def reading(self) -> Reading:
        """The open article."""
        assert self._reading is not None
        return self._reading

    @reading.setter
    def reading(self, reading: Reading) -> None:
        self._reading = reading

    @property
    def article(self) -> str | None:
        """The id of the article that is open, or was last; None before the first one."""
        return None if self._reading is None else self._reading.article.id

    @property
    def title(self) -> str:
        """What the article is called."""
        return self.reading.article.metadata.title or self.reading.article.opening

    def take(
        self,
        reading: Reading,
        listing: Listing | None,
        attaching: str | None,
        hits_in: Callable[[str], Sequence[Hit] | None] | None,
    ) -> None:
        """Another article is open here; without a list it is one of all."""
        self.reading, self.attaching, self.hits_in = reading, attaching, hits_in
        self.listing = self._library.listing() if listing is None else listing

    def follow(self, change: Change) -> None:
        """Show a change of the article by its spans alone."""
        self.progress.used()
        self.pane.follow(change)
        gone = {mark.annotation.id for mark in change.removed}
        # The marks that have no place in this text are the panel's alone.
        kept = [mark for mark in self.reading.unsettled if mark.annotation.id not in gone]
        kept += [mark for mark in change.added if mark.placement.status != "placed"]
        self.reading.unsettled = kept


class Sides:
    """One side or two; one of them is meant by keys, panel and the line above."""

    def __init__(self, library: Library) -> None:
        self._library = library
        self.first = Side(library)
        self.second: Side | None = None
        self.now = self.first

    def __iter__(self) -> Iterator[Side]:
        """The first, and the second where there is one."""
        yield self.first
        if self.second is not None:
            yield self.second

    @property
    def other(self) -> Side | None:
        """The one that keys do not mean now."""
        return next((side for side in self if side is not self.now), None)

    def add(self) -> Side:
        """The second side, made where it is missing."""
        if self.second is None:
            self.second = Side(self._library)
        return self.second

    def drop(self) -> None:
        """The first side alone."""
        self.second, self.now = None, self.first

    def showing(self, article: str | None) -> list[Side]:
        """The sides that show an article, by its id; with None all."""
        return [side for side in self if article in (None, side.article)]

    def said(self, article: str) -> Said:
        """What the panel tells of an article (by id). Raises NkreaderError where it can't."""
        library = self._library
        return Said(
            library.marks(article),
            library.article_marks.of(article),
            library.shelf.coded(article),
            library.current.marks_beside(article),
            library.linking.of_article(article),
        )

    def look(self) -> None:
        """Remember where the cursors rest."""
        for side in self:
            side.progress.look(side.pane.cursor)

    def open_other_again(self, codebook: Codebook) -> None:
        """Read the article that keys do not mean again. Raises NkreaderError where it can't."""
        other = self.other
        if other is not None:
            other.reading = self._library.open_again(other.reading, other.pane.cursor)
            other.pane.load(other.reading, codebook)
