"""No statement reads a whole table that grows, but for those whose business that is."""

import io
import re
import sqlite3
from contextlib import closing
from pathlib import Path
from typing import get_args

import pytest

from nkreader.agreement import BY
from nkreader.entity import Sort
from nkreader.figures import COLUMNS, ROWS
from nkreader.library import Library
from nkreader.library.grouping import Grouped
from nkreader.lists import GROUPINGS, ORDERS, Arrangement
from nkreader.passages import ORDERS as PASSAGE_ORDERS
from nkreader.text.span import Span
from tests.store.golden.make import fill

SMALL = {
    "article_search_config", "view", "tag", "annotation_set", "setting",
    "sqlite_sequence", "unfinished", "uncounted",
}  # fmt: skip
"""A person reads these at a glance; what else there is grows with the library."""

WHOLE = {
    "SELECT count(*) FROM article": "the number of articles, from the smallest index",
    "SELECT key FROM article ORDER BY": "a page of the list: its index is read as far as that page",
    "SELECT key FROM article WHERE N": "the filter looks for a part of a word in every article",
    "(SELECT rowid FROM article_search WHERE": "what the index finds, in the order of the list",
    "SELECT id FROM article ORDER BY key": "every row of the list is marked",
    " FROM article WHERE N ORDER BY": "another order than the index has puts all in order",
    " FROM article WHERE N GROUP BY": "the headings count all that stands below them",
    "everybody": "every set is wanted, as by an export of all",
    "FROM article JOIN version ON version.key = article.version ORDER BY": "all are looked at",
    "SELECT ?, published, count(*) FROM article": "a timeline is about every article",
    "WITH found AS MATERIALIZED": "so is one of publishers, or of entities",
    "WITH named AS MATERIALIZED": "the entities with the most articles are found among all",
    "WITH here (article) AS MATERIALIZED": "so are those of many articles",
    "FROM entity_decision LIMIT": "whether anything was ever decided: the first row tells",
    "SELECT key FROM entity WHERE forgotten": "a list of entities: all are put in its order",
    "SELECT min(first), max(last) FROM entity": "from when to when, asked with a list of all",
    "article.version NOT IN (SELECT version FROM extraction)": "all are looked at, after an act",
    "sum(sentences), N) FROM body_sentences WHERE N)": "a sum over all, of small rows",
    "FROM change_row JOIN change ON": "revisions of the codebook are sought in the whole history",
    "WITH own AS MATERIALIZED": "an article is looked for in the whole history, before a lock",
}  # fmt: skip
"""Statements (the beginning, or a part) that may read a whole table, and why."""


