"""The schema's steps, in order and never changed once released; an upgrade is one transaction.

`sqlite-utils` runs them and keeps the record; `user_version` holds their number, so that an open
of a library that is up to date imports none of it.
"""

import sqlite3
from pathlib import Path
from typing import TYPE_CHECKING

from nkreader.ids import new_id
from nkreader.model import NkreaderError
from nkreader.store.connection import APPLICATION_ID, Store
from nkreader.store.reads import in_words
from nkreader.store.search_migrated import beginnings_again, index_again
from nkreader.store.telling import Tell, telling

if TYPE_CHECKING:
    from collections.abc import Callable

    from sqlite_utils import Database

    Step = Callable[[Database], None]


def first_schema(db: "Database") -> None:
    """Articles, versions, mentions, tags, sets, annotations, placements, history."""
    db.execute(f"PRAGMA application_id = {APPLICATION_ID}")
    for statement in _statements("schema.sql"):
        db.execute(statement)


def words_of_today(db: "Database") -> None:
    """`annotation_export` gives the words that stand at the place it gives."""
    for statement in _statements("schema_2.sql"):
        db.execute(statement)


def sources_and_edits(db: "Database") -> None:
    """An article is told by its identity; what a person has set of its data has rows of its own."""
    for statement in _statements("schema_3.sql"):
        db.execute(statement)


def long_acts(db: "Database") -> None:
    """Who is at an act of several transactions, and what it has made beside the history."""
    for statement in _statements("schema_4.sql"):
        db.execute(statement)


def sources_and_feeds(db: "Database") -> None:
    """Where articles come from: their originals, their kind, the feeds that bring them."""
    for statement in _statements("schema_5.sql"):
        db.execute(statement)


def files_read(db: "Database") -> None:
    """Files that were read to their end, so that the same bytes need not be read again."""
    for statement in _statements("schema_6.sql"):
        db.execute(statement)


def looking_across(db: "Database") -> None:
    """Words with signs, and any part of Chinese, Japanese and Korean runs, are found; views; when
    an article was opened."""
    for statement in _statements("schema_7.sql"):
        db.execute(statement)
    index_again(db.conn)


def entities_of_the_library(db: "Database") -> None:
    """Mentions have an alias, aliases an entity, entities their counts; what people decide of
    them has rows apart."""
    for statement in _statements("schema_8.sql"):
        db.execute(statement)
    from nkreader.store.mentions_migrated import alias_the_mentions

    alias_the_mentions(db.conn)


def kept_counts(db: "Database") -> None:
    """How many sentences an article has and how many of them are coded are kept, not counted when
    they are asked for."""
    for statement in _statements("schema_9.sql"):
        db.execute(statement)


def whole_articles(db: "Database") -> None:
    """Tags and memos on whole articles."""
    for statement in _statements("schema_10.sql"):
        db.execute(statement)


def states_of_sets(db: "Database") -> None:
    """How far an article is read is kept by set, so that a second pass begins unread; sets can be
    put away. Whoever has read without a set is given one."""
    bare = db.conn.execute(
        "SELECT DISTINCT annotator FROM reading_state"
        " WHERE annotator NOT IN (SELECT annotator FROM annotation_set)"
    )
    db.conn.executemany(
        "INSERT INTO annotation_set (id, name, annotator, created)"
        " VALUES (?, 'main', ?, strftime('%Y-%m-%dT%H:%M:%SZ', 'now'))",
        [(new_id(), annotator) for (annotator,) in bare.fetchall()],
    )
    for statement in _statements("schema_11.sql"):
        db.execute(statement)


def kept_conflicts(db: "Database") -> None:
    """What was said otherwise under an id that is here, kept beside what stands."""
    for statement in _statements("schema_12.sql"):
        db.execute(statement)


def adjudications(db: "Database") -> None:
    """What was decided where two sets differ, by whom and why."""
    for statement in _statements("schema_13.sql"):
        db.execute(statement)


def links_that_last(db: "Database") -> None:
    """Links have a state and outlive their passages; annotations have grades."""
    for statement in _statements("schema_14.sql"):
        db.execute(statement)
    from nkreader.store.links_migrated import name_the_ends

    name_the_ends(db.conn)


def proposals(db: "Database") -> None:
    """What was proposed and refused, rules that propose, where accepted suggestions came from."""
    for statement in _statements("schema_15.sql"):
        db.execute(statement)


def blind_passes(db: "Database") -> None:
    """Sets that are out of sight while their annotator codes one of them again."""
    for statement in _statements("schema_16.sql"):
        db.execute(statement)


def claims_and_times(db: "Database") -> None:
    """Who says what in current texts, and which days they speak of; what people decide of speakers
    has rows apart."""
    for statement in _statements("schema_17.sql"):
        db.execute(statement)


def articles_and_articles(db: "Database") -> None:
    """How articles stand to earlier ones and to those in other languages; what texts say of it."""
    for statement in _statements("schema_18.sql"):
        db.execute(statement)


