"""Conflicts: what imports have kept beside what stands, shown and settled. Which of two versions
stands until then is said by `merging`."""

from collections.abc import Iterator

from nkreader.conflicts import Conflict, Kind, Which, Wording
from nkreader.ids import normal_id
from nkreader.library.context import Context
from nkreader.library.merging import put
from nkreader.library.places import now
from nkreader.library.placing import foresee, settle
from nkreader.library.tagging import act_of, change_of
from nkreader.model import Article, Change, NkreaderError
from nkreader.store import annotations, articles, conflicts, placements, tags, versions
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
        with self._context.store.snapshot():
            found = list(self._found())
        return sorted(found, key=_place)

    def count(self) -> int:
        """How many there are."""
        return len(self.every())

    def find(self, typed: str) -> Conflict:
        """The conflict that an id means: its own, or that of what it is about, or the beginning of
        one. Raises NkreaderError where that is none, or several."""
        wanted, every = normal_id(typed), self.every()
        found = [one for one in every if wanted and one.id.startswith(wanted)]
        found = found or [one for one in every if wanted and one.about.startswith(wanted)]
        if not found:
            raise NkreaderError(f"{typed}: no such conflict; `nkreader conflicts list` shows them")
        if len(found) > 1:
            ids = ", ".join(one.id for one in found)
            raise NkreaderError(f"{typed}: means {len(found)} conflicts, say which: {ids}")
        return found[0]

    def settle(self, id: str, which: Which, seen: Conflict | None = None) -> Change:
        """Let what stands stand ("mine"), or what is kept beside it ("theirs"). Raises
        NkreaderError where the id (as `find` knows it) means no one conflict, and where that is no
        longer as the person had it in view who decides (`seen`)."""
        context = self._context
        with context.store.write():
            one = self.find(id)
            if seen not in (None, one):
                raise NkreaderError("it is not as it was when it was shown; look at it again")
            kind, kept, here = self._stored(one)
            said = f"settled a conflict: {'what stood' if which == 'mine' else 'the other'} stands"
            keys = [here["key"]] if kind == "annotation" else []
            removed = annotations.marks(context.store, keys)
            with act_of(context, said, one.article) as act:
                self._settle(act, kind, kept, here, which)
                if keys and which == "theirs":
                    self._lie(here["article"])
            added = annotations.marks(context.store, keys)
        return change_of(context, act, said, one.article, added=added, removed=removed)

    def _settle(self, act: Act, kind: Kind, kept: Kept, here: Row, which: Which) -> None:
        if which == "mine":
            act.update("conflict", kept.key, {"settled": now()})
            return
        store, time = self._context.store, now()
        act.delete("conflict", kept.key)
        put(act, kind, here, {**kept.row, "modified": time})
        old = conflicts.columns(store, kind, kept.about, here, kept.file, kept.noticed)
        act.insert("conflict", {**old, "settled": time})

    def _lie(self, article: int) -> None:
        """Find where the annotations of an article lie that have another span now."""
        store = self._context.store
        (id,) = articles.ids(store, [article])
        here = articles.by_id(store, id)
        if here is not None and (waiting := placements.unplaced(store, id, here.version)):
            settle(store, id, foresee(store, waiting, versions.text(store, here.version)))

    def _stored(self, wanted: Conflict) -> tuple[Kind, Kept, Row]:
        store = self._context.store
        for kind, kept in conflicts.unsettled(store):
            if kept.id == wanted.id:
                here = conflicts.with_ids(store, kind, [kept.about])
                return kind, kept, here[kept.about]
        raise NkreaderError(f"{wanted.id}: no such conflict any more")

    def _found(self) -> Iterator[Conflict]:
        """Those whose subject is there, and is not by now what the other version says."""
        store, sets = self._context.store, dict(_sets(self._context))
        seen: dict[str, Article | None] = {}
        open = conflicts.unsettled(store)
        for table in conflicts.KINDS:
            some = [kept for kind, kept in open if kind == table]
            here = conflicts.with_ids(store, table, [kept.about for kept in some])
            for kept in some:
                row = here.get(kept.about)
                if row is None or content(row) == content(kept.row):
                    continue
                id = _article_of(self._context, table, row)
                if id not in seen:
                    seen[id] = articles.by_id(store, id)
                title = (a.metadata.title or a.opening) if (a := seen[id]) else ""
                told = (kept.id, table, kept.about, id or None, title)
                mine, theirs = (_wording(self._context, one, sets) for one in (row, kept.row))
                yield Conflict(*told, mine, theirs, kept.file, kept.noticed)


def _sets(context: Context) -> Iterator[tuple[int, tuple[str, str]]]:
    for key, name, annotator in tags.set_keys(context.store):
        yield key, (name, annotator)


def _article_of(context: Context, table: Kind, row: Row) -> str:
    key = row.get("article")
    if table == "link":
        (mark,) = annotations.marks(context.store, [row["source"]]) or (None,)
        return mark.annotation.article if mark else ""
    return next(iter(articles.ids(context.store, [key])), "") if isinstance(key, int) else ""


def _wording(context: Context, row: Row, sets: dict[int, tuple[str, str]]) -> Wording:
    slug = tags.slug_of(context.store, row["tag"]) if row.get("tag") is not None else None
    name, annotator = sets.get(row.get("annotation_set", 0), (None, None))
    more = {name: value for name, value in row.items() if name not in _PLAIN and value is not None}
    for end in more.keys() & {"source", "target"}:
        if isinstance(more[end], int):
            more[end] = next(
                (one.annotation.id for one in annotations.marks(context.store, [more[end]])), ""
            )
    return Wording(
        conflicts.modified(row), row.get("note"), slug, row.get("exact"), row.get("start"),
        row.get("end"), name, annotator, more,
    )  # fmt: skip


def _place(one: Conflict) -> tuple[str, str, int, str, str]:
    return one.article or "", one.kind, one.mine.start or 0, one.about, one.id
