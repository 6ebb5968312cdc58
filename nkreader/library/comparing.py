"""Two sets side by side: what both say of each article, and where they differ."""

from collections import Counter
from collections.abc import Iterable

from nkreader.analysis.comparison import compare
from nkreader.comparison import Both, ComparedArticle, Difference, Kind, Party, Wanted
from nkreader.library.context import Context
from nkreader.library.query import parse, plan
from nkreader.library.sets import Sets
from nkreader.model import AnnotationSet, NkreaderError
from nkreader.store import articles, comparing, sets
from nkreader.store.comparing import Told
from nkreader.store.conditions import EVERYTHING, Condition


class Compared:
    """Two sets compared: the articles that either has marks in, the newest first."""

    def __init__(
        self,
        a: AnnotationSet,
        b: AnnotationSet,
        articles: Iterable[ComparedArticle],
        waiting: frozenset[Party] = frozenset(),
        whole: bool = False,
    ) -> None:
        """`waiting` are the annotations that are not compared, for their place is not certain;
        `whole` says that all articles were looked at."""
        self.a = a
        self.b = b
        self.articles = list(articles)
        self.waiting = waiting
        self.whole = whole

    def counts(self) -> dict[Kind, int]:
        """How many differences there are of each kind."""
        return dict(Counter(one.kind for article in self.articles for one in article.differences))

    def uncertain(self) -> tuple[int, int]:
        """How many annotations of a and of b are not compared, for their place is not certain."""
        of_a, of_b = (sum(one.uncertain[side] for one in self.articles) for side in (0, 1))
        return of_a, of_b

    def put(self, now: ComparedArticle) -> bool:
        """Take in what an article is now; whether it is one of these."""
        for n, one in enumerate(self.articles):
            if one.id == now.id:
                self.articles[n] = now
                return True
        return False

    def only(self, wanted: Wanted) -> "Compared":
        """The same with the differences alone that are wanted, and the articles that have any."""
        if wanted == Wanted():
            return self
        kept = [
            one._replace(differences=found)
            for one in self.articles
            if (found := tuple(pair for pair in one.differences if wanted.lets(pair)))
        ]
        return Compared(self.a, self.b, kept, self.waiting)


class Comparing:
    """What can be asked about two sets."""

    def __init__(self, context: Context) -> None:
        self._context = context

    def named(self, text: str) -> AnnotationSet:
        """The set that is meant. Raises NkreaderError where there is none, or more than one."""
        return Sets(self._context).named(text)

    def tag(self, slug: str) -> str:
        """A tag that there is, retired or not. Raises NkreaderError for another."""
        if self._context.codebook.get(slug) is None:
            known = ", ".join(tag.slug for tag in self._context.codebook.tags)
            raise NkreaderError(f"{slug}: no such tag; there are {known}")
        return slug

    def compare(
        self, a: AnnotationSet, b: AnnotationSet, query: str = "", article: str | None = None
    ) -> Compared:
        """Two sets in all articles, in those that answer a query, or in one (by id).

        Raises NkreaderError for the same set twice, or one that is gone; QueryError for a query
        that can't be read.
        """
        where = EVERYTHING
        if query.strip():
            where = plan(self._context, parse(query))
        if article is not None:
            where = Condition(f"({where.sql}) AND article.id = ?", (*where.values, article))
        store = self._context.store
        with store.snapshot():
            keys = self._keys(a, b)
            found = by_article(comparing.codings(store, keys, where))
            heads = comparing.heads(store, found)
        every = [_compared(head, *sides(found[head.key], keys)) for head in heads]
        unsure = frozenset(party for some in found.values() for party in uncertain(some))
        return Compared(a, b, every, unsure, where == EVERYTHING)

    def article(self, a: AnnotationSet, b: AnnotationSet, id: str) -> ComparedArticle | None:
        """The same of one article; None where neither set has marks in it."""
        store = self._context.store
        with store.snapshot():
            keys, key = self._keys(a, b), articles.key_of(store, id)
            told = comparing.in_article(store, keys, key)
            (head,) = comparing.heads(store, [key])
        return _compared(head, *sides(told, keys)) if told else None

    def read(self, differences: Iterable[Difference]) -> list[Both]:
        """Some differences with the annotations themselves, as they lie now; those one of which is
        gone meanwhile are left out."""
        some = list(differences)
        ids = [one.id for pair in some for one in pair if one is not None]
        marks = comparing.marks(self._context.store, ids)
        found = []
        for pair in some:
            a, b = (None if one is None else marks.get(one.id) for one in pair)
            if (a is None) == (pair.a is None) and (b is None) == (pair.b is None):
                found.append(Both(pair, a, b))
        return found

    def _keys(self, a: AnnotationSet, b: AnnotationSet) -> tuple[int, int]:
        if a.id == b.id:
            raise NkreaderError(f"{a.name}: the same set twice; another is wanted to compare with")
        return set_key(self._context, a), set_key(self._context, b)


def set_key(context: Context, one: AnnotationSet) -> int:
    """The key of a set. Raises NkreaderError where it is gone, or nobody may see it here now."""
    found = sets.with_id(context.store, one.id)
    if found is None or found.key in context.store.hidden:
        raise NkreaderError(f"{called(one)}: there is no such set to be seen here")
    return found.key


def by_article(told: Iterable[Told]) -> dict[int, list[Told]]:
    """What is told, by the article's key."""
    found: dict[int, list[Told]] = {}
    for one in told:
        found.setdefault(one.article, []).append(one)
    return found


Sides = tuple[list[Told], list[Told]]


def sides(told: Iterable[Told], keys: tuple[int, int]) -> Sides:
    """What each of two sets (by key) says."""
    found: Sides = [], []
    for one in told:
        found[keys.index(one.set)].append(one)
    return found


def uncertain(told: Iterable[Told]) -> set[Party]:
    """The annotations whose place is not certain."""
    return {(one.id, one.claim) for one in told if one.coding is None}


def _compared(head: comparing.Head, left: list[Told], right: list[Told]) -> ComparedArticle:
    certain = [[one.coding for one in side if one.coding is not None] for side in (left, right)]
    pairs = tuple(compare(*certain))
    uncertain = len(left) - len(certain[0]), len(right) - len(certain[1])
    return ComparedArticle(*head[1:], pairs, uncertain)


def called(one: AnnotationSet) -> str:
    """A set as people name it, whoever asks."""
    return f"{one.name}@{one.annotator}"
