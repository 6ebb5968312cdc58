"""Conflicts: what imports have kept beside what stands, shown and settled. Which of two versions
stands until then is said by `merging`."""

from collections.abc import Iterable, Iterator

from nkreader.conflicts import Conflict, Kind, Which, Wording
from nkreader.ids import normal_id
from nkreader.library.context import Context
from nkreader.library.merging import swap
from nkreader.library.places import now
from nkreader.library.placing import foresee, settle
from nkreader.library.tagging import act_of, change_of
from nkreader.model import Change, Mark, NkreaderError
from nkreader.store import annotations, articles, conflicts, placements, sets, tags, versions
from nkreader.store.conflicts import Kept, content
from nkreader.store.history import Act
from nkreader.store.rows import Row

_PLAIN = {
    "key", "id", "created", "modified", "prefix", "suffix", "article", "annotation_set", "version",
    "tag", "start", "end", "exact", "note",
}  # fmt: skip
"""Columns that a wording has a place of its own for, or does not tell."""


class Conflicts:
    """The conflicts of a library, of every set. Each that is settled is one act."""

    def __init__(self, context: Context) -> None:
        self._context = context

    def every(self) -> list[Conflict]:
        """Those that nobody has settled, by article and place."""
        self._context.end_first()
        with self._context.store.snapshot():
            found = self._found(conflicts.unsettled(self._context.store))
            return sorted((one for one, _, _ in found), key=_place)

    def find(self, typed: str) -> Conflict:
        """The conflict that an id means: its own, or that of what it is about, or the beginning of
        one. Raises NkreaderError where that is none, or several."""
        return self._find(typed)[0]

    def _find(self, typed: str) -> "_Stored":
        self._context.end_first()
        wanted = normal_id(typed)
        some = list(self._found(conflicts.unsettled(self._context.store, wanted)))
        found = [one for one in some if one[0].id.startswith(wanted)] or some
        if not found:
            raise NkreaderError(f"{typed}: no such conflict; `nkreader conflicts list` shows them")
        if len(found) > 1:
            ids = ", ".join(one.id for one, _, _ in found)
            raise NkreaderError(f"{typed}: means {len(found)} conflicts, say which: {ids}")
        return found[0]

    def settle(self, id: str, which: Which, seen: Conflict | None = None) -> Change:
        """Let what stands stand ("mine"), or what is kept beside it ("theirs"). Raises
        NkreaderError where the id (as `find` knows it) means no one conflict, and where that is no
        longer as the person had it in view who decides (`seen`)."""
        context = self._context
        with context.store.write():
            one, kept, here = self._find(id)
            if seen not in (None, one):
                raise NkreaderError("it is not as it was when it was shown; look at it again")
            said = f"settled a conflict: {'what stood' if which == 'mine' else 'the other'} stands"
            keys = [here["key"]] if one.kind == "annotation" else []
            removed = annotations.marks(context.store, keys)
            with act_of(context, said, one.article) as act:
                self._settle(act, one.kind, kept, here, which)
                if keys and which == "theirs":
                    self._lie(here["article"])
            added = annotations.marks(context.store, keys)
        return change_of(context, act, said, one.article, added=added, removed=removed)

    def _settle(self, act: Act, kind: Kind, kept: Kept, here: Row, which: Which) -> None:
        if which == "mine":
            act.update("conflict", kept.key, {"settled": now()})
            return
        store, time = self._context.store, now()
        came = (kept.file, kept.noticed)
        aside = conflicts.columns(store, kind, kept.about, here, came, {})
        others = conflicts.kept(store, kind, [kept.about])[kept.about]
        # A file may be dated ahead of this clock, and says nothing new when it comes again.
        row = {**kept.row, "modified": max(time, kept.modified)}
        swap(act, kind, here, kept, row, {**aside, "settled": time}, others)

    def _lie(self, article: int) -> None:
        """Find where the annotations of an article lie that have another span now."""
        store = self._context.store
        (id,) = articles.ids(store, [article])
        here = articles.by_id(store, id)
        if here is not None and (waiting := placements.unplaced(store, id, here.version)):
            settle(store, id, foresee(store, waiting, versions.text(store, here.version)))

    def _found(self, open: Iterable[tuple[Kind, Kept]]) -> "Iterator[_Stored]":
        """Those whose subject is there, and is not by now what the other version says."""
        store, shown, some = self._context.store, _Showing(self._context), list(open)
        for table in conflicts.KINDS:
            of_it = [kept for kind, kept in some if kind == table]
            here = conflicts.with_ids(store, table, [kept.about for kept in of_it])
            for kept in of_it:
                row = here.get(kept.about)
                if row is not None and content(row) != content(kept.row):
                    yield shown.conflict(table, row, kept), kept, row


_Stored = tuple[Conflict, Kept, Row]
"""A conflict, the version that is kept, and the row that stands."""


class _Showing:
    """Rows in the words of a person; what many have in common is looked up once."""

    def __init__(self, context: Context) -> None:
        self._store = context.store
        self._sets = {one.key: one.set for one in sets.every(context.store)}
        self._slugs = tags.slugs(context.store)
        self._articles: dict[int, tuple[str, str]] = {}

    def conflict(self, kind: Kind, here: Row, kept: Kept) -> Conflict:
        """What stands, and a version that is kept beside it."""
        article, title = self._article(here)
        told = (kept.id, kind, kept.about, article or None, title)
        mine, theirs = self._wording(here), self._wording(kept.row)
        return Conflict(*told, mine, theirs, kept.file, kept.noticed)

    def _article(self, row: Row) -> tuple[str, str]:
        """The id and the title of an article, of a link that of the one where it begins."""
        key = row.get("article")
        if key is None:
            begin = self._annotation(row.get("source"))
            return ("", "") if begin is None else self._told(begin.annotation.article)
        if key not in self._articles:
            self._articles[key] = self._told(*articles.ids(self._store, [key]))
        return self._articles[key]

    def _told(self, id: str) -> tuple[str, str]:
        found = articles.by_id(self._store, id)
        return id, (found.metadata.title or found.opening) if found else ""

    def _annotation(self, end: object) -> Mark | None:
        """The annotation that a link has at one end, by key or id."""
        key = annotations.key_of(self._store, end) if isinstance(end, str) else end
        found = annotations.marks(self._store, [key]) if isinstance(key, int) else ()
        return found[0] if found else None

    def _wording(self, row: Row) -> Wording:
        owner = self._sets.get(row.get("annotation_set", 0))
        name, annotator = (owner.name, owner.annotator) if owner else (None, None)
        more = {name: row[name] for name in row if name not in _PLAIN and row[name] is not None}
        for end in more.keys() & {"source", "target"}:
            there = self._annotation(more[end])
            more[end] = there.annotation.id if there else str(more[end])
        return Wording(
            conflicts.modified(row), row.get("note"), self._slugs.get(row.get("tag", 0)),
            row.get("exact"), row.get("start"), row.get("end"), name, annotator, more,
        )  # fmt: skip


def _place(one: Conflict) -> tuple[str, str, int, str, str]:
    return one.article or "", one.kind, one.mine.start or 0, one.about, one.id
