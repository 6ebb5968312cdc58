"""Hits of a query in context: article by article, in the order of the list.

Which articles answer is `listing`'s business; here is where in them the words stand.
"""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from nkreader.hits import AROUND, Field, Hit
from nkreader.library.called import keys_called
from nkreader.library.context import Context
from nkreader.library.listing import Listing
from nkreader.library.named import in_blocks
from nkreader.library.query import parse, plan
from nkreader.library.query.plan import sets_of
from nkreader.library.query.values import All, Any, FieldTerm, Not, Phrase, Query, Word
from nkreader.lists import ArticleRow
from nkreader.store import annotations, entity_places, versions
from nkreader.text.cleaning import folded
from nkreader.text.search_words import Wanted, places

_PAGE = 64
Spans = Sequence[tuple[int, int]]


class Asked(NamedTuple):
    """What a query wants to find, by where that is looked for; not what it wants to be absent."""

    text: tuple[Wanted, ...] = ()
    title: tuple[Wanted, ...] = ()
    note: tuple[Wanted, ...] = ()
    entity: tuple[tuple[str, bool], ...] = ()
    """Names of entities, each with whether it may go on."""


def asked(query: Query) -> Asked:
    """What is shown of an article that answers a query."""
    match query:
        case Word(text, _, starred):
            return Asked(text=(Wanted(text, starred),))
        case Phrase(text, _):
            return Asked(text=(Wanted(text),))
        case FieldTerm(("title" | "note") as field, value, _):
            starred = isinstance(value, Word) and value.starred
            wanted = (Wanted(value.text, starred),)
            return Asked(title=wanted) if field == "title" else Asked(note=wanted)
        case FieldTerm("entity", value, _):
            return Asked(entity=((value.text, isinstance(value, Word) and value.starred),))
        case All(parts) | Any(parts):
            found = [asked(part) for part in parts]
            return Asked(*(sum(columns, ()) for columns in zip(*found, strict=True)))
        case FieldTerm() | Not():
            return Asked()


class Search:
    """A query that was put to the library: the articles that answer it, and the hits in each."""

    def __init__(self, context: Context, typed: str, unfinished: bool = False) -> None:
        """Raises QueryError where it can't be read, NkreaderError for a tag or set that is not
        there. `unfinished`: it is being typed, its last word may go on."""
        query = parse(typed, unfinished)
        self._context = context
        self._asked = asked(query)
        self._sets = sets_of(context, query)
        self._entities = [
            key for name in self._asked.entity for key in keys_called(context.store, *name)
        ]
        self.listing = Listing(context, query=typed, where=plan(context, query))

    @property
    def has_words(self) -> bool:
        """Whether there is anything to find inside the articles."""
        return any(self._asked)

    @property
    def count(self) -> int:
        """How many articles answer."""
        return self.listing.count

    @property
    def at_least(self) -> int:
        """How many articles are known of, at once, that answer."""
        return self.listing.at_least

    def fetch(self, first: int, how_many: int) -> list[ArticleRow]:
        """The articles from `first` on, at most so many."""
        return self.listing.fetch(first, how_many)

    def hits(self, row: ArticleRow) -> list[Hit]:
        """The hits in an article of the list: in its title, unless that is part of its text, in
        its text, where it names what is asked for as an entity, in the notes on it."""
        text, blocks, zones = versions.shape(self._context.store, row.id)
        found = [*self._in_text(row.id, text, blocks), *self._in_notes(row.id)]
        heads = [text[a:b] for (a, b), zone in zip(blocks, zones, strict=True) if zone == "title"]
        if row.title is None or _plain(row.title) in map(_plain, heads):
            return found
        return [*_around(row.id, "title", row.title, self._asked.text + self._asked.title), *found]

    def each(self) -> Iterator[tuple[ArticleRow, list[Hit]]]:
        """Every article with its hits, read a page at a time as they are wanted."""
        first = 0
        while rows := self.listing.fetch(first, _PAGE):  # how many there are is not asked before
            for row in rows:
                yield row, self.hits(row)
            first += _PAGE

    def _in_text(self, article: str, text: str, blocks: Spans) -> Iterator[Hit]:
        wanted = self._asked.text
        found = set(places(text, blocks, wanted)) if wanted else set()
        if self._entities:
            found |= {*entity_places.spans(self._context.store, article, self._entities)}
        yield from in_blocks(article, text, blocks, sorted(found))

    def _in_notes(self, article: str) -> Iterator[Hit]:
        if self._asked.note:
            for note in annotations.notes(self._context.store, article, self._sets):
                yield from _around(article, "note", note, self._asked.note)


def in_text(article: str, text: str, blocks: Spans, wanted: Sequence[Wanted]) -> Iterator[Hit]:
    """Hits in the text of an article, block by block as they are wanted."""
    for block in blocks if wanted else ():
        for start, end in places(text, [block], wanted):
            before = text[max(block[0], start - AROUND) : start]
            after = text[end : min(block[1], end + AROUND)]
            yield Hit(article, "text", start, end, text[start:end], before, after)


def _plain(title: str) -> str:
    """A title as it is compared: case, quotes and spaces do not count."""
    return " ".join(folded(title).split())


def _around(article: str, field: Field, text: str, wanted: Sequence[Wanted]) -> Iterator[Hit]:
    """Hits in what is not the text of an article."""
    for start, end in places(text, [(0, len(text))], wanted):
        before, after = text[max(0, start - AROUND) : start], text[end : end + AROUND]
        yield Hit(article, field, None, None, text[start:end], before, after)
