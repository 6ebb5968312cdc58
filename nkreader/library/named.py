"""Entities of the whole library: who and what its articles name, as lists, cards and passages.

Who is meant by a name is the business of `naming`; what people decide, of `entity_acts`.
"""

from collections.abc import Iterable, Iterator, Sequence
from functools import partial

from nkreader.entity import Card, Entity, Month, Sort
from nkreader.hits import AROUND, Hit
from nkreader.library import entity_acts
from nkreader.library.called import called
from nkreader.library.context import Context
from nkreader.library.keys_in_order import KeysInOrder
from nkreader.library.listing import Listing
from nkreader.library.naming import catch_up
from nkreader.lists import ArticleRow
from nkreader.model import Change, NkreaderError
from nkreader.store import conditions, entities, entity_places, mentions, versions
from nkreader.store.entities import Filter

_PAGE = 64
_BESIDE, _LATEST = 8, 5
"""How many a card shows."""


class EntityListing:
    """Entities in an order, those of some labels, with some words in name or spellings; of all
    that are there only integer keys are held, once somebody goes beyond the first."""

    def __init__(self, context: Context, filter: Filter, sort: Sort) -> None:
        self._context = context
        read = partial(entities.keys, context.store, filter, sort)
        # Looking for words is all the work; without any it is putting all in order.
        self._keys = KeysInOrder.of(read()) if filter.words else KeysInOrder(read)
        known = self._keys.is_whole
        self.count = len(self._keys.all) if known else entities.count(context.store, filter)

    def fetch(self, first: int, how_many: int) -> list[Entity]:
        """The entities from `first` on, at most so many."""
        return entities.with_keys(self._context.store, self._keys.stretch(first, how_many))

    def months(self, id: str) -> list[Month]:
        """How many dated articles of each month name one of them."""
        key = entities.key_of(self._context.store, id)
        return [] if key is None else entity_places.months(self._context.store, key)

    def index(self, id: str) -> int | None:
        """Where an entity stands in this list."""
        key = entities.key_of(self._context.store, id)
        return None if key is None else self._keys.index(key)


class Concordance:
    """The passages that name an entity, article by article, in the order of the list."""

    def __init__(self, context: Context, key: int, entity: Entity, query: str = "") -> None:
        """`query`: only in the articles that answer it."""
        where = conditions.naming([key])
        if query.strip():
            from nkreader.library.query import parse, plan

            where = conditions.all_of((where, plan(context, parse(query))))
        self._context = context
        self._key = key
        self.entity = entity
        self.listing = Listing(context, query=f'entity:"{entity.name}"', where=where)

    @property
    def count(self) -> int:
        """How many articles name it."""
        return self.listing.count

    def fetch(self, first: int, how_many: int) -> list[ArticleRow]:
        """The articles from `first` on, at most so many."""
        return self.listing.fetch(first, how_many)

    def hits(self, row: ArticleRow) -> list[Hit]:
        """The passages in one of the articles."""
        text, blocks, _ = versions.shape(self._context.store, row.id)
        spans = entity_places.spans(self._context.store, row.id, [self._key])
        return list(in_blocks(row.id, text, blocks, spans))

    def each(self) -> Iterator[tuple[ArticleRow, list[Hit]]]:
        """Every article with its passages, read a page at a time as they are wanted."""
        for first in range(0, self.listing.count, _PAGE):
            for row in self.listing.fetch(first, _PAGE):
                yield row, self.hits(row)


