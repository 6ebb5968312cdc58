"""What a file says of things that are here already, by their ids: merged, so that the order in
which files come makes no difference.

Of every id the library knows a collection of contents, each with the latest time at which it was
said. The latest of them stands, of two of the same time the later one by its words; the others are
kept beside it until a person has settled which it is. What was settled is weighed again only where
somebody has said it since.
"""

from collections.abc import Sequence

from nkreader.store import article_marks, conflicts
from nkreader.store.conflicts import Kept, Seen, content, in_words, modified
from nkreader.store.connection import Store
from nkreader.store.history import Act
from nkreader.store.rows import Row, Table

_LIES = ("article", "version", "start", "end")
"""What an annotation can't be otherwise in and still lie where a person has put it."""


class Merging:
    """The merging of one file; `file` is its name, `time` now. With `sets_stay` what is here stays
    in the set that it is in."""

    def __init__(self, store: Store, file: str, time: str, sets_stay: bool) -> None:
        self._store = store
        self._came = (file, time)
        self._sets_stay = sets_stay
        self._seen: Seen = {}
        self.conflicts: set[str] = set()
        """The ids of the conflicts that this file has made."""

    def take(self, act: Act, table: Table, rows: Sequence[Row]) -> set[str]:
        """Write what is new of some rows, and merge the others with what stands. Returns the ids of
        those that stand now as they are given, and did not before."""
        here = conflicts.standing(self._store, table, rows)
        beside = conflicts.kept(
            self._store, table, {row["id"] for row in rows} | {row["id"] for row in here.values()}
        )
        fresh = [row for row in rows if row["id"] not in here]
        taken = {str(row["id"]) for row in fresh}
        for key, row in zip(act.insert_many(table, fresh), fresh, strict=True):
            if row["id"] in beside:
                # Its versions have outlived it: whoever brought it was taken back.
                self._weigh(act, table, {"key": key, **row}, beside[row["id"]])
        for row in rows:
            there = here.get(row["id"])
            if there is not None and self._merge(act, table, there, row, beside):
                taken.add(str(row["id"]))
        return taken

    def _merge(
        self, act: Act, table: Table, here: Row, row: Row, beside: dict[str, list[Kept]]
    ) -> bool:
        """Whether what stands is now as the row says, and was not before."""
        if self._sets_stay and "annotation_set" in row:
            row = {**row, "annotation_set": here["annotation_set"]}
        about, given = here["id"], row["id"]
        if given < about:
            # Two have said the same of a whole article: one id stays, whoever came first.
            self._rename(act, table, here, given)
            about = given
        if content(here) == content(row):
            self._said_again(act, table, here["key"], here, row)
            return False
        kept = [*beside.get(here["id"], ()), *beside.get(given, ())]
        known = next((one for one in kept if content(one.row) == content(row)), None)
        if known is not None:
            again = modified(row) > known.modified
            self._said_again(act, "conflict", known.key, known.row, row)
            if not again:
                return False
            act.update("conflict", known.key, {"settled": None})
            self.conflicts.add(known.id)
        else:
            new = self._columns(table, about, row)
            act.insert("conflict", new)
            self.conflicts.add(new["id"])
        now = conflicts.kept(self._store, table, [about])[about]
        stands = self._weigh(act, table, {**here, "id": about}, now)
        return stands is not None and content(stands.row) == content(row)

    def _weigh(self, act: Act, table: Table, here: Row, kept: Sequence[Kept]) -> Kept | None:
        """Let the latest of what stands and what is kept beside it stand; it, if it did not."""
        best, latest = None, self._place(here)
        for one in kept:
            place = self._place(one.row)
            if one.settled is None and place > latest:
                best, latest = one, place
        if best is not None and self._has_room(table, here, best.row):
            aside = self._columns(table, here["id"], here)
            id = swap(act, table, here, best, best.row, aside, kept)
            self.conflicts = self.conflicts - {best.id} | {id}
            return best
        return None

    def _place(self, row: Row) -> tuple[str, str]:
        return modified(row), in_words(self._store, row, self._seen)

    def _has_room(self, table: Table, here: Row, row: Row) -> bool:
        """Of each tag and of memos a set has one at most on an article."""
        if table != "article_mark":
            return True
        there = article_marks.key_of(self._store, row["article"], row["annotation_set"], row["tag"])
        return there in (None, here["key"])

    def _columns(self, table: Table, about: str, row: Row) -> Row:
        return conflicts.columns(self._store, table, about, row, self._came, self._seen)

    def _said_again(self, act: Act, table: Table, key: int, here: Row, row: Row) -> None:
        """The same content: it was made when it was first, and said when it was last."""
        times: Row = {}
        if row["created"] < here["created"]:
            times["created"] = row["created"]
        if "modified" in here and modified(row) > modified(here):
            times["modified"] = modified(row)
        if times:
            act.update(table, key, times)

    def _rename(self, act: Act, table: Table, here: Row, id: str) -> None:
        for key in conflicts.kept_keys(self._store, table, here["id"]):
            act.update("conflict", key, {"about": id})
        act.update(table, here["key"], {"id": id})


def swap(
    act: Act, table: Table, here: Row, best: Kept, row: Row, aside: Row, kept: Sequence[Kept]
) -> str:
    """Let a version that is kept stand, as `row`, and keep what stands in its place: as `aside`, or
    where that is kept already, by that. Returns the id of what is kept then."""
    act.delete("conflict", best.key)
    if table == "annotation" and any(here[name] != row.get(name) for name in _LIES):
        act.undecide(here["key"])
    act.update(table, here["key"], {name: row[name] for name in row.keys() & here.keys()})
    same = next((one for one in kept if one != best and content(one.row) == content(here)), None)
    if same is None:
        act.insert("conflict", aside)
        return str(aside["id"])
    times = {"created": min(aside["created"], same.row["created"])}
    times["modified"] = max(aside["modified"], same.modified)
    act.update("conflict", same.key, {**times, "settled": aside["settled"]})
    return same.id