def quick_beginnings(db: "Database") -> None:
    """One or two letters that words begin with are looked up, not gathered from all those words;
    sentences are summed without reading where they are."""
    for statement in _statements("schema_19.sql"):
        db.execute(statement)
    beginnings_again(db.conn)


def few_bytes(db: "Database") -> None:
    """What only this program reads of a text takes few bytes; the search knows which column most
    words stand in."""
    from nkreader.store import compacted

    before, after = _statements("schema_20.sql"), _statements("schema_20_after.sql")
    if compacted.never_had_texts(db.conn):
        for statement in compacted.without_rows([*before, *after]):
            db.execute(statement)
        return
    compacted.functions(db.conn)
    for statement in before:
        db.execute(statement)
    compacted.gather_mentions(db.conn)
    for statement in after:
        db.execute(statement)
    compacted.index_again(db.conn)


STEPS: "tuple[Step, ...]" = (
    first_schema,
    words_of_today,
    sources_and_edits,
    long_acts,
    sources_and_feeds,
    files_read,
    looking_across,
    entities_of_the_library,
    kept_counts,
    whole_articles,
    states_of_sets,
    kept_conflicts,
    adjudications,
    links_that_last,
    proposals,
    blind_passes,
    claims_and_times,
    articles_and_articles,
    quick_beginnings,
    few_bytes,
)
"""All migrations. A new one is added at the end; the schema's number is their count. One that
changes what `text.cleaning.folded` or `text.search_words` make of a text must build
`article_search` and `article.folded` again: the index is told to forget by what it was given."""


def _statements(name: str) -> list[str]:
    """The statements of a SQL file beside this one."""
    script = (Path(__file__).parent / name).read_text("utf-8")
    out, statement = [], ""
    for line in script.split("\n"):
        statement += line + "\n"
        if sqlite3.complete_statement(statement):
            out.append(statement.strip())
            statement = ""
    return out


def schema(number: int) -> dict[str, str]:
    """The SQL of every table, index and view that a library of this schema has, by name."""
    fresh = sqlite3.connect(":memory:", isolation_level=None)
    try:
        _run(fresh, number)
        known = dict(fresh.execute("SELECT name, sql FROM sqlite_master WHERE sql IS NOT NULL"))
    finally:
        fresh.close()
    return {name: sql for name, sql in known.items() if "_sqlite_migrations" not in name}


def ready(store: Store, tell: Tell | None = None) -> bool:
    """Bring a library up to the schema of this program, after a backup; whether it was behind.
    `tell` hears every second how many it has taken, None when it is over, and the copy's path.

    Raises NkreaderError, and leaves the library as it was, for one that a newer program made, that
    is behind and can't be written, or where a step fails.
    """
    have = number(store)
    if have == len(STEPS):
        return False
    if have > len(STEPS):
        raise NkreaderError(
            f"{store.path}: made by a newer nkreader (schema {have}, this one knows {len(STEPS)}); "
            "nothing was touched, update nkreader"
        )
    if store.read_only:
        raise NkreaderError(
            f"{store.path}: made by an older nkreader and may only be read here; "
            "copy it to where it can be written, to bring it up to date"
        )
    # A library that is up to date needs none of it.
    from nkreader.store.backups import backup, unless_stopped

    with telling(store.db, tell if have else None):
        copy = backup(store) if have else None
        with unless_stopped(copy):
            _upgrade(store, copy)
    if tell is not None and copy is not None:
        tell(copy)
    return True


def number(store: Store) -> int:
    """The number of a library's schema; 0 where it has none yet."""
    return int(store.value("PRAGMA user_version"))


def _upgrade(store: Store, copy: Path | None) -> None:
    """References are looked at when all is done: a step may build a table anew."""
    db = store.db
    try:
        db.execute("PRAGMA foreign_keys = OFF")
        with store.write():
            if number(store) < len(STEPS):
                _run(db, len(STEPS))
                if db.execute("PRAGMA foreign_key_check").fetchone():
                    raise NkreaderError("rows would point at what is not there")
    except Exception as error:
        said = in_words(error, store.path) if isinstance(error, sqlite3.Error) else str(error)
        kept = f"; a copy is {copy}" if copy else ""
        raise NkreaderError(
            f"{store.path}: could not be brought up to date ({' '.join(said.split())}); "
            f"it is as it was{kept}"
        ) from error
    finally:
        db.execute("PRAGMA foreign_keys = ON")


def _run(connection: sqlite3.Connection, number: int) -> None:
    """The steps up to a number that a library has not had."""
    from sqlite_utils import Database
    from sqlite_utils.migrations import Migrations

    migrations = Migrations("nkreader")
    for step in STEPS[:number]:
        migrations(name=step.__name__)(step)
    migrations.apply(Database(connection))
    connection.execute(f"PRAGMA user_version = {number}")
