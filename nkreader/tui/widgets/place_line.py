"""What the line above an open article says: what is read, where in it, in which set, by whom."""

from typing import NamedTuple

from nkreader.model import Article
from nkreader.tui.pane import ReadingPane


class Place(NamedTuple):
    """Where the reader is in an article, and how one reads it."""

    sentence: int
    """The current body sentence, from 1; 0 before the first."""
    of: int
    hit: int = 0
    """The find hit that the cursor is on, from 1; 0 on none."""
    hits: int = 0
    attaching: bool = False
    advancing: bool = False
    read_only: bool = False
    links: int = 0
    """How many there are of the mark that keys act on."""


def place_in(
    pane: ReadingPane, attaching: bool, advancing: bool, read_only: bool, links: int
) -> Place:
    """Where the reader is in what a pane shows."""
    hits = pane.hits if pane.finding else 0
    return Place(*pane.position(), pane.hit, hits, attaching, advancing, read_only, links)


def place_line(article: Article, place: Place) -> tuple[str, str]:
    """What stands on the left and on the right; whose annotations they are is not said here."""
    data, title = article.metadata, article.metadata.title or article.opening
    parts = (data.publisher, data.published, f"{article.words:,} words", title)
    left = " · ".join(part for part in parts if part)
    found = f"hit {place.hit} of {place.hits}" if place.hit else f"{place.hits} found"
    mode = "attach with r" if place.attaching else "advance" if place.advancing else ""
    where = f"sentence {place.sentence} of {place.of}"
    right = (
        found if place.hits else "",
        mode,
        "read only" if place.read_only else "",
        f"{place.links:,} link{'s' * (place.links != 1)}" if place.links else "",
        where if place.sentence else f"{place.of} sentences",
    )
    return left, " · ".join(part for part in right if part)
