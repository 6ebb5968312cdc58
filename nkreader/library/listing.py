"""Lists as a screen asks for them: how many there are, and any stretch of them."""

from collections.abc import Sequence

from nkreader.library.desk import Desk
from nkreader.model import ArticleRow, Passage
from nkreader.store import annotations, articles, search
from nkreader.store.conditions import Condition
from nkreader.text.cleaning import folded


class Listing:
    """Articles, newest first: all of them, those a filter lets through, or those a search finds.

    Rows are read when they are asked for; of a filtered list only integer keys are held.
    """

    def __init__(
        self, desk: Desk, filter: str = "", query: str = "", where: Condition | None = None
    ) -> None:
        self._desk = desk
        self.filter = filter
        self.query = query
        self._keys: Sequence[int] | None = None
        if where is not None:
            self._keys = articles.matching(desk.store, where)
        if query:
            self._keys = search.hits(desk.store, query)
        if filter:
            kept = articles.keys(desk.store, folded(filter))
            found = None if self._keys is None else set(self._keys)
            self._keys = [key for key in kept if found is None or key in found]
        self.count = articles.count(desk.store) if self._keys is None else len(self._keys)

    def fetch(self, first: int, how_many: int) -> list[ArticleRow]:
        """The rows from `first` on, at most so many."""
        desk = self._desk
        if self._keys is None:
            return articles.page(desk.store, first, how_many, desk.annotator, desk.set_key)
        wanted = self._keys[first : first + how_many]
        return articles.rows(desk.store, wanted, desk.annotator, desk.set_key)

    def index(self, id: str) -> int | None:
        """Where an article stands in this list."""
        if self._keys is None:
            here = articles.rank(self._desk.store, id)
            return here if here < self.count else None
        key = articles.key_of(self._desk.store, id)
        return next((n for n, one in enumerate(self._keys) if one == key), None)


class PassageListing:
    """Tagged passages of the current set, newest article first; only their keys are held."""

    def __init__(self, desk: Desk, tag: str | None = None) -> None:
        self._desk = desk
        key = desk.set_key
        wanted = annotations.Wanted(set_key=key, tag=tag)
        self._keys = [] if key is None else annotations.passage_keys(desk.store, wanted)
        self.count = len(self._keys)

    def fetch(self, first: int, how_many: int) -> list[Passage]:
        """The passages from `first` on, at most so many."""
        return annotations.with_keys(self._desk.store, self._keys[first : first + how_many])