class Entities:
    """What can be asked of the library's entities, and decided of them."""

    def __init__(self, context: Context) -> None:
        self._context = context

    def listing(
        self, words: str = "", labels: Sequence[str] = (), sort: Sort = "articles"
    ) -> EntityListing:
        """Entities with these words in their name or a spelling, of these labels or of all."""
        return EntityListing(self._context, Filter(words, tuple(labels)), sort)

    def span(self) -> tuple[str, str] | None:
        """The months of the first and the last dated article that names one; None without any."""
        return entities.span(self._context.store)

    def among(self, query: str) -> list[Entity]:
        """The entities of the articles that answer a query, counted in these alone."""
        from nkreader.library.query import parse, plan

        return entity_places.among(self._context.store, plan(self._context, parse(query)))

    def spellings(self, entity: Entity) -> list[str]:
        """How texts spell an entity, the most frequent first."""
        key = entities.key_of(self._context.store, entity.id)
        found = [] if key is None else entities.spelled_as(self._context.store, key)
        return [one.words for one in found]

    def called(self, named: str) -> list[Entity]:
        """The entities that a name, a spelling or an id may mean, the most frequent first."""
        return [entity for _, entity in called(self._context.store, named)]

    def there(self, ids: Iterable[str]) -> list[Entity]:
        """Those of some entities (by id) that are still there, the most frequent first."""
        found = [one for id in ids for _, one in entities.called(self._context.store, id)]
        return sorted(found, key=lambda one: (-one.articles, one.name, one.id))

    def find(self, named: str, label: str | None = None) -> Entity:
        """The entity with this id, name or spelling. Raises NkreaderError where there is none, or
        more than one."""
        return self._find(named, label)[1]

    def articles(self, name: str, label: str) -> int:
        """How many articles name what was added under a name and a label."""
        return next((one.articles for _, one in called(self._context.store, name, label)), 0)

    def _find(self, named: str, label: str | None) -> tuple[int, Entity]:
        found = called(self._context.store, named, label)
        if not found:
            raise NkreaderError(
                f"{named}: no article names such an entity; `nkreader entities --library` lists"
                " them"
            )
        if len(found) > 1:
            ids = ", ".join(entity.id for _, entity in found[:6])
            raise NkreaderError(f"{named}: may be any of {len(found)} entities; give one of {ids}")
        return found[0]

    def card(self, entity: Entity) -> Card:
        """What there is to know about one entity."""
        store = self._context.store
        with store.snapshot():
            key, entity = self._find(entity.id, None)
            return Card(
                entity,
                tuple(entities.spelled_as(store, key)),
                tuple(entity_places.months(store, key)),
                tuple(entity_places.beside(store, key, _BESIDE)),
                min(entity.articles, entity_places.LOOKED_AT),
                tuple(entity_places.latest(store, key, _LATEST)),
            )

    def at(self, version: str, start: int, end: int) -> Entity | None:
        """The entity that is named at `[start, end)` of a version; None where none is: a date, a
        figure, what was not yet found."""
        store = self._context.store
        key = entity_places.at(store, version, start, end)
        return None if key is None else next(iter(entities.with_keys(store, [key])), None)

    def first_in(self, entity: Entity, article: str) -> int | None:
        """Where an article (by id) first names an entity, in code points."""
        store = self._context.store
        key = entities.key_of(store, entity.id)
        spans = [] if key is None else entity_places.spans(store, article, [key])
        return spans[0][0] if spans else None

    def concordance(self, entity: Entity, query: str = "") -> Concordance:
        """The passages that name an entity."""
        key, entity = self._find(entity.id, None)
        return Concordance(self._context, key, entity, query)

    def catch_up(self) -> Iterator[int]:
        """Find names in the articles where they are not looked for yet, after an act that is about
        many; how many are left after each."""
        return catch_up(self._context)

    def waiting(self) -> int:
        """In how many articles nobody has looked for names yet, as after an import."""
        return len(mentions.outdated(self._context.store))

    # Decisions

    def merge(self, *ones: Entity, into: Entity) -> Change:
        """Say that entities are one, which keeps its name; one act."""
        return entity_acts.merge(self._context, ones, into)

    def split(self, entity: Entity, words: str) -> Change:
        """Say that a spelling of an entity means another one."""
        return entity_acts.split(self._context, entity, words)

    def rename(self, entity: Entity, name: str) -> Change:
        """Call an entity otherwise."""
        return entity_acts.rename(self._context, entity, name)

    def forget(self, entity: Entity) -> Change:
        """Say that an entity is none."""
        return entity_acts.forget(self._context, entity)

    def add(self, name: str, label: str) -> tuple[Change, int]:
        """Say that a name is one, in every text from now on; with how many articles have its words.
        Where these are many, `catch_up` finds it in them."""
        return entity_acts.add(self._context, name, label)


def in_blocks(
    article: str, text: str, blocks: Sequence[tuple[int, int]], spans: Iterable[tuple[int, int]]
) -> Iterator[Hit]:
    """Spans of a text, in order, as hits, each with what stands around it in its block."""
    at = 0
    for start, end in spans:
        while at < len(blocks) - 1 and blocks[at][1] <= start:
            at += 1
        low, high = blocks[at] if blocks else (0, len(text))
        before = text[max(low, start - AROUND) : start]
        after = text[end : min(high, end + AROUND)]
        yield Hit(article, "text", start, end, text[start:end], before, after)
