"""Three articles that name some entities, and what a library says of these."""

from collections.abc import Callable
from pathlib import Path

from nkreader.library import Library
from nkreader.library.extracting import refresh
from nkreader.model import Article
from nkreader.store import days

Add = Callable[..., Article]
ONE = "Chairman Kim Jong Un spoke in Pyongyang.\n\nKim said that the DPRK sells coals.\n"
TWO = "Kim Jong-un went to China. North Korea's coal is sold there; the coronavirus is feared.\n"
THREE = "Mun Chol Ho, a trader, blamed COVID-19. North Koreans buy rice from Kim Yo Jong.\n"


def names(library: Library, words: str = "") -> dict[str, tuple[int, int]]:
    """Articles and mentions of each entity, by name."""
    listing = library.entities.listing(words)
    return {one.name: (one.articles, one.mentions) for one in listing.fetch(0, listing.count)}


def kept(library: Library) -> list[tuple[object, ...]]:
    """What is kept of every entity, as lists, conditions and cards read it."""
    store = library._context.store
    rows = store.rows("SELECT id, articles, mentions, first, last FROM entity ORDER BY id")
    where = store.rows(
        "SELECT alias, day, article, mentions FROM entity_article ORDER BY alias, article"
    )
    return [*map(tuple, rows), *map(tuple, where)]


def counted(library: Library) -> list[tuple[object, ...]]:
    """The same, counted from the mentions."""
    store = library._context.store
    source = (
        " FROM mention JOIN article ON article.version = mention.version"
        " JOIN json_each(aliases(places)) AS named"
        " JOIN entity_alias ON entity_alias.key = named.value"
    )
    rows = store.rows(
        "SELECT entity.id, count(DISTINCT article.key), count(*),"
        f" min(published), max(published){source} JOIN entity ON entity.key = entity_alias.entity"
        " GROUP BY entity.key ORDER BY entity.id"
    )
    where = store.rows(
        f"SELECT named.value, published, article.key, count(*){source}"
        " GROUP BY named.value, article.key ORDER BY named.value, article.key"
    )
    dated = [(alias, days.number(published), *rest) for alias, published, *rest in where]
    return [*map(tuple, rows), *dated]


class Restarted:
    """A library that is closed and opened again between what is done to it."""

    def __init__(self, file: Path) -> None:
        self.file = file
        self.library = Library(file, "ann")

    def again(self) -> Library:
        self.library.close()
        self.library = Library(self.file, "ann")
        return self.library


def extracted_again(library: Library) -> None:
    """Let everything be found anew, as after an update of the rules."""
    library._context.store.db.execute("UPDATE extraction SET extractor_version = 0")
    assert list(refresh(library._context))
