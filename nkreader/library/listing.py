"""Lists as a screen asks for them: how many there are, and any stretch of them."""

from collections.abc import Iterator, Sequence
from functools import partial
from typing import TYPE_CHECKING

from nkreader.library import coding
from nkreader.library.context import Context
from nkreader.library.keys_in_order import KeysInOrder
from nkreader.lists import NEWEST, Arrangement, ArticleRow
from nkreader.model import NkreaderError, Passage
from nkreader.on_demand import OnDemand
from nkreader.passages import Order
from nkreader.store import articles, list_rows, listed
from nkreader.store.conditions import EVERYTHING, Condition, in_state

if TYPE_CHECKING:
    from nkreader.store import annotations
    from nkreader.store import passages as passages_by
else:
    annotations, passages_by = OnDemand("store.annotations"), OnDemand("store.passages")

_PAGE = 64
"""Rows read at once where a list is walked through."""
_PRINTED = 500
"""Rows read at once where all are printed."""


class Listing:
    """Articles in an arrangement: all of them, or those that a condition is true of and that a
    filter lets through.

    Rows are read when they are asked for; of a filtered list only integer keys are held.
    """

    def __init__(
        self,
        context: Context,
        filter: str = "",
        query: str = "",
        where: Condition | None = None,
        arrangement: Arrangement = NEWEST,
        keys: Sequence[int] | None = None,
    ) -> None:
        """`where` is what `query` means; `filter` are words of title, publisher, date, opening;
        `keys` are those of the articles, in their order, where that is known."""
        self._context = context
        self.filter = filter
        self.query = query
        self.arrangement = arrangement
        self._where = where or EVERYTHING
        self._keys = None if keys is None else KeysInOrder.of(keys)
        """None where pages of the list's own index are read."""
        self.is_part = bool(filter) or keys is not None or self._where != EVERYTHING
        """Whether articles may be left out."""
        if keys is None and not listed.is_plain(self._where, arrangement):
            self._keys = KeysInOrder(self._read)
            # What can't be answered is said to whoever asks, not to whoever looks later.
            self._keys.head  # noqa: B018
        if filter:
            from nkreader.text.cleaning import folded

            kept = articles.keys(context.store, folded(filter))
            some = None if self._keys is None else set(self._keys.all)
            self._keys = KeysInOrder.of([key for key in kept if some is None or key in some])

    def _read(self, limit: int | None) -> list[int]:
        context = self._context
        wanted, arrangement = self._where, self.arrangement
        return listed.keys(context.store, wanted, arrangement, context.set_key, limit)

    @property
    def count(self) -> int:
        """How many there are."""
        return articles.count(self._context.store) if self._keys is None else len(self._keys.all)

    @property
    def is_empty(self) -> bool:
        """Whether there is none."""
        known = self._keys
        return not (list_rows.page(self._context.store, 0, 1) if known is None else known.head)

    @property
    def is_counted(self) -> bool:
        """Whether it is known without more reading how many there are."""
        return self._keys is None or self._keys.is_whole

    @property
    def at_least(self) -> int:
        """How many are known of: all, once it `is_counted`."""
        return self.count if self._keys is None else len(self._keys.head)

    def every_key(self) -> Sequence[int] | None:
        """What `learn` wants to know; None where there is nothing to learn."""
        return None if self._keys is None else self._keys.all

    def learn(self, keys: Sequence[int] | None) -> None:
        """All that is listed, as another connection has read it."""
        if self._keys is not None and keys is not None:
            self._keys.learn(keys)

    def groups(self) -> list[tuple[str | None, int]]:
        """What stands together under one heading, in order: the day, the Monday of the week, the
        publisher, or None for what is not known; each with the number of its articles."""
        return listed.groups(self._context.store, self._where, self.arrangement)

    def ids(self) -> list[str]:
        """The ids of all of them, in no order."""
        return listed.ids(self._context.store, self.every_key())

    def done(self) -> int:
        """How many of them are done in the current set."""
        done = list_rows.done(self._context.store, self._context.set_key)
        return len(done) if self._keys is None else len(set(done).intersection(self._keys.all))

    def coded(self) -> tuple[int, int] | None:
        """(coded, all) body sentences of all of them; None while not all are counted."""
        coding.settle(self._context, self.every_key())
        return coding.sums(self._context, self.every_key())

    @property
    def words(self) -> str:
        """The words of its query that are looked for in texts, which an opened article shows."""
        if not self.query:
            return ""
        from nkreader.library.query import parse
        from nkreader.library.query.values import looked_for

        return " ".join(looked_for(parse(self.query)))

    def begin(self, article: str) -> str | None:
        """The id of the mark at which one begins in an article (by id) of this list, if any."""
        return None

    def fetch(self, first: int, how_many: int) -> list[ArticleRow]:
        """The rows from `first` on, at most so many."""
        store = self._context.store
        wanted = (
            list_rows.page(store, first, how_many)
            if self._keys is None
            else self._keys.stretch(first, how_many)
        )
        coding.settle(self._context, wanted)
        return list_rows.rows(store, wanted, self._context.set_key)

    def printed(self) -> Iterator[ArticleRow]:
        """Every row, without what only a screen shows; read as they are wanted."""
        store, keys = self._context.store, self.every_key()
        if keys is None:
            keys = listed.keys(store, EVERYTHING, NEWEST, None, None)
        for first in range(0, len(keys), _PRINTED):
            some = keys[first : first + _PRINTED]
            yield from list_rows.printed(store, some, self._context.set_key)

    def index(self, id: str, at_once: bool = False) -> int | None:
        """Where an article stands in this list, as far as that is known `at_once`; None where it
        does not, or is gone."""
        try:
            key = articles.key_of(self._context.store, id)
        except NkreaderError:
            return None
        if self._keys is None:
            here = articles.rank(self._context.store, id)
            return here if here < self.count else None
        return self._keys.index(key, at_once)

    no_next = "no unread article is left"
    """What is said where `next` finds none."""

    def next(self, id: str) -> str | None:
        """The article to be read after one (by id) of this list."""
        return self.next_unread(id)

    def next_unread(self, id: str | None) -> str | None:
        """The next article of this list behind `id`, going round, that was never opened."""
        if self._keys is None:
            return next_unread(self._context, id)
        return next((row.id for row in self._following(id) if row.state == "new"), None)

    def next_untagged(self, id: str | None) -> str | None:
        """The next article of this list behind `id`, going round, with an untagged body
        sentence."""
        if self._keys is None:
            return coding.next_untagged(self._context, id)
        return next((row.id for row in self._following(id) if self._is_untagged(row)), None)

    def _is_untagged(self, row: ArticleRow) -> bool:
        if row.coded is None:
            key = articles.key_of(self._context.store, row.id)
            return coding.is_untagged(self._context, key)
        return row.coded[0] < row.coded[1]

    def _following(self, id: str | None) -> Iterator[ArticleRow]:
        """The other rows of a filtered list, beginning behind `id` and going round."""
        at = self.index(id) if id is not None else None
        first = 0 if at is None else at + 1
        n = first
        while rows := self.fetch(n, _PAGE):
            yield from rows
            n += len(rows)
        for n in range(0, first - 1, _PAGE):
            yield from self.fetch(n, min(_PAGE, first - 1 - n))


