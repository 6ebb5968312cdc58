"""Figures over the articles that answer a query: progress, a timeline, tables."""

from collections.abc import Sequence

from nkreader.analysis.coded_sentences import how_many
from nkreader.analysis.cooccurrence import together
from nkreader.analysis.timeline import timeline
from nkreader.figures import By, Cell, Columns, Days, InTime, Progress, Rows, SpokenRows
from nkreader.library import coding
from nkreader.library.context import Context
from nkreader.library.listing import PassageListing
from nkreader.library.query import parse, plan
from nkreader.library.query.plan import names_a_set, sets_of
from nkreader.library.query.values import Query
from nkreader.model import NkreaderError
from nkreader.store import figures, spoken_times
from nkreader.store import sets as stored
from nkreader.store.conditions import Condition


class Figures:
    """What can be counted in a library. Tags, and what is coded, are of the current set, unless a
    query names a set or an annotator.

    Raises QueryError for a query that can't be read, NkreaderError for a tag or set in it that
    there is not, and where sentences are not counted and can't be.
    """

    def __init__(self, context: Context) -> None:
        self._context = context

    def check(self, query: str) -> None:
        """Raise where a query can't be read, or a tag or set in it is not there."""
        self._asked(query)

    def progress(self, query: str = "") -> Progress:
        """How far the annotator is with the articles that answer a query."""
        where, sets = self._asked(query)
        store = self._context.store
        self._count(where)
        found = figures.progress(store, where, self._context.set_key, sets)
        if len(sets) > 1:
            stretches: dict[int, list[tuple[int, int]]] = {}
            for one in figures.coded(store, where, sets):
                stretches.setdefault(one.article, []).append((one.first, one.stop))
            found = found._replace(coded=sum(map(how_many, stretches.values())))
        return found

    def timeline(
        self, query: str = "", by: By = "month", rows: Rows = "article", limit: int | None = None
    ) -> list[InTime]:
        """What was when: of articles, entities and publishers how many articles, of tags how many
        annotations. `limit`: only the so many rows with the most."""
        where, sets = self._asked(query)
        found = timeline(figures.dated(self._context.store, rows, where, sets, limit), by)
        return _largest(found, limit) if rows == "tag" else found

    def spoken(
        self,
        query: str = "",
        by: By = "month",
        rows: SpokenRows = "article",
        limit: int | None = None,
    ) -> list[InTime]:
        """Which time is spoken of: of articles and publishers how many articles speak of each
        stretch, of tags how many annotations have words in them that do. An article counts once in
        a stretch; what is longer than a stretch is undated."""
        where, sets = self._asked(query)
        found = timeline(spoken_times.dated(self._context.store, rows, by, where, sets), by)
        if rows == "publisher":
            order = {row: n for n, row in enumerate(_by_size(found))}
            found.sort(key=lambda one: order[one.row])
        return _largest(found, limit)

    def table(self, query: str = "", columns: Columns = "tag") -> list[Cell]:
        """Tags against something else: of two tags, how many sentences carry both (of one with
        itself, how many carry it); else how many annotations. By annotator all sets are counted,
        unless the query names one."""
        where, sets = self._asked(query, everybody=columns == "annotator")
        if columns != "tag":
            return figures.crossed(self._context.store, columns, where, sets)
        self._count(where)
        found = together(figures.coded(self._context.store, where, sets))
        order = {tag.slug: n for n, tag in enumerate(self._context.codebook.tags)}
        pairs = sorted(found, key=lambda pair: [order.get(slug, len(order)) for slug in pair])
        return [Cell(row, column, found[row, column]) for row, column in pairs]

    def passages(
        self,
        tag: str | None = None,
        query: str = "",
        beside: str | None = None,
        days: Days | None = None,
    ) -> PassageListing:
        """The passages that a cell stands for: of a tag (or any), in articles that answer a query;
        `beside`: those that code a sentence which carries that tag too; `days`: those that speak of
        time between these, both included."""
        where, sets = self._asked(query)
        keys = figures.passage_keys(self._context.store, where, sets, tag, beside)
        if days is not None:
            first, last = (day.toordinal() for day in days)
            there = spoken_times.passages_of(self._context.store, keys, first, last)
            keys = [key for key in keys if key in there]
        return PassageListing(self._context, keys=keys)

    def _count(self, where: Condition) -> None:
        for _ in coding.settle_all(self._context):
            pass
        if left := len(figures.uncounted(self._context.store, where)):
            raise NkreaderError(
                f"{left:,} articles have to be counted first, and nothing can be written here now;"
                " open the library once where it can be written"
            )

    def _asked(self, query: str, everybody: bool = False) -> tuple[Condition, list[int]]:
        tree: Query = parse(query)
        sets = sets_of(self._context, tree)
        if everybody and not names_a_set(tree):
            self._context.end_first()
            sets = [one.key for one in stored.every(self._context.store, archived=False)]
        return plan(self._context, tree), sets


def _by_size(found: Sequence[InTime]) -> list[str | None]:
    """The rows, those with the most first."""
    sums: dict[str | None, int] = {}
    for one in found:
        sums[one.row] = sums.get(one.row, 0) + one.number
    return sorted(sums, key=lambda row: -sums[row])


def _largest(found: list[InTime], limit: int | None) -> list[InTime]:
    """Of the so many rows with the most."""
    kept = None if limit is None else _by_size(found)[:limit]
    return found if kept is None else [one for one in found if one.row in kept]
