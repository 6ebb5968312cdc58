"""What of a bundle is here already, and where it says otherwise: as `merging` would find, said
before anything is written.

What is not here yet has no key: it gets one below zero, which no row here has.
"""

from collections.abc import Mapping, Sequence
from itertools import count, islice
from typing import NamedTuple

from nkreader.library.context import Context
from nkreader.library.import_articles import Homes
from nkreader.library.import_plan import ImportPlan
from nkreader.library.import_rows import Here, annotation_row, article_mark_row
from nkreader.model import Bundle
from nkreader.store import articles, conflicts, tags, versions
from nkreader.store.conflicts import Kept, Seen, content, in_words, modified
from nkreader.store.connection import Store
from nkreader.store.rows import Row, Table

_AT_ONCE = 500
"""Annotations that are weighed together."""


class Weighed(NamedTuple):
    """What is new of what may be here already, and what would be kept beside it."""

    homes: Homes

    whole: int
    """New tags and memos on whole articles."""
    links: int
    """New ones."""
    conflicts: int


def weighed(context: Context, bundle: Bundle, todo: ImportPlan, sets_stay: bool) -> Weighed:
    """What an import of a bundle would find. Only inside a snapshot."""
    weighing = _Weighing(context.store, sets_stay)
    here = weighing.keys(todo)
    texts = {version.id: version.document.text for version in bundle.versions}
    marks = iter(bundle.marks)
    while some := list(islice(marks, _AT_ONCE)):
        weighing.take("annotation", [annotation_row(one.annotation, texts, here) for one in some])
    whole = weighing.take("article_mark", [article_mark_row(o, here) for o in bundle.article_marks])
    links = weighing.take("link", [link._asdict() for link in bundle.links])
    return Weighed(here.homes, whole, links, weighing.conflicts)


class _Weighing:
    """The weighing of one bundle."""

    def __init__(self, store: Store, sets_stay: bool) -> None:
        self._store = store
        self._sets_stay = sets_stay
        self._seen: Seen = {}
        self._free = count(-1, -1)
        self.conflicts = 0

    def keys(self, todo: ImportPlan) -> Here:
        """What the things of the bundle are here."""
        store = self._store
        sets: dict[str, int] = {}
        made: dict[tuple[str, str], int] = {}
        for their, key, _ in todo.sets:
            named = (their.annotator, their.name)
            own = key or tags.set_key(store, *named) or made.get(named)
            sets[their.id] = made[named] = own or self._new("annotation_set", "\n".join(named))
        homes = Homes({}, {}, {})
        for one in todo.articles:
            id = one.theirs.id
            homes.ids[id] = one.here.id if one.here else id
            homes.articles[id] = (
                articles.key_of(store, one.here.id) if one.here else self._new("article", id)
            )
            for text in one.versions:
                homes.versions[text.theirs.id] = (
                    self._new("version", text.theirs.sha256)
                    if text.is_new
                    else versions.key_of(store, text.id)
                )
        known = {one.theirs.slug: one for one in todo.tags}
        return Here(
            sets,
            homes,
            {
                slug: (tags.key_of(store, one.here) if one.here else None)
                or self._new("tag", one.slug)
                for slug, one in known.items()
            },
        )

    def _new(self, column: str, words: str) -> int:
        key = next(self._free)
        self._seen[column, key] = words
        return key

    def take(self, table: Table, rows: Sequence[Row]) -> int:
        """Weigh the rows of a table; how many are new."""
        here = conflicts.standing(self._store, table, rows)
        ids = {row["id"] for row in rows} | {row["id"] for row in here.values()}
        beside = conflicts.kept(self._store, table, ids)
        new = 0
        said: dict[tuple[object, ...], Row] = {}
        for row in rows:
            there = here.get(row["id"])
            if there is None and table == "article_mark":
                # Two sets of the file that become one may say the same of an article.
                place = (row["article"], row["annotation_set"], row["tag"])
                there = said.setdefault(place, row)
            if there is None or there is row:
                new += 1
                self.conflicts += self._outlived(row, beside.get(row["id"], ()))
            else:
                self.conflicts += self._differs(there, row, beside)
        return new

    def _outlived(self, row: Row, kept: Sequence[Kept]) -> bool:
        """Whether a version that has outlived what it was of is a later one."""
        return any(one.settled is None and self._place(one.row) > self._place(row) for one in kept)

    def _place(self, row: Row) -> tuple[str, str]:
        return modified(row), in_words(self._store, row, self._seen)

    def _differs(self, here: Row, row: Row, beside: Mapping[str, Sequence[Kept]]) -> bool:
        """Whether a row says otherwise than what stands, and that is not kept already."""
        if self._sets_stay and "annotation_set" in row:
            row = {**row, "annotation_set": here["annotation_set"]}
        if content(here) == content(row):
            return False
        kept = [*beside.get(here["id"], ()), *beside.get(row["id"], ())]
        known = next((one for one in kept if content(one.row) == content(row)), None)
        return known is None or modified(row) > known.modified
