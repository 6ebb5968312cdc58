"""Whether a library is sound: the file, the references, and every claim against its text.

Each check is one function that yields sentences about what is wrong; `CHECKS` is their order. What
is wrong with texts is said by `checking_texts`, with what people did by `checking_acts`. Nothing is
mended here.
"""

from collections.abc import Callable, Iterator

from nkreader.model import NkreaderError
from nkreader.store import checking_acts, checking_texts, migrations
from nkreader.store.connection import APPLICATION_ID, Store
from nkreader.wellformed import id_fault, time_fault

_TIMES = {
    "article": ("added",),
    "version": ("created",),
    "annotation_set": ("created",),
    "annotation": ("created", "modified"),
    "article_mark": ("created", "modified"),
    "link": ("created", "modified"),
    "conflict": ("created", "modified", "noticed"),
    "adjudication": ("created",),
    "article_relation": ("created", "modified"),
    "change": ("created",),
}

_WITH_ID = (
    "article", "version", "tag", "annotation_set", "annotation", "article_mark", "link",
    "conflict", "change", "adjudication", "article_relation",
)  # fmt: skip

Check = Callable[[Store], Iterator[str]]


def pages(store: Store) -> Iterator[str]:
    """SQLite's own look at the pages and indices of the file."""
    for row in store.rows("PRAGMA integrity_check"):
        if row[0] != "ok":
            yield f"file: {row[0]}"


def references(store: Store) -> Iterator[str]:
    """Rows that point at rows which are not there."""
    for row in store.rows("PRAGMA foreign_key_check"):
        yield f"{row['table']} row {row['rowid']}: points at a missing {row['parent']}"


def schema(store: Store) -> Iterator[str]:
    """Tables, indices or views that are missing or were changed by hand, and triggers, which a
    library has none of."""
    if store.value("PRAGMA application_id") != APPLICATION_ID:
        yield "schema: the file is not marked as a library"
    number, newest = migrations.number(store), len(migrations.STEPS)
    if not 0 < number <= newest:
        yield f"schema: is {number}, this nkreader knows 1 to {newest}"
        return
    found = {row[0]: row[1] for row in store.rows("SELECT name, sql FROM sqlite_master")}
    for name, sql in migrations.schema(number).items():
        if found.get(name) != sql:
            yield f"schema: {name} is missing or was changed"
    for row in store.rows("SELECT name FROM sqlite_master WHERE type = 'trigger'"):
        yield f"schema: {row['name']} is a trigger, which changes rows unseen"


def ids(store: Store) -> Iterator[str]:
    """Ids that are not ten characters of Crockford base32."""
    for table in _WITH_ID:
        for key, id in store.each(f"SELECT key, id FROM {table}"):
            if id_fault(id):
                yield f"{table} row {key}: {id!r} is not an id"


def times(store: Store) -> Iterator[str]:
    """Times that are not ISO 8601, UTC, to the second."""
    for table, columns in _TIMES.items():
        for column in columns:
            for id, time in store.each(f"SELECT id, {column} FROM {table}"):
                if time_fault(time):
                    yield f"{table} {id}: {time!r} is not a time"


CHECKS: tuple[Check, ...] = (
    pages, schema, references, ids, times, *checking_texts.CHECKS, *checking_acts.CHECKS,
)  # fmt: skip


def _is_blank(store: Store) -> bool:
    """Whether it is a database without a table that was never a library."""
    try:
        tables = store.value("SELECT count(*) FROM sqlite_master")
        return not tables and not migrations.number(store)
    except NkreaderError:
        return False


def check(store: Store) -> Iterator[str]:
    """Everything that is wrong with a library, one sentence each; nothing if it is sound.

    A check that the damage itself stops says so and the next one goes on: whatever a file holds,
    a report comes of it, so every kind of error is caught here. A file in which there is nothing
    yet, because who made it was stopped, is sound: a library is made of it when it is opened.
    """
    if _is_blank(store):
        return
    for one in CHECKS:
        try:
            for said in one(store):
                yield " ".join(said.split())
        except Exception as error:
            yield f"{one.__name__}: cannot be looked at ({' '.join(str(error).split())})"