class PassageArticles(Listing):
    """The articles that passages lie in, in the order of the first passage of each."""

    def __init__(self, context: Context, passages: Sequence[int]) -> None:
        """`passages` are the keys of annotations."""
        self._firsts = passages_by.firsts(context.store, passages)
        super().__init__(context, keys=list(self._firsts))

    no_next = "no article follows"

    def begin(self, article: str) -> str | None:
        """One begins at the first of the passages."""
        return self._firsts.get(articles.key_of(self._context.store, article))

    def next(self, id: str) -> str | None:
        """The one below, down to the last: where something is tagged was mostly read before."""
        at = self.index(id)
        below = [] if at is None else self.fetch(at + 1, 1)
        return below[0].id if below else None


class PassageListing:
    """Tagged passages that answer a query, in an order; only their keys are held."""

    def __init__(
        self,
        context: Context,
        wanted: Condition = EVERYTHING,
        order: Order = "newest",
        keys: list[int] | None = None,
    ) -> None:
        """`keys` are those that are wanted, in their order, where that is known."""
        self._context = context
        read = partial(passages_by.keys, context.store, wanted, order)
        self._keys = KeysInOrder(read) if keys is None else KeysInOrder.of(keys)
        self.at_least = len(self._keys.head)
        """How many are known of: all, once it `is_counted`."""

    @property
    def count(self) -> int:
        """How many there are."""
        return len(self._keys.all)

    @property
    def is_counted(self) -> bool:
        """Whether it is known without more reading how many there are."""
        return self._keys.is_whole

    def every_key(self) -> Sequence[int]:
        """What `learn` wants to know."""
        return self._keys.all

    def learn(self, keys: Sequence[int] | None) -> None:
        """All that are listed, as another connection has read it."""
        if keys is not None:
            self._keys.learn(keys)
            self.at_least = len(keys)

    def fetch(self, first: int, how_many: int) -> list[Passage]:
        """The passages from `first` on, at most so many."""
        wanted = self._keys.stretch(first, how_many)
        return annotations.with_keys(self._context.store, wanted)

    def every(self) -> list[Passage]:
        """All of them, as an export wants them."""
        chunks = range(0, self.count, annotations.CHUNK)
        return [one for first in chunks for one in self.fetch(first, annotations.CHUNK)]

    def articles(self) -> Listing:
        """The articles that they lie in."""
        return PassageArticles(self._context, self._keys.all)

    def index(self, annotation: str, at_once: bool = False) -> int | None:
        """Where the passage with this id stands in the list, as far as that is known `at_once`."""
        key = annotations.key_of(self._context.store, annotation)
        return None if key is None else self._keys.index(key, at_once)


def next_unread(context: Context, id: str | None) -> str | None:
    """The next article of all behind `id`, going round, that is new in the current set."""
    unread = in_state("new", context.set_key)
    return next(articles.after(context.store, id, unread), None)


def passages(
    context: Context, tag: str | None, article: str | None, everybody: bool, archived: bool
) -> Iterator[Passage]:
    """Tagged passages of the current set, or of every set, newest article first, one at a time."""
    key = None if everybody else context.set_key
    if key is None and not everybody:
        return iter(())
    wanted = annotations.Wanted(set_key=key, tag=tag, article=article, archived=archived)
    return annotations.passages(context.store, wanted)
