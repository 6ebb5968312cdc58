"""No statement reads a whole table that grows, but for those whose business that is."""

import re
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from nkreader.library import Library
from tests.store.every_statement import everything

SMALL = {
    "article_search_config", "article_search_begins_config", "view", "tag", "annotation_set",
    "setting", "sqlite_sequence", "unfinished", "uncounted", "tag_rule", "blind",
    "speaker_decision",
}  # fmt: skip
"""A person reads these at a glance; what else there is grows with the library."""

WHOLE = {
    "SELECT count(*) FROM article": "the number of articles, from the smallest index",
    "SELECT version.id, article.published": "texts to look through again, once a chain",
    "SELECT key FROM article ORDER BY": "a page of the list: its index is read as far as that page",
    "SELECT key FROM article WHERE N": "the filter looks for a part of a word in every article",
    "(SELECT rowid FROM article_search WHERE": "what the index finds, in the order of the list",
    "SELECT count(*) FROM (SELECT N FROM article_search": "it stops at some thousand",
    "SELECT id FROM article ORDER BY key": "every row of the list is marked",
    " FROM article WHERE N ORDER BY": "another order than the index has puts all in order",
    " FROM article WHERE N GROUP BY": "the headings count all that stands below them",
    "everybody": "every set is wanted, as by an export of all",
    "FROM article JOIN version ON version.key = article.version ORDER BY": "all are looked at",
    "SELECT ?, published, count(*) FROM article": "a timeline is about every article",
    "EXISTS (SELECT N FROM time_expression WHERE": "days are looked for in all",
    "WITH found AS MATERIALIZED": "so is one of publishers, or of entities",
    "WITH named AS MATERIALIZED": "the entities with the most articles are found among all",
    "WITH here (article) AS MATERIALIZED": "so are those of many articles",
    "FROM entity_decision LIMIT": "whether anything was ever decided: the first row tells",
    "FROM article WHERE (EXISTS (SELECT N FROM hedge": "hedges are looked for in all",
    "JOIN article ON article.version = derivation.version": "all that are looked through",
    "NOT coalesce(derivation.attribution": "all are looked at, in a time of rest",
    "DELETE FROM time_reason": "what no expression has any more, at the end of a refresh of all",
    "SELECT key FROM entity WHERE forgotten": "a list of entities: all are put in its order",
    "SELECT min(first), max(last) FROM entity": "from when to when, asked with a list of all",
    "article.version NOT IN (SELECT version FROM extraction)": "all are looked at, after an act",
    "sum(sentences), N) FROM body_sentences WHERE N)": "a sum over all, of small rows",
    "FROM change_row JOIN change ON": "revisions of the codebook are sought in the whole history",
    "<> ? ORDER BY published IS NULL": "the newest not done: its index is read as far as these",
    "WITH own AS MATERIALIZED": "an article is looked for in the whole history, before a lock",
}  # fmt: skip
"""Statements (the beginning, or a part) that may read a whole table, and why."""


def named(statement: str) -> str:
    """A statement without the values that were in it."""
    bare = re.sub(r"'(?:[^']|'')*'", "?", " ".join(statement.split()))
    return re.sub(r"\bN(, ?N)+\b", "N", re.sub(r"\b\d+\b", "N", bare))


@pytest.fixture(scope="module")
def statements(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """By its name one example of every statement; those about all sets are named so."""
    everybody = ""
    found: dict[str, str] = {}
    for statement in everything(tmp_path_factory.mktemp("plans")):
        if statement.startswith("-- "):
            everybody = "everybody: " if statement == "-- everybody" else ""
        elif statement.split()[0].upper() in ("SELECT", "INSERT", "UPDATE", "DELETE", "WITH"):
            found[everybody + named(statement)] = statement
    return found


@pytest.fixture
def empty(tmp_path: Path) -> sqlite3.Connection:
    """A library's tables as they are today."""
    Library(tmp_path / "empty.db", "ann").close()
    connection = sqlite3.connect(tmp_path / "empty.db")
    connection.create_function("holds", 3, lambda text, words, starred: False)
    connection.create_function("holds_between", 5, lambda *asked: False)
    connection.create_function("aliases", 1, lambda places: "[]")
    connection.create_function("iso_date", 1, lambda day: None)
    return connection


def scanned(connection: sqlite3.Connection, statement: str) -> set[str]:
    """The growing tables that a statement reads as a whole, or has to sort out by itself."""
    steps = [row[3] for row in connection.execute(f"EXPLAIN QUERY PLAN {statement}")]
    tables = {row[0] for row in connection.execute("SELECT name FROM sqlite_master")} - SMALL
    read = [re.match(r"SCAN (?:main\.)?(\w+)|.*AUTOMATIC.* INDEX ()", step) for step in steps]
    names = {(found[1] or "automatic") for found in read if found}
    return names & (tables | {"automatic"})


def test_no_statement_reads_a_whole_table_that_grows(
    statements: dict[str, str], empty: sqlite3.Connection
) -> None:
    with closing(empty):
        whole = {name: scanned(empty, one) for name, one in statements.items()}
    unasked = {
        name: tables
        for name, tables in whole.items()
        if tables and not any(one in name for one in WHOLE)
    }
    assert unasked == {}
    used = {one for one in WHOLE for name, tables in whole.items() if tables and one in name}
    assert used == set(WHOLE), "what no longer reads a whole table needs no leave to do so"


def test_what_points_at_a_row_is_found_without_reading_its_table(
    empty: sqlite3.Connection,
) -> None:
    """SQLite looks for such rows wherever one is taken out; a plan does not show that."""
    missing = []
    with closing(empty):
        for (table,) in empty.execute("SELECT name FROM sqlite_master WHERE type = 'table'"):
            firsts = {
                next(iter(empty.execute(f"PRAGMA index_info({row[1]})")))[2]
                for row in empty.execute(f"PRAGMA index_list({table})")
            }
            columns = empty.execute(f"PRAGMA table_info({table})")
            firsts |= {row[1] for row in columns if row[5] == 1}
            for row in empty.execute(f"PRAGMA foreign_key_list({table})"):
                if table not in SMALL and row[3] not in firsts:
                    missing.append(f"{table}.{row[3]}")
    assert missing == []


def test_the_scan_of_a_table_would_be_noticed(empty: sqlite3.Connection) -> None:
    with closing(empty):
        assert scanned(empty, "SELECT id FROM article WHERE title = 'x'") == {"article"}
        assert scanned(empty, "SELECT id FROM article WHERE id = 'x'") == set()