def everything(folder: Path) -> list[str]:
    """The statements of a session in which everything is done once."""
    said: list[str] = []
    (folder / "in").mkdir()
    with Library(folder / "library.db", "ann") as library:
        library._context.store.db.set_trace_callback(said.append)
        fill(library, folder / "in")
        (row,) = library.listing().fetch(0, 1)
        for words, query in (("flour", ""), ("", "flour"), ("", "title:flour"), ("", "")):
            listing = library.listing(words, query)
            listing.fetch(0, 50)
            listing.index(row.id)
            listing.coded()
        for id in (row.id, library.listing().fetch(1, 1)[0].id, None):
            list(
                filter(
                    None, [library.listing().next_unread(id), library.listing().next_untagged(id)]
                )
            )
        for tag in (None, "market-prices"):
            library.passage_listing(f"tag:{tag}" if tag else "").fetch(0, 10)
            library.passages(tag)
            for passage_order in PASSAGE_ORDERS:
                library.passage_listing("flour note:flour", passage_order).every()
                library.passage_listing("is:done OR has:link OR has:review", passage_order).index(
                    row.id
                )
            library.passages(tag, row.id)
        for order in ORDERS:
            for grouping in (None, *GROUPINGS):
                arranged = library.shelf.listing(arrangement=Arrangement(order, False, grouping))
                Grouped(arranged).fetch(0, 50)
                arranged.done()
        library.views.save("a view", "flour")
        library.views.count(library.views.named("a view"))
        library.views.called("flour")
        library.views.remove("a view")
        library.shelf.known()
        library.shelf.opened(row.id)
        library.shelf.last_opened()
        library.shelf.preview(row.id, "flour")
        some = library.shelf.many(library.shelf.listing("flour").ids() or [row.id])
        library.shelf.listing().ids()
        some.are_done()
        some.set_state("reading")
        some.common()
        some.annotated()
        some.own()
        some.edit({"author": "Kim"})
        library.undo()
        article = library.article(row.id)
        library.versions(article)
        library.open_again(library.open(row.id), 3)
        library.review.waiting()
        library.shelf.coded(row.id)
        for query in ("", "flour"):
            library.figures.progress(query)
            library.figures.passages("market-prices", query, "market-prices")
            for rows in ROWS:
                library.figures.timeline(query, "month", rows, 5)
            for columns in COLUMNS:
                library.figures.table(query, columns)
        agreements(library)
        library.sets()
        made = library.tag(article, Span(0, 5), "market-prices").added[0].annotation.id
        library.note(made, "a")
        library.retag(made, "border-closure")
        library.respan(made, Span(0, 9))
        library.untag(made)
        library.undo()
        library.redo()
        library.edit(article, {"title": "Another", "published": None})
        library.listing().next_unread(row.id)
        library.listing().index(row.id)
        library.revert(library.entries()[0].id)
        library.place_of(library.entries()[0])
        entities(library)
        with Library(folder / "library.db", "bea") as other:
            other.tag(article, Span(0, 9), "market-prices")
        comparisons(library, article.id)
        list(library.add(["-"], b"The same words.\n\nThey come from elsewhere too.\n"))
        list(library.refresh_mentions())
        said.append("-- everybody")
        passages = library.passages(everybody=True)
        said.append("-- not everybody")
        out = io.BytesIO()
        library.export(passages, "jsonl", out)
        library.remove(article, with_annotations=True)
    with Library(folder / "other.db", "bea") as library:
        library._context.store.db.set_trace_callback(said.append)
        library.take(io.BytesIO(out.getvalue()), "set.jsonl")
        library.undo()
    return said


def agreements(library: Library) -> None:
    """All that can be asked of two sets."""
    with Library(library.path, "bea") as other:
        (row,) = other.listing().fetch(0, 1)
        other.tag(other.article(row.id), Span(0, 5), "market-prices")
    some = library.agreements
    for query, every in (("", False), ("flour", True)):
        asked = some.between("main@ann", "main@bea", query, every)
        study = some.study(asked)
        for by in BY:
            list(some.over_time(study, by))
        some.differing(asked, "market-prices")


def entities(library: Library) -> None:
    """All that can be asked of the entities and decided of them."""
    some = library.entities
    for sort in get_args(Sort):
        some.listing(sort=sort).fetch(0, 9)
    one, other, *_ = some.listing("a", ("GPE", "ORG", "PERSON", "COMMODITY")).fetch(0, 9)
    some.card(one)
    some.among("flour")
    some.span()
    next(some.concordance(one).each())
    library.listing(query=f"entity:{one.id} entity:a*")
    some.merge(one, into=other)
    some.split(some.find(other.id), some.spellings(one)[0] if some.spellings(one) else one.name)
    some.rename(other, "Another")
    some.add("said", "ORG")
    list(some.catch_up())
    for _ in range(4):
        library.undo()
    library.redo()
    library.undo()
    some.forget(one)
    library.undo()


def comparisons(library: Library, article: str) -> None:
    """All that can be asked of two sets."""
    comparing = library.comparing
    a, b = comparing.named("main@ann"), comparing.named("main@bea")
    found = comparing.compare(a, b)
    comparing.compare(a, b, "flour", article)
    comparing.article(a, b, article)
    comparing.read(found.articles[0].differences)
    task = library.adjudicating.begin(a, b, "agreed")
    task.take_same(found)
    (one, *_) = task.in_article(article)
    task.decide(article, one, "left" if one.difference and one.difference.a else "right")
    (one, *_) = task.in_article(article)
    task.decide(article, one, "neither", "a reason")
    assert one.decision is not None
    task.ruled(found)
    library.adjudicating.last(a, b)
    (one, *_) = task.in_article(article)
    if one.decision is not None:
        task.give_reason(article, one.decision.id, "another")
    for _ in range(3):
        library.undo()


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
        assert scanned(empty, "SELECT id FROM article WHERE url = 'x'") == {"article"}
        assert scanned(empty, "SELECT id FROM article WHERE id = 'x'") == set()
